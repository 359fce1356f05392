"""Exports: every format holds the same rows, exact numbers, and nothing that runs."""

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import frictionless
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from extractor import export
from extractor.errors import StorageError, UsageError
from extractor.export.xlsx import survives
from extractor.opened import open_run
from extractor.tables import TABLES
from extractor.tables.files import neutralise

FORMATS = [f.name for f in export.FORMATS]


def typed(table, row):
    """Cells as rows hold them, from the texts of a format."""
    kinds = {"decimal": Decimal, "integer": int, "date": date.fromisoformat, "string": str}
    return tuple(
        None if cell in (None, "") else kinds[c.type](cell) for c, cell in zip(table.columns, row, strict=True)
    )


def restored(text):
    """Undoes `neutralise`, as its docstring says."""
    return text[1:] if re.match(r"'+[=+\-@\t\r\n\0＝＋－＠]", text) else text


def from_csv(folder, table):
    with (folder / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == table.names
    return [
        typed(table, [restored(t) if c.type == "string" else t for c, t in zip(table.columns, row, strict=True)])
        for row in rows
    ]


def from_jsonl(folder, table):
    lines = (folder / f"{table.name}.jsonl").read_bytes().decode().split("\n")[:-1]
    objects = [json.loads(line) for line in lines]
    assert all(tuple(o) == table.names for o in objects)
    return [typed(table, [None if v is None else str(v) for v in o.values()]) for o in objects]


def from_parquet(folder, table):
    return [tuple(row.values()) for row in parquet.read_table(folder / f"{table.name}.parquet").to_pylist()]


def from_sqlite(folder, table):
    names = ", ".join(f'"{name}"' for name in table.names)
    with sqlite3.connect(folder / "tables.sqlite") as database:
        rows = database.execute(f"SELECT {names} FROM {table.name} ORDER BY id").fetchall()
    return [typed(table, [None if cell is None else str(cell) for cell in row]) for row in rows]


def from_xlsx(folder, table):
    sheet = openpyxl.load_workbook(folder / "tables.xlsx")[table.name]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head == table.names

    def cell(value):
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, str):
            return re.sub(r"_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), value)
        return None if value is None else str(value)

    return [typed(table, [cell(v) for v in row]) for row in rows]


READERS = {
    "csv": from_csv, "jsonl": from_jsonl, "parquet": from_parquet, "sqlite": from_sqlite, "xlsx": from_xlsx
}  # fmt: skip


def test_every_format_holds_the_same_rows(quarry_run):
    run = open_run(quarry_run)
    for name in FORMATS:
        files = export.write(quarry_run, name)
        assert all(path.is_file() for path in files)
        for table in TABLES:
            rows = list(run.rows(table))
            assert rows, table.name
            assert READERS[name](quarry_run / "tables" / name, table) == rows, (name, table.name)
    assert set(READERS) == set(FORMATS)


def test_a_statistic_has_what_an_analyst_asks_for(quarry_run):
    first, weighed, slips, june, chinese = open_run(quarry_run).statistics
    assert first["value"] == 41250
    assert (first["unit"], first["qualifier"], first["indicator"]) == ("tons", "exact", "slate shipped")
    assert (first["release"], first["release_date"], first["issuer"]) == (
        "2022-06-03-quarry-board", date(2022, 6, 3), "Quarry Board",
    )  # fmt: skip
    assert (first["period_start"], first["period_end"], first["period_derived"]) == (
        date(2022, 1, 1), date(2022, 5, 31), "release date",
    )  # fmt: skip
    assert (first["change_direction"], first["change_value"], first["change_basis"]) == (
        "increase", Decimal("3.2"), "year on year",
    )  # fmt: skip
    assert first["sentence"].startswith("From January to May")
    text = open_run(quarry_run).text(first["release_id"])
    assert text[first["start"] : first["end"]] == first["text"] == "41,250"
    mentions = {(m["release_id"], m["mark"]): m for m in open_run(quarry_run).mentions}
    assert mentions[first["release_id"], first["mark"]]["by"] == "statistics[0].quantity"
    assert mentions[first["release_id"], first["change_mark"]]["text"] == "3.2"
    assert weighed["period"] is weighed["period_start"] is None
    assert slips["verdict"] == "review"
    assert june["period_end"] == date(2022, 6, 30)
    assert (chinese["value"], chinese["release_date"]) == (Decimal("315000.0"), date(2022, 7, 9))


@pytest.mark.parametrize("name", FORMATS)
def test_the_data_package_is_valid_and_notices_a_changed_file(quarry_run, name):
    *files, package = export.write(quarry_run, name)
    report = frictionless.validate(str(package))
    assert report.valid, report.to_summary()
    described = json.loads(package.read_text("utf-8"))
    assert {r["path"] for r in described["resources"]} == {file.name for file in files}
    files[0].write_bytes(files[0].read_bytes() + b"\n")
    assert not frictionless.validate(str(package)).valid


def test_columns_are_checked_by_the_data_package(quarry_run):
    *_, package = export.write(quarry_run, "csv")
    report = frictionless.validate(str(package))
    assert [task.stats["rows"] for task in report.tasks] == [5, 15, 1, 3]
    statistics = json.loads(package.read_text("utf-8"))["resources"][0]["schema"]
    assert statistics["primaryKey"] == ["release_id", "statistic"]
    assert statistics["foreignKeys"][0]["reference"]["resource"] == "releases"


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_run_gives_the_same_bytes(quarry_run, name, tmp_path):
    one = export.write(quarry_run, name, tmp_path / "one")
    other = export.write(quarry_run, name, tmp_path / "other")
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in other]


