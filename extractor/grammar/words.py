"""Closed word classes of English and Chinese, and the noun phrase that stands behind a number."""

import re
from functools import lru_cache
from typing import NamedTuple

from schemas.evidence import Span

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[^\W\d_]|['’&./-](?=[^\W\d_]))*")
CJK = re.compile(r"[\u3400-\u9fff]")


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


PREPOSITIONS = word_set(
    "of in on at by for from to with within without into onto over under above below between among amid across "
    "through throughout during since until till before after against along around near off per via versus vs upon "
    "despite beyond behind beside besides except regarding concerning than as like toward towards about"
)
FUNCTION = PREPOSITIONS | word_set(
    "the a an this that these those there here it its they their them he she his her we our us you your i my "
    "who whom whose which what when where while whereas although though because if unless so thereabouts but nor yet "
    "is are was were be been being am has have had having do does did will would shall should can could may might "
    "must not no never also too just only even still already again then thus hence however moreover furthermore "
    "respectively nationwide countrywide worldwide altogether overall together alone each every both either "
    "year-on-year month-on-month year-over-year quarter-on-quarter annually monthly daily yearly today yesterday "
    "tomorrow last next ago earlier later previously now more less fewer most least up down "
    "according compared comparing due thanks rather instead meanwhile i.e. e.g. viz. respectively."
)
_MASS = word_set(
    "people police personnel staff fish cattle sheep aircraft livestock offspring crew data media children women "
    "men fishermen policemen firemen teeth feet mice geese criteria phenomena bacteria mu yuan youth elderly"
)
_SINGULAR_S = word_set(
    "overseas perhaps besides afterwards always sometimes towards backwards chaos gross cross grassroots "
    "telecommunications communications economics statistics electronics logistics politics physics mathematics "
    "news series species means headquarters analysis basis crisis status virus bus gas"
)
_SKIPPED_FIRST = word_set("more other additional further such plus odd extra or so different")
PAST = word_set(
    "caught seized found held sold taken made brought given shot hurt lost won died fell rose grew sent dealt broke "
    "fled stolen beaten bought built cut drew drawn fought left led met paid put ran saw set spent stood struck "
    "took went wound came became began kept knew meant read said shut told thrown torn withdrew"
)
_FINITE = word_set(
    "went got gets goes rose fell grew became becomes remain remained stayed stays came comes did does said "
    "says began took takes gave gives kept knew ran saw spoke chose wrote stood lay sat met fled drew flew "
    "swam slept fought ate drank threw wore tore sang sank drove rode shook woke broke hid froze stole "
    "struck arose withdrew lacked underwent overcame"
)
_UNPLAIN = FUNCTION | _SKIPPED_FIRST | _FINITE | word_set("and or") | {""}
"""What bounds a noun phrase or may."""
_PLAIN_REACH = 60
_PLAIN_WORDS = 3
_COMPARED = word_set("higher lower cheaper dearer larger smaller")
_NOUNS_ED = word_set("seed breed feed weed reed deed need speed bed shed hundred")
_NOUNS_ING = word_set(
    "building hearing meeting listing filing holding offering ruling crossing booking opening wing ring king "
    "dwelling killing training shooting posting warning saving earning sibling"
)


_ANOTHER = re.compile(r"\s+(?:of\s+(?:[a-z]+\s+){0,2})?(?:[A-Z]{2,4}\s?)?[$£€¥]?\d")
_CODE = re.compile(r"-?\d{1,3}\s?")
"""What goes on inside a word: `COVID-19 patients`, `H5N1 samples`."""


class NounPhrase(NamedTuple):
    """The words that name what is counted: the whole phrase and its head; `run` goes on to the next boundary."""

    phrase: Span
    head: Span
    run: Span


@lru_cache(maxsize=16384)
def is_plural(word: str) -> bool:
    """Whether an English word looks like a plural noun, or like a mass noun that is counted as it stands."""
    low = word.lower().rsplit("-", 1)[-1]
    if low in _MASS:
        return True
    if low in _SINGULAR_S or low in FUNCTION or len(low) < 3 or "'" in low or "’" in low:  # noqa: PLR2004 - shortest plural
        return False
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "ous"))


@lru_cache(maxsize=16384)
def is_participle(word: str) -> bool:
    """Whether a word looks like a verb form that follows the noun it speaks of (`located`, `involving`)."""
    low = word.lower()
    if low in PAST:
        return True
    if low.endswith("ed"):
        return low not in _NOUNS_ED and len(low) > 4  # noqa: PLR2004 - bed, shed
    return low.endswith("ing") and low not in _NOUNS_ING and len(low) > 5  # noqa: PLR2004 - wing, ring


def is_finite(word: str) -> bool:
    """Whether a word is a verb that has its subject before it: `201 went up` counts nothing behind the number."""
    return word.lower() in _FINITE


