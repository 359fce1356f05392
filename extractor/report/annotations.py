"""Gold to and from Label Studio and doccano.

Label Studio counts code points, as we do (its editor converts what the browser counts). doccano counts UTF-16 units
unless the project counts grapheme clusters, so its offsets differ from ours after the first emoji.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from extractor.errors import UsageError
from extractor.report.review.goldfile import draft
from extractor.run import write_atomic
from extractor.source import Index
from schemas.evidence import DIRECTIONS, KINDS, QUALIFIERS
from schemas.gold import Gold
from schemas.records import Record

Form = Literal["labelstudio", "doccano"]
FORMS: tuple[Form, ...] = get_args(Form)
_WORDS = ("indicator", "unit", "period", "scope", "campaign")
_CHANGE_WORDS = ("change_unit", "basis")
_CHOICES = {"qualifier": QUALIFIERS, "direction": DIRECTIONS}


class Labelled(NamedTuple):
    """A text with its labels, on the way from one form into another."""

    name: str
    text: str
    gold: Gold


def labelling_config() -> str:
    """The labelling interface of Label Studio that these tasks need."""
    labels = "".join(f'<Label value="{kind}"/>' for kind in KINDS)
    areas = "".join(
        f'<TextArea name="{name}" toName="text" perRegion="true" maxSubmissions="1" placeholder="{name}"/>'
        for name in (*_WORDS, *_CHANGE_WORDS)
    )
    choices = "".join(
        f'<Choices name="{name}" toName="text" perRegion="true" choice="single">'
        + "".join(f'<Choice value="{value}"/>' for value in values)
        + "</Choices>"
        for name, values in _CHOICES.items()
    )
    return (
        f'<View><Labels name="kind" toName="text">{labels}</Labels><Text name="text" value="$text"/>'
        f'{areas}{choices}<Relations><Relation value="change"/></Relations></View>'
    )


def task_of(record: Record, text: str, form: str) -> dict[str, Any]:
    """A record as it stands as a task of `labelstudio` or a line of `doccano`."""
    return _writer(form)(Labelled(record.release.name, text, draft(record, text)))


def export(gold_dir: Path, form: str) -> str:
    """Every release of a gold folder that has its text: a JSON list for Label Studio, JSON lines for doccano."""
    write = _writer(form)
    tasks = [write(labelled) for labelled in _gold(gold_dir)]
    if not tasks:
        raise UsageError(f"{gold_dir}: no gold with its source.txt; give a folder with <release-id>/gold.json")
    if form == "doccano":
        return "".join(json.dumps(t, ensure_ascii=False) + "\n" for t in tasks)
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def load(file: Path, form: str, gold_dir: Path) -> list[Path]:
    """Reads what the tool exported and writes `<gold_dir>/<name>/{gold.json,source.txt}`; the paths of gold.json."""
    read = {"labelstudio": from_label_studio, "doccano": from_doccano}.get(form)
    if read is None:
        raise UsageError(f"{form!r} is no annotation form; use one of {', '.join(FORMS)}")
    try:
        body = file.read_bytes().decode("utf-8")
        tasks = (
            [json.loads(line) for line in body.splitlines() if line.strip()] if form == "doccano" else json.loads(body)
        )
    except (OSError, ValueError) as e:
        raise UsageError(f"{file}: can't be read as a {form} export: {e}") from e
    paths: list[Path] = []
    for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks]):
        try:
            labelled = read(task)
        except (KeyError, TypeError, IndexError, ValueError) as e:
            raise UsageError(f"{file}: task {number + 1} has not the shape of a {form} export: {e!r}") from e
        own = _slug(labelled.name) or f"task-{number + 1}"
        place = gold_dir / (f"{own}-{number + 1}" if gold_dir / own / "gold.json" in paths else own)
        place.mkdir(parents=True, exist_ok=True)
        write_atomic(place / "source.txt", labelled.text.encode())
        out = labelled.gold.model_dump_json(by_alias=True, indent=2, exclude_defaults=True)
        write_atomic(place / "gold.json", out.encode() + b"\n")
        paths.append(place / "gold.json")
    return paths


class _Region(NamedTuple):
    """A labelled span with the fields that hang on it; `change` is the region of its change."""

    id: str
    start: int
    end: int
    kind: str
    words: dict[str, str]
    change: str | None = None


def _regions(gold: Gold) -> Iterator[_Region]:
    """Regions of the statistics with their fields, then every number that no statistic is about."""
    taken = set()
    for k, s in enumerate(gold.statistics):
        fields = {
            name: str(v) for name in ("indicator", "unit", "period", "scope", "campaign") if (v := getattr(s, name))
        }
        fields["qualifier"] = s.qualifier
        changed = (
            {"direction": s.change.direction, "basis": s.change.basis, "change_unit": s.change.unit} if s.change else {}
        )
        told = {name: v for name, v in changed.items() if v}
        own = s.change is not None and s.change.start is not None
        if s.start is not None and s.end is not None:
            taken.add((s.start, s.end))
            yield _Region(
                f"s{k}", s.start, s.end, "statistic", fields if own else fields | told, f"c{k}" if own else None
            )
            fields = {}
        if s.change is not None and s.change.start is not None and s.change.end is not None:
            taken.add((s.change.start, s.change.end))
            yield _Region(f"c{k}", s.change.start, s.change.end, "change", fields | told)
    for i, n in enumerate(gold.numbers):
        if (n.start, n.end) not in taken:
            yield _Region(f"n{i}", n.start, n.end, n.kind, {})


def to_label_studio(labelled: Labelled) -> dict[str, Any]:
    """A task with one finished annotation; import it after setting `labelling_config`."""
    made: list[dict[str, Any]] = []
    for r in _regions(labelled.gold):
        span = {"start": r.start, "end": r.end, "text": labelled.text[r.start : r.end]}
        made.append(_result(r.id, "kind", "labels", span | {"labels": [r.kind]}))
        for name, words in r.words.items():
            kind = ("choices", [words]) if name in _CHOICES else ("text", [words])
            made.append(_result(r.id, name, "choices" if name in _CHOICES else "textarea", span | dict([kind])))
        if r.change:
            made.append(
                {"type": "relation", "from_id": r.id, "to_id": r.change, "direction": "right", "labels": ["change"]}
            )
    data = {"text": labelled.text, "name": labelled.name}
    return {"data": data, "annotations": [{"result": made, "ground_truth": True}]}


def _result(region: str, control: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": region, "from_name": control, "to_name": "text", "type": kind, "value": value}


def from_label_studio(task: dict[str, Any]) -> Labelled:
    """The last annotation of a task that was not cancelled; KeyError where there is none."""
    text, name = task["data"]["text"], str(task["data"].get("name") or task.get("id") or "")
    kept = [a for a in task["annotations"] if not a.get("was_cancelled")]
    if not kept:
        raise ValueError("no annotation was finished")
    regions: dict[str, _Region] = {}
    changes: dict[str, str] = {}
    for made in kept[-1]["result"]:
        if made["type"] == "relation":
            changes[made["from_id"]] = made["to_id"]
            continue
        value = made["value"]
        start, end = _in_code_points(text, value)
        region = regions.get(made["id"]) or _Region(made["id"], start, end, "other", {})
        if made["type"] == "labels":
            region = region._replace(kind=value["labels"][0])
        else:
            words = value["choices"] if made["type"] == "choices" else value["text"]
            region.words[made["from_name"]] = words[0] if isinstance(words, list) else words
        regions[made["id"]] = region
    return Labelled(name, text, _gold_from(text, name, _joined(regions.values(), changes)))


def _in_code_points(text: str, value: dict[str, Any]) -> tuple[int, int]:
    """The span of a region; one that counts UTF-16 (old versions did) is seen by its own copy of the text."""
    start, end, words = value["start"], value["end"], value.get("text")
    if not isinstance(words, str) or text[start:end] == words:
        return start, end
    at = code_points(text)
    other = (at(start), at(end))
    if text[slice(*other)] == words:
        return other
    raise ValueError(f"the span {start}..{end} does not hold {words!r}")


def to_doccano(labelled: Labelled) -> dict[str, Any]:
    """A line of doccano's JSONL with entities and relations; fields of statistics travel beside them."""
    to = utf16_units(labelled.text)
    number = {r.id: i + 1 for i, r in enumerate(_regions(labelled.gold))}
    entities: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    fields: dict[str, dict[str, str]] = {}
    for r in _regions(labelled.gold):
        place = {"start_offset": to(r.start), "end_offset": to(r.end)}
        entities.append({"id": number[r.id], "label": r.kind, **place})
        if r.words:
            # By their span: doccano gives entities ids of its own.
            fields[f"{place['start_offset']}-{place['end_offset']}-{r.id}"] = r.words
        if r.change:
            ends = {"from_id": number[r.id], "to_id": number[r.change]}
            relations.append({"id": len(relations) + 1, **ends, "type": "change"})
    return {
        "text": labelled.text,
        "name": labelled.name,
        "entities": entities,
        "relations": relations,
        "fields": fields,
    }


