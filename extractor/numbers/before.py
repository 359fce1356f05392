"""The change word before a number: `fell by 5 %`, `an increase, of 4 %`, `rose from 3 to 5`."""
# ruff: noqa: C901, PLR0911, PLR0912 -- decision lists: one return a rule

import re

from extractor.numbers.cues import ChangeCue
from extractor.numbers.movement import (
    BETWEEN,
    GERUNDS,
    HIRING,
    JOBS,
    NOUNS,
    PARTICLE_VERBS,
    POSTS,
    SHARE,
    WAY,
    WORDS,
    drop_currency,
    is_currency,
)
from extractor.numbers.trie import each
from schemas.evidence import Span

_STEPS = 14  # words
_NEAR = 2  # words
_COMPLEMENTED = each("in of for rate was is noted recorded seen registered reported observed among")
# `a drop in production of 4,500 (2 %)`: the number ends its clause; a `total of 4,500` has no drop of that size
_SIZED = re.compile(r" \(|[.,;)]| (?:and|or|from|over|compared|on|in|during|since|tonnes|units|people|jobs|cases)\b|$")
_WHOLES = each("number total stock backlog population average minimum maximum sample rate price value level speed cost")
_OPENERS = frozenset("$€£¥#~≈()\"'")
_STOPS = frozenset(",;:()")
_ORIGINS = frozenset(("from", "versus", "against"))
_MOVERS = each("edged inched ticked moved went gone rose fell drifted")
_BEINGS = each("was were is are")
_AT_RATE = each("rate rates pace least most")
_TAKEN = each("taken given held shown seen driven made borne paid run led owned known felt")
_RATED = _AT_RATE | {"average", "speed"}
_COPULAS = each("was were is averaged averages equalled totalled totaled put estimated seen")
_VAGUELY = each("about around some nearly almost only just roughly approximately an a average of at")
_COMPLEMENTS = each("over in for during since from of this")
_RECKONED = each("revised adjusted corrected changed altered moved shifted overstated understated exceeded outnumbered")
_COUNTS = re.compile(r" [a-z]{3,}")
_LEADS = each("after following with despite by before amid given to due without of against")
_CLAUSES = each("that which who while and but when as where because")
_INTENTS = each("to will would could should may can")
_SIGNS = each("% percent pct")
_TO_SHARE = re.compile(r" and [0-9.]+\s?(?:%|per ?cent|percentage|points)")
_REGAINS = frozenset(("recovered", "regained", "recouped"))
_PART_OF = re.compile(r"\s?(?:%|percent|per cent) of\b")
_THROUGH = _VAGUELY | _COPULAS | BETWEEN | WAY.keys() | {"to", "by", "between"}
_LINKS = each("of was is reached averaged at were been equalled stood")


def told(low: str, start: int, end: int, begin: int, hi: int) -> ChangeCue | None:
    """A cue that leads to the number from the left."""
    share = SHARE.match(low, end, hi) is not None
    if not share and low[start - 1] == " " and _cut_off(low[begin : start - 1]):
        return None
    words = [(m[0], m.start()) for m in WORDS.finditer(low, begin, start)]
    edge = start
    while words and words[-1][0] in _OPENERS:
        edge = words.pop()[1]
    drop_currency(words, edge if edge == start or low[edge] in "$€£¥" else hi)
    if not words:
        return None
    subject = _subject(words)
    if subject is not None:
        return subject
    if words[-1][0] == "on" and len(words) > 1 and (words[-2][0] in NOUNS or words[-2][0] in ("up", "down")):
        return None  # `an increase on 386 million`: what it is compared with
    if words[-1][0] in "+-" and low[words[-1][1] - 1 : words[-1][1] + 2] == "(-)":
        if share:
            return ChangeCue("decrease", Span(words[-1][1], words[-1][1] + 1), "by")
        del words[-2:]  # `growth rates of (-) 0.6, 4.9 and 2.8 percent`
    elif words[-1][0] in "+-":
        return _signed(low, words[-1], start, share=share)
    if (_PART_OF.match(low, end) if share else _COUNTS.match(low, end, hi)) and _acted(words):
        return None  # `reduced fares are used by 41 % of riders`, `sales rose, helped by 8 new shops`
    return _walked(low, Span(start, end), begin, hi, words, share=share) if words else None


def _cut_off(before: str) -> bool:
    """`police arrested 5`: the last word before a number that is no share lets no change word through."""
    last = before[before.rfind(" ") + 1 :]
    return (
        last not in _THROUGH and last.isascii() and last.isalpha() and not last.endswith("ly") and not is_currency(last)
    )


