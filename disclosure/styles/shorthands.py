"""Properties that stand for several others, written out as those."""

from __future__ import annotations

import re
from collections.abc import Callable

from disclosure.styles import colours
from disclosure.styles.selectors import split

SIDES = ("top", "right", "bottom", "left")
LOGICAL = {
    "block-size": "height",
    "inline-size": "width",
    "min-block-size": "min-height",
    "min-inline-size": "min-width",
    "max-block-size": "max-height",
    "max-inline-size": "max-width",
    "overflow-block": "overflow-y",
    "overflow-inline": "overflow-x",
    "word-wrap": "overflow-wrap",
    "grid-gap": "gap",
    "transform-3d": "transform",
}
EDGES = {"block-start": "top", "block-end": "bottom", "inline-start": "left", "inline-end": "right"}
WIDE = ("inherit", "initial", "unset", "revert", "revert-layer")
SIZE = re.compile(
    r"(?:^|\s)((?:xx-small|x-small|small|medium|large|x-large|xx-large|xxx-large|smaller|larger)"
    r"|-?[\d.]+(?:%|[a-z]+)?|(?:calc|clamp|min|max)\(.*?\)+)\s*(?:/\s*([^\s,]+))?\s+(?=[\"'\w-])"
)


def written_out(name: str, value: str) -> list[tuple[str, str]]:
    """(property, value) pairs, with horizontal lines from left to right."""
    name = LOGICAL.get(name, name)
    for kind in ("margin", "padding", "inset"):
        if name == kind:
            return list(zip(_edges(kind), _four(value), strict=True))
        if name.startswith(f"{kind}-"):
            return _logical_edges(kind, name.removeprefix(f"{kind}-"), value)
    known = SHORTHANDS.get(name)
    return known(value) if known else [(name, value)]


def _edges(kind: str) -> tuple[str, ...]:
    return SIDES if kind == "inset" else tuple(f"{kind}-{side}" for side in SIDES)


def _four(value: str) -> list[str]:
    parts = split(value, " ")
    if len(parts) not in (1, 2, 3, 4):
        return [value] * 4
    top, right, bottom, left = (
        parts[0],
        parts[min(1, len(parts) - 1)],
        parts[2] if len(parts) > 2 else parts[0],
        parts[3] if len(parts) > 3 else parts[min(1, len(parts) - 1)],
    )
    return [top, right, bottom, left]


def _logical_edges(kind: str, which: str, value: str) -> list[tuple[str, str]]:
    names = dict(zip(SIDES, _edges(kind), strict=True))
    if which in EDGES:
        return [(names[EDGES[which]], value)]
    if which in ("block", "inline"):
        parts = split(value, " ")
        pair = ("top", "bottom") if which == "block" else ("left", "right")
        return [(names[pair[0]], parts[0]), (names[pair[1]], parts[-1])] if parts else []
    return [(f"{kind}-{which}", value)]


def _font(value: str) -> list[tuple[str, str]]:
    if value in WIDE:
        return [("font-size", value), ("line-height", value), ("font-family", value)]
    found = SIZE.search(value)
    if not found:
        return [("font", value)]
    return [
        ("font-size", found[1]),
        ("line-height", found[2] or "normal"),
        ("font-family", value[found.end() :]),
    ]


def _background(value: str) -> list[tuple[str, str]]:
    if value in WIDE or value == "none":
        clear = value if value in WIDE else "transparent"
        return [("background-color", clear), ("background-image", "none")]
    layers = split(value, ",")
    words = [word for word in split(layers[-1], " ") if word != "/"] if layers else []
    colour = next((word for word in words if _is_colour(word)), "")
    pictures = [word for layer in layers for word in split(layer, " ") if _is_picture(word)]
    clip = [("background-clip", "text")] if "text" in words else []
    whole = colour or ("transparent" if pictures or words else value)
    return [("background-color", whole), ("background-image", ", ".join(pictures) or "none"), *clip]


def _is_picture(word: str) -> bool:
    return bool(
        re.match(r"[\w-]*(?:gradient|url|image-set|image|paint|element|cross-fade)\(", word)
    )


def _is_colour(word: str) -> bool:
    return word in ("currentcolor", "transparent") or (
        not _is_picture(word)
        and (
            colours.parse(word) is not None
            or bool(re.match(r"var\(|color|(?:ok)?l(?:ab|ch)\(|light-dark\(", word))
        )
    )


def _pair(first: str, second: str) -> Callable[[str], list[tuple[str, str]]]:
    def two(value: str) -> list[tuple[str, str]]:
        parts = split(value, " ") or [value]
        return [(first, parts[0]), (second, parts[-1])]

    return two


def _flex_flow(value: str) -> list[tuple[str, str]]:
    words = value.split()
    turns = [word for word in words if word.startswith("wrap") or word == "nowrap"]
    ways = [word for word in words if word not in turns]
    return [("flex-direction", one) for one in ways] + [("flex-wrap", one) for one in turns]


SHORTHANDS: dict[str, Callable[[str], list[tuple[str, str]]]] = {
    "font": _font,
    "background": _background,
    "overflow": _pair("overflow-x", "overflow-y"),
    "flex-flow": _flex_flow,
}
