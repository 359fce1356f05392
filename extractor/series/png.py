"""A scene as PNG, drawn by Pillow, which is imported here and nowhere else."""

from io import BytesIO
from typing import TYPE_CHECKING

from extractor.errors import UsageError
from extractor.series.scene import HEIGHT, LINE, WIDTH, Scene, Words

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_SCALE = 2
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
_WIDE_FROM = "⺀"
_FONTS_WITH_CHINESE = (
    "NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf", "wqy-microhei.ttc",
    "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "PingFang.ttc", "msyh.ttc", "simsun.ttc",
)  # fmt: skip


def render(scene: Scene, font: str | None = None) -> bytes:
    """PNG bytes at twice the size of the SVG; `font` is a font file or the name of one.

    UsageError when Pillow is missing, or no font is found for Chinese words.
    """
    try:
        from PIL import Image, ImageDraw
    except ImportError as error:
        raise UsageError("PNG needs Pillow: pip install 'extractor[tables]'; SVG needs nothing") from error
    image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), "#ffffff")
    draw = ImageDraw.Draw(image)
    for stroke in scene.strokes:
        path = [(x * _SCALE, y * _SCALE) for x, y in stroke.points]
        draw.line(path, fill=stroke.colour, width=round(stroke.width * _SCALE), joint="curve")
    for dot in scene.dots:
        draw.circle(
            (dot.x * _SCALE, dot.y * _SCALE), 4 * _SCALE, fill=LINE, outline="#ffffff", width=round(1.5 * _SCALE)
        )
    for words in scene.words:
        _draw(draw, words, font)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw(draw: "ImageDraw", words: Words, font: str | None) -> None:
    face = _face(words, font)
    place = (words.x * _SCALE, words.y * _SCALE)
    edge = 0 if words.bold else 2
    draw.text(
        place, words.text, fill=words.colour, font=face, anchor=_ANCHORS[words.anchor], stroke_width=edge,
        stroke_fill="#ffffff",
    )  # fmt: skip
    if words.bold:
        draw.text((place[0] + 1, place[1]), words.text, fill=words.colour, font=face, anchor=_ANCHORS[words.anchor])


def _face(words: Words, font: str | None) -> "FreeTypeFont":
    """The font asked for; else Pillow's own for Latin words, and one of the system's for Chinese."""
    from PIL import ImageFont

    size = words.size * _SCALE
    wide = any(c >= _WIDE_FROM for c in words.text)
    if font is None and not wide:
        built_in = ImageFont.load_default(size)
        if isinstance(built_in, ImageFont.FreeTypeFont):
            return built_in
    for name in (font,) if font else _FONTS_WITH_CHINESE:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    wanted = f"no font {font!r}" if font else "no font on this machine that has Chinese"
    raise UsageError(f"{wanted}: name a font file, or take the SVG")