def test_csv_neutralises_formulas_unless_raw(quarry_run, tmp_path):
    export.write(quarry_run, "csv", tmp_path / "safe")
    export.write(quarry_run, "csv", tmp_path / "raw", raw=True)
    safe = (tmp_path / "safe" / "statistics.csv").read_text("utf-8")
    raw = (tmp_path / "raw" / "statistics.csv").read_text("utf-8")
    assert ",'=SUM(A1:A9) slips," in safe
    assert ",=SUM(A1:A9) slips," in raw
    assert ",-3.2%," in (tmp_path / "safe" / "releases.csv").read_text("utf-8")


def test_csv_starts_with_a_byte_order_mark_on_request_only(quarry_run, tmp_path):
    with_mark = export.write(quarry_run, "csv", tmp_path / "bom", bom=True)
    without = export.write(quarry_run, "csv", tmp_path / "plain")
    assert with_mark[0].read_bytes() == b"\xef\xbb\xbf" + without[0].read_bytes()
    assert frictionless.validate(str(with_mark[-1])).valid


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.text(alphabet="'=+-@\t\r\n\0＝－0123456789.,%aé", max_size=8))
def test_no_neutralised_text_runs_and_each_can_be_restored(text):
    safe = neutralise(text)
    assert restored(safe) == text
    assert safe[:1] not in tuple("=@\t\r\n\0＝＋－＠")
    assert safe[:1] not in ("+", "-") or re.fullmatch(r"[+-]\d[\d,]*(\.\d+)?%?", safe)


def test_a_workbook_has_no_formula_frozen_headers_and_filters(quarry_run):
    path, _ = export.write(quarry_run, "xlsx")
    with zipfile.ZipFile(path) as archive:
        sheets = {name: archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name}
    assert len(sheets) == len(TABLES)
    for xml in sheets.values():
        assert not re.search(r"<f[ >]|<hyperlink", xml)
        assert 'state="frozen"' in xml
        assert "<autoFilter" in xml
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["statistics", "mentions", "findings", "releases"]
    value = book["statistics"].cell(2, TABLES[0].names.index("value") + 1)
    assert (value.data_type, value.value) == ("n", 41250)
    assert book["statistics"].cell(2, TABLES[0].names.index("release_date") + 1).is_date


def test_a_number_that_no_double_holds_stays_text_and_says_so(quarry_run):
    path, _ = export.write(quarry_run, "xlsx")
    sheet = openpyxl.load_workbook(path)["mentions"]
    at = TABLES[1].names.index("value") + 1
    kept = [c for (c,) in sheet.iter_rows(2, min_col=at, max_col=at) if c.data_type != "n"]
    assert [c.value for c in kept] == ["12345678901234567890.123"]
    assert "digits" in kept[0].comment.text


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_that_survives_comes_back_from_a_double(number):
    if survives(number):
        assert Decimal(repr(float(number))) == number
        assert Decimal(f"{float(number):.15g}") == number
    else:
        assert len(number.normalize().as_tuple().digits) > 15 or abs(number.adjusted()) >= 300


def test_parquet_keeps_decimals_and_says_when_one_does_not_fit(make_run):
    text = "It weighed 5.0 tons and 7 grams."
    fits = make_run(("a", text, [{"printed": "5.0", "indicator": "weight"}]), at="fits")
    export.write(fits, "parquet")
    table = parquet.read_table(fits / "tables" / "parquet" / "statistics.parquet")
    assert str(table.schema.field("value").type) == "decimal128(38, 12)"
    huge = "1" + "0" * 40 + ".5"
    wide = make_run(("a", text, [{"printed": "5.0", "indicator": "weight"}], {"values": {"7": huge}}), at="wide")
    export.write(wide, "parquet")
    field = parquet.read_schema(wide / "tables" / "parquet" / "mentions.parquet").field("value")
    assert str(field.type) == "string"
    assert b"does not fit" in field.metadata[b"type"]
    values = parquet.read_table(wide / "tables" / "parquet" / "mentions.parquet")["value"].to_pylist()
    assert values == ["5.0", huge]


