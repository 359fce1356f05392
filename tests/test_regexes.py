"""Patterns that are compiled when they are first used are those of `re` in all else."""

import gc
import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import pytest

import extractor
from extractor import regexes


def test_a_late_pattern_finds_what_a_compiled_one_finds() -> None:
    text = "Nets: 12, boats: 7"
    late, early = (module.compile(r"(?P<what>[a-z]+): (\d+)", re.IGNORECASE) for module in (regexes, re))
    assert late.pattern == early.pattern
    assert (late.flags, late.groups, late.groupindex) == (early.flags, early.groups, early.groupindex)
    assert [m.groupdict() for m in late.finditer(text)] == [m.groupdict() for m in early.finditer(text)]
    for method in ("search", "match", "fullmatch"):
        assert str(getattr(late, method)(text)) == str(getattr(early, method)(text))
    assert late.search(text, 8).span() == early.search(text, 8).span()  # type: ignore[union-attr]
    assert (late.findall(text), late.split(text)) == (early.findall(text), early.split(text))
    assert (late.sub("x", text), late.subn("x", text)) == (early.sub("x", text), early.subn("x", text))


def test_it_is_compiled_when_used_and_not_before() -> None:
    broken = regexes.compile("(")
    assert repr(broken) == "compile('(', 0)"
    assert not hasattr(broken, "nothing_of_the_kind")
    with pytest.raises(re.error):
        broken.search("text")


def test_every_pattern_of_the_program_compiles() -> None:
    for module in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    late = [made for made in gc.get_objects() if isinstance(made, regexes.Late) and made.pattern != "("]
    assert len(late) > 400
    assert all(made.groups >= 0 for made in late)


def test_an_english_text_compiles_no_pattern_of_chinese_regions() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import re; kept = re.compile; compiled = []\n"
                "re.compile = lambda p, f=0: compiled.append(p) or kept(p, f)\n"
                "from extractor import scan\n"
                "from extractor.fillers.baseline.scope import chinese_scopes\n"
                "assert [m.value for m in scan('They seized 1,204 nets.')]\n"
                "late = {p.pattern for p in vars(chinese_scopes).values() if hasattr(p, 'pattern')}\n"
                "print(len(late), len(late & set(compiled)))"
            ),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    known, compiled = map(int, told.stdout.split())
    assert known > 3
    assert compiled == 0
