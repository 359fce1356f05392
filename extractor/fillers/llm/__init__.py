"""The one door to openai, instructor and tenacity: any OpenAI-compatible model fills a schema."""

from extractor.fillers.llm.cost import Estimate, estimate
from extractor.fillers.llm.far import PortableFiller, far_filler
from extractor.fillers.llm.filler import LLMFiller
from extractor.fillers.llm.settings import LLMSettings, for_replay, from_environment
from extractor.fillers.llm.wire import Wire

__all__ = [
    "Estimate",
    "LLMFiller",
    "LLMSettings",
    "PortableFiller",
    "Wire",
    "estimate",
    "far_filler",
    "for_replay",
    "from_environment",
]
