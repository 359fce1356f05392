"""Changes that no change word leads to: rates of growth, what they are set against, lists, counts of more and fewer."""
# ruff: noqa: C901, PLR0911 -- decision lists: one return a rule

from extractor import regexes as re
from extractor.numbers import differing, hiring, items, rates
from extractor.numbers.context import View
from extractor.numbers.items import PERCENT
from extractor.numbers.trie import each

_NOUN = r"(?:increase|decrease|rise|fall|drop|decline|gain|loss|reduction|contraction|expansion|change|slump|jump)"
_RATES = (
    r"(?:growth(?: rates?| forecast)?|inflation(?: rates?)?|"
    r"rates? of (?:[a-z-]+ )?(?:growth|increase|change|expansion|decline|decrease|contraction))"
)
_SUBJECT = re.compile(
    rf"\b(?:{_RATES}|{_NOUN} (?=(?:for|in|from|of|on|over) ))"
    r"\b(?:(?! and | while | but | with | which | that | as | made | took | brought | led | means | share | ratio | "
    r"proportion | deficit |%|per ?cent)(?:[^,;:.()]| \([^()%]{1,40}\))){0,80}?"
    r"(?: (?:was|were|is|are|be|been|averaged|stood at|remained at|unchanged at|came (?:in )?at)|(?<=[a-z0-9]):)"
    r"(?: (?:(?:originally|first|initially|previously|provisionally) )?"
    r"(?:published|reported|given|estimated|stated|put) (?:as|at))?"
    r" (?:just |only |about |around |nearly |almost |an? |estimated |at |put )*[+-]?$"
)
_LED = re.compile(r"\b(?:after|with|given|following|despite|amid|in) (?:an? |the )?(?:[a-z-]+ )?$")
_APART = re.compile(rf"\b{_RATES}\b(?: (?:of|in|for) [a-z -]{{3,40}})?, at (?:just |only |about |around )?[+-]?$")
_SLOWED = re.compile(
    rf"\b{_RATES}\b(?:(?! and | while | but | with | which | that | as | share | target )"
    r"(?:[^,;:.()]| \([^()%]{1,80}\)"
    r"|(?:(?<=points)|(?<=point)),(?= from | to )|[0-9]\.(?=[0-9]))){0,80}? "
    r"(?:to|at|(?:(?<=points, )|(?<=point, ))from) "
    r"(?:just |only |about |around |nearly |almost )?[+-]?$"
)
_SPOKEN_OF = re.compile(rf"\b(?:{_RATES}|{_NOUN}s? (?:in|of|for|was|were|stood))\b")
_AGAINST = frozenset(("from", "against", "versus", "vs", "after", "following", "with", "than"))
_BRACKETED = re.compile(
    r"\s?(?:%|per ?cent|percentage points?|points?)[^.;()]{0,48}\((?:in |for )?"
    r"(?:(?:the )?(?:previous|preceding|last|prior|first) (?:month|quarter|year|week|estimate)|previously|"
    r"[a-z]{3,9}\.?(?: (?:19|20)[0-9]{2})?|(?:19|20)[0-9]{2}|q[1-4])(?: [0-9]{4})?(?:: ?| )[+-]?$"
)
_REVISED = re.compile(
    rf"\b(?:growth|{_NOUN}s?|forecast)\b[^;]{{0,90}}?\b(?:revised|raised|lowered|cut|corrected)\b[^;]{{0,40}}? "
    r"(?:to|from) [$€£¥+-]*$"
)
_MOST = re.compile(
    r"\b(?:lost|fell|rose|gained|grew|declined|dropped|increased|decreased|contracted|expanded|shrank|climbed)"
    r" (?:the )?(?:most|least|fastest|more)(?:(?:,| by| with| at|, at|, by|, with) |[a-z ]{0,40} \()$"
)
_RANKED = re.compile(
    rf"\b(?:(?:highest|largest|biggest|strongest|sharpest|steepest|greatest|fastest|deepest|smallest|weakest|main) "
    rf"(?:[a-z-]+ ){{0,4}}?(?:{_NOUN}s?|growth|losses|gains)"
    rf"|(?:{_NOUN}s|growth) (?:were|was) (?:also )?"
    r"(?:recorded|observed|registered|seen|reported|noted|measured|posted))\b"
    r"(?![^;]*\b(?:share|ratio|from [0-9])\b)"
)
_ITEM = re.compile(r"(?:\(|,? (?:with|at|by|of) (?:just |only |about )?|[a-z], )[+-]?$")
_ON_THE = re.compile(
    r"\s?(?:%|per ?cent) on (?:the (?:year|month|quarter|week|day|previous|preceding)|"
    r"an? (?:yearly|annual|monthly) basis)\b"
)
_FEWER = re.compile(
    r"(?: (?!or\b|and\b|than\b|to\b)[a-z-]+){0,2}? (?:fewer|less)"
    r"(?=[).;,]|$| on the (?:year|month|quarter|week)\b| (?:and|but) [0-9][0-9,]* (?:[a-z]+ )?more\b)"
)
_MORE = re.compile(
    r" more(?=\)| on the (?:year|month|quarter|week)\b"
    r"| (?:and|but) [0-9][0-9,]* (?:[a-z]+ )?(?:fewer|less)\b)"
)
_MORE_ENDS = re.compile(r"(?: [a-z-]+){0,2} more(?=[.;,:)]|$)")
_WHICH_IS = re.compile(
    r"\b(?:which|that|this|it) (?:is|was|are|were|makes|made|means|meant|represents|represented|amounts to|gives) "
    r"(?:(?:about|some|nearly|almost|around|only) )*(?:[a-z]{3} )?[$€£¥]?$"
)
_CODED = 6  # characters: a bracket, the code of a currency and its sign
_MORE_THAN = re.compile(
    r"(?: [a-z]+){0,3}\) (?:more|fewer|less|higher|lower|above|below|smaller|larger|greater|shorter|longer)\b"
)
_ON_YEAR = re.compile(r"(?: [a-z-]+){0,3}? on the (?:year|month|quarter|week)\b")
_OF_FALL = re.compile(rf" of (?:the|this|that) (?:the )?(?:[a-z-]+ )?(?:{_NOUN}|growth)\b")
_JOBS = re.compile(
    r" (?:[a-z-]+ )?(?:jobs|positions|posts) (?:(?:was|were|have been|had been|are|being) )?"
    r"(?:lost|created|shed|cut|added|axed)\b"
)
_LOSS_OF = re.compile(r"\b(?:loss|losses|gain|gains|creation) of (?:about |some |nearly |almost |more than |over )?$")
_POSTS = each("jobs positions posts job")
_PART = re.compile(r"\s?(?:%|per ?cent|percent) of\b")
_FURTHER = each("additional extra further another")
_FIGURE = re.compile(r"\b(?:figure|estimate|reading|growth)[^.;,]{0,30} unchanged at $")
_FROM = re.compile(r"\bfrom [+-]?[0-9.]+ ?(?:%|per ?cent)$")
_UNTIL = re.compile(r"(?: (?:in|for|during|over) (?!\d+ ?%)[a-z0-9 ]{3,40})? to ")
_IN_RANGE = re.compile(r"\b(?:range of|(?:range|with)in|between|range from) (?:an? range of )?[+-]?$")
_APART_BY = re.compile(
    r"\b(?:exceed\w*|differ\w*|above|below|higher|lower|ahead|behind|more|less|than|short|outstripped|outpaced)\b"
)
_RANGES = each("of between from within")
_PERCENT_ENDS = re.compile(r" ?(?:to|and|-) ?[+-]?[0-9.]+ ?(?:%|per ?cent)")
_POINTS = each("basis percentage bps bp points")
_OF_WHICH = ("of which ", "of which about ", "of which approximately ", "of which some ", "of which around ")
_SAID_IN = re.compile(
    r"\s?(?:%|per ?cent) (?:in|on an?|at) (?:units|volume|value|real|constant|local|comparable|like-for-like|organic|"
    r"nominal|underlying|seasonally|price-adjusted)\b"
)
_LESS_THAN = re.compile(
    r"\s?(?:%|per ?cent) (?:higher|lower|more|less|dearer|cheaper|costlier|up|down)"
    r"(?:[^,.;%()0-9]{0,40}, (?:and |while )?|(?: (?!than\b)[a-z]+)? and )"
    r"(?:the )?(?:(?!(?:to|of|or|is|was|were|by|at|with|from|which|than|it|and)\b)[a-z-]+(?<!ed) ){1,4}$"
    r"|\s?(?:%|per ?cent),? (?:and |while )(?:(?!(?:to|of|or|is|was|were|are|by|at|with|from|which|than|it|made|up|"
    r"down|ha[sd]|have|rose|fell|grew|took|stood|hit|met|saw|won|sold|came|went|held|kept|got|paid|said|says|only|about|some|"
    r"nearly|almost|over|under)\b)[a-z-]+(?<!ed)(?<!ing) ){1,3}$"
)
_TO_LEVEL = re.compile(rf"{PERCENT}(?: [a-z-]+)? to (?:[a-z]{{2,3}}\.? ?)?[$€£₹¥]? ?[0-9]")
_RATE_WAS = re.compile(
    r"\b(?:annual|yearly|monthly|quarterly|year-on-year|month-on-month|growth|12-month|twelve-month) rates? "
    r"(?:of [a-z ]{3,30} )?(?:was|were|is|are|had been|has been|stood at|came to|came in at|reached|"
    r"remained(?: unchanged)? at)(?: just| only| about)* [+-]?$"
)
_BOTH_TOLD = re.compile(rf"{PERCENT}\),? (?:and |but |while )?$")
_HIGHER = each("higher lower")
_BY_SO_MUCH = re.compile(r"(?: (?:euros|dollars|yuan|points|cents|kroner))? (?:higher|lower)(?=[).;,]|$)")
# `rose by 1.1 billion, compared with 0.9 billion in the previous month`
_SET_AGAINST = re.compile(
    r"(?: [a-z]+){0,2},? (?:compared (?:with|to)|against|versus|following|after) (?:an? (?:increase|decrease|rise|fall|"
    r"gain|drop|loss) of )?(?:[a-z]{3} )?[$€£¥]?"
)
_BEFORE = re.compile(
    r"(?: [a-z]+){0,2} (?:in|for|during|over|a) (?:the )?(?:previous|preceding|prior|last|same|year|month|quarter)\b"
)
_BY = re.compile(r"\bby (?:[a-z]{2,3})?[$€£¥]? ?$")
# `rose by 904 million yuan, and loans to banks by 128 million`
_LEFT_OUT = re.compile(
    r"(?: [a-z]+){0,2}[,;]? (?:and |while )?(?:(?!(?:is|was|were|are|by|which|than|it|had|has|have|be|been)\b)"
    r"[a-z-]+(?<!ed) ){1,7}by (?:[a-z]{2,3})?[$€£¥]? ?$"
)
_YOYS = each("y/y q/q m/m yoy qoq mom")
_SIGNED = frozenset("+-")
_PUT = each("and forecast projected expected seen put")
_CLOSE_TO = each("around about roughly nearly almost just")
_MARGIN = each("points point")
_PERCENTS = each("% percent pct per percentage")
_DASHES = frozenset(("to", "-", "or"))


