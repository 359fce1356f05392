"""Noun phrases of a tagged sentence: what ends at a place, the subject of a verb, what the sentence is about."""

import re
from typing import Final

from extractor.fillers.baseline.words.lexicon import FILLER, GENERIC, MEASURES, PHYSICAL, SPEECH, vocabulary, word_class
from extractor.fillers.baseline.words.tagging import Tagged
from extractor.grammar.words import is_plural

CHAIN: Final = r"(?:[NG\"]|q(?=[N\"])|R(?=[N\"]))+"
_NOUNS_BACK: Final = re.compile(
    r"(?:[DR]*(?:[NG\"U]|q(?=N)|(?<![NG\"])V(?=[NG]))+(?:C[DR]*(?:[NG\"])+)?(?:[oP][DR]*(?:[NG\"]"
    r"|q(?=N))+Z?(?:C[NG\"]+)?)*)$"
)
_FINITE_FIRST: Final = re.compile(r"[DR]*V(?=N)")
_ASIDE: Final = re.compile(r"(?<=[NG])\([^(),;L]{1,5}\)$")
_INFINITIVE: Final = re.compile(r"(?:B[RTZK]*[VNG]?|V)t[ABR]*$")
_COLON: Final = re.compile(r"[^.;Q]{1,24};")
_TOPIC: Final = re.compile(
    r"[RXC]*[Po](?P<np>[D\"]*(?:[NG\"]|[oPC](?=[DN\"]))(?:[NGDo\"]|V(?=[,PtoR])|(?<=V)o(?=,)|[PCt](?=[DNG\"])|(?<=o),(?=N)|q|(?<=q)[CtPR])*),"
)
_LED_TOPIC: Final = re.compile(r"[TZKRD,]*(?:(?<![^TZKRD,])P)?(?P<np>(?:[NGo\"]|[PD](?=[DNG])|(?<=N)V(?=;))+)")
"""`Theft of bicycles: `, `About theft in shops:`"""
_ACTOR: Final = re.compile(
    r"\b(?:courts?|police|pro(?:secut|curat)\w+|customs|departments?|ministry|bureaus?|offices?|organs?|authorit(?:y|ies)|guard"
    r"|brigades?|inspect(?:ion|orate)s?|inspectors|squads?|directorates?)$",
    re.IGNORECASE,
)
"""Who tells or acts, not what is told: `Courts:`"""
_NEAR_TOPIC: Final = re.compile(r"[RXC]*P(?P<np>D?(?:[NG\"]|o(?=[DN]))+)(?=[,Q])")
REACH: Final = 90
"""Tokens that a subject may stand before its verb."""
_BOUNDS: Final = ("under ", "over ", "above ", "below ")
_EMPTY_TOPICS: Final = vocabulary(
    "addition total particular fact turn all comparison response context time contrast year words moment result case"
    " way general detail short part revision revisions note notes highlights guidance outlook overview"
    " summary background"
    " thereinto details follows highlights others"
    " law basis which them whole sector today instance example end accordance view line order spite light"
    " terms statistics day date eve occasion night morning evening month week stage phase first"
    " second third abroad overseas"
)
_NO_TOPIC: Final = vocabulary(
    "under by pursuant according jointly together along"
    " excluding including following after before despite besides except unlike since without like"
)
_TIME_UNITS: Final = vocabulary(
    "seconds minutes hours days weeks months years second minute hour day week month year working times points percent"
)
WORD: Final = re.compile(r"[^\W_][\w’'&./-]*")
LIMITED: Final = re.compile(r"\s+(?:for|of|in|among|on|to|from|over)\s+", re.IGNORECASE)


def content(words: str) -> list[str]:
    """The words of a phrase that say something, in lower case."""
    return [w for w in WORD.findall(words.lower()) if w not in FILLER]


def only_measure(words: str) -> bool:
    """Whether a phrase is nothing but measure words."""
    return all(w in PHYSICAL or w in _TIME_UNITS or w == "of" or w.isdigit() for w in content(words))


def generic(words: str) -> bool:
    """Whether a phrase does not say of what (`a margin`, `the total`)."""
    return all(w in GENERIC for w in content(words))


def join(*parts: str) -> str:
    """Parts as one phrase in plain spacing, without leading articles and repeated words."""
    words: list[str] = []
    for part in parts:
        for word in part.split():
            bare = word.strip("\"“”‘’'(),;:")
            if bare and bare not in words:
                words.append(bare)
    while words and words[0].lower() in FILLER:
        words.pop(0)
    while words and words[-1].lower() in ("of", "in", "for", "the", "a", "and", "with", "to", "by", "at", "on"):
        words.pop()
    return " ".join(words)


