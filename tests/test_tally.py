"""tally: every number of the source has one line and one fate."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.numbers import scan
from extractor.tally import tally
from schemas.evidence import Phrase, Quantity
from schemas.press_release import PressRelease, Statistic
from schemas.records import SetAside, balance

TEXT = "Quay report, May 21, 2031. The crew mended 480 nets, burned 30 rafts and held 19 poachers."


def statistic(mark: int, text: str) -> Statistic:
    return Statistic(indicator="things", quantity=Quantity(text=text, mark=mark))


def fates(filled: PressRelease, *aside: SetAside) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {line.text: (line.state, line.by) for line in tally(TEXT, filled, set_aside=aside)}


def marks() -> dict[str, int]:
    return {m.text: i for i, m in enumerate(scan(TEXT), 1)}


def test_a_number_is_used_set_aside_or_unaccounted() -> None:
    at = marks()
    filled = PressRelease(date=Phrase("May 21, 2031"), statistics=(statistic(at["480"], "480"),))
    assert fates(filled, SetAside(mark=at["30"], kind="other")) == {
        "21": ("used", ("date",)),
        "2031": ("used", ("date",)),
        "480": ("used", ("statistics[0].quantity",)),
        "30": ("set_aside", ("filler",)),
        "19": ("unaccounted", ()),
    }


def test_without_a_field_a_date_is_set_aside_by_the_scanner() -> None:
    assert fates(PressRelease())["2031"] == ("set_aside", ("scanner",))


def test_words_do_not_account_for_figures() -> None:
    assert fates(PressRelease(title=Phrase("burned 30 rafts")))["30"] == ("unaccounted", ())


def test_every_user_of_a_number_is_named() -> None:
    at = marks()
    filled = PressRelease(statistics=(statistic(at["19"], "19"), statistic(at["19"], "19")))
    assert fates(filled)["19"][1] == ("statistics[0].quantity", "statistics[1].quantity")


def test_the_balance_adds_up() -> None:
    lines = tally(TEXT, PressRelease(statistics=(statistic(marks()["480"], "480"),)))
    assert balance(lines) == "5 numbers: 1 used, 2 set aside, 2 unaccounted"


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.text(alphabet="ab 12,.%\n千三", max_size=60), st.lists(st.integers(-1, 8), max_size=5))
def test_one_line_for_each_mention_in_order(text: str, aside: list[int]) -> None:
    lines = tally(text, PressRelease(), set_aside=[SetAside(mark=m, kind="other") for m in aside])
    assert [(x.start, x.end, x.text) for x in lines] == [(m.start, m.end, m.text) for m in scan(text)]
    assert {x.state for x in lines} <= {"set_aside", "unaccounted"}


def test_a_line_tells_kind_and_value_of_its_number() -> None:
    text = "On May 21 at 10:45 the crew paid 3.11 million crowns, up by 0.50. It held 0.00000001 percent."
    assert [(x.text, x.kind, x.value) for x in tally(text, PressRelease())] == [
        ("21", "date_time", "21"),
        ("10:45", "date_time", None),
        ("3.11 million", "statistic", "3110000"),
        ("0.50", "change", "0.50"),
        ("0.00000001", "statistic", "0.00000001"),
    ]
