"""One release through the wire to a server: what the tests of the model path share."""

import asyncio

from extractor import pipeline
from extractor.fillers.llm import LLMFiller, Wire
from extractor.source import Index
from schemas.press_release import PressRelease


def run(settings, work, answers=None, schema=PressRelease):
    async def go():
        async with Wire(settings, answers) as wire:
            return await work(LLMFiller(wire, schema))

    return asyncio.run(go())


def process(settings, release, answers=None, schema=PressRelease):
    return run(settings, lambda filler: pipeline.process(release, filler, schema), answers, schema)


def single_message(release):
    from extractor.prompting import excerpts, fill_message

    index = Index(release.text)
    return fill_message(index, excerpts(index)[0])
