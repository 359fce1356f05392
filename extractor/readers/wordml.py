"""One part of a Word document: from the parser's events to text, paragraph by paragraph."""

from extractor.readers.census import scripted

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_SPACES = dict.fromkeys(_WORD, "w") | {
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
# Deleted and moved-away text, field codes, and the second copy that old programs read.
_SKIPPED = frozenset({"w:del", "w:moveFrom", "w:instrText", "mc:Fallback", "w:pPrChange", "w:rPrChange"})
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_PROPERTIES = frozenset({"w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr"})
_OFF = frozenset({"0", "false", "off", "none"})


class Part:
    """Collects the text of a part; what is hidden or deleted goes to `left_out`."""

    def __init__(self) -> None:
        self.left_out: list[str] = []
        self._containers: list[list[str]] = [[]]
        self._rows: list[list[list[str]]] = []
        self._paragraphs: list[list[str]] = []
        self._skip = 0
        self._deleted = False
        self._properties: list[str] = []
        self._in_text = False
        self._hidden = False
        self._raised: bool | None = None
        self._runs: list[tuple[bool, bool | None]] = []
        self._guard = False

    def text(self) -> str:
        """Paragraphs apart by a blank line, table rows by a line, cells by a tab."""
        return "\n\n".join(self._containers[0]).strip("\n")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        short = _short(name)
        if self._skip or short in _SKIPPED:
            if not self._skip:
                self._deleted = short in {"w:del", "w:moveFrom"}
            self._skip += 1
            self._in_text = self._deleted and short in {"w:delText", "w:t"}
        elif short in _PROPERTIES:
            self._properties.append(short)
        elif self._properties:
            if self._properties == ["w:rPr"]:  # those of a run, not of a paragraph's mark
                self._property(short, next((value for key, value in attributes.items() if key.endswith(" val")), ""))
        else:
            self._content(short)

    def _content(self, short: str) -> None:
        if short == "w:p":
            self._paragraphs.append([])
        elif short in {"w:r", "m:r"}:
            self._runs.append((self._hidden, self._raised))
            self._hidden = False
        elif short in {"m:sup", "m:sub"}:
            self._raised = short == "m:sup"
        elif short in {"w:t", "m:t", "w:delText"}:
            self._in_text = True
        elif short in _CHARACTERS:
            self._put(_CHARACTERS[short])
        elif short == "w:tbl":
            self._rows.append([])
        elif short == "w:tr" and self._rows:
            self._rows[-1].append([])
        elif short == "w:tc":
            self._containers.append([])

    def end(self, name: str) -> None:
        """An element ends."""
        short = _short(name)
        self._in_text = False
        if self._skip:
            self._skip -= 1
        elif short in _PROPERTIES:
            self._properties.pop()
        elif self._properties:
            return
        elif short in {"w:r", "m:r"}:
            self._hidden, self._raised = self._runs.pop()
        elif short in {"m:sup", "m:sub"}:
            self._raised = None
        elif short == "w:p":
            paragraph = "".join(self._paragraphs.pop())
            if paragraph.strip():
                self._containers[-1].append(paragraph)
        elif short == "w:tc":
            self._end_cell()
        elif short == "w:tbl" and self._rows:
            rows = ["\t".join(cells) for cells in self._rows.pop()]
            self._containers[-1].append("\n".join(row for row in rows if row.strip()))

    def characters(self, text: str) -> None:
        """Character data."""
        if not self._in_text:
            return
        if self._skip or self._hidden:
            self.left_out.append(text)
        elif self._raised is None:
            self._put(text)
        else:
            shown = scripted(text, raised=self._raised)
            self._guard = shown == text
            self._put(shown)
            self._guard = shown == text

    def _property(self, short: str, value: str) -> None:
        if short in {"w:vanish", "w:webHidden"}:
            self._hidden = short == "w:vanish" and value not in _OFF
        elif short == "w:vertAlign":
            self._raised = {"superscript": True, "subscript": False}.get(value)

    def _put(self, text: str) -> None:
        if not text:
            return
        line = self._paragraphs[-1] if self._paragraphs else self._containers[-1]
        if self._guard and line and line[-1][-1:].isdigit() and text[0].isdigit():
            line.append(" ")
        self._guard = False
        line.append(text)

    def _end_cell(self) -> None:
        blocks = self._containers.pop()
        if not self._rows or not self._rows[-1]:
            self._containers[-1].extend(blocks)
            return
        # A cell is one line of its row; only a text set as a table of one column keeps its paragraphs.
        self._rows[-1][-1].append("\n\n".join(blocks) if sum(map(len, blocks)) > _LONG_CELL else " ".join(blocks))


_LONG_CELL = 400


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"{_SPACES.get(space, '')}:{local}"
