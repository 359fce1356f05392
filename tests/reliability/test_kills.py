"""kill -9 and Ctrl-C at random times: nothing recorded is bought twice and the bytes are those of an unbroken run.

A short campaign; `make bench-reliability` runs the long one.
"""

import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "reliability.py"
CANARY = "sk-CANARY-77aa31"


def campaign_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reliability_campaign", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=[False, True], ids=["here", "workers"])
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[ModuleType, Any]]:
    module = campaign_module()
    site = module.Site(tmp_path, releases=12, concurrency=4, workers=request.param)
    yield module, site
    site.close()


@pytest.mark.slow
def test_kills_and_interrupts_cost_no_recorded_answer(site: tuple[ModuleType, Any]) -> None:
    module, place = site
    killed = module.campaign(place, signal.SIGKILL, 6, random.Random(3))
    assert killed["sent"] == 6
    assert killed["equal_to_unbroken"] == killed["episodes"]
    assert killed["recorded_answers_bought_twice"] == 0
    assert killed["repeats_over_concurrency_x_signals"] == 0
    interrupted = module.campaign(place, signal.SIGINT, 3, random.Random(4))
    assert interrupted["equal_to_unbroken"] == interrupted["episodes"]
    assert interrupted["repeats"] == 0
    # Before our own handler is there, Python ends itself by the signal; the shell shows 130 for both.
    assert set(interrupted["exit_codes"]) <= {130, -signal.SIGINT}


def test_no_secret_is_in_anything_a_run_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", f"org-{CANARY}")
    module = campaign_module()
    site = module.Site(tmp_path, releases=2, concurrency=2, key=CANARY)
    site.finish(tmp_path / "out")
    site.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "ledger.sqlite" for path in files)
    assert not [path for path in files if CANARY.encode() in path.read_bytes()]


def test_clock_zone_and_locale_do_not_matter(tmp_path: Path) -> None:
    module = campaign_module()
    module.write_releases(tmp_path / "in", 3)
    trees = []
    for number, (zone, locale) in enumerate(
        (("UTC", "C.UTF-8"), ("Asia/Shanghai", "C"), ("America/New_York", "tr_TR.UTF-8"))
    ):
        out = tmp_path / str(number)
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "extractor",
                "run",
                "in",
                "--model",
                "baseline",
                "--out",
                str(out),
                "--format",
                "json",
            ],
            cwd=tmp_path,
            env=os.environ | {"TZ": zone, "LC_ALL": locale},
            capture_output=True,
            check=False,
        )
        assert done.returncode in {0, 1}, done.stderr
        json.loads(done.stdout)
        trees.append(module.tree(out))
    assert trees[0] == trees[1] == trees[2]
