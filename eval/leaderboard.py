"""Several runs on the same gold in one table: score, interval, cost, output bytes."""

from collections.abc import Sequence
from decimal import Decimal

from eval.errors import EvalError
from eval.metrics import Estimate
from eval.scorecard import BY_NAME, Scorecard
from schemas.evidence import Form


class Place(Form):
    """One run of an experiment; cost is a decimal string in USD, None when the price is unknown."""

    name: str
    estimates: dict[str, Estimate]
    cost: str | None
    requests: int
    output_tokens: int
    output_bytes: int


class Leaderboard(Form):
    """Best first by `measures[0]`; equal scores go by cost, output bytes and name."""

    group: str
    measures: tuple[str, ...]
    releases: tuple[str, ...]
    places: tuple[Place, ...]


def rank(
    cards: Sequence[tuple[str, Scorecard]],
    measures: Sequence[str] = ("record.exact", "record.figure", "statistics.found", "escapes"),
    group: str = "all",
) -> Leaderboard:
    """The runs in order of merit; EvalError when they were not scored on the same releases and gold."""
    if not cards:
        raise EvalError("no runs to rank; give at least one scorecard")
    unknown = [m for m in measures if m not in BY_NAME]
    if unknown or not measures:
        raise EvalError(f"no measure {', '.join(unknown) or 'given'}; there are {', '.join(BY_NAME)}")
    members = {name: card.group(group).releases for name, card in cards}
    digests = {card.gold_digest for _, card in cards}
    first = cards[0][0]
    if len(members) < len(cards):
        raise EvalError("two runs of the leaderboard have one name; name each")
    if len(digests) > 1 or any(releases != members[first] for releases in members.values()):
        raise EvalError(f"{', '.join(members)} were not scored on the same gold; score them all again")
    sign = -1 if BY_NAME[measures[0]].better == "higher" else 1
    places = [_place(name, card, measures, group) for name, card in cards]
    places.sort(key=lambda p: _merit(p, measures[0], sign))
    return Leaderboard(group=group, measures=tuple(measures), releases=members[first], places=tuple(places))


def _place(name: str, card: Scorecard, measures: Sequence[str], group: str) -> Place:
    estimates = card.group(group).estimates
    return Place(
        name=name,
        estimates={m: estimates[m] for m in measures},
        cost=card.usage.cost,
        requests=card.usage.requests,
        output_tokens=card.usage.output_tokens,
        output_bytes=card.usage.output_bytes,
    )


def _merit(place: Place, measure: str, sign: int) -> tuple[bool, float, Decimal, int, str]:
    value = place.estimates[measure].value
    cost = Decimal(place.cost) if place.cost is not None else Decimal("Infinity")
    return value is None, sign * (value or 0.0), cost, place.output_bytes, place.name
