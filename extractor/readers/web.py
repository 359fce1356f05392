"""HTML: what a browser shows, block by block; hidden text stays out and is reported."""

import html
import re

from extractor.errors import ReadError
from extractor.readers.census import discrepancy, left_out_note, runs
from extractor.readers.encodings import decode
from extractor.readers.lines import LINE, PARAGRAPH, Flow
from extractor.readers.markup import VOID, Token, tokens
from extractor.readers.reading import Reading

VERSION = "1"

_BLOCK_NAMES = (
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre search section summary table ul"
)
_LINE_NAMES = "br caption li option tr tbody tfoot thead tspan text optgroup select button"
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rp rt ruby "
    "s samp small span strike strong time tt u var wbr"
)
_PARAGRAPHS = frozenset(_BLOCK_NAMES.split())
_LINES = frozenset(_LINE_NAMES.split())
_INLINE = frozenset(_INLINE_NAMES.split())
_CELLS = frozenset({"td", "th"})
_SCRIPTS = {"sup": True, "sub": False}
# Never shown, and no text of the release.
_CODE = frozenset({"script", "style"})
_MACHINERY = frozenset({"template", "head", "title", "iframe", "noembed", "noframes"}) | _CODE
_OF_HEAD = frozenset({"base", "link", "meta", "noscript"}) | _MACHINERY
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)|<\?xml[^>]{0,200}?encoding=["']([\w.:-]+)""", re.IGNORECASE
)
_SNIFFED = 4096


def read(raw: bytes, name: str, encoding: str | None = None) -> Reading:
    """The visible text of a page; `encoding` goes over the page's own declaration."""
    if b"<!ENTITY" in raw[:_SNIFFED].upper():
        raise ReadError(f"{name} defines entities of its own (DTD): remove the <!ENTITY lines", "unsupported")
    declared = _CHARSET.search(raw[:_SNIFFED])
    decoded = decode(
        raw, name, encoding or (None if declared is None else (declared[1] or declared[2]).decode("ascii"))
    )
    page = Page()
    for token in tokens(decoded.text, xml=raw.lstrip()[:5] == b"<?xml"):
        page.take(token)
    page.finish()
    text = page.flow.text()
    notes = [
        *decoded.notes,
        left_out_note("hidden text", page.hidden),
        left_out_note("alternative text", page.unseen(text)),
    ]
    notes.append(discrepancy(plain_count(decoded.text), text, (*page.hidden, *page.machinery)))
    return Reading(text, "html", VERSION, decoded.encoding, tuple(note for note in notes if note))


class Page:
    """Follows the tokens of a page and keeps what shows."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.hidden: list[str] = []
        self.machinery: list[str] = []
        self._alternatives: list[str] = []
        self._skipped: list[str] | None = None
        self._skip_name = ""
        self._skip_depth = 0
        self._in_code = False
        self._skip_kind = self.hidden
        self._preformatted = 0
        self._script: str | None = None
        self._script_text: list[str] = []

    def take(self, token: Token) -> None:
        """One token further."""
        if self._skipped is not None and not self._ends_skip(token):
            if token.name in _CODE:
                self._in_code = token.kind == "open"
            elif token.kind == "text" and not self._in_code:
                self._skipped.append(token.name)
            elif token.kind != "text" and token.name not in _INLINE:
                self._skipped.append(" ")
            return
        if token.kind == "text":
            self._show(token.name)
        elif token.kind == "open":
            self._open(token)
        else:
            self._close(token.name)

    def finish(self) -> None:
        """What is still open at the end of the file ends there."""
        self._end_script()
        self._end_skip()

    def unseen(self, text: str) -> list[str]:
        """Descriptions of pictures whose numbers the text does not have."""
        shown = set(runs(text))
        return [words for words in self._alternatives if not set(runs(words)) <= shown]

    def _open(self, token: Token) -> None:
        name, attributes = token.name, token.attributes
        if name == "img" and attributes.get("alt"):
            self._alternatives.append(attributes["alt"])
        if name not in VOID and (kind := self._skip_kind_of(name, attributes)) is not None:
            self._in_code = name in _CODE
            self._skipped, self._skip_name, self._skip_depth, self._skip_kind = [], name, 1, kind
            return
        if name in _SCRIPTS:
            self._end_script()
            self._script = name
        elif name == "pre":
            self._preformatted += 1
        self._border(name)

    def _skip_kind_of(self, name: str, attributes: dict[str, str]) -> list[str] | None:
        """Where the text of an element goes that does not show; None if it does."""
        if name in _CODE:
            return []  # the second count does not see it either
        if name in _MACHINERY:
            return self.machinery
        hides = name == "noscript" or "hidden" in attributes or _HIDING.search(attributes.get("style", ""))
        return self.hidden if hides else None

    def _close(self, name: str) -> None:
        if name in _SCRIPTS:
            self._end_script()
        elif name == "pre":
            self._preformatted = max(0, self._preformatted - 1)
        elif name in _CELLS:
            return
        self._border(name)

    def _border(self, name: str) -> None:
        if name in _CELLS or name in _LINES or name in _PARAGRAPHS:
            self._end_script()
        if name in _CELLS:
            self.flow.cell()
        elif name == "tr":
            self.flow.row()
        elif name == "table":
            self.flow.table()
        elif name in _PARAGRAPHS:
            self.flow.end(PARAGRAPH)
        elif name in _LINES:
            self.flow.end(LINE)

    def _show(self, text: str) -> None:
        if self._script is not None:
            self._script_text.append(text)
        elif self._preformatted:
            self.flow.verbatim(text)
        else:
            self.flow.words(text)

    def _end_script(self) -> None:
        if self._script is not None:
            self.flow.script("".join(self._script_text), raised=_SCRIPTS[self._script])
            self._script_text.clear()
            self._script = None

    def _ends_skip(self, token: Token) -> bool:
        """Whether the skipped element ends before this token, which is then taken as any other."""
        assert self._skipped is not None
        implied = token.kind == "open" and (
            (self._skip_name == "p" and token.name in _PARAGRAPHS)
            or (self._skip_name == "head" and token.name not in _OF_HEAD)
        )
        if token.name == self._skip_name and token.kind != "text":
            self._skip_depth += 1 if token.kind == "open" else -1
        ended = implied or self._skip_depth == 0
        if ended:
            self._end_skip()
        return ended

    def _end_skip(self) -> None:
        if self._skipped is not None:
            self._skip_kind.append("".join(self._skipped))
            self._skipped = None


_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_INLINE))})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")


_CODE_STARTS = re.compile(r"<!--|<(script|style)(?=[\s/>])", re.IGNORECASE)
_COMMENT_END = re.compile("-->")
_CODE_ENDS = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in _CODE}


def plain_count(source: str) -> str:
    """The second path: no parser; comments and code cut out, tags stripped, entities decoded."""
    pieces = []
    position = 0
    while start := _CODE_STARTS.search(source, position):
        pieces.append(source[position : start.start()])
        ending = _COMMENT_END if start[1] is None else _CODE_ENDS[start[1].lower()]
        end = ending.search(source, start.end())
        position = len(source) if end is None else end.end()
    pieces.append(source[position:])
    return html.unescape(_ANY_TAG.sub(" ", _INLINE_TAG.sub("", " ".join(pieces))))
