"""The vocabulary of change: words that rise and fall, and what may stand between them and their number."""

from string import ascii_lowercase

from extractor import regexes as re
from extractor.numbers.trie import each, tree
from extractor.numbers.vocabulary import SCALED_CODES
from schemas.evidence import Direction

# What rises, what falls, what only moves.
RISES = (
    "rose risen rise rises rising grew grown grow grows growing climbed climb climbs climbing increased "
    "increase increases increasing up jumped jump jumps jumping surged surge surges surging soared soar "
    "soars soaring expanded expand expands expanding advanced advance advances growth upturn uptick "
    "rebounded rebound rebounds accelerated widened gained gain gains gaining added adding raised "
    "lengthened extended improved improvement expansion appreciated strengthened boosted higher plus put created "
    "recovered regained recouped leapt leaped leap leaps leaping spiked spike spikes spiking rocketed skyrocketed "
    "ballooned swelled swollen escalated mushroomed accelerating strengthening widening raising climbs appreciating "
    "strengthens widens quickened quickening enlarged firmed lifted ahead augmentation"
)
FALLS = (
    "fell fallen fall falls falling dropped drop drops dropping declined decline declines declining "
    "decreased decrease decreases decreasing down lost losing slipped slip slips slipping slid slide "
    "slides shrank shrunk shrink shrinks shrinking contracted contract contracts contracting contraction "
    "plunged plunge plunges plunging tumbled tumble dipped dip dips eased ease eases easing reduced "
    "reduce reduces reduction reducing cut cuts cutting narrowed narrowing lowered slowed slowing shed shedding sank "
    "slumped slump slumping tumbles tumbling dips dipping sinks sinking trimmed trimming dwindled plummeted plummeting "
    "receded subsided diminished softened moderated decelerated weakening narrows slows shaved crashed nosedived sunk "
    "weakened lessened thinned cheapened cheapening slackened slackening downturn shortened shorten shortening "
    "diminution deflation cut-back depreciated retreated lower minus"
)
MOVES = "changed moved edged inched ticked change changes revision"
WAY: dict[str, Direction | None] = {
    **dict.fromkeys(RISES.split(), "increase"),
    **dict.fromkeys(FALLS.split(), "decrease"),
    **dict.fromkeys(MOVES.split()),
    "unchanged": "unchanged",
    "flat": "unchanged",
    "steady": "unchanged",
}
GERUNDS = each(
    "contract contracts higher lower change changes added adding lost losing cut cuts cutting shed gained raised plus "
    "minus put recovered regained recouped leap leaps spike spikes swollen raising trimmed trimming sinks sinking "
    "shaved crashed moderated softened narrows widens lessened thinned lifted ahead"
)
NOUNS = each(
    "growth increase increases decrease decreases decline declines rise drop drops fall falls gain gains leap spike "
    "reduction contraction expansion uptick jump surge slump improvement change advance revision diminution deflation "
    "augmentation"
)
# What may stand between the change word and its number.
BETWEEN = each(
    "by about around roughly approximately nearly almost some only just well a an the further additional whopping "
    "another more than over as much year on year-on-year year-over-year month-on-month month-over-month "
    "quarter-on-quarter quarter-over-quarter yoy y-o-y month quarter seasonally adjusted annual "
    "annualized annualised yearly monthly average averaged averaging rate rates pace of was is were are at had "
    "been being reached reaching equal equalled an estimated total cumulative combined net respectively "
    "each well no less least up compared basis real nominal terms in both even still also stood came "
    "amounted amounting has have annually"
)
LIST = re.compile(
    r"\s*(?:%|percent(?:age points?)?|per cent|basis points?|points?|pct|bps?|个百分点|per [a-z]{3,7}|[a-z]{1,9})?\s*"
    r"(?:(?:in|for|to|at|on|over|from|since|during|against|as) [a-z' -]{1,30}?|"
    r"\(?(?:year|month|quarter|week)[- ](?:on|over)[- ](?:year|month|quarter|week)\)?|(?:nominal|annual|"
    r"organical|sequential)ly)?"
    r"\s*(?:,|,? and|,? or|,? instead of|,? rather than|,? but|,? after|,? following|;|、|和|及|与|以及|，)\s*"
    r"(?:about |by |of |nearly |over |约|了)*[$€£¥]?\s*$"
    r"|\s*(?:%|percent|per cent|points?)?,? ?\(?(?:revised (?:up |down )?from|previously(?: reported as)?|initially) $"
    r"|\s*(?:%|percent|per cent),? (?:and|while|but) (?:[a-z]++ ){1,5}by (?:about |nearly )?$"
)
# Only one share follows another in these: `rose 5 percent, exports 3 percent`.
LIST_OF_SHARES = re.compile(
    r"\s*(?:%|percent|per cent),(?: and| while)? (?:the )?(?:(?!(?:to|of|or|is|was|were|by|at|for|in|"
    r"with|from|which|than|it|and)\b)"
    r"[a-z-]++(?<!ing)(?<!ed)(?<!ly) ){1,3}$"
    r"|\s*(?:%|percent|per cent),? (?:and |while )?(?:that|those) (?:of|in|for) (?:[a-z&-]++ ){1,6}$"
    r"|\s*(?:%|percent|per cent) (?:including|excluding|with|without) [a-z ]{3,20} and $"
    r"|\s*(?:%|percent|per cent)(?: on the (?:year|month|quarter|week)| year[- ]on[- ]year| in [a-z]{3,9})? and "
    r"(?!by )[a-z-]++(?<!ing)(?<!ed)(?<!ly) $"
)
CONVERTED = re.compile(
    r"\s*(?:[a-z]++ ?){0,5}(?:,? or|,? equal to|,? equivalent to|\((?:or )?|, i\.e\.,?)\s*(?:about |by |some )?[$€£¥]?$"
)
AHEAD = re.compile(
    r"(?P<unit>\s*-?(?:%|percentage points?|percent|per cent|basis points?|"
    r"points?))(?:, (?:by )?[0-9.]++(?P=unit)){0,6}?,? and (?:by )?[0-9][0-9.,]*(?<![,.])(?=(?P=unit))"
    r"|(?:, (?:by )?[0-9.]++){0,6}?,? and (?:by )?[0-9][0-9.,]*(?<![,.])"
)
SPREAD = re.compile(r"\s*(?P<unit>%|percent|per cent)?\s*(?:to|-|or|至|到)\s*$")
WAS_BY = re.compile(r"(?:by|of) (?:about |some )?$|[a-z] $")
WAS_OF = re.compile(
    r"\bof (?:about |some )?$|\b(?:to|will|would|could|should|may) (?:grow|rise|fall|increase|decrease|decline|expand|"
    r"contract|drop|shrink) (?:by )?(?:between )?(?:about |some )?$"
)
NUMBER = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
_LIST_ENDS = frozenset(",;、和及与，约了")
_LIST_LINKS = each("and or of than but after following about by nearly over from previously as initially")
_LIST_HEADS = frozenset("个、和及与以，")
_TO_DIGIT = re.compile(r"(?s:.*)[0-9]")
WORDS = re.compile(r"[a-z][a-z'/-]*|[,;:()+%-]|[^\sa-z]")
SHARE = re.compile(
    r"\s*-?(?:%|percent(?:age)?\b|per cent\b|pct\b|basis\b|bps?\b|points?\b|percentage\b|pp\b|p\.p\.|cents?\b)"
)
POINTS = (
    r"\s*-?(?:%|of a (?:percentage )?point|"
    r"(?:percentage[- ]points?|percent|per cent|pct|basis[- ]points?|bps?|points?|pp)\b|p\.p\.)"
)
BEHIND = re.compile(
    POINTS + r"\)?\s*(?:\((?:±|\+/-|[$€£]|[a-z]{3} )?[0-9][0-9.,]*(?: ?%| ?[a-z]+)(?: [a-z]+)?\)\*? )?"
    r"(?:\(?(?:year[- ]on[- ]year|year[- ]over[- ]year|month[- ]on[- ]month|seasonally adjusted|annual|"
    r"annualized|net|real|nominal|organic)\)?\s+)*"
    r"(?P<cue>increase|rise|growth|gain|jump|surge|expansion|improvement|decrease|decline|drop|fall|"
    r"loss|reduction|contraction|"
    r"slump|uptick|upturn|downturn|dip|slide|plunge|hike|uplift|spurt|augmentation|diminution|cut|up|down"
    r"|higher|lower|more|fewer|less|above|below|over|under|faster|slower|greater|bigger|quicker|"
    r"smaller|larger|wider|narrower|better|worse|shorter|longer|stronger|weaker|"
    r"ahead|dearer|cheaper|costlier|off(?= (?:its|their|the) (?:[a-z0-9]+ ){0,2}(?:peaks?|highs?"
    r"|records?)\b))\b(?P<than>\s+than\b)?(?![- ](?:target|to\b))"
)
BEHIND_PLAIN = re.compile(
    r"\s*(?:°[cf] )?(?:\([0-9.]+ ?%\) )?(?:(?!(?:was|were|is|are|be|been|got"
    r"|bec[ao]me) )[a-z]+ ){0,2}?(?P<cue>more|fewer|less|higher|lower|above|below|shorter|"
    r"longer|slower|faster|wider|narrower|smaller|larger|better|worse|dearer|cheaper|short(?= of\b)|"
    r"warmer|cooler|wetter|drier)\b(?:(?:\s+[a-z]+){0,4}?(?:, respectively,)?(?P<than>\s+(?:than|from))\b|"
    r"(?<=short)(?= of )|(?:(?<=above)|(?<=below))(?= (?:19|20)[0-9]{2}\b| the (?:(?:previous|prior|same|last)\b|"
    r"(?:figure|number|total|result)s? (?:of|in|for|a)\b|"
    r"levels? (?:of )?(?:an? year|last|the previous|[0-9]{4}\b)|[0-9a-z]+-year |[0-9]{4}-[0-9]{4} |"
    r"(?:[a-z]+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])\b)))"
)
YOY = re.compile(r"\s*%?\s*\(?(?:y/y|yoy|y-o-y|m/m|mom|q/q|qoq)\b")
THEN = re.compile(
    r"(?:[^.;]|\.(?=[0-9])){0,40}?\b(?:year|years|month|quarter|week|same|prior|previous|last|earlier|ago"
    r"|before|period|previously|"
    r"initially|level|levels|easter|christmas|ramadan|weekend|spring|summer|autumn|winter|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|in the (?:first|second|third|fourth)|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)\b"
)
AFTER_WAY: dict[str, Direction] = {
    **dict.fromkeys(
        each(
            "increase rise growth gain jump surge expansion improvement uptick upturn hike uplift spurt "
            "augmentation up higher more above over faster greater bigger quicker "
            "warmer wetter "
            "better longer stronger ahead dearer costlier wider larger"
        ),
        "increase",
    ),
    **dict.fromkeys(
        each(
            "decrease decline drop fall loss reduction contraction slump downturn dip slide plunge diminution "
            "off cut down lower fewer less below under "
            "slower smaller worse shorter weaker short cheaper cooler drier narrower"
        ),
        "decrease",
    ),
}
PARTICLE_VERBS = each(
    "made make makes making set sets setting broke breaking break cleaned rounded takes took taking adds "
    "add added adding sum summed sums picked opened wrapped back backed gave turned speeded stepped "
    "mopped held caught locked bought dug pulled cracked cracking crack shut shuts shutting tracked "
    "tracking track brought bringing handed hunted tore torn took pinned wrote written come came laid "
    "follow followed signed scaled came open opening dismantled closed closing built build"
)
JOBS = re.compile(
    r"\s*(?:more |new |net |additional )*(?:jobs?|positions?|payroll|workers|posts|employees|staff)\b"
    r"|\s*(?:[.,;:()]|$|(?:in|over|during|since|on|after|following|last|this|and|while|but|per|each|from|between) )"
)