def _verb_left_out(v: View) -> bool:
    """`by` leads to this number as to the change before it, and nothing between the two is done."""
    if v.earlier is None or v.earlier[1] != "change" or _BY.search(v.before) is None:
        return False
    start, end = v.earlier[0].start, v.earlier[0].end
    return (
        _BY.search(v.low, max(v.lo, start - 8), start) is not None and _LEFT_OUT.match(v.low, end, v.start) is not None
    )


def is_change(v: View) -> bool:
    """A difference over time, told by what the sentence has said before or says right behind it."""
    if v.n1 in _POINTS and v.before.endswith(_OF_WHICH) and "change" in (v.sentence.count, v.sentence.share):
        return True  # `narrowed by 60 basis points, of which 45 basis points`
    if v.n1 in _PERCENTS and (v.n1 != "per" or v.n2 == "cent"):
        return _share(v)
    if v.form == "number" and v.earlier is not None and v.earlier[1] == "change" and v.p1 in ("to", "from"):
        return _REVISED.search(v.low, v.lo, v.start) is not None
    if v.p1 == "by" and v.n2 in _MARGIN and v.cue_within(240):
        return (
            _APART_BY.search(v.before) is None
        )  # `fell by 14 basis points, ..., and that on deposits by 9 basis points`
    return (
        _count(v)
        or _verb_left_out(v)
        or hiring.is_change(v)
        or differing.differs(v, share=v.n2 in _MARGIN or v.n1 in _MARGIN)
        or (
            v.sentence.share == "change"
            and v.p1 in _RANGES
            and not v.unit
            and _IN_RANGE.search(v.before) is not None
            and _PERCENT_ENDS.match(v.low, v.end, v.hi) is not None
        )
    )