def head_of(noun: str) -> str:
    """The last word before what limits a noun phrase: `people` of `unemployed people in work`."""
    words = _TOLD_AS.split(_LIMITER.split(noun.strip(), maxsplit=1)[0], maxsplit=1)[0].split()
    return next((w for w in reversed(words) if is_plural(w)), words[-1] if words else "")


_TOLD_AS: Final = re.compile(r"(?<=\w)\s+\w+ed\s+as\b")
_LIMITER: Final = re.compile(
    r"\s+(?:of|in|for|on|with|without|at|from|to|by|who|whom|whose|that|which|against|through|under|over|above|below|among"
    r"|between|across|because|during|within|into|per|not|about|after|before|aged|involving|concerning|including)\s+",
    re.IGNORECASE,
)


def strip_measure(words: str) -> str:
    """`kilograms of explosives` without the measure word."""
    split = words.split()
    for k in range(min(3, len(split) - 2)):
        if split[k].lower() in MEASURES and split[k + 1].lower() == "of":
            return " ".join(split[k + 2 :])
    return words


def limited_by(noun: str, part: str) -> str:
    """`jobless rates for adult men` with another part: `jobless rates for adult women`."""
    found = LIMITED.search(noun)
    return join(noun[: found.start()], found.group().strip(), part) if found else join(noun, part)


def nouns_before(tagged: Tagged, end: int) -> str:
    """The noun phrase that ends at a token place."""
    stop = end
    while stop and tagged.tags[stop - 1] in "TZKRDoPt":
        stop -= 1
    aside = _ASIDE.search(tagged.tags, max(0, stop - 8), stop)
    stop = aside.start() if aside is not None else stop  # `currency in circulation (M0), at ...`
    match = _NOUNS_BACK.search(tagged.tags, max(0, stop - 18), stop)
    if match is None:
        return ""
    first = match.start()
    led = _FINITE_FIRST.match(tagged.tags, first, stop)
    if led is not None and tagged.word(led.end() - 1).endswith("s"):
        first = led.end()  # `it expects sales of 9 million`
    paid = tagged.tags[end : end + 2] == "QU" and tagged.tags[max(0, first - 1) : first] == "Q"
    joint = tagged.tags.find("C", first, stop) if paid else -1
    return tagged.words(max(first, joint + 1), stop)  # `312 parrots and fines of 48 million`: the fines alone


def label_before(tagged: Tagged, i: int) -> str:
    """What stands before the colon of a count: a noun phrase, or a clause that begins with its subject."""
    colon = i - 1
    if tagged.tags[colon:i] != ";" or tagged.word(colon) != ":" or tagged.tags[i + 1 : i + 2] == "U":
        return ""
    begin = max(tagged.tags.rfind(mark, 0, colon) for mark in ";.(") + 1
    clause = tagged.tags[begin:colon]
    if "B" in clause and "there" not in tagged.words(begin, colon).lower().split():
        return ""
    if re.search(r"[LV]", clause) is None:
        return nouns_before(tagged, colon)
    return tagged.words(begin, colon) if re.match(r"[DR]*[NG]", clause) and len(clause) < _LABEL else ""


_LABEL: Final = 12


def topic(tagged: Tagged, place: int) -> str:
    """What the clause of the token is about: `In the field of X,`, `With X,`, `Of the X,`, or words before a colon."""
    tags = tagged.tags
    colon = _COLON.match(tags)
    if colon is not None and colon.end() <= place and tagged.word(colon.end() - 1) in ":：":
        subject = _LED_TOPIC.match(tags)
        words = tagged.words(*subject.span("np")) if subject is not None else ""
        if words.lower() in _EMPTY_TOPICS or (_ACTOR.search(words) and words[:1].isupper()):
            return ""
        asked = word_class(words.split(maxsplit=1)[0].lower()) in "VG" if words else False
        return "" if asked and re.search(r"[BLAW]", tags[: colon.end()]) else words  # `Asked whether shops shut:`
    begin = tags.rfind(";", 0, place) + 1
    lead = _TOPIC.match(tags, begin) or (_NEAR_TOPIC.match(tags, begin) if begin else None)
    if lead is None or lead.end() > place:
        return ""
    words = tagged.words(*lead.span("np"))
    split = words.lower().removeprefix("the ").removeprefix("total ").split()
    aside = tagged.word(begin).lower() in _NO_TOPIC
    return "" if aside or split[-1] in _EMPTY_TOPICS or split[0] in _EMPTY_TOPICS else words


_HEADED_LIST: Final = re.compile(r"[DC]*[NG]+[ot][DNG]+(?:,[DNG]+){0,4}")


