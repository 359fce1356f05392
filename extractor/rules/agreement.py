"""How far the words around a mention agree with what a claim says of it."""

import re
from typing import Literal

from extractor.grammar.cells import cell_of, units_above
from extractor.grammar.currencies import currency_before
from extractor.grammar.directions import change_of
from extractor.grammar.elision import elsewhere, left_out, names_own
from extractor.grammar.lead_ins import heading_units
from extractor.grammar.lists import parts
from extractor.grammar.qualifiers import also_read, qualifier_of
from extractor.grammar.units import UnitWords, direct_unit, plainly_counts, unit_region, unit_words
from extractor.grammar.words import CJK, WORD
from extractor.rules.celled import cell_fit, row_unit
from extractor.rules.claim import UNSET, Claim
from extractor.rules.han_units import han_fits
from extractor.rules.measures import MEASURED, alike, hard_kinds, holds, stem, unit_class
from extractor.rules.rates import RATE, rate_ahead, rate_behind
from extractor.source import Index
from schemas.evidence import Mention, Span

Fit = Literal["fits", "absent", "contradicted", "missing"]
"""`fits`; `absent`: the unit does not stand there; `contradicted`: another kind of unit does; "
"`missing`: claim has none."""

_SHARES = frozenset({"percent", "points", "basis points", "per mille"})
_FAR = 600
_SET_BESIDE = re.compile(
    r"(?:\((?:[^()]{0,24}:)?|\b(?:against|versus|vs\.?|compared\s+(?:with|to)|from|after|than|and|or))\s*$",
    re.IGNORECASE,
)
"""What leads a figure that is of the currency of the one before: `EUR 36.4 billion (2031: 35.1 billion)`."""
_BESIDE = 40
_ANNOUNCES = re.compile(
    r"\b(?:figures|amounts|values|quantities|volumes|data)\s+(?:are\s+)?(?:all\s+)?in\s+[^()]+$"
    r"|[,(]\s*(?:all\s+)?in\s+(?:hundred|thousand|million|billion)s?\s+(?:of\s+)?[^()]+$",
    re.IGNORECASE,
)
_LEAD = 24
_LEADS_TO = re.compile(r"\b(by|to|at|of|from) $")


def unit_fit(index: Index, mention: Mention, unit: str | None) -> Fit:
    """Whether `unit` is what the source says this mention counts."""
    key = ("fit", mention.start, unit)
    known: Fit | None = index.memo.get(key)
    if known is None:
        known = index.memo[key] = _unit_fit(index, mention, unit)
    return known


def touches(index: Index, mention: Mention, unit: str) -> bool:
    """`RT1.2`, `V$3.1m`, `SEK 14`: a currency that need not be known, printed right before the number."""
    text, start = index.text, mention.start
    lo = start - len(unit)
    if not unit[0].isupper() and unit[0].isalnum():
        return False
    if text[start - 1 : start] == " " and (unit.isupper() or unit[-1] == "."):
        lo -= 1
    return lo >= 0 and text[lo:start].rstrip(" ") == unit and not text[max(0, lo - 1) : lo].isalnum()


def _stands_behind(index: Index, mention: Mention, unit: str) -> bool:
    """The plain case: the unit is the word right behind the number, or a plural behind a plain word or two."""
    text, end = index.text, mention.end
    if unit_class(unit) != "noun" or currency_before(text, mention.start) is not None:
        return False
    behind = end + 1 + len(unit)
    if text.startswith(f" {unit}", end):
        return not text[behind : behind + 1].isalpha()
    return plainly_counts(index, mention, unit)


def _unit_fit(index: Index, mention: Mention, unit: str | None) -> Fit:
    if unit and unit.isascii() and (_stands_behind(index, mention, unit) or touches(index, mention, unit)):
        return "fits"
    if unit is None or not unit.strip():
        return _unsaid_fit(index, mention)
    if (fit := _fit_at(index, mention, unit)) is not None:
        return fit
    words = unit_words(index, mention)
    if _names_hard(words):
        assert words.unit is not None
        fit = _hard_fit(words.unit, unit, direct=words.source in {"symbol", "money"})
    else:
        fit = _noun_fit(index, mention, words, unit)
    if fit == "fits" or headed(index, mention, unit) or _of_sentence_before(index, mention, unit):
        return "fits"
    return fit


