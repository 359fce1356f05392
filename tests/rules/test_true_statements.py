"""True statements of many kinds of release, English and Chinese: none of them may be sent to review.

A figure is written `{text|unit|qualifier|direction}`; qualifier and direction may be left out.
"""

import re
from typing import Any

import pytest

from extractor.facts import fact_findings
from extractor.source import Index

STATEMENTS = [
    # Labour
    (
        "Employment in fish processing rose by {14,300|||increase} in May, and the idle rate edged up to "
        "{5.2|percent} percent."
    ),
    (
        "Hourly pay for harbour staff gained {21|cents||increase} cents, or {0.6|percent||increase} percent, to "
        "{$33.10|$}."
    ),
    "The rate was {0.4|percentage point||decrease} percentage point lower; about {1.9 million|men|about} men left.",
    "Of the {6,120|trainees} trainees, nearly {half||nearly} found a post and {1,044|trainees} did not.",
    "Vacancies declined {8.7|percent||decrease} percent over the year to {412,000|Vacancies}.",
    # Earnings
    "Freight revenue of {$512 million|$} was up {6|%||increase}% from {$483 million|$} a year earlier.",
    "Operating margin widened {130|basis points||increase} basis points to {14.8|%}%.",
    "The board raised its outlook to between {$2.05|$|at least} and {$2.15|$|up to} per share.",
    "Net debt fell to {€1.3bn|€}, while cash rose {€90m|€||increase}.",
    "Orders for {41|ferries} ferries and {7|tugs} tugs, worth more than {US$900m|US$|more than}, were booked.",
    "Sales in the north grew {3.5|%||increase}%; those in the south shrank {1.2|%||decrease}%.",
    # Parts, conversions and gaps
    "Of the {340|stalls} stalls, {210|stalls} went to fishmongers and {64|stalls} got larger.",
    "They heard {900|cases} cases, of which {300|cases} went to judges, {200|cases} to boards, {40|cases} no one.",
    "Damage is put at no less than {45 million|crowns|at least} crowns, or {$6.4 million|$|at least}.",
    "The average loan is of roughly NPR {329,000|NPR|about} and no fee rose.",
    "The ratio slipped by {half|point||decrease} a point.",
    "Trips made came to {1.94 million|Trips}, or {0.3|per cent} per cent above plan.",
    "It was {61.5|per 1,000} per 1,000 inland and lowest on the coast ({18.3|per 1,000}).",
    "The mayor praised {50|heroes} first-class heroes and {245|sailors} first- and second-level sailors.",
    "The largest increases were in Lund ({4.1|%||increase}%) and Toll ({2.9|%||increase}%).",
    # Health
    (
        "Some {1,480|cases|about} cases of the fever were confirmed, including {212|cases} severe cases and "
        "{9|deaths} deaths."
    ),
    "The infection rate fell to {31|per 100,000 people} per 100,000 people.",
    "At least {38,000|children|at least} children under five were given the vaccine at {126|clinics} clinics.",
    "Fewer than {60|patients|less than} patients remain, against {415|patients} in January.",
    (
        "Vaccine cover stood at {87.4|per cent} per cent, {2.1|percentage points||increase} percentage points "
        "higher than in 2030."
    ),
    # Money and accounts
    "Bank lending amounted to {88.1 trillion|yuan} yuan, an increase of {9.4|%||increase}% year on year.",
    "Output of the sector expanded {4.7|percent||increase} percent, contributing {18.3|percent} percent of growth.",
    "Total trade came to {1.02 trillion|yuan} yuan ({$142 billion|$}), of which exports were {604 billion|yuan} yuan.",
    "Retail sales dropped by {0.9|%||decrease}% while online sales jumped {11|%||increase}%.",
    # Customs, police, courts
    (
        "Officers at the three ports seized {2.4|tonnes} tonnes of ivory, {860|kilograms} kilograms of scales and "
        "{17|boats} boats."
    ),
    "The court received {5,310|appeals} appeals and closed {4,977|appeals}, a closing rate of {93.7|percent} percent.",
    "Over {2,000|officers|more than} officers and {340|vehicles|more than} vehicles took part.",
    "Fines of up to {50,000|crowns|up to} crowns were handed to {73|skippers} skippers and {12|firms} firms.",
    "Rescuers brought {1,204|seafarers} stranded seafarers, {88|children} of them children, ashore.",
    "The number of smuggling cases filed dropped by {16.2|%||decrease}% to {3,055|cases}.",
    "Arrests of skippers and of mates were up {14|%||increase}% and {6|%||increase}% respectively.",
    # What a part does to a whole, and how much greater a change is than another
    "Cod was {9.1|%||increase}% dearer and pushed the index up about {0.4|percentage points|about} percentage points.",
    "Ferries dragged growth down by {0.6|percentage points} percentage points; tugs lifted GDP by {0.2|points} points.",
    "Rents pulled the annual rate down by {0.12|percentage point} percentage point.",
    "The bank raised its main rate by {0.25|percentage points||increase} percentage points.",
    "Tolls fell by {3.1|%||decrease}%, the fall being {0.7|points||increase} points steeper than in May.",
    "Tolls rose {2.8|%||increase}%, the rise being {0.3|points||decrease} points smaller than in April.",
    "The shortfall was {12|%||increase}% wider than in May and the catch {8|percent||decrease} percent smaller.",
    # A word of change, and another between it and its figure
    "Growth in lending of {6.3|%||increase}% was led by {4|banks} banks.",
    "Catches fell, as said, by {40|tonnes||decrease} tonnes.",
    "Stocks rose by as much as {34|%|up to|increase}% and tolls fell as planned by {3|%||decrease}%.",
    "The rise was driven by {3|trades} trades; landings fell on the coast by {40|tonnes||decrease} tonnes.",
    "Tolls fell at a rate of {4|%||decrease}% a year, and hires rose by {12|%||increase}% at the yards.",
    # Rates whose denominator comes first
    "Per 10,000 boats there were {3.9|Per 10,000 boats} wrecks, as against {4.4|Per 10,000 boats} in 2030.",
    "For every 1,000 crews {26|For every 1,000 crews} falls were noted on deck.",
    # Chinese
    "海关共查获走私案件{1204|起}起，案值{36.5亿|元}元，同比分别增长{12.4|%||increase}%和{8.9|%||increase}%。",
    "截至6月底，港口累计靠泊船舶{3.2万|艘|more than}余艘，其中外轮{4100|艘|more than}多艘。",
    "全市城镇新增就业{12.6万|人}人，登记失业率为{3.1|%}%，比上年同期下降{0.2|个百分点||decrease}个百分点。",
    "法院审结案件约{8600|件|about}件，结案率达{96.3|%}%，超过{七|成|more than}成的案件当庭宣判。",
    "上半年渔业总产值{512.7亿|元}元，按可比价格计算，同比增长{4.8|%||increase}%。",
    "近{200|名|nearly}名民警参加，救助群众至少{35|人|at least}人，挽回损失{270万|元|more than}余元。",
    "居民消费价格指数同比上涨{百分之二点一|百分之||increase}，环比持平。",
    "三年来，全省建成渔港{26|个}个，较2028年翻了一番；万吨级泊位增至{114|个}个。",
    # Tables, lists, brackets, ranges
    "Port\tShips\tCargo (tonnes)\nNorth\t{412|Ships}\t{88,100|tonnes}\nSouth\t{97|Ships}\t{12,450|tonnes}\n",
    "Item (%)\tMay\tJune\nIdle rate (%)\t{5.1|%}\t{5.3|%}\nVacant posts (%)\t{2.0|%}\t{1.8|%}\n",
    "* Freight of {$870 million|$}, down {2|%||decrease}% over the prior year\n* Ferries: {41|vessels} vessels\n",
    "Results by pier: north {310|crates} crates, south {220|crates}, west {95|crates}.",
    "Most common were theft ({1,444|people} people), fraud ({307|people}) and arson ({108|people}).",
    "The three sheds hold {60|tons|at least} to {70|tons|up to} tons each.",
    "Between {5|percent|at least} and {8|percent|up to} percent of crews fell ill.",
    "A total of {9,707|divers} divers and other underwater staff were sent to {26|provinces} provinces.",
    "Tonnage and draught reached {410|tons} tons and {7.9|metres} metres respectively.",
    "Landings fell {$114 million|$||decrease} to {$644 million|$}, hitting a low for the decade.",
    "Prices were {4.2|times} times those of the year before, and nearly doubled to {$310|$}.",
    "{Seven|crews} crews, {two|tugs} tugs and {one|helicopter} helicopter joined the search.",
    (
        "The yard turned out {12,000|pairs} pairs of gloves, {300|sets} sets of oilskins and {45|litres} litres of "
        "varnish."
    ),
    (
        "No fewer than {320|firms|at least} small and medium-sized firms, over {40|firms|more than} of them "
        "foreign, applied."
    ),
    "Courts handled {77|cases} cases involving harbour pilots and {5|lawsuits} lawsuits brought by owners.",
    "The survey found that {62.5|percent} percent of skippers, or {3,125|skippers} skippers, wear vests.",
    "Up to now {19|crews} crews have registered, {11|crews} more than planned.",
    "Exports to the islands hit {5.6 billion|crowns} crowns, {12|percent||increase} percent more than in 2030.",
    "Police freed {1,050|hostages} hostages nationwide last year and arrested {88|pirates} pirates overseas.",
    (
        "Deposits grew by {1.5 trillion|yuan||increase} yuan; of which household deposits grew by {640 "
        "billion|yuan||increase} yuan."
    ),
    "The ministry spent {3.2 million|euros} euros on {14|lighthouses} lighthouses.",
    "Total catch: {48,200|tonnes} tonnes (2030: {45,100|tonnes} tonnes).",
    (
        "Investment rose {11.3|%||increase}%, of which port investment rose {15.0|%||increase}% and rail investment "
        "fell {2.4|%||decrease}%."
    ),
    (
        "Reserves stood at {3.24 trillion|U.S. dollars} U.S. dollars, down {0.6|percent||decrease} percent from the "
        "end of April."
    ),
    "Costs exceeded {90 million|pounds|more than} pounds; almost {2,000|berths|nearly} new berths were built.",
    "进口{4.31万|吨}吨，出口{2.08万|吨}吨，分别比去年同期增长{6.1|%||increase}%和下降{3.3|%||decrease}%。",
    "其中，查处无证经营{312|起}起，收缴渔网{8.6万|米}米、船舶{47|艘}艘，行政拘留{128|人}人。",
    "平均每艘船舶等待{1.5|小时}小时，较上年减少{0.4|小时||decrease}小时。",
    "港口吞吐能力达到{3.2亿|吨|more than}吨以上，增幅为{5.2|%||increase}%。",
    "破案率由{61.2|%}%提高到{74.8|%}%，群众满意度{98.5|％}％。",
    "货运量{23.4亿|吨}吨，占全省的{31.6|%}%；旅客{1.1亿|人次}人次。",
    "不足{500|户|less than}户的村庄有{61|个}个，最多{9000|元|up to}元补助。",
]  # fmt: skip

