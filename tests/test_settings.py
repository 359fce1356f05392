"""Settings come from four places in a known order, each value says from where, and no secret shows."""

from decimal import Decimal
from pathlib import Path

import pytest

from extractor.errors import UsageError
from extractor.settings import Resolved, resolve

CANARY = "sk-CANARY-51c0"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EXTRACTOR_MODEL", "EXTRACTOR_SCHEMA", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def origin(resolved: Resolved, name: str) -> tuple[str, str]:
    return next((line.value, line.origin) for line in resolved.lines() if line.name == name)


def test_each_layer_goes_over_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(resolve(folder=tmp_path), "model") == ("", "default")
    (tmp_path / "extractor.toml").write_text('model = "from-toml"\nschema = "earnings"\n')
    assert origin(resolve(folder=tmp_path), "model") == ("from-toml", str(tmp_path / "extractor.toml"))
    (tmp_path / ".env").write_text("EXTRACTOR_MODEL=from-dotenv\n")
    assert origin(resolve(folder=tmp_path), "model") == ("from-dotenv", ".env: EXTRACTOR_MODEL")
    monkeypatch.setenv("EXTRACTOR_MODEL", "from-env")
    assert origin(resolve(folder=tmp_path), "model") == ("from-env", "EXTRACTOR_MODEL")
    resolved = resolve({"model": "from-flag", "schema": None}, tmp_path)
    assert origin(resolved, "model") == ("from-flag", "--model")
    assert origin(resolved, "schema") == ("earnings", str(tmp_path / "extractor.toml"))
    assert resolved.settings.schema_spec == "earnings"


def test_values_have_their_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_MAX_COST", "1.10")
    monkeypatch.setenv("EXTRACTOR_CONCURRENCY", "16")
    settings = resolve(folder=tmp_path).settings
    assert (settings.max_cost, settings.concurrency) == (Decimal("1.10"), 16)


def test_the_usual_names_of_key_and_server_serve_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    (tmp_path / ".env").write_text(f"OPENAI_API_KEY={CANARY}\nSOMETHING_ELSE=1\n")
    resolved = resolve(folder=tmp_path)
    assert origin(resolved, "base_url") == ("http://127.0.0.1:1/v1", "OPENAI_BASE_URL")
    assert origin(resolved, "api_key") == ("********", ".env: OPENAI_API_KEY")
    assert resolved.settings.api_key is not None
    assert resolved.settings.api_key.get_secret_value() == CANARY


def test_a_secret_is_in_no_form_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    resolved = resolve(folder=tmp_path)
    assert CANARY not in repr(resolved) + str(resolved.lines()) + resolved.settings.model_dump_json()


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("modle = 'x'", "no setting is called 'modle'"),
        (f"api_key = '{CANARY}'", "does not belong"),
        ("model = ", "extractor.toml"),
        ("concurrency = 0", "greater than or equal to 1"),
        ("concurrency = 'many'", "valid integer"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, toml: str, told: str) -> None:
    (tmp_path / "extractor.toml").write_text(toml)
    with pytest.raises(UsageError) as caught:
        resolve(folder=tmp_path)
    assert told in str(caught.value)
    assert "extractor.toml" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert CANARY not in str(caught.value)


def test_a_wrong_variable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_MAX_BYTES", "lots")
    with pytest.raises(UsageError, match=r"EXTRACTOR_MAX_BYTES: max_bytes:.*integer"):
        resolve(folder=tmp_path)