def _names_hard(words: UnitWords) -> bool:
    return words.source in {"symbol", "money"} or (words.source in {"shared", "column"} and _is_hard(words.unit))


def _unsaid_fit(index: Index, mention: Mention) -> Fit:
    """Whether the source names no unit either."""
    words = unit_words(index, mention)
    unsaid = _names_hard(words) or unstored(index, mention, words) is not None or _after_share(index, mention)
    return "missing" if unsaid else "fits"


def _fit_at(index: Index, mention: Mention, unit: str) -> Fit | None:
    """What a sign at the number says, else its table; None if both are mute, and words farther off are asked."""
    direct = direct_unit(index, mention)
    if direct.source in {"symbol", "money"} and _BARE.match(index.text, mention.end) is None:
        assert direct.unit is not None
        return _hard_fit(direct.unit, unit, direct=True)  # nothing farther away is asked
    cell = cell_of(index, mention) if direct.source == "none" else None
    if cell is not None:
        return "fits" if cell_fit(index, cell, unit) else "absent"
    return None


def unstored(index: Index, mention: Mention, words: UnitWords) -> Span | None:
    """A measure right behind the number, or the unit that its row of a table names: a figure without it is another."""
    cell = cell_of(index, mention)
    if cell is not None:
        return row_unit(index, cell) if words.source in {"none", "column"} else None
    return words.own if words.source == "noun" and MEASURED.match(index.text, mention.end) else None


def headed(index: Index, mention: Mention, unit: str) -> bool:
    """Whether a bare number of a list is of the unit in the list's heading."""
    if mention.kind == "change" or direct_unit(index, mention).source != "none":
        return False
    places = heading_units(index, mention)
    if not places:
        return False
    wanted = unit_class(unit)
    return any(
        wanted in hard_kinds(words) if wanted != "noun" else holds(words, unit)
        for words in (index.text[slice(*place)] for place in places)
    )


_BARE = re.compile(r"\s*(?:[.,;:]|$)")


def _of_sentence_before(index: Index, mention: Mention, unit: str) -> bool:
    """`In April they were 1,340.` behind a sentence of tonnes: a bare number in a sentence that names no unit."""
    sentence = index.sentence_of(mention.start)
    bare = mention.kind == "statistic" and _BARE.match(index.text, mention.end) is not None
    if not bare or not sentence.start or unit_class(unit) != "noun":
        return False
    before = index.sentence_of(sentence.start - 1)
    if index.paragraph_of(mention.start) != index.paragraph_of(before.start):
        return False
    own = [m for m in index.within(*sentence) if m.kind == "statistic"]
    theirs = [m for m in index.within(*before) if m.kind == "statistic"]
    if not theirs or any(direct_unit(index, m).source != "none" for m in own):
        return False
    named = direct_unit(index, theirs[-1])
    return named.source == "noun" and named.unit is not None and stem(named.unit) == stem(unit)


def _is_hard(unit: str | None) -> bool:
    return unit is not None and unit_class(unit) != "noun"


def _hard_fit(printed: str, claimed: str, *, direct: bool) -> Fit:
    have, want = unit_class(printed), unit_class(claimed)
    if have == "noun":  # a currency that is not known
        return "fits" if stem(printed) == stem(claimed) else "absent"
    if alike(have, want):
        return "fits"
    return "contradicted" if direct else "absent"


