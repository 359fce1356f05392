"""A scene as SVG: no script, no style sheet, text escaped; every dot names its release and span."""

from xml.sax.saxutils import escape, quoteattr

from extractor.series.scene import HEIGHT, INK, LINE, WIDTH, Dot, Scene, Stroke, Words

_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif"


def render(scene: Scene) -> str:
    """The SVG document."""
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-label={quoteattr(_clean(scene.title))} font-family="{_FONT}">'
    )
    lines = [
        opening,
        f"<title>{_text(scene.title)}</title>",
        f"<desc>{_text(scene.described)}</desc>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *map(_stroke, scene.strokes),
        *map(_dot, scene.dots),
        *map(_words, scene.words),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _stroke(stroke: Stroke) -> str:
    path = " ".join(f"{_number(x)},{_number(y)}" for x, y in stroke.points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{stroke.colour}" stroke-width="{_number(stroke.width)}" '
        'stroke-linejoin="round"/>'
    )


def _dot(dot: Dot) -> str:
    point = dot.point
    return (
        f'<circle cx="{_number(dot.x)}" cy="{_number(dot.y)}" r="4" fill="{LINE}" stroke="#ffffff" stroke-width="1.5" '
        f"data-release={quoteattr(_clean(point.release_id))} "
        f'data-start="{point.start}" data-end="{point.end}"><title>{_text(dot.tip)}</title></circle>'
    )


def _words(words: Words) -> str:
    weight = ' font-weight="600"' if words.bold else ""
    # A white edge keeps the values legible where a line runs through them.
    edge = ' stroke="#ffffff" stroke-width="3" paint-order="stroke"' if words.colour == INK and not words.bold else ""
    return (
        f'<text x="{_number(words.x)}" y="{_number(words.y)}" font-size="{words.size}" fill="{words.colour}" '
        f'text-anchor="{words.anchor}"{weight}{edge}>{_text(words.text)}</text>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Without characters that XML cannot hold or that would not be seen."""
    return "".join(c if c.isprintable() else " " for c in text)
