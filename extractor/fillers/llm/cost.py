"""What calls cost: prices, the worst case before a call, the estimate without any call."""

import asyncio
from decimal import Decimal
from typing import NamedTuple

from extractor.errors import StoppedError, UsageError
from extractor.fillers.llm.settings import LLMSettings
from extractor.prompting import choose, excerpts, fill_message, instructions
from extractor.source import Index

_MILLION = Decimal(1_000_000)
_BYTES_A_TOKEN = 3
"""Of marked English or Chinese text, rounded down; for estimates, never for limits."""
_TOKENS_A_FIGURE = 45


class Prices:
    """Cost of tokens in USD; None when the model's price is unknown."""

    def __init__(self, settings: LLMSettings) -> None:
        self._settings = settings
        self._known = True

    def of(self, input_tokens: int, output_tokens: int) -> Decimal | None:
        if self._settings.price is not None:
            for_input, for_output = self._settings.price
            return (for_input * input_tokens + for_output * output_tokens) / _MILLION
        if not self._known:
            return None
        from genai_prices import Usage, calc_price

        where = {"provider_id": "openai"} if self._settings.is_openai else {"provider_api_url": self._settings.base_url}
        try:
            usage = Usage(input_tokens=input_tokens, output_tokens=output_tokens)
            return Decimal(calc_price(usage, model_ref=self._settings.model, **where).total_price)
        except LookupError:
            self._known = False
            return None


class Purse:
    """Money spent and set apart; nothing is asked for that could take it over the limit."""

    def __init__(self, settings: LLMSettings) -> None:
        self.prices = Prices(settings)
        self.spent = Decimal(0)
        self._apart = Decimal(0)
        self._settled: asyncio.Event | None = None
        self._limit = settings.max_cost
        if self._limit is not None and self.prices.of(1, 1) is None:
            raise UsageError(
                f"--max-cost: the price of {settings.id!r} is unknown, so no limit can be kept; give --price IN,OUT "
                "in USD per million tokens, or leave the limit out"
            )

    async def set_apart(self, request_bytes: int, output_tokens: int) -> Decimal:
        """Sets the worst case of a call apart: a token for each byte sent, every output token used.

        Waits while calls in flight may still take the money; raises StoppedError if what is spent leaves too little.
        """
        if self._limit is None:
            return Decimal(0)
        worst = self.prices.of(request_bytes, output_tokens) or Decimal(0)
        while self.spent + self._apart + worst > self._limit:
            if self.spent + worst > self._limit:
                raise StoppedError(
                    f"--max-cost {self._limit} USD: {self.spent:.4f} spent and the next call may cost {worst:.4f}; "
                    "raise the limit and run again, what is done is kept"
                )
            self._settled = self._settled or asyncio.Event()
            self._settled.clear()
            await self._settled.wait()
        self._apart += worst
        return worst

    def settle(self, worst: Decimal, cost: Decimal | None) -> None:
        """Gives back what was set apart and books what was really spent; an unanswered call may still be billed."""
        self._apart -= worst
        self.spent += cost or Decimal(0)
        if self._settled is not None:
            self._settled.set()


class Estimate(NamedTuple):
    """What filling one release would take; `cost` in USD, None when the price is unknown."""

    requests: int
    input_tokens: int
    output_tokens: int
    cost: Decimal | None


def estimate(index: Index, schema: type, settings: LLMSettings) -> Estimate:
    """Requests, tokens and cost of the first answers for a release; calls nothing."""
    form = choose(schema, settings.form)
    system = instructions(form.prompts).text
    parts = excerpts(index, settings.window)
    messages = [system + fill_message(index, part, marks=form.marks) for part in parts]
    sent = sum(-(-len(message.encode()) // _BYTES_A_TOKEN) for message in messages)
    answered = sum(_TOKENS_A_FIGURE * (2 + len(part.marks)) for part in parts)
    return Estimate(len(parts), sent, answered, Prices(settings).of(sent, answered))
