"""Kinds across the genres of releases: every number is written `[number]X`, X its kind."""

import re

import pytest

from extractor.numbers import scan

KINDS = {
    "S": "statistic",
    "C": "change",
    "D": "date_time",
    "U": "duration",
    "O": "ordinal",
    "N": "name",
    "E": "enumerator",
    "R": "rate_denominator",
    "B": "boilerplate",
    "X": "other",
}
MARKED = re.compile(r"\[([^\]]+)\]([SCDUONERBX])")

POLICE = """
In the [first]D [nine]D months of [2024]D, officers across the province closed [18,402]S burglary files and detained [6,911]S people, down [4.3]C percent and up [12.8]C percent respectively.
Since the campaign began on [3]D June, police have dismantled [47]S rings, recovered [2.6 million]S euros and returned [9]S vehicles to their owners.
[First]E, patrols were stepped up. [Second]E, hotlines were staffed around the clock. [Third]E, [four]X measures were taken to protect witnesses.
[One]S officer was hurt in the [second]O raid, which lasted [six]U hours.
Citizens may call [110]N or the fraud hotline [96110]N at any time of day.
Its "Clear Sky [2024]N" operation entered its [third]O phase in March.
Anyone who sells more than [50]X grams or more faces at least [ten]U years in prison.
He was sentenced to [15]U years and [six]U months in prison and fined [200,000]S yuan.
Officers from [13]S provinces took part in [three]S joint raids between [1]D and [15]D August.
The [24]U-hour desk took [1.2]S calls a minute.
Nearly [one]S in [five]R victims was older than [60]X.
The case was the [fifth]O of its kind in [two]U years.
"""

COURTS = """
In [2023]D the courts of the country heard [3,912,004]S [first]O-instance civil cases and closed [98.6]S percent of them, [1.4]C percentage points more than in [2022]D.
Under Article [17]N of the Administrative Procedure Act and Section [8]N of the Data Protection Act [2018]N, the claim was out of time.
The [Third]N Civil Division upheld [12]S of [31]S appeals.
Median time to judgment fell to [143]S days from [171]S days.
Of the [640]S defendants, [512]S were convicted and [27]S acquitted; [101]S cases are pending.
Judges must rule within [30]U days.
The [9th]N Circuit affirmed in [2]U weeks.
"""

CUSTOMS = """
Customs officers seized [1,870]S kilograms of heroin in [214]S cases in the [first]D half of [2025]D, [23]C percent and [11]C percent more than a year earlier.
From January to May, imports through [42]S ports came to [5.17 trillion]S yuan, an increase of [6.2]C percent year on year, while exports dropped by [1.9]C percent to [4.88 trillion]S yuan.
The trade surplus widened by $[3.4 billion]C to $[58.1 billion]S.
Some [37 269]S parcels were opened and [4000]S fakes found; fines totalled EUR [1.2bn]S.
The container was [12]S metres long and held [300]S boxes weighing [25]S kg each.
"""

LABOUR = """
Total nonfarm payroll employment increased by [143,000]C in January, and the unemployment rate edged down to [4.0]S percent.
The unemployment rate was unchanged at [4.1]S percent, and the number of unemployed people, at [6.9 million]S, changed little.
Health care added [44,000]C jobs, about in line with the average monthly gain of [57,000]C over the prior [12]D months.
Retail trade lost [6,300]C jobs in April, after gaining [51,000]C in March.
Average hourly earnings for all employees rose by [17]C cents, or [0.5]C percent, to $[35.87]S.
Over the year, average hourly earnings have increased by [4.1]C percent.
The average workweek edged down by [0.1]C hour to [34.1]S hours.
The labor force participation rate, at [62.6]S percent, changed little, as did the employment-population ratio, at [60.1]S percent. (See table A-[1]N.)
The change in total nonfarm payroll employment for November was revised up by [49,000]C, from +[212,000]C to +[261,000]C.
The Consumer Price Index rose [0.4]C percent in December on a seasonally adjusted basis, after rising [0.3]C percent in November.
The all items index increased [2.9]C percent over the last [12]D months.
The food index rose [2.5]C percent and the energy index fell [0.5]C percent over the same period.
Among the [six]X major groups, [four]S rose and [two]S fell.
The number of persons employed part time for economic reasons declined by [211,000]C to [4.5 million]S.
The long-term unemployed (those jobless for [27]U weeks or more) accounted for [22.1]S percent of all unemployed people.
The January release is scheduled for Friday, February [7]D, [2025]D, at [8:30]D a.m. (ET).
"""

