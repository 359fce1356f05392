"""Columns of every table: name, type, and the line that documents them in each format."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.errors import UsageError
from schemas.evidence import DIRECTIONS, KINDS, QUALIFIERS

Cell = str | int | Decimal | date | None
Type = Literal["string", "integer", "decimal", "date"]


class Column(NamedTuple):
    """`required` columns never hold None; `choices` are all the values there are."""

    name: str
    type: Type
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()


class Reference(NamedTuple):
    """Columns whose values are a key of another table, where they are not None."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


class Table(NamedTuple):
    """`key` is unique; `searched` columns get the full-text index."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    searched: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


_VERDICTS = ("verified", "review", "rejected")
_RELEASE = Column("release_id", "string", "The release: slug of its name and 12 hex of its sha256.", required=True)
_START = Column("start", "integer", "Where the number begins in the text that was read, in code points.")
_END = Column("end", "integer", "Where it ends (half-open).")
_TEXT = Column("text", "string", "The number exactly as printed.")
_VALUE = Column("value", "decimal", "Its value, scale word multiplied out, percent kept in percent.")
_SENTENCE = Column("sentence", "string", "The sentence it stands in, verbatim.")
_TO_RELEASE = Reference(("release_id",), "releases", ("release_id",))

RELEASES = Table(
    "releases",
    "One row per release.",
    (
        _RELEASE,
        Column("release", "string", "Name of the release.", required=True),
        Column("sha256", "string", "Of the bytes read.", required=True),
        Column("release_date", "date", "Day of the release."),
        Column(
            "release_date_from", "string", "What told the day: the printed date or the name.", choices=("date", "name")
        ),
        Column("issuer", "string", "The body that announces, as printed."),
        Column("title", "string", "The heading, as printed."),
        Column("schema", "string", "Schema that was filled.", required=True),
        Column("model", "string", "What filled it.", required=True),
        Column("verdict", "string", "Verdict on the whole release.", required=True, choices=_VERDICTS),
        Column("numbers", "integer", "Numbers that the source prints.", required=True),
        Column("used", "integer", "Numbers used by a field.", required=True),
        Column("set_aside", "integer", "Numbers set aside as dates, names and the like.", required=True),
        Column("unaccounted", "integer", "Numbers nobody accounted for.", required=True),
        Column("text_file", "string", "The text that was read, inside the run folder.", required=True),
    ),
    key=("release_id",),
)

STATISTICS = Table(
    "statistics",
    "One row per reported figure.",
    (
        _RELEASE,
        Column("statistic", "integer", "Position in the release, from 1.", required=True),
        Column("release", "string", "Name of the release.", required=True),
        Column("release_date", "date", "Day of the release."),
        Column("issuer", "string", "The body that announces, as printed."),
        Column("indicator", "string", "What is counted or measured."),
        _VALUE,
        Column("unit", "string", "Unit or noun, as printed."),
        Column("qualifier", "string", "What the words beside the number say of it.", choices=QUALIFIERS),
        _TEXT,
        Column("period", "string", "The phrase that says when, as printed."),
        Column("period_start", "date", "First day of the period, derived; empty when in doubt or open."),
        Column("period_end", "date", "Last day of the period (inclusive), derived; empty when in doubt or open."),
        Column(
            "period_derived",
            "string",
            "What the derived days rest on: the phrase alone, or the phrase and the day of the release.",
            choices=("phrase", "release date"),
        ),
        Column("scope", "string", "The phrase that says where or whose, as printed."),
        Column("campaign", "string", "Campaign the figure is a result of."),
        Column("change_direction", "string", "Direction of a change.", choices=DIRECTIONS),
        Column("change_value", "decimal", "By how much, without sign."),
        Column("change_unit", "string", "Unit of the change, as printed."),
        Column("change_text", "string", "The change exactly as printed."),
        Column("change_basis", "string", "Compared with what, as printed."),
        Column("verdict", "string", "Verdict on this figure.", required=True, choices=_VERDICTS),
        _START,
        _END,
        Column("mark", "integer", "Its row in `mentions`."),
        Column("change_start", "integer", "Where the change begins."),
        Column("change_end", "integer", "Where the change ends (half-open)."),
        Column("change_mark", "integer", "The row of the change in `mentions`."),
        _SENTENCE,
        Column("path", "string", "Field of the filled schema.", required=True),
    ),
    key=("release_id", "statistic"),
    references=(
        _TO_RELEASE,
        Reference(("release_id", "mark"), "mentions", ("release_id", "mark")),
        Reference(("release_id", "change_mark"), "mentions", ("release_id", "mark")),
    ),
    searched=("indicator", "unit", "period", "scope", "campaign", "sentence"),
)

MENTIONS = Table(
    "mentions",
    "One row per number that a source prints, and what became of it.",
    (
        _RELEASE,
        Column("mark", "integer", "Position among the numbers of the release, from 1.", required=True),
        _TEXT._replace(required=True),
        _VALUE,
        Column("kind", "string", "What kind of number it is.", required=True, choices=KINDS),
        Column("state", "string", "What became of it.", required=True, choices=("used", "set_aside", "unaccounted")),
        Column("by", "string", "Field paths that use it, or who set it aside; separated by `; `."),
        _START._replace(required=True),
        _END._replace(required=True),
        _SENTENCE,
    ),
    key=("release_id", "mark"),
    references=(_TO_RELEASE,),
    searched=("sentence",),
)

FINDINGS = Table(
    "findings",
    "One row per rule broken at one field.",
    (
        _RELEASE,
        Column("finding", "integer", "Position among the findings of the release, from 1.", required=True),
        Column("code", "string", "Code of the rule.", required=True),
        Column("rule", "string", "Name of the rule.", required=True),
        Column("severity", "string", "How grave it is.", required=True, choices=("reject", "review", "info")),
        Column("path", "string", "Field it was broken at; empty for the whole release."),
        Column("message", "string", "What is wrong.", required=True),
        Column("hint", "string", "What may help."),
        Column("start", "integer", "Where it shows in the text, in code points."),
        Column("end", "integer", "Where that ends (half-open)."),
        Column("excerpt", "string", "The text there, verbatim."),
    ),
    key=("release_id", "finding"),
    references=(_TO_RELEASE,),
    searched=("message", "excerpt"),
)

TABLES: tuple[Table, ...] = (STATISTICS, MENTIONS, FINDINGS, RELEASES)


def table_named(name: str) -> Table:
    """UsageError that lists the tables there are."""
    for table in TABLES:
        if table.name == name:
            return table
    raise UsageError(f"no table {name!r}; there are {', '.join(table.name for table in TABLES)}")
