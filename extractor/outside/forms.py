"""read_extraction: bytes of another tool's output to documents of rows; the form is told by the content."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from extractor.errors import UsageError
from extractor.outside.rows import FACT_KEYS, Asserted, Plan, fact_of, is_number, trees
from schemas.evidence import DIRECTIONS, QUALIFIERS

__all__ = ["FACT_KEYS", "FORMS", "Asserted", "Document", "Plan", "read_extraction"]

FORMS = ("langextract", "json", "csv")
_DELIMITERS = ",;\t|"


class Document(NamedTuple):
    """What one extraction says of one text; `text` and `name` where the file itself gives them."""

    asserted: tuple[Asserted, ...]
    rows: tuple[str, ...]
    text: str | None = None
    name: str | None = None


def read_extraction(raw: bytes, name: str, plan: Plan, form: str | None = None) -> list[Document]:
    """The documents of a file (langextract's may hold several); UsageError names file, place and fix."""
    if form is not None and form not in FORMS:
        raise UsageError(f"--as {form!r}: use one of {', '.join(FORMS)}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    if not text.strip():
        raise UsageError(f"{name}: is empty; give langextract's JSONL, JSON or CSV")
    if form == "csv" or (form is None and text.lstrip()[:1] not in {"{", "["}):
        return [_document(_table(text, name, plan))]
    value, lines = _parsed(text, name)
    annotated = value if isinstance(value, list) else [value]
    if form == "langextract" or (form is None and annotated and all(_is_annotated(v) for v in annotated)):
        return [_annotated(v, f"{name}: {_nth(i, lines)}", plan) for i, v in enumerate(annotated, 1)]
    asserted = list(trees(value, name, plan))
    plan.all_found(name)
    return [_document(asserted)]


def _document(asserted: list[Asserted], text: str | None = None, name: str | None = None) -> Document:
    return Document(tuple(asserted), tuple(dict.fromkeys(a.row for a in asserted)), text, name)


def _nth(i: int, lines: bool) -> str:
    return f"line {i}" if lines else f"document {i}"


def _parsed(text: str, name: str) -> tuple[Any, bool]:
    """The value of a JSON text, or the list of values of JSON lines (True)."""
    try:
        return _loads(text), False
    except ValueError as error:
        whole = error
    lines = [(i, line) for i, line in enumerate(text.split("\n"), 1) if line.strip()]
    values = []
    for i, line in lines:
        try:
            values.append(_loads(line))
        except ValueError as error:
            if i == lines[0][0] or len(lines) == 1:
                raise UsageError(f"{name}: no JSON and no JSON lines: {whole}; correct it there") from whole
            raise UsageError(f"{name}: line {i}: no JSON: {error}; correct the line") from error
    return values, True


def _loads(text: str) -> Any:
    """JSON with decimals kept exact; NaN and endless nesting are no JSON."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def _is_annotated(value: Any) -> bool:
    """Whether this is an AnnotatedDocument of langextract as a dict."""
    if not isinstance(value, dict) or not isinstance(value.get("extractions"), list):
        return False
    inner = value["extractions"]
    if not inner:
        return "text" in value or "document_id" in value
    return all(isinstance(e, dict) and "extraction_text" in e for e in inner)


def _annotated(value: Any, where: str, plan: Plan) -> Document:
    if not isinstance(value, dict) or not isinstance(value.get("extractions"), list):
        raise UsageError(f"{where}: no `extractions` list; give langextract's JSONL, or --as json")
    text, title = value.get("text"), value.get("document_id")
    if not isinstance(text, str | None):
        raise UsageError(
            f"{where}: `text` must be a string; write the file with langextract's save_annotated_documents"
        )
    asserted = [a for i, e in enumerate(value["extractions"]) for a in _extraction(e, f"extractions[{i}]", where, plan)]
    plan.all_found(where)
    return _document(asserted, text, str(title) if title is not None else None)


def _extraction(entry: Any, path: str, where: str, plan: Plan) -> Iterator[Asserted]:
    """The clause as a quote; numbers in its attributes are held against that quote, other attributes are words."""
    if not isinstance(entry, dict) or not isinstance(entry.get("extraction_text"), (str, int)):
        raise UsageError(f"{where}: {path}: `extraction_text` must be a string; correct the extraction")
    if isinstance(entry["extraction_text"], bool):
        raise UsageError(f"{where}: {path}: `extraction_text` must be a string; correct the extraction")
    words, interval, attributes = str(entry["extraction_text"]), entry.get("char_interval"), entry.get("attributes")
    if not isinstance(interval, dict | None) or not isinstance(attributes, dict | None):
        raise UsageError(
            f"{where}: {path}: char_interval and attributes must be objects or null; correct the extraction"
        )
    start, end = (interval or {}).get("start_pos"), (interval or {}).get("end_pos")
    place = (start, end) if _offset(start) and _offset(end) else (None, None)
    alone = is_number(words)
    said = dict(attributes or {})
    if plan.mapping:
        fact = fact_of({**entry, **said}, plan, f"{where}: {path}")
    else:
        fact = {k: said.pop(k) for k in ("value", "unit", "qualifier", "direction") if _usable(k, said.get(k))}
    quote = {"quote": words, "quote_start": place[0], "quote_end": place[1]}
    quote = {k: v for k, v in quote.items() if v is not None}
    if alone:
        spot = {} if place[0] is None else {"start": place[0], "end": place[1]}
        yield Asserted(path, path, {"text": words, **spot, **fact})
    elif fact.get("value") is not None or fact.get("text") is not None:
        yield Asserted(path, path, {**quote, **fact})
    else:
        yield Asserted(path, path, quote)
    if not plan.mapping:
        yield from trees(said, f"{where}: {path}", plan, f"{path}.attributes", row=path, quote=None if alone else quote)


def _offset(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _usable(name: str, value: Any) -> bool:
    """Whether an attribute of this name means what the fact key of the same name means."""
    if name == "value":
        return is_number(value)
    known = {"qualifier": QUALIFIERS, "direction": DIRECTIONS}.get(name)
    return isinstance(value, str) and (known is None or value in known)


def _table(text: str, name: str, plan: Plan) -> list[Asserted]:
    """CSV with a header; an empty cell says nothing and is not checked."""
    header_line = text.lstrip().split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    try:
        header, *rows = [r for r in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if r]
    except csv.Error as error:
        raise UsageError(f"{name}: no CSV: {error}; quote cells that hold quotes or line ends") from error
    header = [cell.strip() for cell in header]
    columns = plan.columns(header, name)
    asserted = []
    for i, row in enumerate(rows, 1):
        if len(row) > len(header):
            raise UsageError(
                f"{name}: row {i}: {len(row)} cells under {len(header)} columns; quote cells that hold {delimiter!r}"
            )
        cells = dict(zip(header, row, strict=False))
        fact: dict[str, Any] = {k: cells[c] for k, c in columns.items() if cells.get(c, "").strip()}
        for place in plan.offsets(fact):
            if not fact[place].strip().isdecimal():
                raise UsageError(f"{name}: row {i}: {place} {fact[place]!r} is no whole number; correct the cell")
            fact[place] = int(fact[place])
        if fact:
            asserted.append(Asserted(f"row {i}", f"row {i}", fact))
    return asserted