def _noun_fit(index: Index, mention: Mention, words: UnitWords, unit: str) -> Fit:
    if CJK.search(unit):
        return "fits" if han_fits(index, mention, words, unit) else "absent"
    claimed = [w.group() for w in WORD.finditer(unit)]
    if words.source == "none" and (_heads_line(index, mention, unit) or _announced(index, mention, unit)):
        return "fits"
    if words.source in {"none", "carried"} and _is_hard(unit) and _sign_left_out(index, mention, unit):
        return "fits"
    if words.source in {"none", "column"} and _is_hard(unit):
        return "absent"
    if not claimed:
        return "absent"
    if RATE.match(unit):
        fits = rate_behind(index, mention, unit) or rate_ahead(index, mention, unit, counts=words.source == "noun")
    else:
        fits = _named_beside(index, mention, words, claimed, unit) or (
            not names_own(index, mention, words) and _named_elsewhere(index, mention, claimed)
        )
        fits = fits or _listed_part(index, mention, unit)
    return "fits" if fits else "absent"


def _sign_left_out(index: Index, mention: Mention, unit: str) -> bool:
    """`the rate was 62.1 percent, after 62.4`: a bare decimal is of the percent or currency printed before it."""
    lo = index.sentence_of(mention.start).start
    near = index.within(max(lo, mention.start - _FAR), mention.start)
    wanted = unit_class(unit)
    if wanted not in _SHARES and _after_share(index, mention):
        return False
    lead = index.text[max(lo, mention.start - _BESIDE) : mention.start]
    beside = _SET_BESIDE.search(lead) is not None or _led_to(index, mention, lead)
    if wanted not in _SHARES and not beside and not _led_alike(index, mention, near):
        return False
    same = [m for m in near if (said := direct_unit(index, m)).unit and alike(unit_class(said.unit), wanted)]
    return left_out(mention, same)


def _after_share(index: Index, mention: Mention) -> bool:
    """`a margin of 15.2 percent (16.1)`: the same of another time."""
    text = index.text
    if text[mention.start - 1 : mention.start] != "(" or text[mention.end : mention.end + 1] != ")":
        return False
    before = index.before(mention)
    own = None if before is None else direct_unit(index, before)
    if before is None or own is None or own.own is None or own.source != "symbol":
        return False
    return text[own.own.end : mention.start].strip() == "(" and left_out(mention, [before])


def _led_to(index: Index, mention: Mention, lead: str) -> bool:
    """`fell by 311 million euros to 2.39 billion`: the level is of the currency that the difference is of."""
    before = index.before(mention) if lead.endswith("to ") else None
    own = None if before is None else direct_unit(index, before).own
    return own is not None and index.text[max(own.end, before.end if before else 0) : mention.start].strip() == "to"


def _led_alike(index: Index, mention: Mention, near: list[Mention]) -> bool:
    """`loans to firms rose by 904.6 billion yuan, those to funds by 128.2 billion`: the same word leads to both."""
    word = _LEADS_TO.search(index.text, max(0, mention.start - _LEAD), mention.start)
    before = next((m for m in reversed(near) if m.kind in {"statistic", "change"}), None)
    if word is None or before is None or direct_unit(index, before).source != "money":
        return False
    return index.text.endswith(f" {word[1]} ", 0, before.start)


def _heads_line(index: Index, mention: Mention, unit: str) -> bool:
    """A figure of a line that closes a table: the unit of the table is its own."""
    return any(holds(index.text[slice(*place)], unit) for place in units_above(index, mention))


def _announced(index: Index, mention: Mention, unit: str) -> bool:
    """`Landings by port, in thousands of tonnes: Lund 12.4, Toll 8.8`: said once, of all numbers without a unit."""
    places = index.find(unit, 0, mention.start)
    return any(_ANNOUNCES.search(index.text, max(0, p.start - _LEAD), p.end) for p in places)


def _listed_part(index: Index, mention: Mention, unit: str) -> bool:
    """`900 cases, of which 300 concerned nets, 200 boats`: a part without a noun counts what the whole does."""
    for group in parts(index, index.sentence_of(mention.start)):
        if mention in group.numbers[1:] and group.partners:
            bare = direct_unit(index, group.numbers[0]).source == "none"
            return bare and unit_fit(index, group.partners[0], unit) == "fits"
    return False