def subject_of(tagged: Tagged, verb: int) -> str:
    """The subject of the verb at a token place, without time and place phrases; empty when none is printed."""
    tags = tagged.tags
    linked = _INFINITIVE.search(tags, max(0, verb - 8), verb)
    verb = linked.start() if linked is not None else verb  # `is estimated to have grown`
    if verb and tagged.word(verb - 1).lower() == "there":
        return ""  # `On the day of the census there were 900 inmates`
    parts: list[int] = []
    depth, opening = 0, verb
    for j in range(verb - 1, max(-1, verb - REACH), -1):
        letter = tags[j]
        depth += (letter == ")") - (letter == "(" and depth > 0)
        if letter == "," and j < opening:
            opening = _opening(tags, j, opening, first=not parts)
        if letter == "(" and not depth and ")" not in tags[j:verb]:
            break
        adverb = letter == "X" and not parts and tagged.word(j).lower() in _ADVERBS
        if depth or opening <= j or adverb or letter in "()TZKRA" or (letter == "," and not parts):
            continue
        if (letter == "W" and not parts and tags[j - 1 : j] == ",") or _sum(tags, j, parts):
            return nouns_before(tagged, j - 1)  # `Loans, which make up ...`, `Damages of 2 million euros were ...`
        if letter == "W" and parts and tags[parts[-1]] in "oP":  # `that of the rural areas`
            return "that " + " ".join(tagged.word(a) for a in reversed(parts))
        if _begins(tagged, j, parts) and not (letter == "Q" and _within(tagged, j, verb)):
            break
        if letter != "B":
            parts.append(j)
    parts.reverse()
    return _told(tagged, parts[_afresh(tags, parts) :])


def _told(tagged: Tagged, parts: list[int]) -> str:
    """The words of a subject, with the head of the list that it ends."""
    if (whole := _list_head(tagged.tags, parts)) is not None:
        return tagged.words(whole, parts[-1] + 1)
    return " ".join(tagged.word(a) for a in parts[_first(tagged, parts) :])


def _list_head(tags: str, parts: list[int]) -> int | None:
    """Where `loans to firms, agencies and banks` begins, whose last items alone are next to the verb."""
    if not parts or "C" not in "".join(tags[a] for a in parts) or tags[parts[0] - 1 : parts[0]] != ",":
        return None
    begin = max(tags.rfind(mark, 0, parts[0]) for mark in ";.X(") + 1
    return begin if _HEADED_LIST.fullmatch(tags, begin, parts[0] - 1) is not None else None


def _afresh(tags: str, parts: list[int]) -> int:
    """Where the subject begins behind what is fronted without a comma: `Among young men the rate of ... rose`."""
    letters = "".join(tags[a] for a in parts)
    begin = max((m.end() - 1 for m in _FRONTED.finditer(letters)), default=0)
    return begin if len(letters) - begin > 2 else 0  # noqa: PLR2004 -- an article and a noun alone say too little


def _first(tagged: Tagged, parts: list[int]) -> int:
    """Which of the tokens begins the noun phrase; `those for energy` is one."""
    if len(parts) > 1 and tagged.word(parts[0]).lower() == "those" and tagged.tags[parts[1]] in "oPt":
        return 0
    return next((k for k in range(len(parts)) if not _no_head(tagged.tags, parts[k:])), len(parts))


def _within(tagged: Tagged, j: int, verb: int) -> bool:
    """Whether a number stands inside the subject (`children under five`) and does not end it."""
    bound = tagged.tags[j - 1 : j] == "P" or tagged.word(j).lower().startswith(_BOUNDS)
    return bound and "," not in tagged.tags[j:verb]


def _sum(tags: str, j: int, parts: list[int]) -> bool:
    """Whether a sum of money stands here that a noun before it is of."""
    return tags[j] == "Q" and bool(parts) and all(tags[a] == "U" for a in parts) and tags[j - 1 : j] == "o"


def _begins(tagged: Tagged, j: int, parts: list[int]) -> bool:
    """Whether the subject begins behind this token."""
    tags = tagged.tags
    letter = tags[j]
    if letter == "W" and j and tagged.word(j).lower() == "that" and tagged.word(j - 1).lower() in SPEECH:
        return True  # `said that shops opened in May rose`
    if letter == "W":
        return not any(tags[a] in "VB" for a in parts)
    if letter == "C":
        return _finite_before(tags, j) or (
            bool(parts) and tags[j - 1 : j] == "," and _FINITE.search(tags, max(0, j - REACH), j) is not None
        )
    if letter == "," and parts and _LISTED.search(tags, max(0, j - REACH), j + 1):
        inside = {tags[a] for a in parts}
        return not inside <= set("NGC,") or "C" not in inside
    return letter in ",;.XQL" or (letter == "B" and bool(parts))


