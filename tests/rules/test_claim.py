"""Which statistic a field belongs to, and the views of all claims of a release."""

import pytest

from extractor.rules.claim import Claim, Claims, Found, host_path
from extractor.source import Index

INDEX = Index("They sold 12 nets and 30 rafts in May.")
TWELVE, THIRTY = INDEX.mentions


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("statistics[2].quantity", "statistics[2]"),
        ("statistics[2].change.quantity", "statistics[2]"),
        ("statistics[2].change", "statistics[2]"),
        ("statistics[2].indicator", "statistics[2].indicator"),
        ("quantity", ""),
        ("change.quantity", ""),
        ("quantity.sold", "quantity.sold"),
        ("change.share", "change.share"),
    ],
)
def test_level_and_change_belong_to_their_statistic(path, host) -> None:
    assert host_path(path) == host


def claim(path, mention, role="level", form="quantity"):
    return Claim(path, form, "", role, found=Found(mention))


def test_quantities_are_seen_in_the_order_of_the_source_and_levels_by_their_statistic() -> None:
    late, early = claim("s[0].quantity", THIRTY), claim("s[1].quantity", TWELVE)
    change, plain = claim("s[1].change.quantity", None, "change"), claim("n", TWELVE, "", "number")
    claims = Claims.of([late, early, change, plain])
    assert list(claims.placed.items()) == [(TWELVE.start, early), (THIRTY.start, late)]
    assert claims.levels == {"s[0]": late, "s[1]": early}
    assert Claims.of(claims) is claims
    assert Claims.of([late._replace(found=Found(None))]).levels == {}
