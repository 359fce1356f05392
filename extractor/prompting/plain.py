"""The plain answer form: any schema as it is, and the marks set aside beside it."""

from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, create_model

from extractor.source import Index
from schemas.records import Filled, SetAside


@lru_cache(maxsize=64)
def answer_model(schema: type[BaseModel]) -> type[BaseModel]:
    """A model with `filled` and `set_aside`; made once for a schema."""
    return create_model(
        f"{schema.__name__}Answer",
        __config__=ConfigDict(extra="forbid", hide_input_in_errors=True),
        __doc__="The filled schema, and the marks that are no figures.",
        filled=(schema, Field(description=f"The {schema.__name__}, filled from the release.")),
        set_aside=(tuple[SetAside, ...], Field(default=(), description="Bare marks that are no figure and no change.")),
    )


def expand(_index: Index, answer: BaseModel, _schema: type[BaseModel]) -> Filled:
    return Filled(value=getattr(answer, "filled"), set_aside=getattr(answer, "set_aside"))  # noqa: B009 # a made model


def serves(_schema: type[BaseModel]) -> bool:
    return True
