"""Signs that the notice, or a part of it, is not drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from disclosure.styles import turning
from disclosure.styles.lengths import NUMBER
from disclosure.styles.look import Look, number
from disclosure.styles.properties import is_harmless, is_judged_elsewhere
from disclosure.styles.scene import MOST_PARTS, Scene, Sign
from disclosure.styles.selectors import split

FAINT, DIM = 0.5, 0.9  # below the first nobody reads it; from the second on everybody does
_SHOWN = """
    block inline inline-block flex inline-flex grid inline-grid flow-root list-item table
    inline-table table-row table-cell table-row-group table-header-group table-footer-group
    table-caption contents box inline-box flexbox run-in math ruby
"""
SHOWN = frozenset(_SHOWN.split())
NOT_SHOWN = ("none", "table-column", "table-column-group")
Answer = bool | None  # True: it hides. False: only a browser can tell. None: it does not.


def signs(scene: Scene) -> Iterator[Sign]:
    if len(scene.carriers) == MOST_PARTS:
        told = f"it has {MOST_PARTS} parts or more; not all were looked at"
        yield scene.sign("sight", False, told, scene.notice)
    for at in scene.subjects:
        yield from _values(scene, at)
        yield from turning.signs(scene, at)
    for carrier in scene.carriers:
        hidden = carrier.get("visibility", "visible")
        if hidden != "visible":
            told = f"visibility: {hidden} hides the words"
            yield scene.sign("sight", hidden in ("hidden", "collapse"), told, carrier.node)
        yield from _opacity(scene, carrier)


def _values(scene: Scene, at: Look) -> Iterator[Sign]:
    for name, value in at.declared.items():
        if is_harmless(name) or is_judged_elsewhere(name):
            continue
        judge = JUDGES.get(name, _unknown)
        answer = judge(value)
        if answer is not None:
            can = "hides" if answer else "may hide"
            yield scene.sign("sight", answer, f"{name}: {value} {can} it", at.node)


def _opacity(scene: Scene, carrier: Look) -> Iterator[Sign]:
    """What opacities, one in the other, leave of the words."""
    left, weakest = 1.0, carrier
    for at in carrier.outward:
        own = number(at.declared.get("opacity", "1"))
        if own is not None and own < 1:
            weakest = at if left == 1 else weakest
            left *= max(0.0, own)
    if left < DIM:
        told = f"opacity leaves {left:.0%} of the words"
        yield scene.sign("sight", left < FAINT, told, weakest.node)


def _unknown(_value: str) -> Answer:
    return False


def _display(value: str) -> Answer:
    words = set(value.split())
    if words & set(NOT_SHOWN):
        return True
    return None if words <= SHOWN | {"flow", "important"} else False


def _only(*harmless: str) -> Callable[[str], Answer]:
    """A property that does no harm with these values, and may do some with others."""

    def judged(value: str) -> Answer:
        return None if value in harmless else False

    return judged


def _content_visibility(value: str) -> Answer:
    return {"hidden": True, "auto": None, "visible": None}.get(value, False)


def _content(value: str) -> Answer:
    """On an element only a picture takes the place of what is in it."""
    if re.search(r"url\(|image|gradient", value):
        return True
    return None


def _clip(value: str) -> Answer:
    if value == "auto":
        return None
    sizes = [float(one) for one in re.findall(NUMBER, value)]
    if len(sizes) == 4:
        top, right, bottom, left = sizes
        return right - left <= 2 or bottom - top <= 2
    return False


def _clip_path(value: str) -> Answer:
    if value in ("none", "border-box", "padding-box", "margin-box"):
        return None
    found = re.match(r"(inset|circle|ellipse|polygon|rect|xywh)\((.*)\)", value)
    if not found:
        return False
    judge = {"inset": _inset, "circle": _round, "ellipse": _round, "polygon": _polygon}
    return judge.get(found[1], _unknown)(found[2])


def _inset(value: str) -> Answer:
    """As much cut off from two sides together as there is, or nothing."""
    parts = value.partition("round")[0].split()
    sizes = [number(one) if one.endswith("%") or one == "0" else None for one in parts]
    top, right, bottom, left = ([*sizes, *sizes, *sizes, *sizes][:4] + [None] * 4)[:4]
    if len(sizes) == 3:
        top, right, bottom, left = sizes[0], sizes[1], sizes[2], sizes[1]
    if all(one is not None and one <= 0 for one in sizes):
        return None
    for one, other in ((top, bottom), (left, right)):
        if one is not None and other is not None and one + other >= 0.9:
            return True
    return False


def _round(value: str) -> Answer:
    """A circle or ellipse without a radius."""
    sizes = value.partition("at ")[0].split()
    radii = [re.fullmatch(rf"({NUMBER})(%|[a-z]*)", one) for one in sizes]
    known = [float(one[1]) for one in radii if one]
    return bool(known) and min(known) <= 1


def _polygon(value: str) -> Answer:
    points = [one.split() for one in split(value, ",") if one not in ("evenodd", "nonzero")]
    sizes = [[re.fullmatch(rf"({NUMBER})(%|px)?", one) for one in point] for point in points]
    if any(len(point) != 2 or None in point for point in sizes):
        return False
    flat = [(float(x[1]), float(y[1])) for x, y in sizes if x and y]
    area = abs(
        sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(flat, [*flat[1:], *flat[:1]], strict=True))
        / 2
    )
    if area >= 9990 and all(one.endswith(("%", "0")) for one in value.replace(",", " ").split()):
        return None
    return area <= 100


def _mask(value: str) -> Answer:
    if value in ("none", "") or value.startswith("none"):
        return None
    colours = re.findall(r"transparent|rgba\([^)]*,\s*0\)|#[0-9a-f]{6}00\b|#[0-9a-f]{3}0\b", value)
    others = re.findall(r"\b(?:black|white|#000|#fff|red|rgba?\()", value)
    return bool(colours) and not [one for one in others if "rgb" not in one or "0)" not in value]


def _filter(value: str) -> Answer:
    answers = [
        _filtered(*one) for one in re.findall(r"([\w-]+)\(([^()]*(?:\([^()]*\))?[^()]*)\)", value)
    ]
    if value == "none":
        return None
    return True if True in answers else (False if False in answers or not answers else None)


def _filtered(name: str, value: str) -> Answer:
    amount = number(value) if value.strip() else 1.0
    if amount is None or name == "url":
        return None if name == "drop-shadow" else False
    if name == "blur":
        return None if amount == 0 else amount >= 2
    if name in ("opacity", "contrast", "brightness"):
        return True if amount < FAINT else (None if DIM <= amount <= 1.1 else False)
    return None if name in ("grayscale", "sepia", "saturate", "drop-shadow") else amount == -1


def _contain(value: str) -> Answer:
    return False if {"size", "strict", "block-size"} & set(value.split()) else None


def _decoration(value: str) -> Answer:
    return False if {"line-through", "blink"} & set(value.split()) else None


def _thickness(value: str) -> Answer:
    size = number(value)
    return False if size is not None and size > 4 and not value.endswith("%") else None


def _columns(value: str) -> Answer:
    counts = [one for one in value.split() if one.isdecimal()]
    return None if all(one in ("1", "2", "3") for one in counts) else False


def _shadow(value: str) -> Answer:
    """A shadow inside a box can paint it over."""
    return False if "inset" in value and re.search(r"\d{3,}", value) else None


JUDGES: dict[str, Callable[[str], Answer]] = {
    "all": _only("revert-layer"),
    "bidi-override": _unknown,
    "box-reflect": _only("none"),
    "box-shadow": _shadow,
    "clip": _clip,
    "clip-path": _clip_path,
    "column-count": _columns,
    "columns": _columns,
    "contain": _contain,
    "container-type": _only("normal", "inline-size"),
    "content": _content,
    "content-visibility": _content_visibility,
    "display": _display,
    "filter": _filter,
    "mask": _mask,
    "mask-image": _mask,
    "offset": _only("none"),
    "offset-path": _only("none"),
    "text-decoration": _decoration,
    "text-decoration-line": _decoration,
    "text-decoration-thickness": _thickness,
    "text-orientation": _only("mixed", "sideways"),
    "text-shadow": lambda _value: None,
    "unicode-bidi": _only("normal", "embed", "isolate", "plaintext"),
}
