"""What a figure counts: named by its table, by its own noun, or by a noun that it leaves out."""

import pytest

from extractor.source import Index
from schemas.evidence import Phrase, Quantity
from schemas.press_release import Statistic

SPANNING = """Fleet of the three ports
                  Boats             Crews
              2031    2030      2031    2030
North          412     398     1,204   1,188
South           77      81       305     311
Whole          489     479     1,509   1,499
"""
TABBED = "Port\tRegistered trawlers\tFishermen\nNorth\t412\t1,204\nSouth\t77\t305\n"
STACKED = "| Port | Registered | Licensed |\n|      | trawlers   | crews    |\n|---|---|---|\n"
STACKED += "| North | 412 | 1,204 |\n| South | 77 | 305 |\n"
CAPTION = "Table 2. Vessels inspected by port\nPort           2030     2031\n"
CAPTION += "North           398      412\nSouth            81       77\n"
GROUPED = """Vessels by port           2030     2031
Trawlers
  North           398      412
  South            81       77
Ferries
  North           21      23
  South            9      11
"""
BLOCK = """Boats                      2030     2031
  Trawlers
  North           398      412
  South            81       77
"""
SUBTITLED = """Boats by port           2030     2031
      Counted in spring
  North           398      412
  South            81       77
"""
BARE = """Trawlers
North           398      412
South            81       77
"""
MONTHS = """Port          May     June
North         412      398
South          77       81
There are cafes in North and in June also elsewhere.
"""
CAUGHT = """Vessels inspected in spring
Port of call       Boats       Crews
North                412       1,204
South                 77         305
"""
HAN = "表1 各港船舶（艘）\n港口  渔船  客船\n北港  412  88\n南港  77  19\n"

