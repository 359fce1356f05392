"""A Chinese text with its commas, colons, semicolons and brackets in full width, however it prints them."""

from typing import Final

from extractor import regexes as re
from extractor.source import Index
from schemas.evidence import Phrase
from schemas.press_release import Statistic

_WIDE: Final = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）"})
_NARROW: Final = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"})
_BESIDE_HAN: Final = re.compile(r"[\u4e00-\u9fff][,;:()]|[,;:()][\u4e00-\u9fff]")
_MARK: Final = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()]")
"""A mark of punctuation; `12,500` and `8:30` hold none."""
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]")


def widened(index: Index) -> Index:
    """The index with full-width punctuation in its Chinese lines, at the same offsets; itself if nothing is narrow."""
    if index.text.isascii() or _BESIDE_HAN.search(index.text) is None:
        return index
    return index.printed_as("".join(_wide(line) for line in index.text.splitlines(keepends=True)))


def _wide(line: str) -> str:
    if _BESIDE_HAN.search(line) is None or len(_HAN.findall(line)) < len(_LATIN.findall(line)):
        return line
    return _MARK.sub(lambda mark: mark.group().translate(_WIDE), line)


def as_printed(statistic: Statistic, text: str) -> Statistic:
    """A statistic read off the widened text with its words as the text itself prints them."""
    told, change = statistic.quantity, statistic.change
    if told is not None and told.unit is not None:
        told = told.model_copy(update={"unit": _words(told.unit, text)})
    if change is not None and change.basis is not None:
        change = change.model_copy(update={"basis": Phrase(_words(change.basis, text))})
    names = {"indicator": _words(statistic.indicator, text), "quantity": told, "change": change}
    return statistic.model_copy(update=names)


def _words(words: str, text: str) -> str:
    return words if words in text else words.translate(_NARROW)
