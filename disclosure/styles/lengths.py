"""Lengths in CSS pixels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import isnan

TOKEN = re.compile(
    r"\s*(?:([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)|([a-z-]*\()|([-+*/(),]))"
)
FIXED = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945}
OF_FONT = {"em": 1.0, "ch": 0.5, "ex": 0.5, "cap": 0.7, "ic": 1.0, "lh": 1.5}
OF_ROOT = {"rem": 1.0, "rlh": 1.5, "rch": 0.5, "rex": 0.5}
NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)"
FARTHEST = 1e6  # px: nothing is drawn beyond
LONGEST, DEEPEST = 500, 30  # letters and brackets of a length that are read
KEYWORDS = {"thin": 1.0, "medium": 3.0, "thick": 5.0}


@dataclass(frozen=True)
class Scale:
    """What relative lengths are relative to, in px. `percent` is None where that is not known."""

    em: float = 16.0
    rem: float = 16.0
    width: float = 1280.0
    height: float = 640.0
    percent: float | None = None


def px(text: str, scale: Scale) -> float | None:
    """A length, percentage, number or sum such as `calc(1em + 2px)`; None if it is none of these."""
    if text in KEYWORDS:
        return KEYWORDS[text]
    if len(text) > LONGEST or text.count("(") > DEEPEST:
        return None
    try:
        value = _Reader(text, scale).whole()
    except (_NoLengthError, ArithmeticError, IndexError):
        return None
    return None if isnan(value) else max(-FARTHEST, min(FARTHEST, value))


class _NoLengthError(Exception):
    pass


class _Reader:
    def __init__(self, text: str, scale: Scale) -> None:
        self.scale = scale
        self.tokens: list[tuple[str, str]] = []  # (kind, text), kind being "" for signs
        place = 0
        text = text.strip()
        while place < len(text):
            found = TOKEN.match(text, place)
            if not found:
                raise _NoLengthError
            self._take(found, glued=place == found.start(1))
            place = found.end()

    def _take(self, found: re.Match[str], *, glued: bool) -> None:
        number, unit, function, sign = found.groups()
        if number is None:
            self.tokens.append(("(", function) if function else ("", sign))
            return
        signed = number[0] in "+-" and self.tokens and self.tokens[-1][0] == "px"
        if signed and glued:  # `1px+2px`: a sum all the same
            self.tokens.append(("", number[0]))
            number = number[1:]
        self.tokens.append(("px", str(self._unit(float(number), unit))))

    def _unit(self, number: float, unit: str) -> float:
        if not unit or unit in FIXED:
            return number * FIXED.get(unit, 1.0)
        if unit in OF_FONT:
            return number * OF_FONT[unit] * self.scale.em
        if unit in OF_ROOT:
            return number * OF_ROOT[unit] * self.scale.rem
        if unit == "%":
            if self.scale.percent is None:
                raise _NoLengthError
            return number * self.scale.percent / 100
        return number * self._of_screen(unit) / 100

    def _of_screen(self, unit: str) -> float:
        side = re.sub(r"^[sld](?=v)|^cq(?=[a-z])", "", unit)
        side = side.removeprefix("v")
        wide, high = self.scale.width, self.scale.height
        sides = {
            "w": wide,
            "i": wide,
            "h": high,
            "b": high,
            "min": min(wide, high),
            "max": max(wide, high),
        }
        if side not in sides:
            raise _NoLengthError
        return sides[side]

    def whole(self) -> float:
        value = self._sum()
        if self.tokens:
            raise _NoLengthError
        return value

    def _next_is(self, *signs: str) -> bool:
        return bool(self.tokens) and self.tokens[0] in [("", sign) for sign in signs]

    def _sum(self) -> float:
        value = self._product()
        while self._next_is("+", "-"):
            sign = self.tokens.pop(0)[1]
            value = value + self._product() if sign == "+" else value - self._product()
        return value

    def _product(self) -> float:
        value = self._one()
        while self._next_is("*", "/"):
            sign = self.tokens.pop(0)[1]
            value = value * self._one() if sign == "*" else value / self._one()
        return value

    def _one(self) -> float:
        kind, text = self.tokens.pop(0)
        if kind == "px":
            return float(text)
        if kind == "(" or text == "(":
            return self._function(text.rstrip("("))
        raise _NoLengthError

    def _function(self, name: str) -> float:
        values = [self._sum()]
        while self._next_is(","):
            self.tokens.pop(0)
            values.append(self._sum())
        if not self._next_is(")"):
            raise _NoLengthError
        self.tokens.pop(0)
        known: dict[str, Callable[[list[float]], float]] = {
            "": lambda of: of[0],
            "calc": lambda of: of[0],
            "min": min,
            "max": max,
            "clamp": lambda of: max(of[0], min(of[1], of[2])),
            "abs": lambda of: abs(of[0]),
        }
        if name not in known:
            raise _NoLengthError
        return known[name](values)
