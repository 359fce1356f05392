"""Series: the same indicator over releases, by rules that are printed and that a person can correct."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from extractor import series
from extractor.errors import UsageError
from extractor.opened import open_run
from extractor.series.naming import period_of, scope_of, singular, unit_of, words
from extractor.series.scene import HEIGHT, LINE, WIDTH, scene

SVG = "{http://www.w3.org/2000/svg}"
SLATE = "shipped slate | ton | north | year to date"


def monthly(month, tons, *, name="slate shipped", scope="the north", unit="tons", **more):
    text = f"Quarry Board, {month} 28, 2023\n\nFrom January to {month}, {tons} {unit} left the yards."
    return (
        f"board-{month.lower()}",
        text,
        [
            {
                "printed": tons,
                "unit": unit,
                "indicator": name,
                "period": f"From January to {month}",
                "scope": scope,
                **more,
            }
        ],
        {"filled": {"date": f"{month} 28, 2023"}},
    )


@pytest.fixture
def yards(make_run):
    return make_run(
        monthly("April", "1,200"),
        monthly("May", "1,900.50", name="the slate shipped", scope="in the North", unit="ton"),
        monthly("June", "2,400", name="shipped slates"),
        monthly("July", "77", name="granite shipped"),
        monthly("August", "9,999", verdict="rejected"),
    )


def test_the_same_indicator_over_releases_is_one_series(yards):
    book = series.build(yards)
    (slate,) = book.series
    assert slate.id == SLATE
    assert [(p.day, p.value) for p in slate.points] == [
        (date(2023, 4, 30), 1200), (date(2023, 5, 31), Decimal("1900.50")), (date(2023, 6, 30), 2400),
    ]  # fmt: skip
    assert (book.alone, book.left_out) == (1, 1)
    assert len(series.build(yards, min_releases=1).series) == 2


def test_every_point_leads_back_to_its_release(yards):
    run = open_run(yards)
    for point in series.build(yards).series[0].points:
        printed = run.text(point.release_id)[point.start : point.end]
        assert Decimal(printed.replace(",", "")) == point.value
        assert printed == point.row["text"]


def test_a_yaml_file_corrects_the_grouping(yards, tmp_path):
    kept = tmp_path / "corrections.yaml"
    kept.write_text(
        f"""