def _share(v: View) -> bool:
    """A percentage that is a growth rate, or is set against one."""
    low, lo, start = v.low, v.lo, v.start
    if _ON_THE.match(low, v.end, v.hi) or (v.p2 if v.p1 in _SIGNED else v.p1) in _YOYS:
        return True  # `GDP (q/q): 0.3 %`
    shares, told = v.sentence.share == "change", v.sentence.told
    if shares and told and start - told < 90:  # noqa: PLR2004 -- characters: a comparison stands near
        if v.left in " (+-" and _BRACKETED.match(low, told, start) and _BRACKETED.fullmatch(low, told, start):
            return True
        if (
            v.p1 in _AGAINST
            and (v.p1 != "with" or v.p2[:7] == "compare")
            and (
                v.p1 == "following"
                or _SPOKEN_OF.search(low, lo, told)
                or (v.p1 == "after" and items.EARLIER.match(low, v.end, v.hi))
            )
        ):
            return True
        if (v.p1 == "of" and v.p2 == "one") or (v.p1 == "the" and v.p2 in ("than", "to")):
            return v.p2 != "to" or v.before.endswith(("opposed to the ", "compared to the "))  # `slower than the 2.9 %`
        if v.p2 in _PUT and v.p1 in ("at", "averaged", "averaging"):
            return (
                _SPOKEN_OF.search(low, lo, told) is not None
            )  # `growth is put at 1.4 % in 2025, and at 1.7 % in 2026`
        if v.p1 == "to" and _FROM.search(low, lo, told) and _UNTIL.fullmatch(low, told, start):
            return True  # `from 5.0 % in the months to April to 4.7 %`
    if shares and (
        (v.p1 == "or" and _SAID_IN.match(low, v.end)) or (v.left == " " and _LESS_THAN.match(low, told, start))
    ):
        return True
    if (v.left in "( +-" and "(" in v.before and items.is_change(v)) or (shares and _told_of_same(v)):
        return True
    if v.earlier is not None and v.earlier[1] == "change" and (v.gap() or "").strip() in _DASHES:
        return True  # `grew 2 to 3 %`
    if v.p1 == "revised":
        return False
    if _PART.match(low, v.end, v.hi):
        return False
    near, grows = max(lo, start - 160), "growth" in v.sentence.topics()
    return (
        differing.differs(v, share=True)
        or (grows and _grows(v, near))
        or (
            (v.left == "(" or v.raw.startswith(("most", "least", "fastest", "with", "by", "at")))
            and _MOST.search(low, near, start) is not None
        )
        or (
            grows
            and _ITEM.search(v.before) is not None
            and _RANKED.search(low, max(lo, start - 300), start) is not None
        )
        or rates.is_change(v)
    )