EARNINGS = """
Revenue for the [second]D quarter of fiscal [2025]D was $[4.12 billion]S, up [7.5]C% from $[3.83 billion]S a year earlier.
Net income attributable to shareholders was EUR [312.6m]S, compared with EUR [298.1m]S in Q[2]D [2024]D.
Operating margin expanded [80]C basis points to [14.3]S%.
Diluted earnings per share rose to $[1.27]S from $[1.09]S, an increase of [17]C%.
The board declared a dividend of $[0.35]S per share, payable on June [30]D, [2025]D to holders of record on June [12]D.
Orders grew by [11]C percent to [2.4bn]S euros; the book-to-bill ratio was [1.08]S.
Free cash flow declined [35]C% year over year to $[118 million]S.
We opened [14]S stores, closed [three]S and ended the quarter with [1,206]S stores in [38]S countries.
For the [nine]D months ended September [30]D, [2025]D, sales were up [3]C%.
Full-year [2025]D guidance: revenue of $[16.2 billion]S to $[16.6 billion]S.
The conference call can be joined at [1-877-555-0142]B, access code [4471982]B.
Comparable sales increased [2.1]C percent, [3.4]C percent and [0.8]C percent in Europe, Asia and the Americas, respectively.
R&D spending was [9.1]S% of revenue, versus [8.7]S%.
"""

HEALTH = """
In [2022]D an estimated [2.5 billion]S adults were overweight, [43]S% of all adults.
About [1]S in every [6]R people will have a stroke; the rate was [88]S per [100 000]R population ([95]S% CI [70]S-[106]S).
Between [1990]D and [2022]D the rate fell by [38]C%.
More than [300]S children under [five]U years of age died in the [ten]D weeks to [12]D March.
Vaccine efficacy was [94.1]S% in the phase [3]N trial of [30,420]S volunteers.
COVID-[19]N and influenza A(H[5]NN[1]N) were reported from [7]S countries.
Type [2]N diabetes accounts for [nine]S in [10]R cases.
Patients received [two]S doses [28]U days apart.
"""

MONEY = """
At the end of July, broad money (M[2]N) stood at [329.9 trillion]S yuan, up [8.8]C percent year on year, [0.5]C and [2.5]C percentage points higher than at the end of last month and a year earlier respectively.
GDP grew by [5.2]C percent in the [first]D half, according to preliminary estimates.
The central bank cut the policy rate by [25]C basis points to [3.75]S percent.
Value added of the primary industry was [3,117.2 billion]S yuan, up by [3.7]C percent; that of the secondary industry was [23,905.0 billion]S yuan, a growth of [5.3]C percent.
The growth rate was [0.2]C percentage points lower than in the [first]D quarter.
New loans amounted to [12.92 trillion]S yuan in the [first]D [six]D months.
The debt ratio rose from [61.4]S% of GDP in [2019]D to [66.0]S% in [2024]D.
Output was equal to [73]S percent of the same period in [2019]D.
"""

FORMS = """
Report No. [12]N of the [14th]N [Five]N-Year Plan
(Updated: [2025-03-04]B [16:20]B)
[1]E. Results of the year
([2]E) Next steps
Page [3]B of [8]B
Copyright © [2011]B-[2025]B Harbour Office. All rights reserved.
[5]NG networks covered [two-thirds]S of the [2,800]S villages in [2024/25]D.
The [21st]D century opened [half a million]S doors.
"""


@pytest.mark.parametrize(
    "line",
    [
        line
        for block in (POLICE, COURTS, CUSTOMS, LABOUR, EARNINGS, HEALTH, MONEY, FORMS)
        for line in block.strip().splitlines()
    ],
)
def test_every_number_of_a_sentence_has_its_span_and_kind(line: str) -> None:
    wanted, text = unmark(line)
    assert [(m.text, m.start, m.kind) for m in scan(text)] == wanted


def unmark(line: str) -> tuple[list[tuple[str, int, str]], str]:
    wanted, text, at = [], "", 0
    for mark in MARKED.finditer(line):
        text += line[at : mark.start()]
        wanted.append((mark.group(1), len(text), KINDS[mark.group(2)]))
        text += mark.group(1)
        at = mark.end()
    return wanted, text + line[at:]
