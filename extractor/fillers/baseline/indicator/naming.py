"""What each figure of a sentence is called, in either language."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from extractor.fillers.baseline.change.former import cues as former
from extractor.fillers.baseline.change.former import handed_out, two_before, two_named
from extractor.fillers.baseline.change.handing import before
from extractor.fillers.baseline.in_force.reach import Found
from extractor.fillers.baseline.indicator import chinese as han
from extractor.fillers.baseline.indicator.chinese_again import repeats
from extractor.fillers.baseline.indicator.indicators import Reader
from extractor.fillers.baseline.indicator.themes import heading
from extractor.fillers.baseline.words.lexicon import SUM, word_class
from extractor.fillers.baseline.words.subjects import handed, join, nouns_before, spread
from extractor.fillers.baseline.words.tagging import tag
from extractor.grammar.lists import Group, coordinated, respectively
from extractor.grammar.units import direct_unit
from extractor.numbers.changes import change_at
from extractor.source import Index
from schemas.evidence import Mention, Span

_BULLET: Final = re.compile(r"\s*[-*•·‣▪●○◆■►–]\s")
_MARK: Final = re.compile(r"[.):、，,]?\s*(?:(?:is|are|was)\s+(?:that\s+|to\s+)?)?")
_DENIES: Final = re.compile(
    r"\bnot\s+(?!only\b|just\b|merely\b)(?:(?:yet|been|be|being|have|has|had)\s+)*(?P<verb>[a-z]+)"
)
_NEAR: Final = 6
"""Code points before an enumerator that opens a sentence (`(1)`, `The first is`)."""


class Named(NamedTuple):
    """What a figure is called: its indicator, the words beside it, and a unit left out there."""

    indicator: str
    counted: Span | None
    unit: str | None = None


class Names:
    """Names the figures of a release, sentence by sentence, in order."""

    def __init__(self, index: Index, money: frozenset[str]) -> None:
        self.index = index
        self.text = index.text
        self.money = money
        self.english = Reader()
        self.han = han.Reader()

    def head(self, sentence: Span, found: Found) -> None:
        """Reads a sentence without figures: a heading, or the line that leads a list in."""
        words = self.text[sentence.start : sentence.end].rstrip()
        if words.endswith(":"):
            masks = _masks(self.text, [], found, [])
            tagged = tag(self.text, sentence.start, sentence.start + len(words) - 1, [], masks, self.money)
            self.english.lead = nouns_before(tagged, len(tagged.tags))
        elif self.english.theme:  # what stands before all figures is the title page
            self.english.theme = heading(words) or self.english.theme

    def of(
        self,
        sentence: Span,
        mentions: list[Mention],
        figures: list[Mention],
        found: Found,
        compared: list[Span],
        *,
        chinese: bool,
    ) -> dict[int, Named]:
        """By the start of each figure what it is called."""
        read = self._chinese if chinese else self._english
        names = read(sentence, mentions, figures, found, compared)
        self._hand_out(sentence, figures, names)
        for m in figures:
            names.setdefault(m.start, Named(self.english.subject or self.english.theme or m.text, None))
        if not chinese and _DENIES.search(self.text, *sentence) is not None:
            self._deny(sentence, figures, names)
        return names

    def _deny(self, sentence: Span, figures: list[Mention], names: dict[int, Named]) -> None:
        """`90 were not found`: what is denied beside a figure is denied in its name."""
        edges = [sentence.start, *(m.end for m in figures)], [*(m.start for m in figures), sentence.end]
        for k, m in enumerate(figures):
            words = names[m.start].indicator.split()
            denied = {d["verb"] for d in _DENIES.finditer(self.text, edges[0][k], edges[1][k + 1])}
            if "not" not in words and (verb := next((w for w in words if w in denied), None)) is not None:
                words.insert(words.index(verb), "not")
                names[m.start] = names[m.start]._replace(indicator=" ".join(words))

    def _chinese(
        self, sentence: Span, mentions: list[Mention], figures: list[Mention], found: Found, compared: list[Span]
    ) -> dict[int, Named]:
        del mentions  # the words alone tell
        masks = [Span(p.lead, p.end) for p in found.periods] + [Span(s.lead, s.end) for s in found.scopes] + compared
        names: dict[int, Named] = {}
        floor, before = sentence.start, ""
        for m in figures:
            name, span = self.han.indicator(self.text, sentence, m, floor, masks)
            told = repeats(self.text, floor, m.start) if floor > sentence.start else False
            last = (before or name or m.text) if told else (name or m.text)
            names[m.start], before = Named(last, span), last
            floor = m.end
        for run, items in han.joined(self.text, sentence, figures, masks):
            names.update({m.start: Named(item, None) for m, item in zip(run, items, strict=True)})
        return names

    def _english(
        self, sentence: Span, mentions: list[Mention], figures: list[Mention], found: Found, compared: list[Span]
    ) -> dict[int, Named]:
        start = sentence.start
        if mentions and mentions[0].kind == "enumerator" and mentions[0].start - start < _NEAR:
            mark = _MARK.match(self.text, mentions[0].end)
            start = mark.end() if mark else start
        kept = [k for k in _masks(self.text, figures, found, compared) if k[0] >= start]
        if _BULLET.match(self.text, sentence.start):
            self.english.subject = self.english.lead or self.english.subject
        else:
            self.english.lead = ""
        tagged = tag(self.text, start, sentence.end, mentions, kept, self.money)
        starts = {span[0]: place for place, span in enumerate(tagged.spans)}
        cues: dict[int, int] = {}
        for place, m in tagged.numbers.items():
            cue = change_at(self.text, m.start, m.end, *sentence) if m.kind == "change" else None
            if cue is not None and cue.cue.start in starts:
                cues[place] = starts[cue.cue.start]
        names = {
            tagged.numbers[place].start: Named(
                d.indicator or tagged.numbers[place].text, Span(*d.counted) if d.counted else None, d.unit
            )
            for place, d in self.english.sentence(tagged, cues).items()
        }
        return self._fronted_rate(Span(start, sentence.end), figures, names)

    def _fronted_rate(self, place: Span, figures: list[Mention], names: dict[int, Named]) -> dict[int, Named]:
        """`Per 1,000 births there were 3 deaths, against 4 in 2010`: what stands in front is the unit of both."""
        per = _PER.match(self.text, *place)
        told = [m for m in figures if per is not None and m.start >= per.end() and m.kind != "change"]
        if per is None or not told or names[told[0].start].indicator == told[0].text:
            return names
        same = names[told[0].start].indicator
        rate = " ".join((per["unit"][0].lower() + per["unit"][1:]).split())
        of = {m.start: names[m.start] for m in told if names[m.start].indicator == same}
        return names | {at: n._replace(indicator=f"{same} {rate}", unit=per["unit"]) for at, n in of.items()}

    def _hand_out(self, sentence: Span, figures: list[Mention], names: dict[int, Named]) -> None:
        """Figures that a `respectively` hands out take the words they are handed out to."""
        names.update(_fronted(self.text, sentence, figures))
        if (pair := handed_out(self.text, sentence, figures)) is not None:
            told = spread([handed(item) for item in pair[1]])
            names.update(
                {m.start: names[m.start]._replace(indicator=word) for m, word in zip(pair[0], told, strict=True)}
            )
        self._of_former(sentence, figures, names)
        for group in respectively(self.index, sentence):
            run = group.partners or tuple(before(self.index, group.numbers, figures)) or group.numbers
            if wholes := self._divided(group, figures):
                names.update(
                    {m.start: Named(names[w.start].indicator + "占比", None) for m, w in wholes if w.start in names}
                )
                continue
            items = group.items if run is group.numbers else self._items(sentence, figures, run)
            if items and (_WHERE.match(self.text, *items[0]) or self._who(items, run, names)):
                told = [names[m.start].indicator.removesuffix(" respectively") for m in run if m.start in names]
                names.update({m.start: names[m.start]._replace(indicator=told[-1]) for m in run if m.start in names})
            elif items and not any(_YEAR.search(self.text, *item) for item in items[:-1]):
                # `Fires in 2019, 2020 and 2021 were 9, 8 and 7 respectively`: one thing at several times
                told = self._at_places(sentence, items) or spread(
                    [handed(_DATED.sub("", self.text[slice(*item)])) for item in items]
                )
                share = _SHARE_OF.search(self.text, group.cue.end, group.numbers[0].start)
                whole = share.group("whole") if share is not None else ""
                if len(run) == 2 and _APART.search(self.text, sentence.start, run[0].start):  # noqa: PLR2004 -- a pair
                    # `theft and fraud come next, with 631 and 497 people respectively`
                    pair_told = two_named(self.text, sentence.start, run[0].start)
                    told = spread([handed(item) for item in pair_told]) if pair_told is not None else told
                names.update({m.start: Named(word + whole, None) for m, word in zip(run, told, strict=False)})
            for number, partner in zip(group.numbers, run, strict=False):
                if number.kind != "change" and partner.start in names:
                    names[number.start] = names[partner.start]

    def _who(self, items: tuple[Span, ...], run: tuple[Mention, ...], names: dict[int, Named]) -> bool:
        """Whether the items are names, and the figures count a noun: `Arn, Lund and Sel closed 9, 8 and 7 cases`."""
        named = all(_NAMES.fullmatch(self.text, *item) for item in items[:-1]) and _NAMES.match(self.text, *items[-1])
        noun = direct_unit(self.index, run[-1])
        told = names[run[-1].start].indicator if run[-1].start in names else ""
        return bool(named) and noun.source == "noun" and f"{noun.unit}" in told.split()

    def _of_former(self, sentence: Span, figures: list[Mention], names: dict[int, Named]) -> None:
        """What is told of `the former` has the name of the first of two."""
        two: list[str] = []
        for cue, m in former(self.text, sentence, figures):
            if not two:
                levels = [f for f in figures if f.kind != "change"]
                told = two_before(self.text, cue.start(), levels)
                before_it = self.index.sentence_of(max(0, sentence.start - 1)).start
                pair = None if told else two_named(self.text, sentence.start, cue.start())
                pair = pair or (None if told else two_named(self.text, before_it, sentence.start))
                two = [names[f.start].indicator for f in told] or (spread([handed(p) for p in pair]) if pair else [])
            if two:
                names[m.start] = names[m.start]._replace(indicator=two[0 if cue.group("first") else 1])

    def _divided(self, group: Group, figures: list[Mention]) -> list[tuple[Mention, Mention]]:
        """`一产9亿元；二产8亿元，占比分别为53%和47%`: each share with the count that it is the share of."""
        if _SHARES.search(self.text, max(0, group.cue.start - 4), group.cue.end) is None:
            return []
        counts = [m for m in figures if m.kind != "change" and m.end <= group.cue.start]
        counts = [m for m in counts if self.text[m.end : m.end + 1] not in "%％"][-len(group.numbers) :]
        return list(zip(group.numbers, counts, strict=True)) if len(counts) == len(group.numbers) else []

    def _at_places(self, sentence: Span, items: tuple[Span, ...]) -> list[str]:
        """`Thefts in markets, in Arn, Lund and Sel, fell by ... respectively`: what is told of each place."""
        if _PLACED.match(self.text, items[0].start, items[-1].end) is None:
            return []
        subject = join(self.text[sentence.start : items[0].start])
        places = [self.text[slice(*item)].split(",")[0].strip() for item in items]
        return [join(subject, "in", place.split()[-1]) for place in places] if subject else []

    def _items(self, sentence: Span, figures: list[Mention], run: tuple[Mention, ...]) -> tuple[Span, ...]:
        """What stands in a list before as many figures joined in one; empty when they are not."""
        if any(_JOINED.fullmatch(self.text, a.end, b.start) is None for a, b in pairwise(run)):
            return ()
        floor = max((m.end for m in figures if m.end <= run[0].start), default=sentence.start)
        return coordinated(self.text, Span(floor, run[0].start), len(run))


def _fronted(text: str, sentence: Span, figures: list[Mention]) -> dict[int, Named]:
    """Levels in front of the list that they are handed out to: `At 62.9 and 59.8 percent respectively, A and B ...`."""
    run = [m for m in figures if m.kind != "change"]
    if not run or _AT.fullmatch(text, sentence.start, run[0].start) is None:
        return {}
    apart = (k for k, (a, b) in enumerate(pairwise(run), 1) if _AND.fullmatch(text, a.end, b.start) is None)
    run = run[: next(apart, len(run))]
    told = _RESPECTIVELY.match(text, run[-1].end)
    words = text[told.end() : sentence.end].split() if told is not None else []
    verb = next((k for k, w in enumerate(words) if k and word_class(w.lower().rstrip(",")) in "LBAV"), 0)
    parts = [p for p in _ITEMS.split(" ".join(words[:verb])) if p]
    if len(parts) != len(run):
        return {}
    return {m.start: Named(join(part), None) for m, part in zip(run, parts, strict=True)}


_PLACED: Final = re.compile(r"\s*(?:in|at)\s+[A-Z][\w-]+(?:,\s+[A-Z][\w-]+)*,?\s+and\s+[A-Z][\w-]+$")
_SHARES: Final = re.compile(r"(?:占比|比重)(?:分别|依次)$")
_JOINED: Final = re.compile(rf"\s?(?:%|percent|per\s+cent|[a-z]+)?(?:,|,?\s+and|,?\s+to)\s+{SUM}")
_DATED: Final = re.compile(r"\s(?:in|for|at|during|as\s+of)\s+(?:[\w-]+\s+){0,3}?(?:19|20)\d\d(?!\d)")
_SHARE_OF: Final = re.compile(r"(?P<whole>占[\u4e00-\u9fff]+?)的?(?:比重|比例|份额)?[为达]?(?:约|近|超)?$")
"""`分别占渔船的41%、23%`: the whole of all shares."""
_WHERE: Final = re.compile(r"\s*(?:In|At|From|During)\s")
"""`In Arn and Lund, 41 and 38 boats sailed respectively`: the items are places or times."""
_PER: Final = re.compile(
    r"\s*(?P<unit>(?:Per|(?:For|In|Out\s+of)\s+(?:every|each))\s+(?:\d[\d,.]*(?:\s(?:million|thousand))?|hundred|thousand|million)"
    r"(?:\s+(?!there\b)[a-z]+){0,3}?)(?:,|\s+(?=there\s))"
)
_APART: Final = re.compile(r"[a-z],\s+(?:with|at)?\s*(?:(?:about|some|nearly|over)\s+)?$")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AT: Final = re.compile(rf"(?:At|With|at|with)\s+{SUM}")
_AND: Final = re.compile(rf"\s?(?:%|percent|per\s+cent|[a-z]+)?(?:,|,?\s+and)\s+{SUM}")
_NAMES: Final = re.compile(r"\s*(?:the\s+)?[A-Z][\w’'-]+(?:\s(?:of\s|the\s)?[A-Z][\w’'-]+){0,3}\s*")
_RESPECTIVELY: Final = re.compile(r"\s?(?:%|percent|per\s+cent|[a-z]+)?,?\s+respectively,\s+")
_ITEMS: Final = re.compile(r",\s+and\s+|\s+and\s+|,\s+")


def _masks(text: str, figures: list[Mention], found: Found, compared: list[Span]) -> list[tuple[int, int, str]]:
    """Phrases that count as one token: T for time, Z for place or body, K for a comparison; none holds a figure."""
    masks = [(p.lead, p.end + 2 * text.startswith(("'s ", "’s "), p.end), "T") for p in found.periods]
    masks += [(s.lead, s.end + 2 * text.startswith(("'s ", "’s "), s.end), "Z") for s in found.scopes]
    masks += [(b.start, b.end, "K") for b in compared]
    kept: list[tuple[int, int, str]] = []
    for a, b, letter in sorted(masks, key=lambda mask: (mask[0], -mask[1])):
        if not any(a <= m.start < b for m in figures) and (not kept or a >= kept[-1][1]):
            kept.append((a, b, letter))
    return kept
