"""Index: everything that is asked of a source again and again, built once and linear in its length."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable
from functools import cached_property, wraps
from typing import Any, Final, TypeVar

from extractor import sentences as sentences_of
from extractor.folding import SHORT, Folded, fold
from extractor.numbers import scan
from schemas.evidence import Mention, Span

T = TypeVar("T")
PlaceT = TypeVar("PlaceT", bound=Mention | Span)

_UNASKED: Final = object()
_FLAGS = "pefr"
"""Preliminary, estimated, forecast, revised."""
_WORD = 4
"""Letters; what is shorter may be a name with its number: `Q3`, `M2`."""
_LONG = 24
"""From here on a phrase may end inside a word: a clipped quote is still verbatim."""


def _closed(text: str, start: int, end: int, *, long: bool) -> bool:
    """Whether the hit stands on its own: no word and no number goes on at its edges."""
    if start:
        before, first = text[start - 1], text[start]
        if first.isdigit() and (before.isdecimal() or (before in ".," and start > 1 and text[start - 2].isdigit())):
            return False
        glued = before.isdigit() and first.isalpha()  # `18.25GB`: a unit may stand right behind its number
        if not (long or glued) and first.isascii() and first.isalnum() and before.isascii() and before.isalnum():
            return False
    if end < len(text):
        last, after = text[end - 1], text[end]
        if last.isdigit() and (after.isdecimal() or (after in ".," and text[end + 1 : end + 2].isdigit())):
            return False
        if not long and last.isascii() and last.isalnum() and after.isascii() and after.isalnum():
            return _flagged(text, end) or _noted(text, end)
    return True


def _flagged(text: str, end: int) -> bool:
    """Whether a year carries a letter that says what its figures are worth: `Oct. 2031p`, `2031e`."""
    return text[end] in _FLAGS and text[end - 4 : end].isdigit() and not text[end + 1 : end + 2].isalnum()


def _noted(text: str, end: int) -> bool:
    """Whether a word carries the number of a note: `the first quarter2`."""
    return text[end].isdigit() and text[end - _WORD : end].islower() and not text[end + 1 : end + 2].isalnum()


def _overlaps(words: str) -> bool:
    """Whether two prints of the words can share characters: they end as they begin."""
    at = words.find(words[0], 1)
    while at > 0:
        if words.startswith(words[at:]):
            return True
        at = words.find(words[0], at + 1)
    return False


class Index:
    """One source: its mentions, sentences and paragraphs, and verbatim search in original offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.memo: dict[Hashable, Any] = {}
        """Answers of higher floors about this source, kept so that no rule asks the text twice."""
        self._sentence_at: dict[int, Span] = {}

    def printed_as(self, text: str) -> "Index":
        """The same source in another print of the same length: its mentions, sentences and paragraphs stay."""
        other = Index(text)
        other.__dict__ |= {"mentions": self.mentions, "sentences": self.sentences, "paragraphs": self.paragraphs}
        return other

    @cached_property
    def mentions(self) -> list[Mention]:
        return scan(self.text, self.sentences if self.text.isascii() else None)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    @cached_property
    def _by_start(self) -> dict[int, int]:
        return {m.start: i for i, m in enumerate(self.mentions)}

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences_of.split(self.text, self.paragraphs)

    @cached_property
    def paragraphs(self) -> list[Span]:
        return sentences_of.paragraphs(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [s.start for s in self.paragraphs]

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def _lowered(self) -> str:
        return self.folded.text.lower()

    @cached_property
    def _fold_starts(self) -> list[int]:
        return self.folded.starts

    def position(self, mention: Mention) -> int:
        """0-based place of the mention in `mentions`; its mark is one more."""
        return self._by_start[mention.start]

    def marked(self, mark: int) -> Mention | None:
        """The mention that carries `mark`."""
        return self.mentions[mark - 1] if 0 < mark <= len(self.mentions) else None

    def at(self, start: int, end: int) -> Mention | None:
        """The mention with exactly this span."""
        i = self._by_start.get(start)
        found = self.mentions[i] if i is not None else None
        return found if found is not None and found.end == end else None

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie wholly inside `[start, end)`."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        while found and found[-1].end > end:
            found.pop()
        return found

    def covering(self, start: int, end: int) -> list[Mention]:
        """The mentions that share a character with `[start, end)`."""
        first = bisect_left(self._starts, start)
        if first and self.mentions[first - 1].end > start:
            first -= 1
        return self.mentions[first : bisect_left(self._starts, end)]

    def before(self, mention: Mention, lo: int = 0) -> Mention | None:
        """The mention that comes next to the left, if it starts at or after `lo`."""
        i = self._by_start[mention.start]
        return self.mentions[i - 1] if i and self.mentions[i - 1].start >= lo else None

    def after(self, mention: Mention, hi: int | None = None) -> Mention | None:
        """The mention that comes next to the right, if it ends at or before `hi`."""
        i = self._by_start[mention.start] + 1
        if i >= len(self.mentions) or (hi is not None and self.mentions[i].end > hi):
            return None
        return self.mentions[i]

    def beside(self, mention: Mention) -> tuple[Mention | None, Mention | None]:
        """The mentions next to the left and to the right, however far."""
        i = self._by_start[mention.start]
        following = self.mentions[i + 1] if i + 1 < len(self.mentions) else None
        return (self.mentions[i - 1] if i else None), following

    def sentence_of(self, position: int) -> Span:
        """The sentence that holds `position`, or the last one before it; each rule asks it of the same mentions."""
        known = self._sentence_at.get(position)
        if known is None:
            i = bisect_right(self._sentence_starts, position)
            known = self.sentences[i - 1 if i else 0] if self.sentences else Span(0, len(self.text))
            self._sentence_at[position] = known
        return known

    def paragraph_of(self, position: int) -> Span:
        """The paragraph that holds `position`, or the last one before it."""
        i = bisect_right(self._paragraph_starts, position)
        return self.paragraphs[i - 1 if i else 0] if self.paragraphs else Span(0, len(self.text))

    def find(self, phrase: str, lo: int = 0, hi: int | None = None) -> list[Span]:
        """Every place where the phrase is printed inside `[lo, hi)`, differences of presentation aside."""
        words = fold(phrase).text.strip(" .。")
        if not words:
            return []
        base = self._to_folded(lo) if lo else 0
        top = len(self.folded.text) if hi is None else self._to_folded(hi)
        other = words[0].swapcase()
        if other == words[0] or len(other) > 1:
            hits = self._hits(words, base, top)
        elif len(words) < SHORT and words.isascii() and self.folded.text.isascii() and not _overlaps(words.lower()):
            hits = self._hits_in_either_case(words, base, top)
        else:
            hits = sorted(self._hits(words, base, top) + self._hits(other + words[1:], base, top))
        if not self.folded.cuts:
            return [Span(*hit) for hit in hits]  # nothing was dropped: the offsets are those of the source
        return [Span(self.folded.original(s), self.folded.original(e - 1) + 1) for s, e in hits]

    def _to_folded(self, offset: int) -> int:
        i = bisect_right(self._fold_starts, offset)
        if not i:
            return offset
        return max(self.folded.cuts[i - 1], offset - self.folded.shifts[i - 1])

    def _hits(self, words: str, lo: int, hi: int) -> list[tuple[int, int]]:
        text, size = self.folded.text, len(words)
        hits, at = [], text.find(words, lo, hi)
        while at >= 0:
            if _closed(text, at, at + size, long=size >= _LONG):
                hits.append((at, at + size))
            at = text.find(words, at + size, hi)
        return hits

    def _hits_in_either_case(self, words: str, lo: int, hi: int) -> list[tuple[int, int]]:
        """As `_hits`, but the first letter may be a capital or not: one search instead of two."""
        text, size, low, rest = self.folded.text, len(words), words.lower(), words[1:]
        hits, at = [], self._lowered.find(low, lo, hi)
        while at >= 0:
            if text.startswith(rest, at + 1) and _closed(text, at, at + size, long=size >= _LONG):
                hits.append((at, at + size))
            at = self._lowered.find(low, at + size, hi)
        return hits

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer to `key`, made once."""
        answer: T = self.memo.get(key, _UNASKED)
        if answer is _UNASKED:
            answer = self.memo[key] = make()
        return answer


def remembered(ask: Callable[[Index, PlaceT], T]) -> Callable[[Index, PlaceT], T]:
    """The same question, asked of the text once for each mention or span; the answers are kept on the index."""

    @wraps(ask)
    def answer(index: Index, place: PlaceT) -> T:
        key = (ask, place.start, place.end)
        known: T = index.memo.get(key, _UNASKED)
        if known is _UNASKED:
            known = index.memo[key] = ask(index, place)
        return known

    return answer
