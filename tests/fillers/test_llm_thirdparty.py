"""The client against a server that is not ours, behind which a random model says schema-valid nonsense.

pip install "llama-cpp-python[server]" gguf
python tests/fillers/tiny_model.py tiny.gguf
python -m llama_cpp.server --model tiny.gguf --port 8766 --n_ctx 32768 --n_threads 1 &
EXTRACTOR_THIRDPARTY_URL=http://127.0.0.1:8766/v1 pytest -m thirdparty tests/fillers
"""

import asyncio
import os

import pytest

from extractor import pipeline
from extractor.errors import FillError
from extractor.fillers.llm import LLMFiller, LLMSettings, Wire
from schemas.press_release import PressRelease

URL = os.environ.get("EXTRACTOR_THIRDPARTY_URL")
pytestmark = [
    pytest.mark.thirdparty,
    pytest.mark.skipif(URL is None, reason="EXTRACTOR_THIRDPARTY_URL names no server (CONTRIBUTING)"),
]
ENDS = {"length", "cut_json", "not_json", "wrong_schema", "server_error", "bad_request", "null"}


@pytest.mark.parametrize("mode", [None, "tools", "text"])
def test_nonsense_is_rejected_to_the_last_number(make_release, mode):
    release = make_release("Wardens towed 412 barges and moored 96 skiffs in June, up 8% on May.", "wardens")
    settings = LLMSettings(
        model="tiny", id="tiny", base_url=URL, mode=mode, max_output_tokens=3000, reasks=1, transport_retries=0
    )

    async def go():
        async with Wire(settings) as wire:
            work = pipeline.process(release, LLMFiller(wire, PressRelease), PressRelease)
            [ended] = await asyncio.gather(work, return_exceptions=True)
            return ended

    ended = asyncio.run(go())
    if isinstance(ended, FillError):
        assert ended.state in ENDS
    else:
        levels = [s for s in ended.statistics if s["text"] or (s["change"] or {}).get("text")]
        assert [s for s in levels if s["verdict"] != "rejected"] == []
        assert [line for line in ended.tally if line.state == "used"] == []