def _told_of_same(v: View) -> bool:
    """`grew 18 % to 301 crore and Pumps 12 % to 268 crore`, `the annual rate had been`: told like the one before."""
    return (
        (_TO_LEVEL.match(v.low, v.end, v.hi) is not None and _TO_LEVEL.match(v.low, v.sentence.told, v.hi) is not None)
        or ("rate" in v.before and _RATE_WAS.search(v.before) is not None)
        or (v.p1 == "above" and v.before.endswith("over and above "))
        or (v.p2 == "unchanged" and _FIGURE.search(v.before) is not None)
    )


def _grows(v: View, near: int) -> bool:
    """`growth in the sector was`, `growth slowed from 3 % to`, `its increase was revised to`."""
    low, start = v.low, v.start
    subject = _SUBJECT.search(low, near, start)
    return (
        (subject is not None and _LED.search(low, near, subject.start()) is None)
        or _SLOWED.search(low, near, start) is not None
        or _APART.search(low, near, start) is not None
        or (v.p1 in ("to", "from") and _REVISED.search(low, near, start) is not None)
        or v.p1.startswith("inflation")  # `Annual inflation 3.4 % in September`
        or (v.p1 in _CLOSE_TO and v.p2.startswith("inflation"))
    )


def _added(v: View) -> bool:
    """`812 francs, which is 34 francs more`, `1.4 million boxes, 90,000 more`."""
    aside = v.n1 == "more" and v.earlier is not None and v.earlier[1] == "statistic" and v.p1[-1:] != ","
    return (aside and (v.gap() or "").endswith(", ")) or _WHICH_IS.search(v.before) is not None