join: [["{SLATE}", "granite shipped | ton | north | year to date"]]
move: [{{release: board-may, path: "statistics[0]"}}]
name: {{"{SLATE}": Stone shipped}}
""",
        "utf-8",
    )
    book = series.build(yards, kept)
    (stone,) = book.series
    assert stone.name == "Stone shipped"
    assert [p.value for p in stone.points] == [1200, 2400, 77]
    assert book.left_out == 2
    kept.write_text("same: [[slate, granite]]", "utf-8")
    assert [p.value for p in series.build(yards, kept).series[0].points] == [1200, Decimal("1900.50"), 2400, 77]
    kept.write_text(f'drop: ["{SLATE}"]', "utf-8")
    assert series.build(yards, kept).series == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('drop: ["shiped slate | ton | north | year to date"]', f"near: '{SLATE}'"),
        (f'join: [["{SLATE}", "coal | ton"]]', "no series of this run: 'coal"),
        ("move: [{release: board-may, path: 'statistics[7]'}]", "no point"),
        ("renames: {}", "keys are same, move, join, drop, name"),
        ("join: [", "is no YAML"),
        ("[" * 2000, "is no YAML"),
        ("same: arrested", "same"),
    ],
)
def test_a_correction_that_does_not_apply_is_no_silence(yards, tmp_path, text, told):
    kept = tmp_path / "corrections.yaml"
    kept.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=re.escape(told)):
        series.build(yards, kept)


def test_a_figure_printed_twice_is_one_point(make_run):
    name, text, (one,), more = monthly("April", "1,200")
    april = (name, text, [one, {**one}], more)
    (found,) = series.build(make_run(april, monthly("May", "1,300"))).series
    assert [(p.value, p.repeats) for p in found.points] == [(1200, 1), (1300, 0)]


def test_values_that_clash_get_no_line(make_run):
    def fined(month, all_of_them, few):
        name, text, (one,), more = monthly(month, all_of_them)
        text += f" Of these {few} went back."
        return name, text, [one, {**one, "printed": few}], more

    run = make_run(fined("April", "1,200", "12"), fined("May", "1,300", "14"))
    (found,) = series.build(run).series
    assert found.clashes == 2
    assert all(stroke.colour != LINE for stroke in scene(found).strokes)
    moves = [{"release": f"board-{month}", "path": "statistics[1]"} for month in ("april", "may")]
    (clean,) = series.build(run, series.Corrections.model_validate({"move": moves})).series
    assert clean.clashes == 0
    assert any(stroke.colour == LINE for stroke in scene(clean).strokes)


def test_changes_without_a_level_are_signed_and_apart(make_run):
    def fell(month, by, direction):
        name, text, _, more = monthly(month, by)
        change = {"direction": direction, "printed": by, "unit": "%", "basis": None}
        return name, text, [{"indicator": "slate shipped", "period": "the year to date", "change": change}], more

    run = make_run(fell("April", "3.2", "decrease"), fell("May", "1.5", "increase"), monthly("June", "12"))
    (found,) = series.build(run).series
    assert found.id.endswith("| change")
    assert [str(p.value) for p in found.points] == ["-3.2", "1.5"]
    assert found.unit == "%"


def test_files_hold_the_points_the_rules_and_the_plots(yards, tmp_path):
    points, grouping, plot, picture = series.write(series.build(yards), tmp_path / "out", png=True)
    rows = list(csv.DictReader(io.StringIO(points.read_bytes().decode(), newline="")))
    assert [(r["series"], r["value"], r["day"]) for r in rows] == [
        (SLATE, "1200", "2023-04-30"), (SLATE, "1900.50", "2023-05-31"), (SLATE, "2400", "2023-06-30"),
    ]  # fmt: skip
    told = yaml.safe_load(grouping.read_text("utf-8"))
    assert told["series"][0]["id"] == SLATE
    assert set(told["series"][0]["called"]) == {"slate shipped", "the slate shipped", "shipped slates"}
    assert any("year to date" in rule for rule in told["rules"])
    assert plot.parent / f"{plot.stem}.png" == picture
    with Image.open(picture) as image:
        assert image.size == (2 * WIDTH, 2 * HEIGHT)
        assert len(image.getcolors(1 << 20)) > 10


def test_a_plot_names_release_and_span_of_every_point(yards, tmp_path):
    book = series.build(yards)
    plot = series.write(book, tmp_path)[2]
    root = ET.fromstring(plot.read_text("utf-8"))
    dots = root.findall(f"{SVG}circle")
    assert [(d.get("data-release"), int(d.get("data-start")), int(d.get("data-end"))) for d in dots] == [
        (p.release_id, p.start, p.end) for p in book.series[0].points
    ]
    heights = [float(d.get("cy")) for d in dots]
    assert heights == sorted(heights, reverse=True)
    shown = [t.text for t in root.findall(f"{SVG}text")]
    assert {"1,200", "1,900.5", "2,400", "2023-04-30"} <= set(shown)


def test_the_same_run_gives_the_same_bytes(yards, tmp_path):
    one = series.write(series.build(yards), tmp_path / "one", png=True)
    other = series.write(series.build(yards), tmp_path / "other", png=True)
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in other]


def test_a_hostile_name_stays_text_in_the_plot(make_run, tmp_path):
    name = '</title><script>alert(1)</script>"\x1b[2J=1+1'
    run = make_run(monthly("April", "1,200", name=name), monthly("May", "1,300", name=name))
    points, _, plot = series.write(series.build(run), tmp_path)
    root = ET.fromstring(plot.read_text("utf-8"))
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        "svg", "title", "desc", "rect", "polyline", "circle", "text"
    }  # fmt: skip
    assert "alert(1)" in root.find(f"{SVG}title").text
    assert points.is_file()


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=3), min_size=1, max_size=30))
def test_every_point_lies_inside_its_plot(values):
    key = series.grouping.Key("stone", "ton", "not stated", "day", "level")
    row = dict.fromkeys(("period", "period_start", "period_end", "change_text")) | {
        "release": "a",
        "text": "1",
        "release_id": "a",
    }
    points = tuple(series.Point(None, value, row, 0, 1) for value in values)
    drawn = scene(series.Series(str(key), key, "stone", "tons", points, ("stone",)))
    for dot in drawn.dots:
        assert 0 < dot.x < WIDTH
        assert 0 < dot.y < HEIGHT
    by_value = sorted(zip(values, (dot.y for dot in drawn.dots), strict=True))
    assert [y for _, y in by_value] == sorted((y for _, y in by_value), reverse=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("criminal cases cracked", "the criminal case cracked"),
        ("boxes of slate", "slate boxes"),
        ("开采的板岩", "开采板岩"),
        ("Workers’ wages", "workers wage"),
    ],
)
def test_indicators_that_differ_in_form_alone_are_the_same(one, other):
    assert words(one, {}) == words(other, {})


def test_units_scopes_and_periods_under_one_name():
    assert {unit_of(u, frozenset(), {}) for u in ("%", "percent", "per cent", "％")} == {"%"}
    assert unit_of("cases", words("criminal cases cracked", {}), {}) == unit_of(None, frozenset(), {}) == "count"
    assert unit_of("HK$", frozenset(), {}) != unit_of("$", frozenset(), {})
    assert {scope_of(s, {}) for s in ("nationwide", "across the country", "全国", "the whole country")} == {"country"}
    assert scope_of("the north of the country", {}) != "country"
    assert scope_of(None, {}) == "not stated"
    assert singular("gas") == "gas"
    assert singular("crisis") == "crisis"
    days = date.fromisoformat
    assert period_of(days("2022-01-01"), days("2022-03-31"), "the first quarter") == "quarter"
    assert period_of(days("2022-01-01"), days("2022-03-31"), "January to March") == "year to date"
    assert period_of(days("2022-04-01"), days("2022-06-30")) == "quarter"
    assert period_of(days("2022-01-01"), days("2022-06-30")) == "year to date"
    assert period_of(days("2022-02-01"), days("2022-02-28")) == "month"
    assert period_of(days("2022-07-01"), days("2022-12-31")) == "half year"
    assert period_of(days("2022-01-01"), days("2022-12-31")) == "year"
    assert period_of(days("2022-07-18"), days("2022-07-27")) == "other days"
    assert period_of(None, days("2022-07-31")) == "up to a day"
    assert period_of(None, None) == "not stated"