def led_plainly(left: str, but: frozenset[str]) -> bool:
    """Whether `left` ends with a plain word in small letters and a blank, and the word is none of `but`."""
    word = left[:-1].rpartition(" ")[2] if left[-1:] == " " else ""
    return word.isalpha() and word.isascii() and word.islower() and word not in but


def plainly_leads(text: str, at: int, noun: str) -> int | None:
    """Where a plural begins behind `at` with one to three plain words before it: `3 old fishing boats`; or None.

    `noun_phrase` finds the same phrase there; None says nothing.
    """
    begin = text.find(f" {noun}", at + 1, at + _PLAIN_REACH) + 1
    if not begin or not is_plural(noun):
        return None
    lead = text[at + 1 : begin - 1]
    words = lead.split(" ")
    if text[at] != " " or len(words) > _PLAIN_WORDS or not "".join(words).isalpha():
        return None
    if not (lead.isascii() and lead.islower() and _UNPLAIN.isdisjoint(words)) or any(map(is_plural, words)):
        return None
    end = WORD.match(text, begin)
    return begin if end is not None and end.group() == noun else None


def _run(text: str, at: int, hi: int, stops: frozenset[int]) -> list[re.Match[str]]:
    """The words behind `at` up to the first boundary: a stop word, punctuation or another number."""
    words: list[re.Match[str]] = []
    stop = min((stop for stop in stops if stop >= at), default=hi)
    for match in WORD.finditer(text, at, hi):
        start, end = match.span()
        gap = text[at:start]
        if gap != " " and gap.strip(" \t\r\n\u00a0\"'“”‘’"):
            comma = gap.strip() in {",", "，"} and words and not any(is_plural(w.group()) for w in words)
            comma = comma or bool(words and gap.strip() == "-" and gap[:1] == "-")  # `low- and middle-income groups`
            comma = comma or bool(words and _CODE.fullmatch(gap))
            if not comma:
                break
        if stop < end:
            break
        low = text[start:end].lower()
        if (low in FUNCTION and (words or low not in _SKIPPED_FIRST)) or (low >= "\u3400" and CJK.match(low)):
            break
        words.append(match)
        at = end
        if len(words) == 10:  # noqa: PLR2004 - longer is a clause, no noun phrase
            break
    return words


def noun_phrase(text: str, at: int, hi: int, stops: frozenset[int]) -> NounPhrase | None:
    """The English noun phrase that starts at `at` (behind a number); `stops` are the starts of other numbers."""
    words = _run(text, at, min(hi, at + 160), stops)
    while words and words[0].group().lower() in _SKIPPED_FIRST:
        words.pop(0)
    if not words or words[0].group().lower() in {"and", "or"} or is_finite(words[0].group()):
        return None
    run = Span(words[0].start(), words[-1].end())
    last = _last_plural(words)
    if last is None:
        return _singular(words, run)
    joined = _joined(words, last)
    head = Span(words[last].start(), words[joined].end())
    if joined > last and words[last + 2].group().lower() == "other":
        head = Span(words[joined].start(), words[joined].end())
    return NounPhrase(Span(words[0].start(), words[joined].end()), head, run)


def _last_plural(words: list[re.Match[str]]) -> int | None:
    """The last plural before a conjunction or before a verb form that follows a plural: `dens located overseas`."""
    last = None
    for i, word in enumerate(words):
        low = word.group().lower()
        if last is not None and (low in {"and", "or"} or is_participle(low) or low in _FINITE):
            break
        if is_plural(word.group()):
            last = i
    return last


def _joined(words: list[re.Match[str]], last: int) -> int:
    """Index of the noun that `and`/`or` joins to the head, or of the head itself."""
    if last + 2 >= len(words) or words[last + 1].group().lower() not in {"and", "or"}:
        return last
    following = words[last + 2].group()
    if following.lower() == "other":
        return next((j for j in range(last + 3, min(last + 7, len(words))) if is_plural(words[j].group())), last)
    behind = words[last + 2]
    if _ANOTHER.match(behind.string, behind.end()):
        return last  # `12 boats and fines of 30 crowns`, `4 yards and employs 300`
    return last + 2 if is_plural(following) and not is_participle(following) else last


def _singular(words: list[re.Match[str]], run: Span) -> NounPhrase | None:
    """No plural in sight: the last word before a verb form or a conjunction is the head."""
    end = len(words)
    for i, word in enumerate(words):
        if word.group().lower() in {"and", "or"} or (i and is_participle(word.group()) and i + 1 == len(words)):
            end = i
            break
        if i and is_participle(word.group()) and not is_participle(words[i - 1].group()):
            end = i
            break
    if not end or words[end - 1].group().lower().endswith("ly") or words[end - 1].group().lower() in _COMPARED:
        return None
    if end == 1 and is_participle(words[0].group()):
        return None
    head = Span(words[end - 1].start(), words[end - 1].end())
    return NounPhrase(Span(words[0].start(), head.end), head, run)
