"""Desk: a release as people correct it; every edit is checked at once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import BaseModel, ValidationError

from extractor import checker, pipeline
from extractor.errors import UsageError
from extractor.report.review import forms
from extractor.report.review.history import Edit
from extractor.source import Index
from schemas.evidence import Kind
from schemas.records import Filled, Finding, Record, SetAside, TallyLine
from schemas.release import Release

if TYPE_CHECKING:
    from extractor.fillers import Filler

LEFT_OVER = frozenset({"T002", "T003"})
"""Rules that speak of numbers which no field uses; they tell what the scanner takes a number for."""


class EditError(UsageError):
    """The edit can't be done; says why in words for the person at the page."""


class Standing(NamedTuple):
    """What all edits so far amount to."""

    filled: dict[str, Any]
    aside: dict[int, tuple[Kind, str]]
    """By mark: the kind, and who said so."""
    accepted: dict[str, str]
    """By field path: who accepted it."""


class _Author(NamedTuple):
    id: str
    prompt: str | None


class Desk:
    """One release: the record it started from, and what its edits make of it. `blind` starts from nothing."""

    def __init__(self, record: Record, text: str, schema: type[BaseModel], *, blind: bool = False) -> None:
        self.base = record
        self.index = Index(text)
        self.schema = schema
        self.blind = blind

    def start(self) -> Standing:
        """The record as the run left it; in labelling mode nothing at all."""
        if not self.blind:
            return Standing(self.base.filled, {}, {})
        try:
            return Standing(self.schema().model_dump(mode="json"), {}, {})
        except ValidationError as e:
            raise UsageError(
                f"schema {self.base.schema_ref.name} can't start empty; label with a schema of defaults"
            ) from e

    def after(self, edits: Iterable[Edit]) -> Standing:
        """Start, then every edit in order; EditError if one can't be done."""
        state = self.start()
        for edit in edits:
            state = self.apply(state, edit)
        return state

    def apply(self, state: Standing, edit: Edit) -> Standing:
        """One edit more."""
        try:
            done = {
                "accept": self._accept,
                "edit": self._edit,
                "drop": self._drop,
                "add": self._add,
                "set_aside": self._set_aside,
            }[edit.do](state, edit)
            self.schema.model_validate(done.filled)
        except ValidationError as e:
            raise EditError(_words(e)) from e
        except KeyError as e:
            raise EditError(f"there is no field {e.args[0]!r} in schema {self.base.schema_ref.name}") from e
        except ValueError as e:
            raise EditError(str(e)) from e
        return done

    def _accept(self, state: Standing, edit: Edit) -> Standing:
        forms.at(state.filled, edit.path)
        return state._replace(accepted={**state.accepted, edit.path: edit.name or "someone"})

    def _edit(self, state: Standing, edit: Edit) -> Standing:
        entry = forms.at(state.filled, edit.path)
        model = forms.model_at(self.schema, edit.path)
        new = forms.write_leaves(entry, edit.set.items(), model)
        # What was accepted was the old wording.
        accepted = {p: n for p, n in state.accepted.items() if p != edit.path}
        return state._replace(filled=_put(state.filled, forms.parse(edit.path), new), accepted=accepted)

    def _drop(self, state: Standing, edit: Edit) -> Standing:
        *parent, last = forms.parse(edit.path)
        forms.at(state.filled, edit.path)
        if isinstance(last, str):
            return state._replace(filled=_put(state.filled, (*parent, last), None))
        head = edit.path.removesuffix(f"[{last}]")
        entries = list(forms.at(state.filled, head))
        del entries[last]
        accepted = {p: n for p, n in ((_shifted(p, head, last), n) for p, n in state.accepted.items()) if p}
        return state._replace(filled=_put(state.filled, tuple(parent), entries), accepted=accepted)

    def _add(self, state: Standing, edit: Edit) -> Standing:
        place = self.home(edit.path)
        new = forms.write_leaves({}, edit.set.items(), place.entry)
        entries = [*forms.at(state.filled, place.path), new]
        marks = {value for leaf, value in edit.set.items() if leaf.endswith(".mark")}
        aside = {m: k for m, k in state.aside.items() if str(m) not in marks}
        return state._replace(filled=_put(state.filled, forms.parse(place.path), entries), aside=aside)

    def _set_aside(self, state: Standing, edit: Edit) -> Standing:
        assert edit.mark is not None
        assert edit.kind is not None
        if self.index.marked(edit.mark) is None:
            raise EditError(f"there is no number {edit.mark} in the source")
        return state._replace(aside={**state.aside, edit.mark: (edit.kind, edit.name)})

    def home(self, path: str = "") -> forms.Place:
        """The list that new entries go to: the one named, else the first of the schema that holds quantities."""
        places = list(forms.lists_of(self.schema))
        for place in places:
            if path in ("", place.path):
                return place
        raise EditError(f"schema {self.base.schema_ref.name} has no list that a figure could be added to")

    def record(self, state: Standing) -> Record:
        """The record these edits make: located, checked and tallied."""
        value = self.schema.model_validate(state.filled)
        aside = {} if self.blind else {entry.mark: entry for entry in self.base.set_aside}
        aside |= {mark: SetAside(mark=mark, kind=kind) for mark, (kind, _) in state.aside.items()}
        filled = Filled(value=value, set_aside=tuple(aside[m] for m in sorted(aside)), usage=self.base.usage)
        checked = pipeline.checked(self.index, filled)
        author = cast("Filler", _Author(self.base.model, self.base.prompt))
        release = Release(source=self.base.release, text=self.index.text)
        record = pipeline.record(release, author, self.schema, checked, self.base.stages)
        findings = tuple(f for f in (self._judged(f, state) for f in record.findings) if f is not None)
        statistics = tuple(_accepted(s, findings, state) for s in record.statistics)
        return record.model_copy(
            update={
                "schema_ref": self.base.schema_ref,
                "findings": findings,
                "statistics": statistics,
                "tally": tuple(self._line(i + 1, line, state) for i, line in enumerate(record.tally)),
                "verdict": checker.verdict(list(findings), ""),
            }
        )

    def _judged(self, finding: Finding, state: Standing) -> Finding | None:
        """The finding as it stands after what people said; None where labelling mode must not show it."""
        if self.blind and (finding.code in LEFT_OVER or finding.severity != "reject"):
            return None  # it would tell what the rules think of a number
        by = next((n for p, n in state.accepted.items() if _under(finding.path, p)), None)
        if by is not None:
            return finding.model_copy(update={"severity": "info", "hint": f"accepted by {by}"})
        if finding.code in LEFT_OVER and finding.start is not None:
            mark = next((m for m in state.aside if self.index.mentions[m - 1].start == finding.start), None)
            if mark is not None:
                name = state.aside[mark][1] or "someone"
                return finding.model_copy(update={"severity": "info", "hint": f"set aside by {name}"})
        return finding

    def _line(self, mark: int, line: TallyLine, state: Standing) -> TallyLine:
        if line.state == "used":
            return line
        if mark in state.aside:
            kind, _ = state.aside[mark]
            return line.model_copy(update={"kind": kind, "state": "set_aside", "by": ("person",)})
        return line.model_copy(update={"state": "unaccounted", "by": ()}) if self.blind else line


