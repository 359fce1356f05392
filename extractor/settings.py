"""Settings: flag over `EXTRACTOR_*` over `.env` over `extractor.toml` over default, each with its origin.

Import this module inside a command: pydantic-settings takes 0.3 s.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import AliasChoices, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from extractor.errors import UsageError
from schemas.records import Severity

PREFIX = "EXTRACTOR_"
TOML = "extractor.toml"
DOTENV = ".env"
_MASK = "********"
# What every tool that speaks to these servers calls them.
_OPENAI = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}


def _listed(value: Any) -> Any:
    """`A,Q001` of an environment variable; a list of the project's file stays one."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _paired(value: Any) -> Any:
    """`Q001=info,A=review` of an environment variable; a table of the project's file stays one."""
    if not isinstance(value, str):
        return value
    return {code: severity for code, _, severity in (part.partition("=") for part in _listed(value))}


class Settings(BaseSettings):
    """Everything that can be set, with its default."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        protected_namespaces=(),
    )

    model: str | None = Field(default=None, description="baseline, openai/<model>, or a model of OPENAI_BASE_URL")
    schema_spec: str = Field(
        default="press_release",
        validation_alias=AliasChoices("EXTRACTOR_SCHEMA"),
        description="a schema that ships, or FILE.py:Class",
    )
    out: Path | None = Field(default=None, description="the run folder")
    concurrency: int | None = Field(default=None, ge=1, description="requests in flight, or worker processes")
    max_cost: Decimal | None = Field(default=None, ge=0, description="USD, checked before each request")
    api_key: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("EXTRACTOR_API_KEY", "OPENAI_API_KEY"), description="for the server"
    )
    base_url: str | None = Field(
        default=None,
        validation_alias=AliasChoices("EXTRACTOR_BASE_URL", "OPENAI_BASE_URL"),
        description="an OpenAI-compatible server",
    )
    requests_per_minute: int | None = Field(default=None, ge=1, description="limit of the server")
    tokens_per_minute: int | None = Field(default=None, ge=1, description="limit of the server")
    deadline: float = Field(default=180.0, gt=0, description="seconds for one request as a whole")
    max_output_tokens: int = Field(default=16_000, ge=1, description="longest answer that is asked for")
    drain_seconds: float = Field(default=120.0, ge=0, description="after Ctrl-C, for what is under way")
    wait: float = Field(default=0.0, ge=0, description="seconds to wait for a folder that another run holds")
    rules: Annotated[dict[str, Severity], BeforeValidator(_paired)] = Field(
        default={}, description="severity by rule code or its first letters, for `check`"
    )
    ignore: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        default=(), description="rule codes or their first letters that `check` leaves out"
    )
    encoding: str | None = Field(default=None, description="of text and HTML files without BOM")
    max_bytes: int = Field(default=50_000_000, ge=1, description="largest file that is opened")
    max_characters: int = Field(default=2_000_000, ge=1, description="longest text that is processed")

    def severity(self, code: str, usual: Severity) -> Severity:
        """The severity under the longest entry of `rules` that the code begins with, else the usual one."""
        entries = [entry for entry in self.rules if code.startswith(entry)]
        return self.rules[max(entries, key=len)] if entries else usual


class Line(NamedTuple):
    """One setting for display: its value, masked where secret, and where it comes from."""

    name: str
    value: str
    origin: str
    description: str


class Resolved(NamedTuple):
    """The settings in force and the origin of each."""

    settings: Settings
    origins: dict[str, str]

    def lines(self) -> list[Line]:
        """Every setting in the order of the class."""
        return [
            Line(_name(field), _shown(getattr(self.settings, field)), self.origins[field], info.description or "")
            for field, info in Settings.model_fields.items()
        ]


def resolve(flags: Mapping[str, Any] | None = None, folder: Path = Path()) -> Resolved:
    """Settings from `flags` (None: not given), environment, and `.env` and `extractor.toml` in `folder`."""
    layers = [
        {name: (value, f"--{name.replace('_', '-')}") for name, value in (flags or {}).items() if value is not None},
        _environment(EnvSettingsSource(Settings), ""),
        _environment(DotEnvSettingsSource(Settings, env_file=folder / DOTENV), f"{DOTENV}: "),
        _toml(folder / TOML),
    ]
    chosen: dict[str, Any] = {}
    origins = dict.fromkeys(Settings.model_fields, "default")
    for layer in reversed(layers):
        for name, (value, origin) in layer.items():
            field = _field(name)
            chosen[field], origins[field] = value, origin
    try:
        return Resolved(_Given(**chosen), origins)
    except ValidationError as error:
        raise UsageError(_complaint(error, origins)) from None


def load(flags: Mapping[str, Any] | None = None, folder: Path = Path()) -> Settings:
    """As `resolve`, without the origins."""
    return resolve(flags, folder).settings


class _Given(Settings):
    """Settings from what was resolved alone, so that each value has one known origin."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)


def _environment(source: EnvSettingsSource, where: str) -> dict[str, tuple[Any, str]]:
    """What the environment or `.env` holds, by field; other programs' variables are not ours to refuse."""
    found = {}
    held = {name.upper(): value for name, value in source.env_vars.items()}
    for field in Settings.model_fields:
        for variable in (f"{PREFIX}{_name(field).upper()}", _OPENAI.get(field)):
            if variable is not None and held.get(variable):
                found[field] = (held[variable], f"{where}{variable}")
                break
    return found


def _toml(path: Path) -> dict[str, tuple[Any, str]]:
    if not path.is_file():
        return {}
    try:
        held = TomlConfigSettingsSource(Settings, toml_file=path).toml_data
    except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}; correct it or remove it") from error
    known = [_name(field) for field in Settings.model_fields if field != "api_key"]
    for name in held:
        if name == "api_key":
            raise UsageError(f"{path}: a key does not belong into a project's file; put OPENAI_API_KEY into {DOTENV}")
        if name not in known:
            raise UsageError(f"{path}: no setting is called {name!r}; there are {', '.join(known)}")
    return {_field(name): (value, str(path)) for name, value in held.items()}


def _complaint(error: ValidationError, origins: Mapping[str, str]) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    field = _field(str(first["loc"][0]).lower().removeprefix(PREFIX.lower()))
    return f"{origins.get(field, 'settings')}: {_name(field)}: {first['msg']}; see `extractor config`"


def _name(field: str) -> str:
    return "schema" if field == "schema_spec" else field


def _field(name: str) -> str:
    return "schema_spec" if name == "schema" else name


def _shown(value: Any) -> str:
    if isinstance(value, SecretStr):
        return _MASK
    if isinstance(value, dict):
        return ", ".join(f"{name}={inner}" for name, inner in value.items())
    return "" if value is None else ", ".join(value) if isinstance(value, tuple) else str(value)