def _named_beside(index: Index, mention: Mention, words: UnitWords, claimed: list[str], unit: str) -> bool:
    if words.phrase is None:
        return False
    soft = not _is_hard(unit)
    if soft and _names(index, words.phrase, claimed, mention):
        return True  # mostly the phrase itself does, and what goes on behind it need not be read
    region = unit_region(index, mention) or words.phrase
    if len(claimed) > 1 and index.find(unit, region.start, region.end + len(unit)):
        return True
    return soft and _names(index, region, claimed, mention)


def _names(index: Index, region: Span, claimed: list[str], mention: Mention) -> bool:
    """The head of the unit is in the noun phrase, its other words there or elsewhere in the sentence."""
    nouns = {stem(w.group()) for w in WORD.finditer(index.text, region.start, region.end)}
    nouns |= {part for noun in nouns if "-" in noun for part in noun.split("-")}
    return stem(claimed[-1]) in nouns and (len(claimed) == 1 or _in_sentence(index, mention, claimed[:-1]))


def _in_sentence(index: Index, mention: Mention, claimed: list[str]) -> bool:
    sentence = index.sentence_of(mention.start)
    lo, hi = max(sentence.start, mention.start - _FAR), min(sentence.end, mention.end + _FAR)
    places = [Span(lo, hi)]
    for other in index.within(lo, hi):  # what another number counts, beginning right behind it, is its own
        phrase = None if other.start == mention.start else direct_unit(index, other).phrase
        if phrase is not None and places[-1].start <= other.end <= phrase.start < phrase.end <= hi:
            places[-1:] = [Span(places[-1].start, other.end), Span(phrase.end, hi)]
    words = {stem(w.group()) for place in places for w in WORD.finditer(index.text, *place)}
    return all(stem(w) in words for w in claimed)


def _named_elsewhere(index: Index, mention: Mention, claimed: list[str]) -> bool:
    """For a number without a noun of its own: the unit is printed where the noun that it leaves out may stand."""
    if unit_class(" ".join(claimed)) in _SHARES:
        return False
    words = {stem(w.group()) for place in elsewhere(index, mention) for w in WORD.finditer(index.text, *place)}
    return all(stem(w) in words for w in claimed)


_READ_TWO_WAYS: dict[str, tuple[str, ...]] = {
    "以上": ("more than", "at least"),
    "高达": ("up to", "exact"),
    "close to": ("nearly", "about"),
    "approaching": ("nearly", "about"),
    "just under": ("less than", "nearly"),
    "an estimated": ("about", "exact"),
}
"""Cues that people read in two ways: either is accepted."""


def qualifier_fits(index: Index, mention: Mention, qualifier: str | None) -> bool:
    """Whether the words beside the mention say `qualifier` of it; exact (or null) where they say nothing."""
    claimed = qualifier or "exact"
    printed, place = qualifier_of(index, mention)
    if claimed == printed:
        return True
    if place is None:
        return also_read(index, mention, claimed)
    words = index.text[place.start : place.end].lower()
    return claimed in _READ_TWO_WAYS.get(words, ())


def agreement(claim: Claim, index: Index, mention: Mention) -> int:
    """How many of the claim's own words agree with the words around the mention."""
    score = 0
    if claim.unit is not UNSET:
        score += unit_fit(index, mention, claim.unit) == "fits"
    if claim.qualifier is not UNSET:
        score += qualifier_fits(index, mention, claim.qualifier)
    if claim.direction is not UNSET and claim.direction is not None:
        cue = change_of(index, mention)
        score += cue is not None and cue.direction == claim.direction
    if claim.role in {"level", "change"}:
        score += (mention.kind == "change") == (claim.role == "change")
    if claim.counted:
        sentence = index.sentence_of(mention.start)
        score += 2 * bool(index.find(claim.counted, max(sentence.start, mention.start - 80), mention.end + 80))
    if claim.period:
        sentence = index.sentence_of(mention.start)
        score += bool(index.find(claim.period, sentence.start, sentence.end))
    return score
