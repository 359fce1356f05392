"""HTML to tokens: linear in its length whatever it holds, no tree, so no depth can be too deep."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

# Elements whose content is no markup; it ends at their own end tag only.
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s>]*))?""")
_CLOSE = re.compile(r"[\s/]*>")


class Token(NamedTuple):
    """`text` with its characters, or `open`/`close` with the element's name; `start` counts in the source."""

    kind: str
    name: str
    attributes: dict[str, str] = {}  # noqa: RUF012 (never written to)


def tokens(source: str, *, xml: bool = False) -> Iterator[Token]:
    """Text with entities decoded, and tags; comments and declarations are dropped. `xml`: `<p/>` closes itself."""
    position = 0
    while True:
        bracket = source.find("<", position)
        if bracket < 0:
            yield from _text(source[position:])
            return
        following = source[bracket + 1 : bracket + 2]
        if following.isascii() and following.isalpha():
            yield from _text(source[position:bracket])
            token, position = _open(source, bracket + 1)
            if token is None:
                return
            yield token
            if xml and source[position - 2 : position] == "/>":
                yield Token("close", token.name)
            elif token.name in RAW:
                body, position = _raw(source, position, token.name)
                yield from _text(body) if token.name in {"title", "textarea"} else (Token("text", body),)
                yield Token("close", token.name)
        elif following in {"/", "!", "?"}:
            yield from _text(source[position:bracket])
            name = _NAME.match(source, bracket + 2) if following == "/" else None
            if name:
                yield Token("close", name[0].lower())
            position = _end_of_declaration(source, bracket)
        else:  # a bare `<`, as in `p < 0.05`
            yield from _text(source[position : bracket + 1])
            position = bracket + 1


def _text(piece: str) -> Iterator[Token]:
    if piece:
        yield Token("text", html.unescape(piece))


def _open(source: str, position: int) -> tuple[Token | None, int]:
    """The tag that opens at `position` and where it ends; None when the file ends first."""
    name = _NAME.match(source, position)
    assert name is not None
    attributes: dict[str, str] = {}
    position = name.end()
    while not (end := _CLOSE.match(source, position)):
        attribute = _ATTRIBUTE.match(source, position)
        if attribute is None:
            return None, len(source)
        value = attribute["value"] or ""
        if value[:1] in {'"', "'"} and value[-1:] == value[:1] and len(value) > 1:
            value = value[1:-1]
        attributes.setdefault(attribute["name"].lower(), html.unescape(value))
        position = attribute.end()
    return Token("open", name[0].lower(), attributes), end.end()


def _raw(source: str, position: int, name: str) -> tuple[str, int]:
    end = re.compile(rf"</{name}(?=[\s/>])[^<>]*>", re.IGNORECASE).search(source, position)
    return (source[position:], len(source)) if end is None else (source[position : end.start()], end.end())


def _end_of_declaration(source: str, bracket: int) -> int:
    """Behind a comment, doctype, instruction or end tag; an unclosed one swallows the rest, as browsers do."""
    if source.startswith("<!--", bracket):
        if source.startswith((">", "->"), bracket + 4):
            return source.index(">", bracket) + 1
        end = source.find("-->", bracket + 4)
        return len(source) if end < 0 else end + 3
    end = source.find(">", bracket)
    return len(source) if end < 0 else end + 1
