"""Indicators and units where a clause leaves words out or puts others between: insertions, parts, elided heads."""

import pytest

from extractor.fillers.baseline import fill
from extractor.source import Index
from tests.fillers.filled import row


def named(text: str, figure: str) -> tuple[str, str | None]:
    """Indicator and unit of the statistic with this figure."""
    for s in fill(Index(text + "\n")).value.statistics:
        quantity = s.quantity or (s.change.quantity if s.change is not None else None)
        if quantity is not None and quantity.text == figure:
            return s.indicator, quantity.unit
    raise AssertionError(figure)


@pytest.mark.parametrize(
    ("text", "figure", "indicator", "unit"),
    [
        (
            "The price index (2019 = 100), adjusted for trading days and for holidays, stood at 112.3.",
            "112.3",
            "price index",
            None,
        ),
        (
            "The number of pensioners (those drawing benefits for 12 months or more), at 31,400, rose.",
            "31,400",
            "number of pensioners",
            "pensioners",
        ),
        (
            "Unclaimed property, meaning goods that a traveller may leave behind, amounted to €2.1 million.",
            "2.1 million",
            "Unclaimed property",
            "€",
        ),
        (
            "The rate of relapse among those who left early edged up by 0.3 of a percentage point, to 7.9 percent.",
            "7.9",
            "rate of relapse among those who left early",
            "percent",
        ),
        ("The mean delay went up from 3.5 months in 2020 to 4.1 months.", "4.1", "mean delay", "months"),
        (
            "The board brought 96 suits, 41 of which were settled out of court.",
            "41",
            "suits settled out of court",
            "suits",
        ),
        (
            "Rangers counted 512 nests, including 38 that had been abandoned.",
            "38",
            "nests abandoned",
            "nests",
        ),
        ("There were 44 public and 1,206 private clinics.", "44", "public clinics", "clinics"),
        (
            "The court closed 930 land cases, comprising 310 urban and 620 rural ones.",
            "620",
            "rural land cases comprising",
            "cases",
        ),
        ("Only six of the 21 harbours met the standard.", "six", "harbours met the standard", "harbours"),
        ("Some 2,400 licences were checked; of these, 150 were withdrawn.", "150", "licences withdrawn", "licences"),
        (
            "Savings of households came to EUR 8.4 billion. Of this amount, EUR 1.1 billion was held in cash.",
            "1.1 billion",
            "Savings of households",
            "EUR",
        ),
        ("Officers impounded 70 boats, worth €5.5 million.", "5.5 million", "value of boats", "€"),
        ("We inspect about three wagons in every hundred.", "three", "wagons inspect", "in every hundred"),
        ("Some 880 of the parcels were opened, that is 3.1 per cent.", "3.1", "parcels opened", "per cent"),
        ("Logging shed 420 jobs.", "420", "Logging jobs", "jobs"),
        ("* Barley - 512.70 LMT; Oats - 78.92 LMT", "78.92", "Oats", "LMT"),
        ("Lentils: 109.80 LMT, lower than before", "109.80", "Lentils", "LMT"),
        ("Tea 3 655 kg, after 1,870 kg, worth €2.9m", "1,870", "Tea", "kg"),
        ("Grants were made to 318 theatres.", "318", "theatres Grants made", "theatres"),
        ("Some 5,200 tenants had been out of work.", "5,200", "tenants out of work", "tenants"),
        (
            "Nine out of ten claims were met, and the mean delay was cut from 41 days to 36 days.",
            "41",
            "mean delay cut from",
            "days",
        ),
        ("Cash flow was negative at EUR (46.2m).", "46.2m", "Cash flow", "EUR"),
        ("The fleet has passed 300 ships.", "300", "ships fleet", "ships"),
        ("The club honoured 40 coaches and 300 advanced swimmers.", "300", "advanced swimmers honoured", "swimmers"),
        ("Over the year 155,000 working days were lost.", "155,000", "working days lost", "days"),
        (
            "The illness rate was highest in those 65 and over (18.3).",
            "18.3",
            "illness rate those 65 and over",
            None,
        ),
        ("Exports came to EUR 9.3 billion (2023: 8.1 billion).", "8.1 billion", "Exports", "EUR"),
        ("Judges heard 812 appeals and disposed of 655.", "655", "appeals disposed", "appeals"),
        ("Guards stopped 96 lorries, of which 41 carried timber.", "41", "lorries carried timber", "lorries"),
        ("The port closed 800 berths of all kinds. Of these, 600 were private.", "600", None, None),
        ("Of these 44 plants, 30 were public and 14 private.", "14", "plants private", "plants"),
        ("Profit was $214 million, or 11.1% of sales, against $187 million, or 10.5%.", "187 million", "Profit", "$"),
        ("Profit was $214 million, or 11.1% of sales, against $187 million.", "11.1", "Profit of sales", "%"),
        ("By March, 68.2% of adults over 65 had been screened.", "68.2", "adults over 65 screened", "%"),
        ("Losses of 32 million yuan were averted.", "32 million", "Losses averted", "yuan"),
        ("The bank expects inflation to average 2.4%.", "2.4", "inflation", "%"),
        ("Steel output fell by 1.1 percent and copper output by 4.6 percent.", "4.6", "copper output", "percent"),
        ("Farm income, up 0.4 per cent, beat all forecasts.", "0.4", "Farm income", "per cent"),
        ("Hiring rose in hotels (+210), clinics (+90) and banks (+40).", "40", "Hiring in banks", None),
        ("Scouts checked 48,200 crates and found mould in 312 (0.6%).", "312", "crates found mould", "crates"),
        ("Grants of 2.4 million euros were awarded to 31 choirs.", "31", "choirs Grants awarded", "choirs"),
        ("The fund has paid £18.4 million to 2,650 growers.", "2,650", "growers", "growers"),
        (
            "The ratio of overdue loans to total loans was 2.3 per cent.",
            "2.3",
            "ratio of overdue loans to total",
            "per cent",
        ),
        ("Deaths from road accidents decreased to 412.", "412", "Deaths from road accidents", "Deaths"),
        (
            "Assets rose to $48.3 billion from $46.9 billion, and deposits grew 4% to $39.1 billion.",
            "39.1 billion",
            "deposits",
            "$",
        ),
        ("Labour costs increased 3.1 percent.", "3.1", "Labour costs", "percent"),
        ("Pay fell, reflecting a 0.9-percent increase in prices.", "0.9", "prices", "percent"),
        ("Of the cases referred to court, 640 have been decided.", "640", "cases referred to court decided", "cases"),
        ("The ledger recorded a surplus of 3.2 billion crowns.", "3.2 billion", "ledger a surplus", "crowns"),
        ("The rate for boys rose to 71%, while that for girls was flat at 78%.", "78", "rate for girls", "%"),
        ("The staff grew by 300 persons to 4,100.", "4,100", "staff", "persons"),
        ("Of total exports, 62.4 per cent went by sea.", "62.4", "exports went by sea", "per cent"),
        ("One tenant in nine was behind with the rent.", "One", "tenant", "in nine"),
        ("The rate was 61.9 percent; in January it had been 62.4.", "62.4", "rate", "percent"),
        ("The levy was KRV 71.26 per firm, up from KRV 64.90 per firm.", "71.26", "levy per firm", "KRV"),
        ("Coal output, at 214 tonnes, was down.", "214", "Coal output", "tonnes"),
        ("Sales came to 176 kt (maize 42 kt, rye 112 kt).", "112", "rye", "kt"),
        ("Rice output estimated at a record 328 tonnes", "328", "Rice output estimated", "tonnes"),
        ("Between 900 and 1,500 beds will be needed.", "900", "beds needed", "beds"),
        ("Of the 312 lots on offer, 201 went up.", "201", "lots on offer went up", "lots"),
        ("There were 87,410 nurses, of whom 83,900 (96%) were women.", "83,900", "nurses women", "nurses"),
        ("There were 87,410 nurses, of whom 83,900 (96%) were women.", "96", "nurses women", "%"),
        ("Layoffs rose to 3.9 per thousand employees.", "3.9", "Layoffs per thousand employees", "per thousand"),
        ("First estimates show 30.4 million pupils.", "30.4 million", "pupils", "pupils"),
        ("Shops lost 600 jobs, with kiosks accounting for 400 of the decline.", "400", None, "jobs"),
        ("Of the accidents, 61% occurred in built-up areas.", "61", "accidents occurred in built-up areas", "%"),
    ],
)
def test_indicator_and_unit(text: str, figure: str, indicator: str | None, unit: str | None) -> None:
    told, counted = named(text, figure)
    assert counted == unit
    assert indicator is None or told == indicator


