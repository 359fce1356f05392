"""A time phrase is matched part by part: the first kind that fits, the longest reading first, nothing half a word."""

import pytest

from extractor.fillers.baseline.period.time_match import match

PHRASES = {
    "the three months ended 30 June 2031 quarter": "ended",
    "nine weeks to the end of March": "ended",
    "so far this season": "now",
    "at present": "now",
    "epidemiological weeks 4 to 7 of 2031": "week",
    "12 to 23 February 2031": "from",
    "from the end of April 2030 to mid-June 2031": "from",
    "from 2029-30 to 2031-32": "from",
    "between the first quarter and the third quarter of 2031": "from",
    "from 2029 – 2031": "from",
    "from May 2031 onwards": "from",
    "January, February and March of this year": "from",
    "2027, 2028 and 2031": "from",
    "2027-31": "date",
    "ever since then": "since",
    "since the end of last year (since week 9)": "since",
    "since its looms were bought": "since",
    "the first half of 2031": "part",
    "the full-year": "part",
    "Q3 2031": "part",
    "the crop year 2031": "fiscal",
    "the whole of 2031": "fiscal",
    "the most recent two weeks": "past",
    "as of the very beginning of 2031": "by",
    "by the end of the operation": "by",
    "mid-May": "by",
    "during the long strike": "during",
    "Tuesday, 4 May": "day",
    "yesterday": "day",
    "4th of May, 2031": "date",
    "4.5.2031": "date",
    "the corresponding period of the previous year": "rel",
    "eight years ago": "rel",
    "the half-year": "rel",
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_is_found_whole(phrase: str) -> None:
    text = f"Looms sold {phrase}, nobody knows why"
    found = match(text, 11, len(text))
    assert found is not None
    assert (found.kind, text[found.start : found.end], found.pre) == (PHRASES[phrase], phrase, "")


@pytest.mark.parametrize(
    ("text", "pre", "phrase"),
    [
        ("In the past two years", "in", "the past two years"),
        ("over  2031", "over", "2031"),
        ("during the last week", "during", "the last week"),
        ("at the end of May", "at", "the end of May"),
        ("2031p", "", "2031"),
        ("from 2029-30", "", "from 2029-30"),
        ("by 2031-32 tonnes", "", "by 2031-32"),
    ],
)
def test_a_preposition_that_only_leads_is_no_part_of_it(text: str, pre: str, phrase: str) -> None:
    found = match(text, 0, len(text))
    assert found is not None
    assert (found.lead, found.pre, text[found.start : found.end]) == (0, pre, phrase)


@pytest.mark.parametrize("text", ["2031%", "1,204 looms", "the loom", "in the loom", "12 looms", "314", "31.4"])
def test_what_only_begins_like_one_is_none(text: str) -> None:
    assert match(text, 0, len(text)) is None


def test_a_phrase_ends_where_it_may_no_longer_go_on() -> None:
    text = "from May 2030 to June 2031"
    assert match(text, 0, len("from May 2030 to"))[1:4] == (0, 0, len("from May 2030"))  # type: ignore[index]
    assert match("looms2031", 5, 9) is None
    assert match("1,2031", 2, 6) is None
