"""Signs that the notice is moved, turned, shrunk or bent until nobody reads it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from disclosure.styles.lengths import NUMBER
from disclosure.styles.look import Look, number
from disclosure.styles.scene import Scene, Sign
from disclosure.styles.selectors import split

STEP = re.compile(r"([a-z0-9]+)\(((?:[^()]|\([^()]*\))*)\)")
ANGLE = {"deg": 1.0, "rad": 180 / math.pi, "grad": 0.9, "turn": 360.0, "": 1.0}
NUDGE = 20.0  # px that move nothing out of sight
HALF = "-50%"


def signs(scene: Scene, at: Look) -> Iterator[Sign]:
    for name in ("transform", "translate", "rotate", "scale", "perspective"):
        value = at.declared.get(name, "none")
        if value == "none":
            continue
        answers = [_step(at, step, told) for step, told in _steps(name, value)]
        if not answers or False in answers or True in answers:
            sure = True in answers
            can = "makes it unreadable" if sure else "may move it out of sight"
            yield scene.sign("sight", sure, f"{name}: {value} {can}", at.node)


def _steps(name: str, value: str) -> list[tuple[str, str]]:
    if name == "transform":
        return STEP.findall(value)
    if name == "rotate" and " " in value:
        axis, *rest = value.split()
        return [(f"rotate{axis}" if axis in "xyz" else "rotate3d", " ".join(rest))]
    return [(name, ",".join(split(value, " ")))]


def _step(at: Look, step: str, value: str) -> bool | None:
    """True: it cannot be read. False: only a browser can tell. None: no harm."""
    parts = split(value, ",")
    if not parts:
        return False
    if step.startswith("translate"):
        return _moved(at, step, parts)
    if step.startswith("scale"):
        return _scaled(parts)
    if step.startswith("rotate"):
        return _turned(step, parts)
    if step.startswith("skew"):
        return _skewed(parts)
    if step == "matrix":
        return _matrix(parts)
    return False


def _moved(at: Look, step: str, parts: list[str]) -> bool | None:
    x, y = {
        "translatex": (parts[0], "0"),
        "translatey": ("0", parts[0]),
        "translatez": ("0", "0"),
    }.get(step, (parts[0], parts[1] if len(parts) > 1 else "0"))
    answers = [_shifted(at, x, "left"), _shifted(at, y, "top")]
    return True if True in answers else (False if False in answers else None)


def _shifted(at: Look, by: str, side: str) -> bool | None:
    if by == HALF and _stands_half_way(at, side):
        return None
    screen = at.device.width if side == "left" else 1500
    if by.endswith("%"):
        share = number(by)
        sideways = side == "left" and at.device.width <= 480
        if share is None or share == 0:
            return None if share == 0 else False
        return abs(share) >= 1 and (sideways or abs(share) >= 5)
    moved = at.length(by)
    if moved is None:
        return False
    return None if abs(moved) <= NUDGE else abs(moved) >= screen


def _stands_half_way(at: Look, side: str) -> bool:
    """The usual way to centre: half of the holder forth, half of itself back."""
    return at.get(side) == "50%" and at.get("position", "static") != "static"


def _scaled(parts: list[str]) -> bool | None:
    sizes = [number(one) for one in parts[:2]]
    if None in sizes:
        return False
    known = [one for one in sizes if one is not None]
    if min(known) <= 0.6 or max(known) > 4:
        return True
    return None if min(known) >= 0.95 and max(known) <= 1.1 else False


def _degrees(text: str) -> float | None:
    found = re.fullmatch(rf"({NUMBER})(deg|rad|grad|turn|)", text.strip())
    return float(found[1]) * ANGLE[found[2]] if found else None


def _turned(step: str, parts: list[str]) -> bool | None:
    degrees = _degrees(parts[-1])
    if degrees is None:
        return False
    away = abs((degrees + 180) % 360 - 180)
    if step in ("rotatex", "rotatey") and away >= 60:
        return True
    if step == "rotate3d":
        return None if away <= 5 else False
    return None if away <= 5 else away > 90


def _skewed(parts: list[str]) -> bool | None:
    known = [_degrees(one) for one in parts]
    if None in known:
        return False
    most = max(abs(one) for one in known if one is not None)
    return None if most <= 10 else most >= 60


def _matrix(parts: list[str]) -> bool | None:
    values = [number(one) for one in parts]
    if len(values) != 6 or None in values:
        return False
    a, b, c, d, x, y = (one or 0.0 for one in values)
    if abs(a * d - b * c) < 0.36 or max(abs(x), abs(y)) >= 1500 or a < 0 or d < 0:
        return True
    still = abs(a - 1) + abs(d - 1) + abs(b) + abs(c) < 0.1 and max(abs(x), abs(y)) <= NUDGE
    return None if still else False
