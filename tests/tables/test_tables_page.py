"""The page on the tables says what the tables are."""

from pathlib import Path

import pytest

from extractor.export import FORMATS
from extractor.series import Corrections
from extractor.series.naming import RULES
from extractor.tables import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "tables.md").read_text("utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_lists_every_column(table):
    section = PAGE.split(f"## `{table.name}`\n")[1].split("\n## ")[0]
    listed = [line for line in section.splitlines() if line.startswith("| `")]
    assert listed == [f"| `{c.name}` | {c.type} | {c.about} |" for c in table.columns]


def test_the_page_lists_formats_rules_and_keys_of_corrections():
    assert "|".join(f.name for f in FORMATS) in PAGE
    assert all(f"- {rule}" in PAGE for rule in RULES)
    assert all(f"\n{key}:" in PAGE for key in Corrections.model_fields)