def test_sqlite_has_keys_and_finds_words_in_both_languages(quarry_run):
    path, _ = export.write(quarry_run, "sqlite")
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = "SELECT s.text FROM statistics s JOIN statistics_fts f ON f.rowid = s.id WHERE statistics_fts MATCH ?"
        assert database.execute(found, ("lorries",)).fetchall() == [("1,900",)]
        assert database.execute(found, ("采石场",)).fetchall() == [("31.50",)]
        joined = "SELECT m.text FROM statistics s JOIN mentions m USING (release_id, mark) ORDER BY s.id"
        assert len(database.execute(joined).fetchall()) == 5
        assert database.execute("SELECT max(value) FROM statistics_as_numbers").fetchone() == (315000.0,)
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("DELETE FROM releases")


def test_what_cannot_be_exported_says_what_to_do(quarry_run, tmp_path):
    with pytest.raises(UsageError, match="csv, parquet, xlsx, sqlite, jsonl"):
        export.write(quarry_run, "ods")
    with pytest.raises(UsageError, match="for csv"):
        export.write(quarry_run, "xlsx", bom=True)
    with pytest.raises(UsageError, match="no run folder"):
        export.write(tmp_path / "nowhere", "csv")


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_that_is_not_the_records_stops_the_export_and_leaves_no_file(quarry_run, name):
    text = next((quarry_run / "texts").iterdir())
    text.write_text("Rewritten since.", "utf-8")
    with pytest.raises(StorageError, match="is not the text"):
        export.write(quarry_run, name)
    assert list((quarry_run / "tables" / name).iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failing_disk_leaves_the_files_of_the_last_export(quarry_run, monkeypatch, name, call):
    before = {path: path.read_bytes() for path in export.write(quarry_run, name)}

    def fails(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), fails)
        with pytest.raises(StorageError, match="No space left"):
            export.write(quarry_run, name)
    assert {path: path.read_bytes() for path in (quarry_run / "tables" / name).iterdir()} == before


def test_a_schema_without_statistics_has_a_row_for_each_quantity(make_run):
    run = make_run(("yard", "The yard has 7 cranes.", [{"printed": "7", "unit": "cranes", "indicator": None}]))
    path = next((run / "records").iterdir())
    record = json.loads(path.read_text("utf-8"))
    leaf = {k: record["statistics"][0][k] for k in ("start", "end", "text", "value", "unit", "qualifier", "verdict")}
    path.write_text(json.dumps(record | {"statistics": [leaf | {"path": "yard.cranes"}]}), "utf-8")
    (row,) = open_run(run).statistics
    assert (row["value"], row["unit"], row["path"], row["indicator"]) == (7, "cranes", "yard.cranes", None)
    assert frictionless.validate(str(export.write(run, "csv")[-1])).valid


def test_a_cell_longer_than_excel_holds_is_cut_and_says_so(make_run):
    name = "stone " * 6000
    run = make_run(("long", "It has 7 yards.", [{"printed": "7", "indicator": name}]))
    sheet = openpyxl.load_workbook(export.write(run, "xlsx")[0])["statistics"]
    cell = sheet.cell(2, TABLES[0].names.index("indicator") + 1)
    assert cell.value == name[:32_767]
    assert "Cut" in cell.comment.text


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_without_a_figure_gives_empty_tables(make_run, name):
    run = make_run(("quiet", "Nothing was counted.", []))
    *_, package = export.write(run, name)
    assert frictionless.validate(str(package)).valid
    assert READERS[name](package.parent, TABLES[0]) == []


def test_neither_time_zone_nor_locale_nor_hash_seed_changes_a_byte(quarry_run, tmp_path):
    code = (
        "import sys; from pathlib import Path; from extractor import export, series\n"
        "run, out = map(Path, sys.argv[1:])\n"
        "for f in export.FORMATS: export.write(run, f.name, out / f.name)\n"
        "series.write(series.build(run, min_releases=1), out / 'series')"
    )
    for name, settings_ in {
        "one": {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
        "other": {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
    }.items():
        command = [sys.executable, "-c", code, quarry_run, tmp_path / name]
        subprocess.run(command, check=True, env={**os.environ, **settings_})
    made = {
        name: {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "other")
    }
    assert len(made["one"]) > 20
    assert made["one"] == made["other"]