CELLS = [
    (SPANNING, "412", "Boats", True),
    (SPANNING, "398", "Boats", True),
    (SPANNING, "1,204", "Crews", True),
    (SPANNING, "311", "Crews", True),
    (SPANNING, "77", "South", True),
    (SPANNING, "81", "three ports", True),
    (SPANNING, "412", "Crews", False),
    (SPANNING, "1,188", "Boats", False),
    (SPANNING, "77", "North", False),
    (SPANNING, "305", "Whole", False),
    (TABBED, "77", "Registered trawlers", True),
    (TABBED, "305", "Fishermen", True),
    (TABBED, "77", "Fishermen", False),
    (TABBED, "305", "trawlers", False),
    (TABBED, "412", "South", False),
    (STACKED, "77", "trawlers", True),
    (STACKED, "77", "Registered trawlers", True),
    (STACKED, "305", "Licensed crews", True),
    (STACKED, "77", "crews", False),
    (STACKED, "77", "Licensed crews", False),
    (STACKED, "305", "Registered trawlers", False),
    (CAPTION, "412", "Vessels inspected", True),
    (CAPTION, "412", "Port", True),
    (CAPTION, "77", "North", False),
    (GROUPED, "412", "Trawlers", True),
    (GROUPED, "81", "Trawlers", True),
    (GROUPED, "23", "Ferries", True),
    (GROUPED, "23", "Trawlers", False),
    (GROUPED, "412", "Ferries", False),
    (GROUPED, "412", "Vessels", True),
    # A line over the rows names them if it stands no deeper than they do.
    (BLOCK, "412", "Trawlers", True),
    (BLOCK, "77", "Boats", True),
    (BARE, "412", "Trawlers", True),
    (SUBTITLED, "412", "Counted", False),
    # The corner says what is counted where the heads say only when.
    (MONTHS, "412", "Port", True),
    (MONTHS, "81", "June", True),
    (MONTHS, "412", "June", False),
    (MONTHS, "412", "South", False),
    (MONTHS, "412", "cafes", False),
    (CAUGHT, "412", "Vessels inspected", True),
    (CAUGHT, "412", "Port", False),
    (CAUGHT, "1,204", "Port of call", False),
    (HAN, "77", "渔船", True),
    (HAN, "88", "船舶", True),
    (HAN, "19", "渔船", False),
    (HAN, "77", "北港", False),
]
SENTENCES = [
    ("The fleet shrank by 14 boats to 489.", "489", "boats", True),
    ("The fleet shrank by 14 boats to 489.", "489", "fleet", True),
    ("Sales were 9m; staff fell by 14 clerks to 489.", "489", "staff", True),
    ("Staff fell by 14 to 489 clerks.", "14", "clerks", True),
    ("船队减少14艘，降至489艘。", "489", "船队", True),
    ("Profit was $155 million, a margin of 17.8%.", "17.8", "a margin", True),
    ("巡逻十一天、到访五港，航程超过800公里。", "800", "航程", True),
    ("In all 900 boats were searched, making up 14.2% of the total.", "14.2", "boats", True),
    ("In all 900 boats were searched, and profits rose 14.2%.", "14.2", "boats", False),
    ("Nets (900 boats) and 37 (4.1%) sails were sold in 5 ports, in all 82%.", "82", "boats", False),
    ("They sold 48 of the 52 rafts.", "48", "rafts", True),
    ("They sold 4 rafts and held 19 poachers.", "19", "rafts", False),
    ("They sold 4 rafts and held 19 poachers.", "4", "poachers", False),
    ("They honoured 407 anglers, and 48 won a medal.", "48", "anglers", True),
    ("They counted 900 boats, 14 piers, and 40 sank.", "40", "boats", False),
    ("They counted 900 boats and 14 piers, against 870 and 12 a year before.", "870", "boats", True),
    ("They hailed 900 boats and 14 barges and found nets on 31 and 6 respectively.", "31", "boats", True),
    ("They lost 212 sea anglers and 87 river anglers.", "212", "river anglers", False),
    ("They lost 212 anglers, and 87 river anglers were saved.", "87", "anglers", True),
    ("Three leaks, none longer than 40 minutes, were reported.", "40", "leaks", True),
    ("Three boats carried 40 tonnes of fuel.", "40", "boats", False),
    ("They sold 9 boats.\n\nOf these, 4 were new.", "4", "boats", True),
    ("They sold 9 boats, of which 4 were new.", "4", "boats", True),
    ("They sold 9 boats of which 4 rafts and 3 barges leaked.", "3", "boats", False),
    ("They sold 9 boats, of which 4 crates held nets.", "4", "boats", False),
    ("They caught 4 of the 19 poachers.", "4", "poachers", True),
    ("They caught 4 out of all 19 poachers.", "4", "poachers", True),
    ("They caught 4 thieves and the 19 poachers.", "4", "poachers", False),
    ("They were paid $4 for 19 poachers.", "4", "poachers", False),
    ("They held 19 poachers, who paid $4.", "4", "poachers", False),
    ("They held 19 poachers, and 4% were thrown out.", "4", "poachers", False),
    ("They held 19 poachers, and 4% of them went free.", "4", "poachers", True),
    ("They held 19 poachers (or 4%).", "4", "poachers", True),
    ("They held 19 poachers, or 4% of all sailors.", "4", "poachers", True),
    ("They held 19 poachers, the longest 40 days.", "40", "poachers", True),
    ("They held 19 poachers; the longest was away 40 days.", "40", "poachers", False),
    ("They held 19 poachers and burnt 40 tonnes.", "40", "poachers", False),
    ("They held 19 poachers and searched 40 of them.", "40", "poachers", True),
    ("They held 900 boats and 14 barges and 31 sank. They lost 4 and 2 respectively.", "31", "boats", False),
    ("They held 19 poachers. Guards slept.", "19", "Guards", False),
    ("They held 19 poachers at £4.", "4", "poachers", False),
    ("They held 900 boats, and between 30 and 40 seals sank.", "30", "boats", False),
    ("They sold 12 nets of the 52 boats.", "12", "boats", False),
    ("They sold 12 boats of the 52 boats.", "12", "boats", True),
]


@pytest.mark.parametrize(("text", "number", "counted", "right"), CELLS + SENTENCES)
def test_words_name_what_a_figure_counts_or_are_said_of_others(of_model, text, number, counted, right) -> None:
    mark = next(i for i, m in enumerate(Index(text).mentions, 1) if m.text == number)
    quantity = Quantity(mark=mark, text=number, counted=Phrase(counted))
    told = {t.code for t in of_model(text, Statistic(indicator="x", quantity=quantity))} & {"P001", "P007"}
    assert (not told) is right


@pytest.mark.parametrize(
    ("number", "counted", "message"),
    [
        ("412", "Crews", "`Crews` stands over another column than `412`: "),
        ("77", "North", "`North` stands in another row than `77`: "),
    ],
)
def test_the_message_says_whose_the_words_are(of_model, number, counted, message) -> None:
    mark = next(i for i, m in enumerate(Index(SPANNING).mentions, 1) if m.text == number)
    quantity = Quantity(mark=mark, text=number, counted=Phrase(counted))
    told = [t for t in of_model(SPANNING, Statistic(indicator="x", quantity=quantity)) if t.code == "P007"]
    assert [t.message.startswith(message) for t in told] == [True]