HIRING = re.compile(
    r"\b(?:economy|employers?|payrolls?|business(?:es)?|companies|firms|sectors?|industry|industries|"
    r"manufacturers|retailers)\b"
)
POSTS = re.compile(r"\s*(?:more |new |net |additional |private |nonfarm )*(?:jobs?|positions?|posts)\b")

_LETTER = re.compile("[a-z]")
_CUE_WORD = re.compile(rf"[^a-z](?:{tree({*WAY, *AFTER_WAY})})\b")
_CUE_HEAD = re.compile(rf"(?:{tree({*WAY, *AFTER_WAY})})\b")
_CODES = each(
    "sek nok dkk pln czk huf eur usd gbp cny rmb jpy inr rs aud cad chf hkd sgd nzd zar rub eek try ils uah aed sar "
    "egp ngn kes"
)
_CODE = 3  # letters of a currency code
_VOWELS = frozenset("aeiouy")


def starts(low: str, lo: int, hi: int) -> list[int]:
    """Where a word of [lo, hi) that may be a change word starts; in order."""
    if _LETTER.search(low, lo, hi) is None:
        return []  # Chinese: every character would be tried as the one before a word
    found = [m.start() + 1 for m in _CUE_WORD.finditer(low, max(0, lo - 1), hi)]
    return [0, *found] if lo == 0 and _CUE_HEAD.match(low, 0, hi) else found