def _walked(
    low: str, number: Span, begin: int, hi: int, words: list[tuple[str, int]], *, share: bool
) -> ChangeCue | None:  # one walk to the left, one branch a kind of word
    """The cue that the words before the number, last to first, come to."""
    start, end = number
    to = by = False
    if share and words[-1][0] == "with" and len(words) > 1 and words[-2][0] in WAY and not _PART_OF.match(low, end):
        by = bool(words.pop())  # `went up with 7.4 %`
    sized = words[-1][0] == "of" and end - start > _NEAR and _SIZED.match(low, end, hi) and words[-2][0] not in _WHOLES
    for i in range(len(words) - 1, max(-1, len(words) - 1 - _STEPS), -1):
        word, steps = words[i][0], len(words) - 1 - i
        if word in WAY:
            if to:
                return _led_to(words, i, share=share)
            if word == "created" and not (POSTS.match(low, end, hi) and HIRING.search(low, begin, words[i][1])):
                return None
            if (word in _REGAINS or words[i - 1][0] == "picked") and _PART_OF.match(low, end):
                return None  # `recovered 61 % of the goods`
            if not (by or share) and _at_places(words, i):
                return None
            return _led(words, i, by=by, share=share, jobs=JOBS.match(low, end, hi) is not None)
        if word == "to":
            if steps and not to and not _only_vague(words, i):
                return None
            to = True
        elif word in _ORIGINS:
            return _from_to(words, i) if to else None
        elif word == "by" or (word == "of" and by):
            by = True
        elif word == "between" and (share or by or _TO_SHARE.match(low, end, hi)):
            continue
        elif by and share and word in ("but", "albeit", "though", "although", "if"):
            return _last_way(words, i)
        elif (share and (_most(words, i) or _apposed(words, i))) or (sized and _noun_ahead(words, i)):
            continue
        elif not (
            to or by or _passes(words, i, share=share) or (share and not steps and words[i - 1][0] in ("a", "an"))
        ) or (word in _STOPS and not _bridged(word, steps, by=by)):
            return None
    return None


def _acted(words: list[tuple[str, int]]) -> bool:
    """Whether those who act are counted: a participle that tells of no change, and `by`."""
    last = len(words) - 1
    while last > 0 and words[last][0] in _VAGUELY:
        last -= 1
    if words[last][0] != "by" or not last:
        return False
    verb = words[last - 1 - (words[last - 1][0] in ("up", "out", "for", "on"))][0]
    return verb not in WAY and verb not in _RECKONED and (verb.endswith("ed") or verb in _TAKEN)


def _at_places(words: list[tuple[str, int]], i: int) -> bool:
    """`traffic grew at seven ports`: what is counted is where; but `grew at an average of 3,000 a month`."""
    if words[i][0] in ("up", "down") or WAY[words[i][0]] == "unchanged":
        return False
    behind = [word for word, _ in words[i + 1 :]]
    return behind[:1] == ["at"] and not _RATED.intersection(behind)


def _most(words: list[tuple[str, int]], i: int) -> bool:
    """`lost most, 6 %`: the superlative does not cut the number off."""
    at = i - (words[i][0] == ",")
    return at > 0 and words[at][0] in ("most", "least") and words[at - 1][0] in WAY


def _last_way(words: list[tuple[str, int]], i: int) -> ChangeCue | None:
    """`fell by 1 % a year to 2019, but by only`: the change word of the clause before."""
    for word, at in reversed(words[:i]):
        if word in WAY and word != "ahead":
            return ChangeCue(WAY[word], Span(at, at + len(word)), "by")
    return None


def _subject(words: list[tuple[str, int]]) -> ChangeCue | None:
    """`its average gain over the prior 12 months was`: the change noun is the subject of the verb before the number."""
    last = len(words) - 1
    while last > 0 and words[last][0] in _VAGUELY:
        last -= 1
    if words[last][0] not in _COPULAS:
        return None
    for i in range(last - 1, max(-1, last - 16), -1):
        word, at = words[i]
        if word in _STOPS or word in _CLAUSES:
            return None
        if word in NOUNS and word != "change" and i + 1 < last:
            lead = {w for w, _ in words[max(0, i - 4) : i]}
            if words[i + 1][0] not in _COMPLEMENTS or lead & _LEADS:
                return None
            return ChangeCue(WAY[word], Span(at, at + len(word)), "by")
    return None


def _passes(words: list[tuple[str, int]], i: int, *, share: bool) -> bool:
    """The word may stand between a change word and its number."""
    word = words[i][0]
    return (
        word in BETWEEN
        or word in _STOPS
        or word.endswith("ly")
        or (share and word not in ("that", "which", "who") and _noun_ahead(words, i))
    )


def _bridged(mark: str, steps: int, *, by: bool) -> bool:
    """`fell sharply, by 9 %`, `rose (5 %`: the mark does not cut the number off."""
    return (mark == "," and by and steps <= _NEAR) or (mark == "(" and steps <= 1)


