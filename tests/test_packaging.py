"""The wheel holds the four packages and runs from anywhere; heavy libraries stay out of light commands."""

import os
import subprocess
import sys
import sysconfig
import time
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "-o", out, ROOT], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_wheel_holds_four_packages_and_no_gold(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    top = {n.split("/")[0] for n in names if ".dist-info" not in n}
    assert top == {"extractor", "schemas", "prompts", "eval"}
    assert not [n for n in names if "gold/" in n or "labellings/" in n or "cassettes" in n]
    assert [n for n in names if n.startswith("prompts/") and n.endswith(".md")]


def test_installed_wheel_runs_from_an_empty_directory(wheel, tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONPATH", raising=False)  # a checkout on it would run in place of the wheel
    fresh, empty = tmp_path / "venv", tmp_path / "empty"
    empty.mkdir()
    subprocess.run([sys.executable, "-m", "venv", fresh], check=True)
    python = fresh / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True)
    # The dependencies come from the tests' environment; the path file stands behind the fresh site-packages.
    site = next(fresh.glob("lib/python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"])
    (empty / "one.txt").write_text("Police solved 269,800 criminal cases in 2022.\n", encoding="utf-8")
    ran = subprocess.run(
        [fresh / "bin" / "extractor", "run", "one.txt", "--model", "baseline", "--out", "out"],
        cwd=empty, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert len(list((empty / "out" / "records").iterdir())) == 1
    where = subprocess.run(
        [python, "-c", "import extractor, schemas, prompts; print(extractor.__file__)"],
        cwd=empty, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert str(site) in where.stdout


def test_no_other_distribution_owns_our_names():
    owners = packages_distributions()
    others = {name: set(owners.get(name, [])) - {"extractor"} for name in ("extractor", "schemas", "prompts", "eval")}
    assert not any(others.values()), others


def test_prompts_is_a_package_so_that_no_folder_wins_over_it():
    assert (ROOT / "prompts" / "__init__.py").is_file()


@pytest.mark.parametrize(
    ("command", "heavy"),
    [
        ("import extractor.checker", "openai instructor pandas scipy starlette rich typer"),
        ("import extractor; extractor.scan('3 cars')", "openai instructor pandas scipy"),
        ("from extractor.cli.entry import app", "openai instructor pandas scipy numpy starlette pydantic_settings vcr"),
    ],
)
def test_light_commands_import_nothing_heavy(command, heavy):
    code = f"{command}\nimport sys\nprint([m for m in {heavy.split()!r} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_help_costs_little_beyond_the_interpreter():
    """0.25 s on an idle machine; here as a multiple of a bare interpreter, so that a busy machine can't fail it."""

    def best(*command):
        times = []
        for _ in range(5):
            t = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env={**os.environ, "COLUMNS": "100"})
            times.append(time.perf_counter() - t)
        return min(times)

    bare = best(sys.executable, "-c", "pass")
    shown = best(sys.executable, "-m", "extractor", "--help")
    assert shown / bare < 20, (shown, bare)