# What stands apart from its number: nouns left out or put off, directions told by other words, qualifiers shared.
APART = [
    "Of these, {412|cases} were criminal, {95|cases} civil and {37|cases} administrative cases.",
    "The court closed {3,310|suits} suits, comprising {2,104|suits} commercial and {1,206|suits} maritime ones.",
    "They issued {510|licences} licences: {402|licences} new and {108|licences} renewed.",
    "False alarms made up {66|calls}, or nearly {one-fifth||nearly}, of the calls.",
    "Some {4,100|people|about} people wanted work; of these, {610|searchers} were discouraged searchers.",
    "The fund backed {38|projects} projects, {21|projects} of them new.",
    "A further {25|stalls} were closed, bringing the total of closed stalls to {140|stalls}.",
    "The rate of refusal crept up by {0.3|percentage point||increase} of a percentage point, to {4.1|percent} percent.",
    "Idleness stood at {6.4|percent} percent; a year before it had been {6.9|percent}.",
    "The rate was {5.5|percent} percent, compared with {5.8|percent} in May and {6.0|percent} a year earlier.",
    "Of the roughly {2.4 million|doses|about} COVID-19 doses bought, {310 000|doses} have been used.",
    "Wardens tested {1,900|samples} H5N1 samples and {230|swabs} throat swabs.",
    "The yard shed {900|jobs||decrease} jobs, the paint shop accounting for {350|jobs||decrease} of the loss.",
    "Seven mines account for {3,100|jobs||decrease} of the jobs lost and {45|percent} percent of output.",
    "Thefts came to {77|thefts} ({nine|thefts||decrease} fewer) and fires to {31|fires} ({four|fires||increase} more).",
    "Fishing lost most, {5.1|%||decrease}% on the month, and forestry gained {2.2|%||increase}%.",
    "Ferries, which had given up {7|%||decrease}% in May, recovered by {9|%||increase}%.",
    "Profits slumped {40|%||decrease}% while debts mounted by {12|%||increase}%.",
    "Passenger numbers recovered strongly, by {18.2|%||increase}%.",
    "Terms were handed to {96|defendants} defendants; {14|defendants} got more than five years.",
    "They restored over {310|hectares|more than} hectares of marsh and {22|kilometres|more than} kilometres of shore.",
    "They restored over {310|hectares|more than} hectares of marsh and {22|kilometres} kilometres of shore.",
    "The error is plus or minus {1,900|jobs|about} jobs.",
    "The bay holds anything from {20|boats|at least} to {35|boats|up to} boats.",
    "Ropes were up {0.8|percent||increase} percent and sails {0.3|percent||increase} percent.",
    "The tar index, which fell {2.5|percent||decrease} percent in May, turned up {3.1|percent||increase} percent.",
    "Headcount at the yard was {14,210|}, {2|%||decrease}% lower than a year earlier.",
    "Quits were revised up {0.5|percentage point||increase} percentage point, to {3.8|percent} percent.",
    "Orders amounted to EUR {9.1bn|EUR} (EUR {8.4bn|EUR}), corresponding to growth of {6|%||increase}%.",
    "Costs fell to {$268.4 million|$}, or {21.6|%}% of sales, from {$275.1 million|$}, or {22.9|%}% of sales.",
    "Tar output was down {9.2|percent||decrease} percent, while that of rope fell {4.6|percent||decrease} percent.",
    "The court gave {1,102|judgments} judgments (on {6,931|claims} claims) and upheld {839|judgments} of them.",
    "Tar fell {4|%||decrease}%, to {81|tonnes} tonnes, and rope {2|%||decrease}%, to {15|tonnes} tonnes.",
    "Since the last report there have been {17|cases} new cases and {one|death} death.",
    "Median waits were {13.3|weeks} weeks, {0.6|weeks||decrease} weeks shorter than a year before.",
    # Said behind brackets, or of two figures at once; how far off a figure may be is no change.
    "Landings were {4.8|per cent||increase} per cent ({310|tonnes||increase} tonnes) more than in May.",
    "Starts of hulls came to {940|hulls} hulls, {6|%||decrease}% (±{9.1|%}%) below the May rate.",
    "Sales were {2.4|%||increase}% (±{1.1|%}%) above the level of last June.",
    (
        "They heard {410|appeals} appeals and {97|pleas} pleas, {31|appeals||decrease} fewer and "
        "{12|pleas||increase} more, respectively, than in 2031."
    ),
    "The growth was {0.7|percentage points||decrease} percentage points slower than in 2031.",
    "Growth of lending was {0.4|percentage points||increase} percentage points faster than in May.",
    "Ferries took {41|minutes} minutes to load, {6|minutes||decrease} minutes faster than a year before.",
    "靠泊平均用时{52|分钟}分钟，比上年同期快了{9|分钟||decrease}分钟。",
    "Catches fell for the third month running, by {4.4|%||decrease}%.",
    "It is owed to gains noted in contract and family yards of {310|||increase} ({3.1|%||increase}%).",
    (
        "There were more cases in: Lund by {61|cases||increase} cases, Toll {22|cases||increase} cases "
        "({41|%||increase}%), Sund (nine cases)."
    ),
    "Operating cash flow improved by {$118 million|$||increase} to {$459 million|$}.",
    (
        "Output was {61,000|tonnes} tonnes, {1,400|tonnes||increase} tonnes or {2.3|percent||increase} "
        "percent more than in 2030."
    ),
    "Births were {2.4|%||decrease}% (or {170|births||decrease} births) fewer than the year before.",
    "Tolls rose {2.8|%||increase}% in the year to June, down from {3.1|%||increase}% in the year to May.",
    "Output exceeded the level of May 2030 by {14|%||increase}%.",
    "Catches were below those of the previous year by about {8|%|about|decrease}%.",
    "Arrivals outstripped those of last June by {41,000|||increase}.",
    # Sums by a code of four letters, ranges in words, a sum without its currency, a bound behind its figure.
    "Sales of rope reached MSEK {412|MSEK}; the cash flow improved by MSEK {38|MSEK||increase} to MSEK {120|MSEK}.",
    (
        "Savings of at least MNOK {75|MNOK|at least} are planned, and costs of between MNOK {20|MNOK|at least} and "
        "MNOK {30|MNOK|up to}."
    ),
    "Plans were raised to a range of {$4.1 million|$|at least} to {$4.4 million|$|up to}.",
    "Outlays are put at MEUR {15|MEUR|at least} to MEUR {18|MEUR|up to}.",
    "The yard expects sales to grow, with margins of {7|per cent|at least} per cent to {9|per cent|up to} per cent.",
    "They owe {8.14 billion|euros} euros; the gap fell by {212 million|euros||decrease} euros to {1.05 billion|euros}.",
    (
        "Berths and sheds were full to {71.5|percent} and {80.2|percent} percent, "
        "a rise of {3.1|percentage points||increase} and a fall of "
        "{0.9|percentage points||decrease} percentage points respectively."
    ),
    "A skipper may get {90,000|crowns|up to} crowns at most.",
    # The unit of a table in its corner, points over a column, a minus that is no fall.
    (
        "Takings, MSEK       2032    2031   Change, %    Like-for-like, %\n"
        "Ferries            {1 212|MSEK}   {1 180|MSEK}         {2.7|%||increase}                 {1.9|%||increase}\n"
        "Elimination          -{14|MSEK}     -{11|MSEK}           –                   –\n"
        "All                {1 198|MSEK}   {1 169|MSEK}         {2.5|%||increase}                 {1.7|%||increase}\n"
    ),
    (
        "Amounts in NOK million    2032    2031\n"
        "Tolls                    {1 840|NOK}   {1 712|NOK}\n"
        "Fees                       {412|NOK}     {377|NOK}\n"
    ),
    (
        "Rs crore      2032   2031   YoY %\n"
        "Tolls        {1,182|Rs}  {1,010|Rs}    {17.0|%||increase}\n"
        "Fees           {117|Rs}     {99|Rs}    {18.2|%||increase}\n"
    ),
    (
        "Goods     Weight, ‰   Annual change, %   Contribution, pp\n"
        "Fish          {61.0|‰}              {3.2|%||increase}              {0.20|pp}\n"
        "Rope          {22.5|‰}              {1.4|%||increase}              {0.03|pp}\n"
    ),
]


