"""Colours of sheets and the contrast between them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

import tinycss2.color5

from disclosure.styles.selectors import split

GRADIENT = re.compile(r"(?:repeating-)?(?:linear|radial|conic)-gradient\((.*)\)$", re.DOTALL)
STOP_PLACE = re.compile(r"\s+(?:-?[\d.]+(?:%|[a-z]+)|calc\(.*\))(?:\s+-?[\d.]+(?:%|[a-z]+))?$")
DIRECTION = re.compile(
    r"^(?:to |from |at |circle|ellipse|closest|farthest|in |-?[\d.]+(?:deg|turn|rad|grad))"
)


@dataclass(frozen=True)
class Colour:
    """Red, green, blue and opacity, each 0–1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, below: Colour) -> Colour:
        """What is seen of it on an opaque colour."""
        return self.mixed(below, self.alpha)

    def mixed(self, other: Colour, share: float) -> Colour:
        return Colour(
            *(
                share * mine + (1 - share) * theirs
                for mine, theirs in zip(self.parts, other.parts, strict=True)
            )
        )

    @property
    def parts(self) -> tuple[float, float, float]:
        return (self.red, self.green, self.blue)

    @property
    def luminance(self) -> float:
        """Relative luminance by WCAG 2.2."""
        linear = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in self.parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


WHITE = Colour(1, 1, 1)
BLACK = Colour(0, 0, 0)
NIGHT = Colour(0.071, 0.071, 0.071)
CLEAR = Colour(0, 0, 0, 0)
# Colours of the system, by day and in a dark scheme.
SYSTEM = {
    "canvas": (WHITE, NIGHT),
    "canvastext": (BLACK, WHITE),
    "field": (WHITE, NIGHT),
    "fieldtext": (BLACK, WHITE),
    "linktext": (Colour(0, 0, 0.933), Colour(0.62, 0.62, 1)),
    "mark": (Colour(1, 1, 0), Colour(1, 1, 0)),
    "marktext": (BLACK, BLACK),
    "windowtext": (BLACK, WHITE),
    "window": (WHITE, NIGHT),
}


def contrast(one: Colour, other: Colour) -> float:
    """The ratio 1–21 of WCAG 2.2, success criterion 1.4.3."""
    low, high = sorted((one.luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=1024)
def parse(text: str, *, dark: bool = False) -> Colour | None:
    """None for what is no colour, or one that only a browser can work out."""
    text = text.strip()
    if text in SYSTEM:
        return SYSTEM[text][dark]
    if text.startswith("light-dark(") and text.endswith(")"):
        pair = split(text[len("light-dark(") : -1], ",")
        return parse(pair[dark], dark=dark) if len(pair) == 2 else None
    try:
        found = tinycss2.color5.parse_color(text)
    except (ArithmeticError, LookupError, NotImplementedError, TypeError, ValueError):
        return None  # what the parser cannot work out
    if found is None or isinstance(found, str):
        return None
    return _converted(found.space, [float(one or 0) for one in found.coordinates], found.alpha)


def _converted(space: str, values: Sequence[float], alpha: float) -> Colour | None:
    if not all(abs(one) < 1e6 for one in values):
        return None
    if space == "srgb":
        return _clipped(values, alpha)
    if space in ("hsl", "hwb"):
        return _clipped(_hue(values) if space == "hsl" else _white_black(values), alpha)
    if space == "oklab":
        return _clipped(_oklab(*values), alpha)
    if space == "oklch":
        angle = math.radians(values[2])
        flat = (values[0], values[1] * math.cos(angle), values[1] * math.sin(angle))
        return _clipped(_oklab(*flat), alpha)
    return None


def _clipped(values: Sequence[float], alpha: float) -> Colour | None:
    if not all(isfinite(one) for one in (*values, alpha)):
        return None
    red, green, blue = (min(1.0, max(0.0, one)) for one in values)
    return Colour(red, green, blue, min(1.0, max(0.0, alpha)))


def _hue(values: Sequence[float]) -> tuple[float, float, float]:
    """Of CSS Color 4, section 7."""
    hue, saturation, light = values[0] % 360, values[1] / 100, values[2] / 100
    reach = saturation * min(light, 1 - light)

    def part(number: int) -> float:
        place = (number + hue / 30) % 12
        return light - reach * max(-1, min(place - 3, 9 - place, 1))

    return part(0), part(8), part(4)


def _white_black(values: Sequence[float]) -> tuple[float, float, float]:
    """Of CSS Color 4, section 8."""
    white, black = values[1] / 100, values[2] / 100
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = _hue((values[0], 100, 50))
    room = 1 - white - black
    return red * room + white, green * room + white, blue * room + white


def _oklab(light: float, a: float, b: float) -> tuple[float, float, float]:
    """Of CSS Color 4, section 9, with the matrices given there."""
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    red, green, blue = (_gamma(one) for one in linear)
    return red, green, blue


def _gamma(linear: float) -> float:
    if linear <= 0.0031308:
        return 12.92 * linear
    return float(1.055 * linear ** (1 / 2.4) - 0.055)


def stops(image: str, *, dark: bool = False) -> list[Colour] | None:
    """The colours of a gradient; None for any other picture."""
    found = GRADIENT.match(image.strip())
    if not found or split(image, ",") != [image.strip()]:
        return None
    colours = []
    for part in split(found[1], ","):
        bare = STOP_PLACE.sub("", STOP_PLACE.sub("", part))
        colour = parse(bare, dark=dark)
        if colour is None and not DIRECTION.match(part):
            return None
        colours += [colour] if colour else []
    return colours or None