def _count(v: View) -> bool:
    """A count of more or fewer, of jobs lost, of a part of a decline."""
    if not v.value:
        return False
    if (
        v.earlier is not None
        and v.earlier[1] == "change"
        and _MORE_THAN.match(v.low, v.end, v.hi)
        and "(" in (v.gap() or "")[-_CODED:]
    ):
        return True  # `5.6 per cent (171 persons) more than in 2022`
    if v.sentence.count == v.sentence.share == "change" and _BOTH_TOLD.fullmatch(v.low, v.sentence.told, v.start):
        return not v.small and v.n1 not in _PERCENTS  # `gains of 385,000 (3.6 %) and 1.1 million (19 %)`
    low, end, hi = v.low, v.end, v.hi
    if v.right == " ":
        if v.n1 == "of":
            return not v.unit and v.form == "number" and v.p1 == "for" and _OF_FALL.match(low, end, hi) is not None
        if v.n1 in ("down", "up"):
            return v.n2 in ("on", "from")
        if v.n1 == "more" or v.n2 == "more":
            return _MORE.match(low, end, hi) is not None or (_MORE_ENDS.match(low, end, hi) is not None and _added(v))
        if (v.n1 in _POSTS or v.n2 in _POSTS) and not v.small:
            return _JOBS.match(low, end, hi) is not None or (
                v.p1 in ("of", "about", "some", "nearly", "almost", "than", "over")
                and _LOSS_OF.search(v.before) is not None
            )
        fewer = "bounds" in v.sentence.topics() and (
            low.find(" fewer", end, hi) >= 0 or low.find(" less", end, hi) >= 0
        )
        if (fewer and _FEWER.match(low, end, hi)) or (
            (v.n1 in _HIGHER or v.n2 in _HIGHER) and _BY_SO_MUCH.match(low, end)
        ):
            return True
    if (
        (v.p1 in _AGAINST or v.p2 in _AGAINST)
        and not v.small
        and not v.unit
        and v.earlier is not None
        and v.earlier[1] == "change"
    ):
        return _SET_AGAINST.fullmatch(v.gap() or "") is not None and _BEFORE.match(low, end, hi) is not None
    return v.p1 in _FURTHER and _ON_YEAR.match(low, end, hi) is not None