def from_doccano(line: dict[str, Any]) -> Labelled:
    """A line of a doccano export, with `entities` and `relations` or with plain `label` triples."""
    text, name = line["text"], str(line.get("name") or line.get("id") or "")
    at = code_points(text)
    fields: dict[str, dict[str, str]] = line.get("fields") or {}
    by_span: dict[str, list[dict[str, str]]] = {}
    for key, words in fields.items():
        by_span.setdefault(key.rpartition("-")[0], []).append(words)
    entities = line.get("entities")
    if entities is None:
        triples = line.get("label") or []
        entities = [{"id": i, "start_offset": s, "end_offset": e, "label": k} for i, (s, e, k) in enumerate(triples)]
    regions = {}
    for entity in entities:
        start, end = entity["start_offset"], entity["end_offset"]
        waiting = by_span.get(f"{start}-{end}") or []
        own: dict[str, str] = waiting.pop(0) if waiting else {}
        regions[str(entity["id"])] = _Region(str(entity["id"]), at(start), at(end), entity["label"], own)
    changes = {str(r["from_id"]): str(r["to_id"]) for r in line.get("relations") or [] if r["type"] == "change"}
    return Labelled(name, text, _gold_from(text, name, _joined(regions.values(), changes)))


class _Figure(NamedTuple):
    """A region with the region of its change."""

    region: _Region
    change: _Region | None