def test_a_rate_holds_for_every_figure_set_beside_it() -> None:
    text = "The death rate was 31.2 (95% CI: 29.0-33.5) per 100 000 residents, up from 28.7 a year earlier."
    assert {named(text, figure)[1] for figure in ("31.2", "29.0", "33.5", "28.7")} == {"per 100 000 residents"}
    assert named("There were 4.6 fires per 1,000 homes.", "4.6")[1] == "per 1,000"


def test_growth_is_told_of_what_was_spoken_of() -> None:
    text = "Real output grew by 0.6 per cent. In the first quarter the growth had been 0.9 per cent."
    assert named(text, "0.9")[0] == "growth of Real output"


def test_a_paragraph_takes_nothing_over_from_the_one_before() -> None:
    text = "The number of blood donors rose to 7,300.\n\nThe total was 44 percent."
    assert "donors" not in named(text, "44")[0]


def test_against_names_whom_a_step_is_directed_at() -> None:
    text = "Inspectors accepted 230 complaints and brought charges against 57 traders."
    assert named(text, "57") == ("traders brought charges", "traders")


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("The mean weekly rent was 614 euros, the median 527 euros.\n", "527", "median weekly rent"),
        (
            "Upkeep came to €86 million. Fuel took €41 million, or 48 per cent of the whole.\n",
            "41 million",
            "Fuel took",
        ),
        ("The sails in it were worth 3.8 million yuan ($532,000).\n", "532,000", "value of sails"),
        ("Boats of not less than 9.8 million yuan were sealed up.\n", "9.8 million", "Boats sealed up"),
        ("Levies totaling 18 million yuan ($2.5 million) have been handed out.\n", "18 million", "Levies handed out"),
        ("Some 80 claims were met and 38 million yuan ($6 million) was set aside.\n", "38 million", "yuan set aside"),
        ("The bench heard 304 pleas, of which over 60% within 30 days.\n", "60", "pleas within 30 days heard"),
        ("The making of sails, with a share of 11%, gained 5.1%.\n", "11", "share of The making sails"),
        ("Trawlers, which weigh roughly one-quarter of the fleet, lost 9%.\n", "one-quarter", "fleet Trawlers"),
        ("Altogether 388 tugs and converted rafts were held.\n", "388", "tugs and converted rafts held"),
        ("Thefts of sails rose by 14 per cent, those of oars by 6 per cent.\n", "6", "Thefts of oars"),
        ("On the day of the count there were 464 old boats.\n", "464", "old boats"),
        ("Five years ago a raft would bear 2,000 tons.\n", "2,000", "raft bear"),
        ("Never were there so many wrecks: 2,529, up 11.8 percent.\n", "2,529", "wrecks"),
        ("Rafts found adrift: nine.\n", "nine", "Rafts found adrift"),
        ("Claims were up: 529 boats (sail: 310; motor: 219).\n", "219", "motor boats"),
    ],
)
def test_a_figure_is_named_by_its_clause(text: str, figure: str, indicator: str) -> None:
    assert row(text, figure)["indicator"] == indicator


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("In all 902 gangs were broken up, 61 of which crossed rivers.\n", "61", "gangs"),
        ("Planes brought home 1,218 sailors, of whom 94 come from Torr.\n", "94", "sailors"),
        ("The bench heard 304 men, of whom 96 were let go and 21 had their term cut.\n", "21", "men"),
        ("Claims over nets (1,107), oars (583) and sails (391) led the list.\n", "583", "Claims"),
        ("The brigade took on 12 boats and rafts of 30 million crowns.\n", "12", "boats"),
        ("Rafts found adrift: nine.\n", "nine", "Rafts"),
    ],
)
def test_a_noun_left_out_is_counted(text: str, figure: str, unit: str) -> None:
    assert row(text, figure)["unit"] == unit


def test_changes_handed_out_to_places_are_of_what_was_told_before() -> None:
    text = (
        "Thefts in markets, in Arn, Lund and Sel, fell by 22.1 percent, 19.6 percent and 30.3 percent respectively.\n"
    )
    assert row(text, "19.6")["indicator"] == "Thefts in markets Lund"


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ('Guards seized tin 1,127 kilograms, "old" lead 605 kg and zinc nearly 240 kg.\n', "240", "zinc"),
        ("Thefts were 38 per cent up on 2022 and twice the figure for 2019 (241).\n", "241", "Thefts"),
        ("New boats averaged €350,000 and existing ones €297,500.\n", "297,500", "existing boats"),
        ("Of the daily average, 418 men were on leave, 68 were in port.\n", "68", "men in port"),
    ],
)
def test_what_a_list_leaves_out(text: str, figure: str, indicator: str) -> None:
    assert row(text, figure)["indicator"] == indicator


def test_a_caption_is_told_without_what_its_rows_are_told_by() -> None:
    text = "Thefts by port, selected goods\n\nGoods   Cases 2018   Quantity 2019 (kg)\n"
    text += "Tin           48        31 400\nLead          33         1 130\n"
    assert row(text, "31 400")["indicator"] == "Tin Quantity Thefts"
