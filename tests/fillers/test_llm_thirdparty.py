"""The client against a server that is not ours, behind which a random model says valid nonsense (CONTRIBUTING)."""

import asyncio
import os
from decimal import Decimal

import pytest
from pydantic import BaseModel

from extractor import pipeline
from extractor.errors import FillError
from extractor.fillers.llm import LLMFiller, LLMSettings, Wire
from schemas.evidence import Quantity
from schemas.press_release import PressRelease

URL = os.environ.get("EXTRACTOR_THIRDPARTY_URL")
pytestmark = [
    pytest.mark.thirdparty,
    pytest.mark.skipif(URL is None, reason="EXTRACTOR_THIRDPARTY_URL names no server (CONTRIBUTING)"),
]
SENTENCE = "Wardens towed 41,268 barges and moored 9,637 skiffs in June, up 8.25% on May."
ENDS = {"length", "cut_json", "not_json", "wrong_schema", "null"}


class Towing(BaseModel):
    """All required, so that a grammar-bound model has to say a number for each."""

    barges: Quantity
    skiffs: int
    share: Decimal


def filled(release, schema, mode):
    """The record, or the state in which the answers ended; no server error is among what may happen."""
    settings = LLMSettings(
        model="tiny", id="tiny", base_url=URL, mode=mode, max_output_tokens=1000, reasks=1, transport_retries=0
    )

    async def go():
        async with Wire(settings) as wire:
            [ended] = await asyncio.gather(
                pipeline.process(release, LLMFiller(wire, schema), schema), return_exceptions=True
            )
            return ended

    ended = asyncio.run(go())
    if isinstance(ended, FillError):
        return ended.state
    if isinstance(ended, BaseException):
        raise ended
    return ended


@pytest.mark.parametrize("mode", [None, "tools", "json", "text"])  # json_schema is refused by this server
def test_nonsense_leaves_no_number_accepted(make_release, mode):
    ended = filled(make_release(SENTENCE, "wardens"), PressRelease, mode)
    if isinstance(ended, str):
        assert ended in ENDS
    else:
        levels = [s for s in ended.statistics if s["text"] or (s["change"] or {}).get("text")]
        assert [s for s in levels if s["verdict"] != "rejected"] == []
        assert [line for line in ended.tally if line.state == "used"] == []


def test_a_schema_that_must_be_filled_is_filled_with_nonsense_and_rejected_to_the_last_number(make_release):
    rounds = [filled(make_release(SENTENCE, f"wardens-{n}"), Towing, "tools") for n in range(4)]
    records = [r for r in rounds if not isinstance(r, str)]
    assert records, rounds
    for record in records:
        assert record.verdict == "rejected"
        rejected = {f.path.partition(".")[0] for f in record.findings if f.severity == "reject"}
        assert rejected == {"barges", "skiffs", "share"}
        assert [line for line in record.tally if line.state == "used"] == []
