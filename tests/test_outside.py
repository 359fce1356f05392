"""Extractions of other tools are held against the source, row by row, and the numbers nobody took are named."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import UsageError
from extractor.outside import Document, Outcome, Plan, check_outside, read_extraction
from extractor.source import Index

SOURCE = (
    "Rangers closed 14 illegal quarries and planted about 2.6 million saplings in 2021, up 8.5% on 2020. "
    "Fines came to 7,250 crowns, and 9 drivers lost their licence on May 3, 2022.\n"
)


def outcome(raw: Any, *maps: str, skip: tuple[str, ...] = (), form: str | None = None) -> Outcome:
    text = raw if isinstance(raw, str) else json.dumps(raw)
    (document,) = read_extraction(text.encode(), "given", Plan.of(maps, skip), form)
    return check_outside(Index(document.text or SOURCE), document, "given")


def codes(found: Outcome, path: str) -> set[str]:
    return {f.code for f in found.findings if f.path == path}


def annotated(*extractions: dict[str, Any], text: str | None = SOURCE) -> dict[str, Any]:
    held = []
    for e in extractions:
        at = SOURCE.find(e["extraction_text"])
        interval = {"start_pos": at, "end_pos": at + len(e["extraction_text"])} if at >= 0 else None
        status = "match_exact" if at >= 0 else "match_lesser"
        held.append({"extraction_class": "figure", "char_interval": interval, "alignment_status": status, **e})
    return {"extractions": held, "text": text, "document_id": "doc_1"}


def test_langextract_clauses_are_verbatim_or_rejected() -> None:
    found = outcome(
        annotated({"extraction_text": "closed 14 illegal quarries"}, {"extraction_text": "Fines came to 7,520 crowns"})
    )
    assert found.verdicts == {"extractions[0]": "verified", "extractions[1]": "rejected"}
    assert codes(found, "extractions[1]") == {"P002"}


def test_a_wrong_number_in_the_attributes_of_a_true_clause_is_rejected() -> None:
    clause = {"extraction_text": "Fines came to 7,250 crowns"}
    right = outcome(annotated({**clause, "attributes": {"value": "7250", "unit": "crowns"}}))
    wrong = outcome(annotated({**clause, "attributes": {"value": "7520", "unit": "crowns"}}))
    other = outcome(annotated({**clause, "attributes": {"amount": "7,520"}}))
    elsewhere = outcome(annotated({**clause, "attributes": {"amount": "14"}}))
    assert [set(o.verdicts.values()) for o in (right, wrong, other)] == [{"verified"}, {"rejected"}, {"rejected"}]
    assert set(elsewhere.verdicts.values()) != {"verified"}


def test_a_bare_number_is_held_at_its_interval() -> None:
    assert set(outcome(annotated({"extraction_text": "7,250"})).verdicts.values()) == {"verified"}
    piece = {"extraction_text": "250", "char_interval": {"start_pos": 116, "end_pos": 119}}
    assert set(outcome(annotated(piece)).verdicts.values()) == {"rejected"}


def test_numbers_that_no_row_uses_are_named() -> None:
    found = outcome(annotated({"extraction_text": "closed 14 illegal quarries and planted about 2.6 million saplings"}))
    states = {line.text: line.state for line in found.tally}
    assert states["14"] == states["2.6 million"] == "used"
    assert {t for t, s in states.items() if s == "unaccounted"} == {"8.5", "7,250", "9"}
    assert sum(f.code == "T002" for f in found.findings) == 3


def test_several_documents_each_bring_their_text() -> None:
    lines = [
        annotated({"extraction_text": "9 drivers"}),
        {**annotated(text="All 3 wells ran dry."), "document_id": "b"},
    ]
    documents = read_extraction("\n".join(map(json.dumps, lines)).encode(), "two.jsonl", Plan())
    assert [(d.name, d.text) for d in documents] == [("doc_1", SOURCE), ("b", "All 3 wells ran dry.")]


CSV = (
    "what,amount,of,evidence\n"
    "quarries,14,quarries,closed 14 illegal quarries\n"
    "saplings,2600000,saplings,planted about 2.6 million saplings\n"
    'fines,"7,520",crowns,"Fines came to 7,250 crowns"\n'
    "drivers,9,,\n"
)
MAPS = ("value=amount", "unit=of", "quote=evidence")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_rows_through_a_mapping(delimiter: str) -> None:
    table = CSV if delimiter == "," else re.sub(r',(?=(?:[^"]*"[^"]*")*[^"]*$)', delimiter, CSV)
    found = outcome(table, *MAPS)
    assert found.verdicts == {"row 1": "verified", "row 2": "verified", "row 3": "rejected", "row 4": "verified"}
    assert "N001" in codes(found, "row 3")


def test_json_rows_at_any_depth_through_a_mapping() -> None:
    rows = [
        {"amount": {"printed": "14", "of": "quarries"}, "id": 77},
        {"amount": {"printed": "41", "of": "quarries"}, "id": 78},
    ]
    found = outcome({"meta": {"run": 31}, "found": {"rows": rows}}, "text=amount.printed", "unit=amount.of")
    assert found.verdicts == {"found.rows[0]": "verified", "found.rows[1]": "rejected"}


def test_a_model_without_its_class_has_every_number_looked_up() -> None:
    model = {
        "title": "Rangers in 2021", "published": "2022-05-03", "quarries": 14, "growth": 8.5, "year": 2021,
        "saplings": {"value": "2.6 million", "unit": "saplings"}, "note": "9 drivers, 6 riders", "score": 0.93,
    }  # fmt: skip
    found = outcome(model)
    assert {p for p, v in found.verdicts.items() if v == "rejected"} == {"note", "score"}
    assert {p for p, v in found.verdicts.items() if v == "review"} == set()
    assert "score" not in outcome(model, skip=("score",)).verdicts


def test_quotes_of_a_model_are_verbatim_when_mapped_and_hold_its_numbers() -> None:
    model = {"facts": [
        {"fines": 7250, "evidence": "Fines came to 7,250 crowns"},
        {"fines": 14, "evidence": "Fines came to 7,250 crowns"},
        {"fines": 7250, "evidence": "Fines amounted to 7,250 crowns"},
    ]}  # fmt: skip
    found = outcome(model, "quote=evidence")
    assert found.verdicts["facts[0]"] != "rejected"
    assert codes(found, "facts[1].fines") & {"N006", "N005", "N007", "N008", "P003", "N004"}
    assert "P002" in codes(found, "facts[2].evidence")


def test_two_rows_on_one_print_are_a_doubt_and_two_columns_of_a_row_are_not() -> None:
    one = annotated({"extraction_text": "closed 14 illegal quarries", "attributes": {"value": "14", "printed": "14"}})
    assert set(outcome(one).verdicts.values()) == {"verified"}
    two = outcome([{"value": 14, "unit": "quarries"}, {"value": 14, "unit": "quarries"}], "value=value", "unit=unit")
    assert set(two.verdicts.values()) == {"review"}


@pytest.mark.parametrize(
    ("raw", "maps", "told"),
    [
        ("", (), "given: is empty"),
        ("{", (), "given: no JSON and no JSON lines: .*line 1 column 2.*correct it"),
        ('{"a": 1}\n{"b": \n', (), "given: line 2: no JSON"),
        ('[{"value": NaN}]', (), "NaN is no JSON"),
        ("[" * 100_000, (), "nested too deep"),
        ('[{"value": 1}]', ("valu=x",), "--map 'valu=x': write key=column"),
        ('[{"value": 1}]', ("value=a", "value=b"), "already 'a'"),
        ('[{"value": 1}]', ("value=amount",), "no object has 'amount'"),
        ('[{"n": 1}, {"m": 2}]', ("value=n",), r"given: \[1\]: has no n"),
        ('[{"n": [1]}]', ("value=n",), r"\[0\]: n: holds list"),
        ('[{"n": 14, "q": "roughly"}]', ("value=n", "qualifier=q"), r"given: \[0\]: qualifier 'roughly' is none of"),
        ("a,b\n1,2\n", ("value=c",), "no column 'c'; there are a, b"),
        ("a,b\n1,2\n", (), r"add --map value=COLUMN; there are a, b"),
        ("value,b\n1,2,3\n", (), "row 1: 3 cells under 2 columns"),
        ("value,start\n14,x\n", (), "row 1: start 'x' is no whole number"),
        ('value,b\n"1,2\n', (), "given: no CSV"),
        (
            '{"extractions": [{"extraction_text": ["a"]}], "text": "x"}',
            (),
            r"extractions\[0\]: `extraction_text` must be",
        ),
        ('{"extractions": [{"extraction_text": "a", "attributes": 3}]}', (), r"must be objects or null"),
    ],
)
def test_bad_input_is_one_line_with_file_place_and_fix(raw: str, maps: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        outcome(raw, *maps)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(UsageError, match="not UTF-8 at byte 1"):
        read_extraction(b"a\xff", "given", Plan())


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12)
    | st.sampled_from(["14", "7,250", "2.6 million", "8.5%", "2021", "closed 14 illegal quarries", "2022-05-03"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["value", "text", "unit", "quote", "qualifier", "extractions", "extraction_text", "x"]),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, derandomize=True, deadline=None)
@given(JSONS, st.sampled_from([(), ("value=value",), ("text=x", "unit=unit"), ("quote=quote",)]))
def test_any_json_is_checked_or_told_in_one_line(value: Any, maps: tuple[str, ...]) -> None:
    raw = json.dumps(value).encode()
    found: list[tuple[Document, Outcome]] = []
    told = ""
    try:
        documents = read_extraction(raw, "given", Plan.of(maps))
        found = [(d, check_outside(Index(d.text or SOURCE), d, "given")) for d in documents]
    except UsageError as error:
        told = str(error)
    assert "\n" not in told
    for document, one in found:
        assert set(one.verdicts) == set(document.rows)
        assert [line.start for line in one.tally] == [m.start for m in Index(document.text or SOURCE).mentions]


def test_the_labels_of_a_release_as_plain_rows_are_not_rejected() -> None:
    folder = Path(__file__).parent.parent / "eval" / "gold" / "38-money-supply"
    text = (folder / "source.txt").read_bytes().decode()
    rows = [
        {k: s[k] for k in ("value", "text", "start", "end", "unit")}
        for s in json.loads((folder / "gold.json").read_text("utf-8"))["statistics"]
        if s["start"] is not None
    ]
    (document,) = read_extraction(json.dumps(rows).encode(), "rows", Plan())
    found = check_outside(Index(text), document, "rows")
    assert len(found.verdicts) == len(rows) > 10
    assert "rejected" not in found.verdicts.values()
