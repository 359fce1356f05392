"""Differences in counts that no change word leads to: jobs gained, gains set against gains, a verb that two share."""

# ruff: noqa: PLR0911 -- decision lists: one return a rule

from extractor import regexes as re
from extractor.numbers.context import View
from extractor.numbers.trie import each

_POSTS = each("jobs positions posts job")
_TAKEN = re.compile(
    r"\b(?:wip(?:ed|es|ing) out|eras(?:ed|es|ing)|destroy(?:ed|s|ing)|eliminat(?:ed|es|ing)|ax(?:ed|es|ing)|"
    r"slash(?:ed|es|ing)|subtract(?:ed|s|ing)|restor(?:ed|es|ing)|(?:t[ao]ke?n?s?|taking|took|knock(?:ed|s|ing)) "
    r"(?:away|off|out)|(?P<part>t[ao]kes?|took|taking|knock(?:ed|s)))"
    r" (?:an? |about |some |around |nearly |almost |over |more than |another |further )*$"
)
_AWAY = re.compile(r" (?:[a-z-]+ )?(?:jobs|positions|posts) (?:away|off|out of|from)\b")
_GAINS = re.compile(
    r"\b(?:(?:jobs?|payrolls?|employment|hiring) (?:growth|gains?|creation|losses|additions)\b[^.;:,0-9]{0,60}? "
    r"(?:averaged|averaging|was|were|is|are|(?:came|come) in at|total(?:l?ed|s)|"
    r"(?:[a-z]+ed|fell|rose|sank|picked up) to)"
    r"|average (?:monthly )?(?:(?:gain|increase|growth) )?(?:for|over|in|during) the "
    r"(?:last|past|previous|prior|latest|preceding) [a-z0-9]+ (?:months|quarters|years|weeks) "
    r"(?:is|was|stands at|stood at|comes to|came to|has been)"
    r"|(?:month|quarter) (?:moving )?average (?:of (?:job gains|job growth|payroll growth|payroll gains) )?"
    r"(?:is|was|stands at|stood at|of|at|to))"
    r" (?:now )?(?:an? |about |around |just |only |nearly |almost |roughly |some |average of )*[+-]?$"
)
_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|from|after|than|following) (?:an? |the )?"
    r"(?:(?:monthly|average|averaged|mean|prior|upwardly|downwardly|revised|weekly|quarterly|net|job) )*"
    r"(?:(?:gains?|rise|increase|average|mean|drop|loss|growth)(?: (?:in|for) [a-z]+)? of )?$"
)
_LEADS = each("of against to with versus from after than following revised gain mean average")
_VERBS = each(
    "averaged averaging was were is are at totalled totaled been of to now about around nearly almost just only"
)
_A_MONTH = re.compile(r" (?:[a-z]+ )?(?:per|a|an|each|every) (?:month|quarter|year|week|day|hour)\b")
_NEXT = re.compile(r"(?:[.,;)]| \((?![^)]*%)| (?:jobs|positions|posts|and|to [0-9][0-9,.]*[0-9])\b)|$")
_SHARED = re.compile(
    r"(?:,| and| while| but|;)(?: (?:and|while|but|the|those|that|in|of))*"
    r"(?: (?!(?:which|who|it|they|an?|was|were|is|are|had|has|have|to|from|than|by)\b)[a-z'-]+)"
    r"(?: (?!(?:which|who|was|were|is|are|had|has|have|to|from|than|by)\b)[a-z'-]+){0,5} (?P<by>by )?[$€£]?$"
)
_BRACKETED = re.compile(r"(?:,| and)(?: [a-z'-]+){1,6} \([+-][0-9.,]+\) $")
_NO_SUBJECT = each(
    "to of from with at in for than over under about around some only nearly almost or on and but while the a an no "
    "nor not as off into per until since against among between through during within without exactly just roughly"
)
_REACH = 120  # characters back to the comma of the second subject


def is_change(v: View) -> bool:
    """A count that differs over time although no word of change leads to it; `v` is no percentage."""
    moved = v.sentence.count == "change"
    if v.form != "number" or not (moved or v.sentence.jobs or v.p1 == "by" or v.n1 in _POSTS or v.n2 in _POSTS):
        return False
    if v.n1 in _POSTS or v.n2 in _POSTS:
        taken = _TAKEN.search(v.before)
        if taken and (taken["part"] is None or _AWAY.match(v.low, v.end, v.hi)):
            return True
    if (moved or (v.p1 == "by" and v.cue_within(_REACH))) and _shared(v):
        return True
    if v.p1 == "or" and moved and _A_MONTH.match(v.low, v.end, v.hi):
        return True
    if v.p1 == "hired" and v.sentence.jobs and not v.small:
        return True
    if v.small or v.unit or not v.sentence.jobs or (v.p1 not in _LEADS and v.p1 not in _VERBS):
        return False
    if moved and v.p1 in _LEADS and v.earlier is not None:
        return _AGAINST.search(v.before) is not None
    return _GAINS.search(v.low, max(v.lo, v.start - 150), v.start) is not None


def _shared(v: View) -> bool:
    """`put on 16,000 and repair shops 3,000`, `fell by 94 to 2,118 and the other by 12 to 700`: one verb for both."""
    if v.earlier is None or v.p1 in _NO_SUBJECT or v.p1.endswith(("ed", "ing")):
        return False
    if not (_NEXT.match(v.low, v.end, v.hi) or (v.n1 and v.low.startswith(f" {v.n1}", v.earlier[0].end))):
        return False
    begin = max(v.lo, v.start - _REACH)
    if v.raw.endswith(")"):
        return v.earlier[1] == "change" and _BRACKETED.search(v.low, begin, v.start) is not None
    found = _SHARED.search(v.low, max(begin, v.earlier[0].end), v.start)
    return found is not None and (found["by"] is not None or v.earlier[1] == "change")
