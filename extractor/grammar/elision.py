"""Nouns that do not stand behind their number: left out, put off to the end of a list, or said in the predicate."""

import re

from extractor.grammar.units import UnitWords
from extractor.grammar.words import WORD, is_finite, is_participle, is_plural, word_set
from extractor.source import Index
from schemas.evidence import Mention, Span

_PRONOUNS = word_set("ones one others")
_ABSTRACT = word_set(
    "total number figure amount sum rest remainder increase rise growth gain decline decrease fall drop loss reduction "
    "change difference improvement deterioration shortfall surplus deficit downturn upturn expansion contraction"
)
_SHORT_ADJECTIVES = word_set("new old big raw dry wet hot red low top bad ill sea air")
_MEASURE = 3
"""Letters; what is as short and no adjective is an abbreviated measure (`kg`, `ha`, `GWh`)."""
_BACK = re.compile(
    r"[\W\d]*(?:(?:(?:out\s+)?of|among|from)\s+(?:these|those|them|the\s+(?:total|latter|former|remainder|rest))|"
    r"they|these|those|the\s+(?:latter|former|rest|remainder|others?))\b",
    re.IGNORECASE,
)
"""What opens a sentence whose nouns are those of the one before."""
_VAGUE = r"(?:(?:about|some|over|nearly|almost|around|roughly|more\s+than|less\s+than)\s+)?"
_JOINED = re.compile(
    rf"(?:\s+(?!and\b|or\b)[^\W\d_][\w’'-]*){{1,3}}(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|plus)\s+){_VAGUE}"
    rf"|\s?%?,?\s+(?:\(|(?:or|i\.e\.|that\s+is),?\s+){_VAGUE}",
    re.IGNORECASE,
)
"""`24 civil and 8`: an adjective, and the next number of the list; `88, or one-fourth`: the same in other words."""
_RATIO = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?")
_NEW_CLAUSE = re.compile(r"[;:]|\b(?:and|but|while|whereas|to|from|by|for|with|than|against)\b")
_OF_A_WHOLE = re.compile(
    rf"(?:\W*|.*;\s+)(?:Of|Out\s+of|(?:From\s+)?[Aa]mong|of)\s[^;:]*,\s+(?:(?:and|but)\s+)?{_VAGUE}$", re.DOTALL
)
_NEXT_PART = re.compile(rf"(?:\s[\w’'-]+){{1,6}}(?:,\s(?:(?:and|while)\s)?|\s(?:and|while)\s){_VAGUE}")
_PART_ENDS = re.compile(r"((?:\s[\w’'-]+){1,6}?)\s*(?:[.,;]|\sand\s|$)")
_DECIMALS = re.compile(r"\d(?:\.(?P<places>\d+))?\s*(?P<scale>(?:[^\W\d]+\s*)*)$")
_FAR = 600
_BEHIND = 120
_HOPS = 4
_COUNTED = frozenset({"statistic", "change"})
_BEINGS = word_set("is are was were be been has have had do does did will would can could may might must should")


def names_own(index: Index, mention: Mention, words: UnitWords) -> bool:
    """Whether the words right behind the number name what it counts beyond doubt: a plural, a measure, one of it."""
    if words.source != "noun" or words.unit is None or words.own is None or of_a_whole(index, mention):
        return False
    head = words.unit.split()[-1]
    low = head.lower()
    if low in _PRONOUNS or low in _ABSTRACT:
        return False
    if is_plural(head) or index.text[mention.end : mention.end + 1] == "-":
        return True
    if mention.value is not None and abs(mention.value) <= 1:
        return True
    return low not in _SHORT_ADJECTIVES and (len(head) <= _MEASURE or not head[1:].islower())


def of_a_whole(index: Index, mention: Mention) -> bool:
    """`Of the 40 boats, nine lacked papers and two nets`: a part that its verb follows; its noun is the whole's."""
    lo = index.sentence_of(mention.start).start
    lead = index.text[max(lo, mention.start - _FAR) : mention.start]
    if not any(word in lead for word in ("Of ", "Out of ", "mong ", "; of ")):
        return False
    if _OF_A_WHOLE.fullmatch(lead) and _verb_follows(index, mention):
        return True
    before = index.before(mention, lo)
    if before is None or _NEXT_PART.fullmatch(index.text, before.end, mention.start) is None:
        return False
    own = _PART_ENDS.match(index.text, mention.end, mention.end + _BEHIND)
    return own is not None and not any(map(_is_verb, WORD.findall(own[1]))) and of_a_whole(index, before)


def _verb_follows(index: Index, mention: Mention) -> bool:
    word = WORD.search(index.text, mention.end, mention.end + _BEHIND)
    return word is not None and index.text[mention.end : word.start()] == " " and _is_verb(word.group())


def _is_verb(word: str) -> bool:
    return is_finite(word) or (is_participle(word) and not word.endswith("ing")) or word.lower() in _BEINGS


def elsewhere(index: Index, mention: Mention) -> list[Span]:
    """Where a noun that the number leaves out may be printed: before it, or behind it up to the next figure."""
    text, sentence = index.text, index.sentence_of(mention.start)
    spans = [Span(max(sentence.start, mention.start - _FAR), mention.start)]
    if sentence.start and _BACK.match(text, sentence.start, mention.start):
        before = index.sentence_of(sentence.start - 1)
        spans.append(Span(max(before.start, before.end - _FAR), before.end))
    spans.append(_behind(index, mention, sentence.end))
    return spans


def _behind(index: Index, mention: Mention, end: int) -> Span:
    """The words behind the number up to the next figure that is not listed with it, and no farther than its clause."""
    text, hop, following = index.text, mention, _next(index, mention, end)
    after = index.after(mention)
    if after is not None and _RATIO.fullmatch(text, mention.end, after.start):
        return Span(mention.end, mention.end)  # `one in five boats`
    for _ in range(_HOPS):
        if following is None or _JOINED.fullmatch(text, hop.end, following.start) is None:
            break
        hop, following = following, _next(index, following, end)
    hi = min(hop.end + _BEHIND, end if following is None else following.start)
    cut = _NEW_CLAUSE.search(text, hop.end, hi)
    return Span(mention.end, cut.start() if cut else hi)


def _next(index: Index, mention: Mention, hi: int) -> Mention | None:
    """The next figure of the sentence."""
    return next((m for m in index.within(mention.end, hi) if m.kind in _COUNTED), None)


def left_out(mention: Mention, same: list[Mention]) -> bool:
    """Whether a bare decimal or scaled number may have left out the sign of the earlier figures `same`.

    `62.1 percent, after 62.4`; `EUR 36.4 billion (2031: 35.1 billion)`.
    """
    form = _form(mention)
    return form != (0, "") and any(_form(m) == form for m in same if m.end <= mention.start)


def _form(mention: Mention) -> tuple[int, str]:
    """Decimal places and scale word of a number."""
    found = _DECIMALS.search(mention.text)
    return (len(found["places"] or ""), " ".join(found["scale"].split())) if found else (0, "")