def _no_head(tags: str, parts: list[int]) -> bool:
    """Whether the first token cannot begin a noun phrase."""
    first = tags[parts[0]]
    return first in 'CDPot"' or (first == "V" and (len(parts) == 1 or tags[parts[1]] in "PotDQ"))


_FRONTED: Final = re.compile(r"(?<!\")ND(?=[NG])(?![^WX]*W)")
_ADVERBS: Final = vocabulary("thus therefore however meanwhile moreover accordingly")
_LISTED: Final = re.compile(r"[NG][oP]D?[NG]+(?:,[NG]+)*,$")
"""Of a list that a subject ends with: `the supply of heat, gas and water`."""
_FINITE: Final = re.compile(r"(?:[BL]|A[RB]*V)[^;.]*$")


def _aside(tags: str, comma: int) -> bool:
    """Whether the comma closes an insertion (`Imports, mainly of grain, rose`)."""
    before = tags[:comma].rfind(",")
    inside = tags[before + 1 : comma]
    if before > 0 and (inside[:1] == "W" or re.fullmatch(r"P[DR]*Q[NU]*", inside)):
        return True
    return before > 0 and 0 < len(inside) < 6 and not re.search(r"[BLAQ]|^[DN]+$", inside)  # noqa: PLR2004 -- a short insertion


_BRACKETS: Final = re.compile(r"\([^()]*\)")


def _opening(tags: str, comma: int, opening: int, *, first: bool) -> int:
    """Where the insertion begins that a comma closes, read from right to left; `opening` if it closes none."""
    if _aside(tags, comma):
        return tags[:comma].rfind(",")
    return min(opening, _inserted(tags, comma)) if first else opening


def _inserted(tags: str, comma: int) -> int:
    """Where the insertion begins that a comma right before a verb closes; the comma's own place if it closes none."""
    begin = max(tags.rfind(mark, 0, comma) for mark in ";.") + 1
    commas = [k for k in range(begin, comma) if tags[k] == ","]
    for n in range(len(commas) - 1, -1, -1):
        chunk = _BRACKETS.sub("", tags[commas[n - 1] + 1 if n else begin : commas[n]]).lstrip("TZKRXC")
        inside = tags[commas[n] + 1 : comma]
        if (
            re.search(r"[NG)]", chunk)
            and not re.match(r"[PW]|[VG](?!N)|.*[BL]", chunk)
            and re.match(r"[WGVPRDN]", inside)
        ):
            return commas[n]
    return comma


def _finite_before(tags: str, place: int) -> bool:
    """Whether a finite verb stands before `and` in its clause: then `and` begins another clause."""
    clause = re.split(r"[,;.]", tags[max(0, place - REACH) : place])[-1]
    return re.search(r"[BLQ]|A.*V|[TZN]V(?!$)", clause) is not None


def limited_growth(noun: str, subject: str) -> str:
    """`growth` of what was spoken of last."""
    return subject if noun in subject else join(noun, "of", subject)


_LEVEL_TAIL: Final = re.compile(
    r"\s+(?:recorded|posted|saw|sold|employed|created|hired|shed|cut)\b.*$", re.IGNORECASE | re.DOTALL
)


def spread(items: list[str]) -> list[str]:
    """Items of a list with what the first and the last of them tell for all: `sales of fish`, `sales of meat`."""
    first, last = items[0].split(), items[-1].split()
    bound = max((k for k, word in enumerate(first[:-1], 1) if word.lower() in _BINDING), default=0)
    bound += bound < len(first) - 1 and first[bound].lower() in ("the", "a", "an")
    bare = [" ".join(first[bound:]), *items[1:]]
    short = all(len(words := item.split()) <= 2 and words and not is_plural(words[-1]) for item in bare[:-1])  # noqa: PLR2004 -- an adjective or two
    tail = last[-1] if short and len(last) > 1 and not bound < 0 else ""
    return [join(*first[:bound], item, *([tail] if k < len(items) - 1 else [])) for k, item in enumerate(bare)]


_BINDING: Final = vocabulary("of in for from to on by with")
_ZH_TAIL: Final = re.compile(r"(?:同比|环比)?分别[\u4e00-\u9fff]*$")


def handed(words: str) -> str:
    """An item of a respectively-list without the verb that leads to the numbers."""
    words = _ZH_TAIL.sub("", words.strip()) or words.strip()
    told = words.split()
    verb = next((k for k, w in enumerate(told) if k and word_class(w.lower().rstrip(",")) in "LBA"), len(told))
    return join(_LEVEL_TAIL.sub("", " ".join(told[:verb]))) or words
