"""Claim: what any filled field and any outside fact reduce to, before a rule looks at it."""

from bisect import bisect_left
from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from typing import Literal, NamedTuple, Self

from extractor.source import Index
from schemas.evidence import Mention, Span


class Unset(Enum):
    """What is missing from a claim is not checked; null is a claim of its own."""

    UNSET = "unset"


UNSET = Unset.UNSET
Form = Literal["quantity", "number", "words", "phrase", "quote", "direction"]
Role = Literal["", "level", "change", "period", "scope", "basis", "campaign", "counted"]
Trouble = Literal[
    "", "absent", "piece", "mark", "no-mark", "span", "elsewhere", "outside-quote", "ambiguous", "respelled", "unscaled"
]


class Found(NamedTuple):
    """Where a claim's number was found: the mention, or what stood in the way; `others` are the places in question."""

    mention: Mention | None
    trouble: Trouble = ""
    others: tuple[Mention, ...] = ()


NOWHERE = Found(None)


class Claim(NamedTuple):
    """One field or fact. `form` says which rules apply, `role` what the field means."""

    path: str
    form: Form
    text: str
    role: Role = ""
    host: Mention | None = None
    """For words that speak of a figure: the mention of that figure."""
    found: Found = NOWHERE
    place: Span | None = None
    """For words: the place taken as theirs, the nearest to the host."""
    printed: tuple[Span, ...] = ()
    """For words: every place where they are printed."""
    value: str | Unset | None = UNSET
    mark: int | None = None
    start: int | None = None
    end: int | None = None
    unit: str | Unset | None = UNSET
    qualifier: str | Unset | None = UNSET
    direction: str | Unset | None = UNSET
    counted: str | None = None
    quote: str | None = None
    quote_start: int | None = None
    period: str | None = None

    @property
    def mention(self) -> Mention | None:
        return self.found.mention


class Claims(list[Claim]):
    """All claims of one release; what several rules ask of them together is worked out once."""

    users: dict[int, list[str]] | None = None
    """Field paths by the start of the mention they use, once they were asked for."""
    _sentences: list[Span] | None = None

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Self:
        """The same claims; those that are `Claims` already are taken as they are."""
        return claims if isinstance(claims, cls) else cls(claims)

    @cached_property
    def placed(self) -> dict[int, Claim]:
        """The quantities by the start of their mention, in the order of the source."""
        found = {c.found.mention.start: c for c in self if c.form == "quantity" and c.found.mention is not None}
        return {start: found[start] for start in sorted(found)}

    def sentences(self, index: Index) -> list[Span]:
        """Each sentence that holds claimed figures, in the order of the source; found once."""
        if self._sentences is None:
            self._sentences = []
            done = -1
            for start in self.placed:
                if start >= done:
                    sentence = index.sentence_of(start)
                    done = sentence.end
                    self._sentences.append(sentence)
        return self._sentences

    @cached_property
    def levels(self) -> dict[str, Claim]:
        """The levels that were found, by the path of their statistic."""
        return {host_path(c.path): c for c in self if c.role == "level" and c.found.mention is not None}


def host_path(path: str) -> str:
    """The statistic a quantity belongs to."""
    return f".{path}".removesuffix(".quantity").removesuffix(".change")[1:]


def printed_in(claim: Claim, sentence: Span) -> tuple[Span, ...]:
    """The places of the claim's words inside the sentence."""
    places, (start, end) = claim.printed, sentence
    if not places or places[-1].start < start or places[0].start >= end:
        return ()  # mostly they stand elsewhere
    return places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]
