"""open_run: a run folder in Python, exact in every frame."""

import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from html.parser import HTMLParser

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import extractor
from extractor.errors import StorageError, UsageError
from extractor.opened import open_run
from schemas.records import Record


def test_records_come_by_position_by_id_and_as_a_slice(quarry_run):
    run = open_run(quarry_run)
    assert len(run.records) == 3
    assert all(isinstance(record, Record) for record in run.records)
    ids = [record.release.id for record in run.records]
    assert ids == sorted(ids)
    assert run.records[ids[1]] == run.records[1]
    assert [r.release.id for r in run.records[1:]] == ids[1:]
    with pytest.raises(KeyError):
        run.records["not there"]
    with pytest.raises(IndexError):
        run.records[3]


def test_only_one_record_is_in_memory_at_a_time(quarry_run):
    run = open_run(quarry_run)
    next((quarry_run / "records").iterdir()).write_text("{}", "utf-8")
    assert "3 releases" in repr(run)
    with pytest.raises(StorageError, match="--force"):
        list(run.records)


def test_every_frame_holds_the_rows_exactly(quarry_run):
    run = open_run(quarry_run)
    names = list(run.statistics[0])
    rows = [tuple(row.values()) for row in run.statistics]
    arrow = run.to_arrow()
    assert arrow.column_names == names
    assert [tuple(row.values()) for row in arrow.to_pylist()] == rows
    assert run.to_polars().rows() == rows
    frame = run.to_pandas()
    assert list(frame.columns) == names
    got = [tuple(None if cell is pd.NA else cell for cell in row) for row in frame.itertuples(index=False)]
    assert got == rows
    assert pa.types.is_decimal(arrow.schema.field("value").type)
    kinds = [str(t).lower() for t in (*frame.dtypes, *run.to_polars().dtypes, *arrow.schema.types)]
    assert not [kind for kind in kinds if "float" in kind or "double" in kind]


def test_frames_add_up_without_floats(quarry_run):
    frame = open_run(quarry_run).to_pandas()
    tons = frame[frame["unit"] == "tons"]
    assert tons["value"].sum() == Decimal(41250 + 49870)
    assert tons["period_end"].max() == dt.date(2022, 6, 30)


def test_arrow_readers_take_the_run_itself(quarry_run):
    run = open_run(quarry_run)
    assert pa.table(run).num_rows == 5
    assert pl.DataFrame(run).height == 5


@pytest.mark.parametrize("table", ["statistics", "mentions", "findings", "releases"])
def test_every_table_has_a_frame(quarry_run, table):
    run = open_run(quarry_run)
    assert run.to_polars(table).height == len(list(run.rows(table))) > 0


def test_a_table_that_is_not_there_is_named_with_those_that_are(quarry_run):
    with pytest.raises(UsageError, match="statistics, mentions, findings, releases"):
        open_run(quarry_run).to_polars("facts")


def test_a_folder_that_is_no_run_is_said_to_be_none(tmp_path):
    with pytest.raises(UsageError, match="no run folder"):
        open_run(tmp_path)


def test_a_killed_run_shows_what_it_has(quarry_run):
    path = quarry_run / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(manifest | {"status": "running", "records": []}), "utf-8")
    assert len(open_run(quarry_run).records) == 3


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, _attrs):
        self.seen.append(tag)


def test_the_notebook_table_is_bounded_and_escaped(make_run):
    hostile = "<img src=x onerror=alert(1)>" + "long " * 40
    text = "The board has 7 yards."
    figures = [{"printed": "7", "unit": "yards", "indicator": hostile}] * 50
    html = open_run(make_run(("yards", text, figures)))._repr_html_()
    tags = Tags()
    tags.feed(html)
    assert set(tags.seen) == {"p", "table", "thead", "tbody", "tr", "th", "td"}
    assert tags.seen.count("tr") == 21
    assert len(html) < 30_000
    assert "and more" in html


def test_the_package_offers_its_four_functions_and_nothing_heavy():
    code = (
        "import sys, extractor; assert 'pydantic' not in sys.modules; "
        "from extractor import check, open_run, scan, tally; from extractor.tally import tally as other; "
        "import extractor.tally; assert extractor.tally is tally is other; from extractor import tally as again; "
        "assert again is tally; print([m for m in ('pandas', 'polars', 'pyarrow', 'openai') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_whoever_imports_the_tally_first_it_stays_a_function():
    code = "import extractor.tally, extractor.checker; from extractor import tally; print(tally.__name__, type(tally))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "tally <class 'function'>"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'scam'"):
        extractor.scam  # noqa: B018 - the access is the test