def _apposed(words: list[tuple[str, int]], i: int) -> bool:
    """`the only increase, of 4 %`, `the fall in thefts, of 4 %`: the size of the noun before the comma."""
    if words[i][0] != "," or not 0 < i < len(words) - 1 or words[i + 1][0] != "of":
        return False
    return words[i - 1][0] in NOUNS or _noun_ahead(words, i)


def _signed(low: str, sign: tuple[str, int], start: int, *, share: bool) -> ChangeCue | None:
    """`+5%`, `(-0.3%)`, `+212,000`; a hyphen behind a letter or digit is no minus."""
    mark, at = sign
    bracketed = at > 0 and low[at - 1] == "("
    if at + 1 != start or (mark == "-" and not ((share or bracketed) and (at == 0 or low[at - 1] in " ([,\n\t|"))):
        return None
    return ChangeCue("increase" if mark == "+" else "decrease", Span(at, start), "by")


def _only_vague(words: list[tuple[str, int]], i: int) -> bool:
    return all(w in BETWEEN or w in _OPENERS or w.endswith("ly") for w, _ in words[i + 1 :])


def _noun_ahead(words: list[tuple[str, int]], i: int) -> bool:
    """`growth in sales of 5 %`: a change noun with its complement, up to seven words back."""
    for k in range(i - 1, max(-1, i - 8), -1):
        word = words[k][0]
        if word in _STOPS or word.isdigit():
            return False
        if word in NOUNS:
            return words[k + 1][0] in _COMPLEMENTED
    return False


def _from_to(words: list[tuple[str, int]], i: int) -> ChangeCue | None:
    """`increased from 14 to`: the change word before the `from` at `i`."""
    for word, at in reversed(words[max(0, i - 6) : i]):
        if word in WAY:
            return ChangeCue(WAY[word], Span(at, at + len(word)), "to")
    return None


def _led_to(words: list[tuple[str, int]], i: int, *, share: bool) -> ChangeCue | None:
    word, at = words[i]
    if share and word in NOUNS and words[i + 1][0] == "of":
        return None  # `growth of 4% to 6%`: a range
    if share and i and words[i - 1][0] in _INTENTS and not _SIGNS.isdisjoint(w for w, _ in words[i + 1 :]):
        return None  # `to grow 4% to 6%`
    if word == "up" and (words[i + 1][0] == "to" or _particle(words, i)):
        return None
    return ChangeCue(WAY[word], Span(at, at + len(word)), "to")


def _led(words: list[tuple[str, int]], i: int, *, by: bool, share: bool, jobs: bool) -> ChangeCue | None:
    """Judges the cue `words[i]` that was met on the way left, without a `to` between."""
    word, at = words[i]
    cue = Span(at, at + len(word))
    steps, back = len(words) - 1 - i, words[i - 1][0] if i else ""
    if WAY[word] == "unchanged" or (word == "changed" and words[-1][0] == "at"):
        return ChangeCue(WAY[word], cue, "level")
    if word in ("up", "down"):
        if words[min(i + 1, len(words) - 1)][0] == "at" and _AT_RATE.isdisjoint(w for w, _ in words[i + 2 :]):
            return ChangeCue(WAY[word], cue, "level")  # `closed 2 % up at Rs 143`
        if word == "up" and (back in ("given", "giving") or (share and back == "gave")):
            return ChangeCue("decrease", Span(words[i - 1][1], cue.end), "by")
        if not (share and back == "picked" and (by or steps == 0)) and (
            (_particle(words, i) and not (back in ("came", "come") and (by or (share and steps == 0))))
            or not (share or by or steps <= _NEAR)
        ):
            return None
        if back in _MOVERS:
            cue = Span(words[i - 1][1], cue.end)
    elif word in ("higher", "lower"):
        if by and (back == "to" or words[i + 1][0] == "by"):
            return ChangeCue(WAY[word], cue, "by")
        if back not in _MOVERS and back not in _BEINGS:
            return None
        return ChangeCue(WAY[word], cue, "by" if by or share else "level")
    elif word in ("advance", "advances") and not (by or share):
        return None  # of a bank: loans
    elif word == "growth" and back == "negative":
        return ChangeCue("decrease", cue, "by")
    elif word == "ahead" and words[min(i + 1, len(words) - 1)][0] != "by":
        return None
    elif word == "put" and words[min(i + 1, len(words) - 1)][0] != "on":
        return None  # `is put at 30 percent`
    elif word in GERUNDS:
        if not (by or share or jobs):
            return None
    elif word in NOUNS and steps > 1 and not (by or share or any(w in _LINKS for w, _ in words[i + 1 :])):
        return None
    return ChangeCue(WAY[word], cue, "by")


def _particle(words: list[tuple[str, int]], i: int) -> bool:
    """`made up`, `tracked down`: no change."""
    return i > 0 and words[i - 1][0] in PARTICLE_VERBS
