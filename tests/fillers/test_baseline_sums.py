"""Sums with a code and a scale in one word, older sums in brackets, and changes with how sure they are."""

import pytest

from tests.fillers.filled import row, rows


@pytest.mark.parametrize(
    ("text", "figure", "unit", "indicator"),
    [
        ("Order intake amounted to MSEK 1,418 (1,267).\n", "1,418", "MSEK", "Order intake"),
        ("Order intake amounted to MSEK 1,418 (1,267).\n", "1,267", "MSEK", "Order intake"),
        ("Freight revenue was 640 MNOK.\n", "640", "MNOK", "Freight revenue"),
        ("Cash stood at $45 million (32).\n", "32", "$", "Cash"),
        ("The dividend was CHF 4.10 per share (3.90).\n", "3.90", "CHF", "dividend per share"),
        ("The foundry made a profit of kEUR 210 (loss of 95).\n", "95", "kEUR", "loss"),
        ("Bank charges went up to PLN 310 million from PLN 280 million.\n", "310 million", "PLN", "Bank charges"),
    ],
)
def test_a_currency_is_read_with_its_scale(text: str, figure: str, unit: str, indicator: str) -> None:
    told = row(text, figure)
    assert (told["unit"], told["indicator"]) == (unit, indicator)


@pytest.mark.parametrize(
    ("text", "level", "change"),
    [
        ("The port let in 640 boats. The number of boats was 7 per cent higher than in 2019.\n", "640", "7"),
        ("In May 900 eels were caught, which is 4 per cent (35 eels) fewer than in 2019.\n", "900", "4"),
        (
            "Moorings were let to 90 crews and 27 firms, which is 6 fewer and 2 more, respectively, than in 2019.\n",
            "27",
            "2",
        ),
        (
            "Sails were made at a rate of 4,100. This is 2.8 percent (±1.4 percent) below the April rate.\n",
            "4,100",
            "2.8",
        ),
        ("The yard built 12 tugs and sold 31 ferries, the latter up by 9%.\n", "31", "9"),
        ("Turnover rose by 12 percent, organically by 7 percent, to EUR 812 million.\n", "812 million", "12"),
    ],
)
def test_a_change_finds_its_level(text: str, level: str, change: str) -> None:
    told = row(text, level)["change"]
    assert told is not None
    assert told["text"] == change


def test_two_changes_in_a_row_have_one_level() -> None:
    text = "Sails were made at a rate of 4,100. This is 2.8% below the April rate, but 3.1% above May 2019.\n"
    told = [(r["text"], r["change"] and r["change"]["text"]) for r in rows(text)]
    assert told == [("4,100", "2.8"), (None, "3.1")]


def test_a_margin_of_error_is_of_the_change() -> None:
    text = "Sales of sails, at 4,100, slipped 0.5 percent (±0.9 percent).\n"
    assert row(text, "0.9")["indicator"] == "change in Sales of sails"
    assert row(text, "4,100")["change"]["text"] == "0.5"


@pytest.mark.parametrize(
    ("text", "level", "change"),
    [
        ("Orders reached MNOK 604 (402), corresponding to growth of 8.4 percent.\n", "604", "8.4"),
        ("The yield gained 30 basis points and was 15.4 percent.\n", "15.4", "30"),
        (
            "So far 284 missing and stolen boats have been found, an increase of 1.4 times over last year.\n",
            "284",
            "1.4",
        ),
        ("Our brand gained 120bps of share and now has 17.3% of the market.\n", "17.3", "120"),
        ("The making of sails, with a share of 11%, gained 5.1%.\n", "11", None),
        ("Over 60 percent of the growth is due to oars, which fell 0.4 percent.\n", "60", None),
    ],
)
def test_a_change_is_told_of_this_level_or_of_none(text: str, level: str, change: str | None) -> None:
    told = [r["change"] and r["change"]["text"] for r in rows(text) if r["text"] == level]
    assert told in ([change], [])


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("Net debt was EUR 214 million and equal to 1.2 times EBITDA (1.5).\n", "1.5", "Net debt to EBITDA"),
        ("Ferries added 1.66 points to the yearly rate.\n", "1.66", "Ferries added to yearly rate"),
        ("The share of oars was negative (-0.3 points).\n", "0.3", "share of oars"),
        ("Harbour inflation, around 6%, is a worry.\n", "6", "Harbour inflation"),
        ("The act should cut the need for berths by 80.\n", "80", "need for berths"),
        ("Gross fixed capital formation fell 4 percent.\n", "4", "Gross fixed capital formation"),
    ],
)
def test_what_moved_or_is_a_multiple(text: str, figure: str, indicator: str) -> None:
    assert row(text, figure)["indicator"] == indicator


def test_a_fraction_counts_nothing_and_out_of_ten_is_a_unit() -> None:
    cut = row("The number of boats older than ten years has been cut by one-third.\n", "one-third")
    assert cut["change"]["unit"] is None
    assert row("Almost seven out of ten Torrish crews bought one.\n", "seven")["unit"] == "out of ten"


def test_ahead_of_last_year_is_a_comparison() -> None:
    assert row("Profit was £52m, 12.4% ahead of last year.\n", "52m")["change"]["basis"] == "ahead of last year"


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        (
            "The raid led to the rescue of 12 grey seals and fines of 48.2 million CFA francs.\n",
            "48.2 million",
            "fines",
        ),
        ("The harbour took in 12 million Hong Kong dollars.\n", "12 million", "harbour took"),
        ("A total of 30 million Danish kroner was recovered.\n", "30 million", "Danish kroner recovered"),
    ],
)
def test_a_currency_of_several_words(text: str, figure: str, indicator: str) -> None:
    assert row(text, figure)["indicator"] == indicator
