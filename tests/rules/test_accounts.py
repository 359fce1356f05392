"""Which numbers the fields account for: every figure is used, or told as left over or as set aside."""

from extractor.checker import check
from extractor.rules.accounts import users
from extractor.rules.walk import claims_of
from extractor.source import Index
from schemas.evidence import Phrase, Quantity
from schemas.press_release import PressRelease, Statistic
from schemas.records import SetAside

TEXT = "On May 21 the crew sank 12 \nboats, held 19 poachers and 7 dogs, up 4% on 2030."
INDEX = Index(TEXT)


def row(text: str, **more: object) -> Statistic:
    return Statistic(indicator="things", quantity=Quantity(text=text), **more)


def used(filled: PressRelease) -> dict[str, list[str]]:
    by = users(INDEX, claims_of(INDEX, filled))
    assert by == users(INDEX, list(claims_of(INDEX, filled)))
    return {m.text: by[m.start] for m in INDEX.mentions if by.get(m.start)}


def test_a_quantity_uses_its_mention_and_words_use_no_figure() -> None:
    filled = PressRelease(
        date=Phrase("May 21"),
        title=Phrase("the crew sank 12 boats"),
        statistics=(row("19", period=Phrase("May 21"), scope=Phrase("up 4% on 2030")), row("12"), row("19"), row("99")),
    )
    assert used(filled) == {
        "21": ["date", "statistics[0].period"],
        "12": ["statistics[1].quantity"],
        "19": ["statistics[0].quantity", "statistics[2].quantity"],
        "2030": ["statistics[0].scope"],
    }


def test_a_path_is_named_once_however_often_it_uses_a_number() -> None:
    claims = claims_of(INDEX, [12])
    assert users(INDEX, [*claims, *claims]) == {TEXT.index("12"): ["[0]"]}


def test_figures_left_over_are_told_with_the_words_around() -> None:
    filled = PressRelease(statistics=(row("12"),))
    aside = (SetAside(mark=3, kind="name"), SetAside(mark=1, kind="date_time"))
    told = [f for f in check(TEXT, filled, set_aside=aside) if f.code in {"T002", "T003"}]
    assert [(f.code, f.rule, f.severity, f.path) for f in told] == [
        ("T003", "figure-set-aside", "review", ""),
        ("T002", "unaccounted-number", "review", ""),
        ("T002", "unaccounted-number", "review", ""),
    ]
    assert [(f.message, TEXT[f.start : f.end]) for f in told] == [
        ("`19` set aside as name, but it reads as a figure: `sank 12 boats, held 19 poachers and 7 dogs, up`", "19"),
        ("`7` is used by no field: `held 19 poachers and 7 dogs, up 4% on 2030.`", "7"),
        ("`4` is used by no field: `poachers and 7 dogs, up 4% on 2030.`", "4"),
    ]


def test_nothing_is_left_over_where_every_figure_is_used() -> None:
    filled = PressRelease(statistics=tuple(row(text) for text in ("12", "19", "7", "4")))
    assert not [f for f in check(TEXT, filled) if f.code in {"T002", "T003"}]
    aside = (SetAside(mark=2, kind="name"),)
    assert not [f for f in check(TEXT, filled, set_aside=aside) if f.code in {"T002", "T003"}]