def _joined(regions: Iterable[_Region], changes: dict[str, str]) -> list[_Figure]:
    """Levels with their changes; changes without a level; every other number alone."""
    known = {r.id: r for r in regions}
    led = {to for origin, to in changes.items() if origin in known and to in known}
    return [_Figure(r, known.get(changes.get(r.id, ""))) for r in known.values() if r.id not in led]


def _gold_from(text: str, name: str, figures: list[_Figure]) -> Gold:
    import hashlib

    index = Index(text)
    numbers: dict[tuple[int, int], dict[str, Any]] = {}
    statistics = []
    for figure in figures:
        for r in (figure.region, figure.change):
            if r is not None:
                kind = r.kind if r.kind in KINDS else "other"
                numbers.setdefault((r.start, r.end), _printed(index, r) | {"class": kind})
        if figure.region.kind in {"statistic", "change"}:
            statistics.append(_statistic(index, figure))
    statistics.sort(key=lambda s: s["start"] if s["start"] is not None else s["change"]["start"])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    ordered = [numbers[span] for span in sorted(numbers)]
    return Gold.model_validate({"source": name, "sha256": sha256, "numbers": ordered, "statistics": statistics})


def _printed(index: Index, region: _Region) -> dict[str, Any]:
    """Span, text and value of a number; code derives the value."""
    from extractor.numbers import parse

    text = index.text[region.start : region.end]
    mention = index.at(region.start, region.end)
    value = mention.value if mention is not None else parse(text)
    return {"start": region.start, "end": region.end, "text": text, "value": None if value is None else f"{value:f}"}


def _statistic(index: Index, figure: _Figure) -> dict[str, Any]:
    region, words = figure.region, figure.region.words
    alone = region.kind == "change"
    level: dict[str, Any] = dict.fromkeys(("start", "end", "text", "value")) if alone else _printed(index, region)
    told = region if alone else figure.change
    direction = (told.words if told else words).get("direction")
    change = None
    if told is not None or direction == "unchanged":
        own = _printed(index, told) if told else dict.fromkeys(("start", "end", "text", "value"))
        source = told.words if told else words
        change = own | {"direction": direction, "basis": source.get("basis"), "unit": source.get("change_unit")}
    return level | {
        "unit": None if alone else words.get("unit"),
        "qualifier": words.get("qualifier", "exact"),
        "indicator": words.get("indicator", ""),
        "period": words.get("period"),
        "scope": words.get("scope"),
        "campaign": words.get("campaign"),
        "change": change,
    }


def utf16_units(text: str) -> Callable[[int], int]:
    """Turns code-point offsets of a text into UTF-16 offsets."""
    if text.isascii() or max(text) < "\U00010000":
        return lambda offset: offset
    table = [0]
    for c in text:
        table.append(table[-1] + (2 if c > "\uffff" else 1))
    return table.__getitem__


def code_points(text: str) -> Callable[[int], int]:
    """Turns UTF-16 offsets of a text into code-point offsets; the middle of a pair counts as its start."""
    if text.isascii() or max(text) < "\U00010000":
        return lambda offset: offset
    table: list[int] = []
    for i, c in enumerate(text):
        table += [i, i] if c > "\uffff" else [i]
    table.append(len(text))
    return table.__getitem__


def _writer(form: str) -> Callable[[Labelled], dict[str, Any]]:
    write = {"labelstudio": to_label_studio, "doccano": to_doccano}.get(form)
    if write is None:
        raise UsageError(f"{form!r} is no annotation form; use one of {', '.join(FORMS)}")
    return write


def _gold(gold_dir: Path) -> Iterator[Labelled]:
    for file in sorted(gold_dir.glob("*/gold.json")):
        source = file.with_name("source.txt")
        if source.is_file():
            text = source.read_bytes().decode("utf-8")
            yield Labelled(file.parent.name, text, Gold.model_validate_json(file.read_bytes()).expanded(text))


def _slug(name: str) -> str:
    """A name fit for a folder: letters, digits, dots inside and dashes."""
    kept = "".join(c if c.isalnum() or c in "-_." else "-" for c in name).strip("-.")
    return kept[:120]