def facts(statement: str) -> tuple[str, list[dict[str, Any]]]:
    text, made, at = "", [], 0
    for hit in re.finditer(r"\{([^|{}]+)\|([^|{}]*)(?:\|([^|{}]*))?(?:\|([^|{}]*))?\}", statement):
        text += statement[at : hit.start()]
        number, unit, qualifier, direction = hit.groups()
        start = len(text)
        text += number
        at = hit.end()
        made.append(
            {
                "text": number,
                "start": start,
                "end": start + len(number),
                "unit": unit or None,
                "qualifier": qualifier or None,
                "direction": direction or None,
            }
        )
    return text + statement[at:], made


@pytest.mark.parametrize("statement", [*STATEMENTS, *APART])
def test_a_true_statement_is_never_doubted(statement: str) -> None:
    text, made = facts(statement)
    index = Index(text)
    doubts = [
        f"{fact['text']}: {f.code} {f.message}"
        for fact in made
        for f in fact_findings(index, {**fact, "quote": text, "quote_start": 0, "quote_end": len(text)})
        if f.severity != "info"
    ]
    assert not doubts, text


LED_TO = re.compile(r"(?:\bto|到|至)\s*[$€£]?\s*$")


def doubted(index: Index, fact: dict[str, Any]) -> bool:
    return any(f.severity != "info" for f in fact_findings(index, fact))


