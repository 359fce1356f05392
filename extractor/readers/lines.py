"""Builds text from a flow of words and breaks, with the white space that a browser would show."""

import re

from extractor.readers.census import scripted

_BLANKS = re.compile(r"[ \t\n\r\f]+")
LINE, PARAGRAPH = 1, 2


class Flow:
    """Collapses white space, puts breaks between blocks, and keeps raised and lowered digits apart from the line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = "\n"
        self._break = 0
        self._blank = False
        self._guard = False
        self._cell: int | None = None

    def words(self, text: str) -> None:
        """Running text: white space collapses, over element borders too."""
        for i, piece in enumerate(_BLANKS.split(text)):
            self._blank = self._blank or i > 0
            if piece:
                self._put(piece)

    def verbatim(self, text: str) -> None:
        """Preformatted text: white space stays."""
        if text:
            self._put(text)

    def script(self, text: str, *, raised: bool) -> None:
        """Raised or lowered text: digits as Unicode's own, never glued to a number of the line."""
        shown = scripted(text, raised=raised)
        if shown == text:
            self._guard = True
            self.words(text)
            self._guard = True
        else:
            self._put(shown)

    def row(self) -> None:
        """A row begins or ends: the first cell has no border before it."""
        if self._in_one_line():
            self._break = 0
        self._cell = None
        self.end(LINE)

    def table(self) -> None:
        """A table begins or ends."""
        self._cell = None
        self.end(PARAGRAPH)

    def cell(self) -> None:
        """A cell begins; a tab parts it from the one before, unless that one is a text of several blocks."""
        if self._in_one_line():
            self._break = 0
            self._append("\t")
        elif self._break and self._parts:
            self._append("\n" * self._break)
            self._break = 0
        self._blank = False
        self._cell = len(self._parts)

    def end(self, level: int) -> None:
        """A line or a paragraph ends here; several ends make one."""
        if self._cell != len(self._parts):  # a cell does not begin with a break
            self._break = max(self._break, level)
        self._blank = False

    def text(self) -> str:
        return "".join(self._parts).strip("\n\t ")

    def _in_one_line(self) -> bool:
        """Whether there is a cell and its text has no break inside."""
        return self._cell is not None and not any("\n" in part for part in self._parts[self._cell :])

    def _put(self, piece: str) -> None:
        if self._break and self._parts:
            self._append("\n" * self._break)
        elif (self._blank and not self._last.isspace()) or (
            self._guard and self._last.isdigit() and piece[0].isdigit()
        ):
            self._append(" ")
        self._break, self._blank, self._guard = 0, False, False
        self._append(piece)

    def _append(self, piece: str) -> None:
        self._parts.append(piece)
        self._last = piece[-1]
