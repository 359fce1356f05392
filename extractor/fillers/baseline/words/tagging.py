"""A sentence as word classes: one letter per token, so that grammar is a regular expression over letters."""

import re
from typing import Final, NamedTuple

from extractor.fillers.baseline.words.currencies import is_code
from extractor.fillers.baseline.words.lexicon import CURRENCY, SIGNS, vocabulary, word_class
from extractor.grammar.words import is_plural
from schemas.evidence import Mention

_TOKEN: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][\w’'&/-]*(?:\.(?=[A-Za-z])\w*)*|\d[\w.,-]*|\S")
_MARKS: Final = {
    ",": ",", ";": ";", ":": ";", ".": ".", "(": "(", ")": ")", "[": "(", "]": ")", "!": ".", "?": ".", "|": ";", "&":
        "C",
    "—": ";", "–": ";", "-": ";", "*": "R", "•": "R", "·": "R", "/": "C", "%": "R", "+": "R", "$": "R", "€": "R", "£":
        "R",
    "…": ";", "~": "R", "=": "L", '"': '"', "“": '"', "”": '"', "'": '"', "‘": '"', "’": '"',
}  # fmt: skip
_PAID: Final = (
    rf"(?-i:(?:(?:\b(?:U\.S\.|RMB|[A-Z]{{1,3}}))?[{SIGNS}]\s?"
    r"|\b(?:RMB|[MTKmk]?(?:USD|EUR|CNY|GBP|CHF|INR|SEK|NOK|DKK|JPY|KRW)(?:m|bn|mn|k)?|Rs\.?|Tk\.?)\s?|(?<![\w-])(?:P|R|K|N|RM|RT|Rp)))"
)
_QUALIFIED: Final = re.compile(
    r"(?:\b(?:a\s+(?:combined\s+|cumulative\s+|grand\s+)?total\s+of|as\s+(?:many|much|few|little|high|low)\s+as"
    r"|more\s+than|less\s+than|fewer\s+than|no\s+(?:less|fewer|more)\s+than"
    r"|(?:just\s+)?over|(?:just\s+)?under|(?:well\s+)?above|upwards?\s+of|up\s+to|at\s+(?:least|most)"
    r"|in\s+excess\s+of|close\s+to|almost|nearly|some|about|around|approximately|roughly"
    r"|exceeding|only|just|minus|plus|a\s+mere|a\s+record|an?\s+(?:estimated|additional|further|average\s+of)|another|the\s+(?:other"
    r"|remaining)|a\s+whole|fully|all|the|these|those|its|their"
    r"|(?:in|within|of|around|to|at)\s+(?:the|a)\s+(?:range|region|order|area|neighbou?rhood|vicinity)\s+of"
    rf"|or|estimated|average\s+of)\s+)+(?:{_PAID})?$"
    rf"|{_PAID}$",
    re.IGNORECASE,
)
_MONEY_CODE: Final = re.compile(r"(?<![\w-])([MTKmk]?[A-Z]{3}(?:m|bn)?)\s?$")
_UNIT_AFTER: Final = re.compile(
    r"\s+of\s+an?\s+(?:percentage\s+)?point\b|[\s-]?(?:%|percent(?:age)?(?:[\s-]+points?)?|per\s+cent|basis\s+points|bps?\b|pp\b|points\b|(?:trillion|billion"
    r"|million)\b)(?:[\s-]+points?\b)?"
    r"|-odd\b|\s+(?:in|out\s+of)\s+(?:every\s+)?(?:\d{1,3}(?!\d)|1,000|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)(?![\w%,.]\d)"
    r"(?=\s+(?!provinces|regions|countries|cities|days|weeks|months|years|districts|places|hours)[a-z])"
    r"|\s+(?:per|in\s+every)\s+\d{1,3}(?:[ ,\u00a0]\d{3}(?!\d)|\d*)*"
    r"(?:\s+(?:million|people|inhabitants|population|residents|persons|live\s+births|births|women|children|adults"
    r"|employees|workers|households|vehicles|patients|students|pupils|homes))*",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(r"(?<=\b(?:went|gone|goes)\s)up\s+to\s+", re.IGNORECASE)
"""`went up to 40`: here it bounds nothing."""
_WITH_UP: Final = vocabulary("made make makes went goes gone go")
_MODALS: Final = vocabulary("would could can will may might must shall should")
_STATES: Final = vocabulary(
    "come live work stay remain face await hold belong attend reside carry study receive use"
    " concern relate involve date stem arise"
)
_REACHING: Final = vocabulary("crossed passed neared approached touched surpassed breached")
_MOVES: Final = vocabulary("average trend rise fall grow climb decline increase decrease drop shrink expand contract")
"""Verbs of movement that look like nouns; after `to` they are verbs."""
_ADJECTIVES: Final = (
    (re.compile(r"(?<=[QDo(])(?<!WQ)(R?)([VG]C)?[VG]+(?=[N])"), "N"),
    (re.compile(r"(?<=WQ)V+(?=N+[AB])"), "N"),  # `that 300 hidden depots had been shut`
    (re.compile(r"(?<=P)V+(?=N)"), "N"),
    (re.compile(r"^V+(?=N+[oLB])"), "N"),
    (re.compile(r"(?<=RV)N|(?<=^)R(?=V?N+[BL])"), None),
)
_PASSIVE: Final = re.compile(r"(?<=[AB]B)L(?=[TZK]*(?:[,.;)P]|$))|(?<=[^A]B)L(?=[TZK]*(?:[,.;)]|$))")
"""A verb of level in the passive without a figure behind it: `5 days were lost`."""
_NOMINAL: Final = re.compile(r"(?<=D)[LV](?=[oPNB,.]|$)|(?<=Q)L(?=[oP,.]|$)|(?<=DN)[L](?=o)")


_PAIRS: Final = {
    ("no", "longer"): "RR",
    ("(", "by"): "(R",
    ("because", "of"): "Po",
    ("amount", "to"): "Lt",
    ("i.e", "."): "RR",
}
"""Words that are another class side by side: `fell in: shoes (by 2%)`."""


class Tagged(NamedTuple):
    """Tokens of a sentence; `numbers` maps a token's place to its mention."""

    text: str
    spans: list[tuple[int, int]]
    tags: str
    numbers: dict[int, Mention]

    def words(self, first: int, last: int) -> str:
        """The source between two token places, half-open."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if last > first else ""

    def word(self, place: int) -> str:
        start, end = self.spans[place]
        return self.text[start:end]


def tag(
    text: str, start: int, end: int, mentions: list[Mention], masks: list[tuple[int, int, str]], money: frozenset[str]
) -> Tagged:
    """Tags `text[start:end]`; `masks` are spans that count as one token each (T time, Z place, K basis).

    `money` are words that the release uses as a currency.
    """
    fixed = _fixed(text, start, end, mentions, masks, money)
    spans: list[tuple[int, int]] = []
    tags: list[str] = []
    numbers: dict[int, Mention] = {}
    at = start
    for low, high, letter, mention in [*fixed, (end, end, "", None)]:
        if low < at:
            continue
        for match in _TOKEN.finditer(text, at, low):
            word = match.group()
            if not tags and word in "-–—*•·":
                continue  # the mark of a list item
            if word == "-" and not (
                text[match.start() - 1 : match.start()].isspace() and text[match.end() : match.end() + 1].isspace()
            ):
                continue
            tags.append(_MARKS.get(word) or ("U" if word in money else _letter(word, tags[-1] if tags else "")))
            spans.append(match.span())
            _retell(text, spans, tags, number=match.end() == low)
            if tags[-1] == "U" and len(tags) > 2 and text[spans[-2][0]].isupper():  # noqa: PLR2004 -- `48 Swiss francs`
                _paid_in(tags)
        if letter:
            _reaching(text, spans, tags, letter)
            if mention is not None:
                numbers[len(tags)] = mention
            tags.append(letter)
            spans.append((low, high))
        at = max(at, high)
    return Tagged(text, spans, _retag("".join(tags)), numbers)


def _retell(text: str, spans: list[tuple[int, int]], tags: list[str], *, number: bool) -> None:
    """Mends the last tags by the last two or three words; `number` says that a figure follows at once."""
    if tags[-1] in "DP" and tags[-2:-1] == ["N"] and _finite(text, spans, tags):
        tags[-2] = "V"  # `of which 900 hang in the halls`, `40 stations lack a doctor`
    _mend(text, spans, tags, number=number)


def _mend(text: str, spans: list[tuple[int, int]], tags: list[str], *, number: bool) -> None:
    word = text[slice(*spans[-1])].lower()
    before = text[slice(*spans[-2])] if len(spans) > 1 else ""
    if before.lower() == "we" and tags[-1] == "N" and tags[-3:-2] != ["N"]:
        tags[-1] = "V"  # `we project growth of 2 percent`
    elif tags[-1] == "N" and word.isalpha() and (before in _MODALS or tags[-4:-1] == ["W", "A", "R"]):
        tags[-1] = "V"  # `a boat would carry 20 tons`
    elif (tags[-4:] == ["o", "W", "Q", "N"] and word.islower() and word in _STATES) or (
        tags[-2:] == ["Q", "L"] and word == "remain"
    ):
        tags[-1] = "V"  # `of whom 94 come from ...`, `and 14 remain in care`
    elif word == "for" and before in ("account", "accounts"):
        tags[-2] = "L"
    elif word in ("up", "down") and before.lower() in _WITH_UP and tags[-3:-2] != ["Q"]:
        tags[-2] = "L"  # `drugs made up 5 percent of them`, `the rate went up to 5 percent`
    elif (before.lower(), word) in _PAIRS:
        tags[-2:] = list(_PAIRS[before.lower(), word])
    elif word == "(" and number and tags[-2:-1] == ["U"] and before.isupper():
        tags[-1] = "R"  # `EUR (46.2m)`: a negative sum
    elif word == ")" and tags[-3:-1] == ["R", "Q"] and text[spans[-3][0]] == "(":
        tags[-1] = "R"
    elif tags[-2:] == ["L", "N"] and tags[-3:-2] in (["Q"], ["D"]) and before.endswith("ed"):
        tags[-2] = "N"  # `300 advanced farms`


_NO_VERBS: Final = vocabulary("what such half quite all both than that who whom per worth")


def _finite(text: str, spans: list[tuple[int, int]], tags: list[str]) -> bool:
    """Whether the noun before an article or a preposition can only be a verb with a plural subject."""
    word, left = (text[slice(*spans[k])] for k in (-2, -3)) if len(spans) > 2 else ("", "")  # noqa: PLR2004 -- a word and its subject
    if not word.isalpha() or not word.islower() or is_plural(word) or word in _NO_VERBS:
        return False
    if tags[-1] == "P":
        led = "".join(tags[-6:-2])
        return led.endswith(("oWQ", "PWQ", "oWQR", "PWQR"))
    article = text[slice(*spans[-1])].lower() in ("a", "an", "the", "their", "no")
    return article and tags[-3] == "N" and left.islower() and left.endswith("s") and is_plural(left)


def _paid_in(tags: list[str]) -> None:
    """`48 million Swiss francs`, `48 million Hong Kong dollars`: all words behind the figure are its currency."""
    if tags[-3:-1] == ["Q", "N"]:
        tags[-2] = "U"
    elif tags[-4:-1] == ["Q", "N", "N"]:
        tags[-3:-1] = "UU"


def _reaching(text: str, spans: list[tuple[int, int]], tags: list[str], letter: str) -> None:
    """`The fleet has passed 300 ships` tells a level."""
    if letter == "Q" and tags[-1:] == ["N"] and len(tags) > 1 and text[slice(*spans[-1])].lower() in ("cost", "costs"):
        tags[-1] = "L"  # `a licence costs 40 euros`
    if letter == "Q" and tags and tags[-1] == "V" and text[slice(*spans[-1])].lower() in _REACHING:
        tags[-1] = "L"


def _letter(word: str, before: str) -> str:
    low = word.lower()
    if is_code(word):
        return "U"
    if word == "A" and before == "N":
        return "N"  # `Influenza A`, no article
    if low in CURRENCY:
        return (
            "U"
            if low not in ("marks", "won", "real", "pound", "rand", "cents") or before in ("Q", "U", "q")
            else "V"
            if low == "won"
            else "N"
        )
    letter = "L" if before == "t" and low in _MOVES else word_class(low)
    if low == "forecast" and before in ("A", "B"):
        letter = "V"
    if before and letter in "VGL" and word[0].isupper():
        return "N"
    return letter


def _fixed(
    text: str,
    start: int,
    end: int,
    mentions: list[Mention],
    masks: list[tuple[int, int, str]],
    money: frozenset[str],
) -> list[tuple[int, int, str, Mention | None]]:
    fixed: list[tuple[int, int, str, Mention | None]] = [(a, b, letter, None) for a, b, letter in masks]
    covered = sorted((a, b) for a, b, _ in masks)
    floor = start
    for m in mentions:
        if any(a < m.end and m.start < b for a, b in covered):
            continue
        if m.kind == "name" and (text[m.start - 1 : m.start].isalnum() or text[m.start - 1 : m.start] == "-"):
            continue
        if m.kind in ("statistic", "change", "duration", "rate_denominator"):
            low, high = m.start, m.end
            left = _QUALIFIED.search(text, max(floor, m.start - 48), m.start)
            if left is not None and not any(a < m.start and left.start() < b for a, b in covered):
                low = _not_up_to(text, left.start())
            low = _code_before(text, max(floor, low - 40), low, money)
            right = _UNIT_AFTER.match(text, m.end, end)
            if right is not None:
                high = right.end()
            letter = "Q" if m.kind in ("statistic", "change") else "q"
            fixed.append((low, high, letter, m))
        else:
            glued = m.kind in ("name", "ordinal") or text[m.end : m.end + 1] == "-"
            fixed.append((m.start, m.end, "N" if glued else "q", m))
        floor = fixed[-1][1]
    return sorted(fixed, key=lambda f: (f[0], f[1]))


def _code_before(text: str, floor: int, low: int, money: frozenset[str]) -> int:
    """Where a sum begins: at the code of a currency that the release counts in, with what qualifies it."""
    code = _MONEY_CODE.search(text, floor, low)
    if code is None or code.group(1) not in money:
        return low
    left = _QUALIFIED.search(text, floor, code.start(1))
    return _not_up_to(text, left.start()) if left is not None else code.start(1)


def _not_up_to(text: str, low: int) -> int:
    """Where what qualifies a figure begins, behind the `up to` of a verb."""
    moved = _UP_TO.match(text, low)
    return moved.end() if moved is not None else low


def _retag(tags: str) -> str:
    """Participles before a noun are adjectives; verbs after an article are nouns."""
    tags = _NOMINAL.sub("N", tags)
    tags = _PASSIVE.sub("V", tags)
    for pattern, letter in _ADJECTIVES:
        if letter is not None:
            tags = pattern.sub(lambda m: "N" * len(m.group()), tags)
    return tags
