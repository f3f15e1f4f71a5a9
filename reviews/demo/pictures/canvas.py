"""A small studio: a lit backdrop, soft shadows, and shapes with shading.

All measures are in pixels of the finished picture, 1200 × 900; it is drawn at twice that and
scaled down, for smooth edges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from PIL import Image, ImageColor, ImageDraw, ImageFilter, ImageFont, ImageOps

WIDTH, HEIGHT, SCALE = 1200, 900, 2
FRAME = (80 * SCALE, 84 * SCALE, 1120 * SCALE, 864 * SCALE)
Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]
Paint = Callable[[tuple[int, int]], Image.Image]  # fills a size with colour
CYLINDER = ((0, 0.58), (0.1, 0.8), (0.3, 1.16), (0.42, 1.06), (0.72, 0.86), (0.93, 0.62), (1, 0.7))


def shade(colour: str, factor: float) -> tuple[int, int, int]:
    """`colour` made darker (factor below 1) or lighter (above)."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    if factor <= 1:
        return int(red * factor), int(green * factor), int(blue * factor)
    lift = min(factor - 1, 1)
    return tuple(int(one + (255 - one) * lift) for one in (red, green, blue))  # type: ignore[return-value]  # three of three


def flat(colour: str) -> Paint:
    return lambda size: Image.new("RGB", size, colour)


def toned(colour: str, factor: float) -> Paint:
    return lambda size: Image.new("RGB", size, shade(colour, factor))


def ramp(stops: Sequence[tuple[float, float]], colour: str, *, upright: bool = False) -> Paint:
    """Shades of `colour` from left to right, or from top to bottom if `upright`."""
    strip = Image.new("RGB", (256, 1))
    for x in range(256):
        strip.putpixel((x, 0), shade(colour, _between(stops, x / 255)))
    if upright:
        strip = strip.transpose(Image.Transpose.ROTATE_270)
    return lambda size: strip.resize(size, Image.Resampling.BILINEAR)


def _between(stops: Sequence[tuple[float, float]], at: float) -> float:
    for (start, low), (end, high) in pairwise(stops):
        if at <= end:
            return low + (high - low) * (at - start) / (end - start)
    return stops[-1][1]


def cylinder(colour: str) -> Paint:
    return ramp(CYLINDER, colour)


def lit(colour: str) -> Paint:
    """Light from above: for things that lie or bend away from the viewer."""
    return ramp(((0, 1.22), (0.35, 1.04), (0.75, 0.84), (1, 0.66)), colour, upright=True)


def ball(colour: str, *, dark: float = 0.5) -> Paint:
    """Round, lit from the upper left."""

    def paint(size: tuple[int, int]) -> Image.Image:
        glow = Image.radial_gradient("L").resize(
            (256, 256), box=(40, 52, 256, 256), resample=Image.Resampling.BILINEAR
        )
        shaded = ImageOps.colorize(
            glow, black=shade(colour, 1.35), mid=shade(colour, 1.0), white=shade(colour, dark)
        )
        return shaded.resize(size, Image.Resampling.BILINEAR)

    return paint


@cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


