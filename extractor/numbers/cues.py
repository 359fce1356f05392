"""What is known of the change word that governs a number."""

from typing import Literal, NamedTuple

from schemas.evidence import Direction, Span

Role = Literal["by", "to", "level"]


class ChangeCue(NamedTuple):
    """`role` "by": the number is the difference; "to", "level": a level that a change word leads to."""

    direction: Direction | None
    cue: Span
    role: Role
