"""Limits hold for all workers together: requests and tokens a minute, places in flight, pauses."""

import asyncio
import time

import pytest

from extractor.fillers.llm.gate import Gate


async def entered(gate, count, tokens=1):
    """How many of `count` entries get through without having to wait."""
    got = 0

    async def enter():
        nonlocal got
        async with gate.place(tokens):
            got += 1

    try:
        async with asyncio.timeout(0.2):
            await asyncio.gather(*[enter() for _ in range(count)])
    except TimeoutError:
        pass
    return got


@pytest.mark.parametrize(
    ("limits", "tokens", "through"),
    [
        ({}, 10_000, 50),
        ({"requests_per_minute": 7}, 1, 7),
        ({"tokens_per_minute": 1000}, 100, 10),
        ({"tokens_per_minute": 1000}, 5000, 1),  # more than a minute's worth goes alone, not never
    ],
)
def test_no_more_than_the_limit_gets_through(stub, limits, tokens, through):
    async def go():
        return await entered(Gate(stub.settings(**limits)), 50, tokens)

    assert asyncio.run(go()) == through


def test_no_more_than_the_places_are_in_flight(stub):
    most = now = 0

    async def go():
        gate = Gate(stub.settings(concurrency=3))

        async def work():
            nonlocal most, now
            async with gate.place(1):
                now += 1
                most = max(most, now)
                await asyncio.sleep(0.01)
                now -= 1

        await asyncio.gather(*[work() for _ in range(12)])

    asyncio.run(go())
    assert most == 3


def test_a_pause_holds_everybody_and_they_do_not_rush_in_at_once(stub, monkeypatch):
    asked = []
    sleep = asyncio.sleep

    async def noted(seconds):
        asked.append(seconds)
        await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", noted)

    async def go():
        gate = Gate(stub.settings())
        gate.pause(0.2)
        gate.pause(0.01)  # a shorter one does not cut it
        times = []

        async def enter():
            async with gate.place(1):
                times.append(time.monotonic())

        started = time.monotonic()
        await asyncio.gather(*[enter() for _ in range(20)])
        return [t - started for t in times]

    assert min(asyncio.run(go())) >= 0.19
    assert len({round(seconds, 3) for seconds in asked[:20]}) > 5