def number_before(low: str, begin: int, start: int) -> re.Match[str] | None:
    """The last number of [begin, start), if it holds one."""
    tail = _TO_DIGIT.match(low, begin, start)
    if tail is None:
        return None
    at = tail.end()
    while at > begin and low[at - 1] in "0123456789.,":
        at -= 1
    while low[at] in ".,":
        at += 1
    return NUMBER.match(low, at, start)


def lists(gap: str) -> bool:
    """What stands between two numbers joins them to one list."""
    first, tail = gap[:1], gap.rstrip().rstrip("$€£¥").rstrip()
    if not (first in _LIST_HEADS or first <= "\x7f" or first.isspace()):
        return False
    word = tail[len(tail.rstrip(ascii_lowercase)) :]
    return (word in _LIST_LINKS if word else tail[-1:] in _LIST_ENDS) and LIST.match(gap) is not None


def drop_currency(words: list[tuple[str, int]], start: int) -> None:
    """`fell by USD 2.1 billion`, `cut by Rs. 5`: takes the code of a currency off the end."""
    if len(words) > 1 and words[-1][0] == "." and words[-2][0] == "rs":
        words.pop()
    last, at = words[-1]
    if len(words) > 1 and at + len(last) == start and len(last) <= _CODE and last.isalpha():
        words.pop()  # `by P3.4 billion`
        return
    if len(words) > 1 and is_currency(last):
        words.pop()


def is_currency(word: str) -> bool:
    """A code before a sum: `sek`, `crore`."""
    return (
        word in _CODES or word in SCALED_CODES or (len(word) == _CODE and _VOWELS.isdisjoint(word) and word.isalpha())
    )