def _accepted(statistic: dict[str, Any], findings: tuple[Finding, ...], state: Standing) -> dict[str, Any]:
    path = str(statistic.get("path", ""))
    statistic = {**statistic, "verdict": checker.verdict(list(findings), path)}
    return {**statistic, "accepted_by": state.accepted[path]} if path in state.accepted else statistic


def _under(path: str, root: str) -> bool:
    return path == root or path.startswith((f"{root}.", f"{root}["))


def _shifted(path: str, head: str, gone: int) -> str:
    """The path after entry `gone` of list `head` is taken out; empty if it was under that entry."""
    if not path.startswith(f"{head}["):
        return path
    number, bracket, rest = path[len(head) + 1 :].partition("]")
    place = int(number)
    return "" if place == gone else f"{head}[{place - (place > gone)}{bracket}{rest}"


def _put(filled: Any, path: forms.Path, value: Any) -> Any:
    """A copy with `value` at the path."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        entries = list(filled)
        entries[step] = _put(entries[step], tuple(rest), value)
        return entries
    return {**filled, step: _put(filled.get(step), tuple(rest), value)}


def _words(error: ValidationError) -> str:
    """A validation error in one line a person can act on."""
    told = []
    for e in error.errors(include_url=False):
        where = next((p for p in reversed(e["loc"]) if isinstance(p, str)), "the entry")
        told.append(f"{where}: {e['msg'].removeprefix('Value error, ')[:200]}")
    return "; ".join(dict.fromkeys(told))