UNITS = ("boats", "%", "crowns", "percentage points", "hours", "艘")


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_made_false_in_its_words_is_always_doubted(statement: str) -> None:
    text, made = facts(statement)
    index = Index(text)
    for fact in made:
        kinds = {
            "个百分点": "percentage points",
            "percent": "%",
            "per cent": "%",
            "％": "%",
            "百分之": "%",
            "percentage point": "percentage points",
        }
        own = kinds.get(fact["unit"] or "", fact["unit"])
        false = [{"unit": unit} for unit in UNITS if unit != own and unit not in (own or "")]
        false += [{"qualifier": q} for q in ("about", "more than", "less than", None) if q != fact["qualifier"]]
        ways = [{"direction": d} for d in ("increase", "decrease") if d != fact["direction"]]
        if LED_TO.search(text[: fact["start"]]):
            # The level that a change word leads to may carry its direction, and never the other one.
            assert sum(bool(doubted(index, {**fact, **way})) for way in ways) >= len(ways) - 1, (text, fact["text"])
        else:
            false += ways
        for change in false:
            assert doubted(index, {**fact, **change}), (text, fact["text"], change)


@pytest.mark.parametrize(
    "statement",
    [
        "They held {19|boats} and sank 4 boats.",
        "They landed {64|boats}, and the number of boats rose to 31.",
        "One of {five|boats} crews used two of the boats.",
        "The rate was 62.1 percent of {1,410|percent} pilots.",
        "The rate was 62.1 percent, and {62|percent} crews left.",
        "Replaced by {12|boats||increase} boats, it sank.",
        "The share of yards was higher than {95|percent||increase} percent.",
        "Nets recovered by {9|%||decrease}%.",
        "Fishing lost most, {5.1|%||increase}% on the month.",
        "Of the items, {64|items||decrease} got cheaper.",
        "They ({six|boats||increase} fewer) left.",
    ],
)
def test_what_stands_with_another_number_or_says_else_is_doubted(statement: str) -> None:
    text, made = facts(statement)
    assert all(doubted(Index(text), fact) for fact in made), text