class Canvas:
    def __init__(self, backdrop: str) -> None:
        self.image = _studio(backdrop)

    def finished(self) -> Image.Image:
        """The picture, cropped a little so that the product fills it."""
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.HAMMING, box=FRAME)

    def shadow(self, box: Box, *, strength: float = 0.42, blur: float = 22) -> None:
        """A soft dark ellipse on the floor."""
        self._soft("ellipse", box, (24, 26, 34), strength, blur)

    def glow(self, box: Box, *, strength: float = 0.5, blur: float = 8) -> None:
        """A soft light on a surface."""
        self._soft("ellipse", box, (255, 255, 255), strength, blur)

    def _soft(
        self, kind: str, box: Box, colour: tuple[int, int, int], strength: float, blur: float
    ) -> None:
        """Drawn at a quarter of the finished size: blurring it makes that invisible, and quick."""
        margin = blur * 3
        left, top, right, bottom = box
        outer = (left - margin, top - margin, right + margin, bottom + margin)
        size = (int((outer[2] - outer[0]) / 4) + 1, int((outer[3] - outer[1]) / 4) + 1)
        mask = Image.new("L", size)
        inner = (margin / 4, margin / 4, size[0] - margin / 4, size[1] - margin / 4)
        getattr(ImageDraw.Draw(mask), kind)(inner, fill=int(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur / 4))
        mask = mask.resize((size[0] * 4 * SCALE, size[1] * 4 * SCALE), Image.Resampling.BICUBIC)
        self.image.paste(colour, (int(outer[0] * SCALE), int(outer[1] * SCALE)), mask)

    def ellipse(self, box: Box, paint: Paint, *, alpha: float = 1) -> None:
        self._draw(box, paint, alpha, lambda pen, at, fill: pen.ellipse(at(box), fill=fill))

    def rounded(
        self,
        box: Box,
        radius: float,
        paint: Paint,
        *,
        corners: tuple[bool, bool, bool, bool] = (True, True, True, True),
        alpha: float = 1,
    ) -> None:
        def draw(pen: ImageDraw.ImageDraw, at: Any, fill: int) -> None:
            most = min(box[2] - box[0], box[3] - box[1]) / 2 - 1  # more would be refused
            pen.rounded_rectangle(at(box), min(radius, most) * SCALE, fill=fill, corners=corners)

        self._draw(box, paint, alpha, draw)

    def polygon(self, points: Sequence[Point], paint: Paint, *, alpha: float = 1) -> None:
        def draw(pen: ImageDraw.ImageDraw, at: Any, fill: int) -> None:
            pen.polygon(at(sum(points, ())), fill=fill)

        self._draw(_bounds(points, 0), paint, alpha, draw)

    def stroke(
        self, points: Sequence[Point], width: float, paint: Paint, *, alpha: float = 1
    ) -> None:
        """A line with round ends and joints."""

        def draw(pen: ImageDraw.ImageDraw, at: Any, fill: int) -> None:
            pen.line(at(sum(points, ())), fill=fill, width=int(width * SCALE), joint="curve")
            half = width / 2
            for x, y in (points[0], points[-1]):
                pen.ellipse(at((x - half, y - half, x + half, y + half)), fill=fill)

        self._draw(_bounds(points, width), paint, alpha, draw)

    def tube(self, points: Sequence[Point], width: float, colour: str) -> None:
        """A bent tube: the same line thinner and lighter, towards the light."""
        layers = ((1.0, 0.55), (0.84, 0.74), (0.64, 0.92), (0.44, 1.05), (0.2, 1.25))
        for share, light in layers:
            shift = width * (1 - share) * 0.22
            line = [(x - shift * 0.6, y - shift) for x, y in points]
            self.stroke(line, max(width * share, 1), toned(colour, light))

    def webbing(self, points: Sequence[Point], width: float, colour: str) -> None:
        """A flat woven strap with a seam along each edge."""
        for share, light in ((1.0, 0.55), (0.94, 0.95), (0.8, 0.7), (0.76, 1.04), (0.3, 1.1)):
            self.stroke(points, width * share, toned(colour, light))

    def text(
        self, centre: Point, words: str, size: float, colour: str, *, bold: bool = False
    ) -> None:
        pen = ImageDraw.Draw(self.image)
        at = (centre[0] * SCALE, centre[1] * SCALE)
        stroke = 1.6 if bold else 0
        pen.text(
            at,
            words,
            fill=colour,
            font=font(int(size * SCALE)),
            anchor="mm",
            stroke_width=stroke,
            stroke_fill=colour,
        )

    def _draw(self, box: Box, paint: Paint, alpha: float, draw: Callable[..., None]) -> None:
        left, top = int(box[0] * SCALE), int(box[1] * SCALE)
        size = (int(box[2] * SCALE) - left + 2, int(box[3] * SCALE) - top + 2)
        mask = Image.new("L", size)

        def at(values: Iterable[float]) -> list[float]:
            offsets = (left, top)
            return [value * SCALE - offsets[i % 2] for i, value in enumerate(values)]

        draw(ImageDraw.Draw(mask), at, int(255 * alpha))
        self.image.paste(paint(size), (left, top), mask)


def _bounds(points: Sequence[Point], width: float) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    half = width / 2
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


@cache
def _light() -> Image.Image:
    """Where the backdrop is bright: around the middle, and on the floor in front."""
    round_light = ImageOps.invert(Image.radial_gradient("L")).resize((300, 225))
    fall = Image.linear_gradient("L").resize((300, 225))
    return Image.blend(round_light, ImageOps.invert(fall), 0.4)


def _studio(colour: str) -> Image.Image:
    small = ImageOps.colorize(_light(), black=shade(colour, 0.86), white=shade(colour, 1.55))
    return small.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.Resampling.BICUBIC)
