"""What the model path is told: model, server, key, budgets; frozen, and the key never shows."""

from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SecretStr

from extractor.errors import UsageError
from extractor.prompting.windows import WINDOW

Mode = Literal["tools", "json_schema", "json", "text"]
_PATIENT = 7 * 24 * 3600.0


class LLMSettings(BaseModel):
    """One model on one server."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    """As the server knows it."""
    id: str
    """As the user wrote it: `openai/<model>` or the model's name."""
    base_url: str | None = None
    api_key: SecretStr = SecretStr("none")
    mode: Mode | None = None
    """How the answer is asked for; None: tools at OpenAI, probed once elsewhere."""
    form: str | None = None
    """Answer form; None: the first that serves the schema."""
    window: int = WINDOW
    concurrency: int = 64
    deadline: float = 180.0
    """Seconds for one attempt as a whole, body included."""
    transport_retries: int = 4
    reasks: int = 2
    """How often an answer that can't be read is asked for again."""
    max_output_tokens: int = 16_000
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    max_cost: Decimal | None = None
    price: tuple[Decimal, Decimal] | None = None
    """USD per million tokens in and out, where the price list does not know the model."""
    wait: float = 0.5
    """Seconds that the first pause before a retry is drawn from; doubles each time."""
    longest_wait: float = 120.0

    @property
    def is_openai(self) -> bool:
        return self.base_url is None

    def without_key(self, text: str) -> str:
        """The text with the key, should a server have echoed it, blotted out."""
        key = self.api_key.get_secret_value()
        return text.replace(key, "***") if len(key) > 6 else text  # noqa: PLR2004 # `none` is no secret


def from_environment(model: str, env_file: Path | None = Path(".env"), **given: Any) -> LLMSettings:
    """Settings of a model with key and server from the environment or a `.env`; `given` goes over both.

    `openai/<model>` without OPENAI_BASE_URL needs OPENAI_API_KEY; raises UsageError that says so.
    """
    keys = _keys(env_file)
    base_url = given.pop("base_url", None) or keys.openai_base_url or None
    name = model.removeprefix("openai/")
    key = keys.openai_api_key
    if base_url is None:
        if name == model:
            raise UsageError(
                f"model {model!r}: no server is named; set OPENAI_BASE_URL, or write openai/{model} for OpenAI's own"
            )
        if key is None and "api_key" not in given:
            raise UsageError(f"model {model!r}: OPENAI_API_KEY is not set; export it or write it into .env")
    if name.partition("/")[0] == "relay":  # a person answers
        given = {"mode": "tools", **given, "deadline": max(_PATIENT, given.get("deadline", 0.0))}
    return LLMSettings(
        **{"model": name, "id": model, "base_url": base_url, "api_key": key or SecretStr("none"), **given}
    )


def for_replay(model: str = "relay/llm", **given: Any) -> LLMSettings:
    """Settings that ask what was asked when `model` was recorded; no key, no server, no second try."""
    base_url = None if model.startswith("openai/") else "http://recorded/v1"
    name = model.removeprefix("openai/")
    told = {"model": name, "id": model, "base_url": base_url, "mode": "tools", "transport_retries": 0, **given}
    return LLMSettings(**told)


def _keys(env_file: Path | None) -> Any:
    from pydantic_settings import BaseSettings, SettingsConfigDict  # 0.3 s, only when a model is used

    class Keys(BaseSettings):
        model_config = SettingsConfigDict(env_file=env_file, extra="ignore", env_ignore_empty=True)
        openai_api_key: SecretStr | None = None
        openai_base_url: str | None = None

    return Keys()
