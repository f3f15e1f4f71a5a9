"""Signs that the notice does not stay, or comes late."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.styles.lengths import NUMBER
from disclosure.styles.look import Look, number
from disclosure.styles.scene import Scene, Sign
from disclosure.styles.selectors import split
from disclosure.styles.sheet import Declaration
from disclosure.styles.shorthands import written_out
from disclosure.styles.sight import JUDGES

TIME = re.compile(rf"({NUMBER})(ms|s)\b")
_NOT_NAMES = """
    none linear ease ease-in ease-out ease-in-out step-start step-end infinite normal reverse
    alternate alternate-reverse forwards backwards both running paused auto initial inherit
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
HARMLESS = (
    "border",
    "background",
    "box-shadow",
    "outline",
    "padding",
    "font-weight",
    "text-decoration",
)
SOON = 0.6  # seconds in which what fades in may be on the screen


def signs(scene: Scene) -> Iterator[Sign]:
    for at in scene.subjects:
        if any(name.startswith("animation") for name in at.declared):
            yield from _animated(scene, at)
        come = [one.name for one in scene.styles.starting(at.node)]
        if come:
            told = f"it comes in by a change of {', '.join(come)}"
            yield scene.sign("motion", False, told, at.node)
        if at.node.tag in ("marquee", "blink"):
            yield scene.sign("motion", True, f"<{at.node.tag}> keeps its words moving", at.node)
    for node in scene.notice.css("animate, set, animateTransform, animateMotion"):
        yield scene.sign("motion", False, "it is drawn and moved by SVG", node)


def _animated(scene: Scene, at: Look) -> Iterator[Sign]:
    told = " ".join(value for name, value in at.declared.items() if name.startswith("animation"))
    if "timeline" in " ".join(at.declared) and "auto" not in told:
        yield scene.sign("motion", False, "it changes while a reader scrolls", at.node)
    for name in _names(at):
        steps = scene.styles.frames.get(name)
        if steps is None:
            if scene.styles.unread:
                yield scene.sign("motion", False, f"nobody read the animation {name}", at.node)
            continue
        yield from _steps(scene, at, name, steps, told)


def _names(at: Look) -> list[str]:
    written = [at.declared.get("animation-name", ""), at.declared.get("animation", "")]
    found = [word for value in written for part in split(value, ",") for word in split(part, " ")]
    return [
        word.strip("\"'")
        for word in found
        if word not in NOT_NAMES and "(" not in word and not re.match(r"[\d.]", word)
    ]


def _steps(
    scene: Scene,
    at: Look,
    name: str,
    steps: list[tuple[str, tuple[Declaration, ...]]],
    told: str,
) -> Iterator[Sign]:
    for offsets, declared in steps:
        for property_, value in (
            pair for one in declared for pair in written_out(one.name, one.value)
        ):
            hides = _hides(property_, value)
            if hides is None:
                continue
            entering = _enters(offsets, told)
            words = f"the animation {name} sets {property_}: {value} at {offsets}"
            yield scene.sign("motion", hides and not entering, words, at.node)


def _enters(offsets: str, told: str) -> bool:
    """Whether the step is the first of an animation that is soon over."""
    if offsets not in ("from", "0%") or "infinite" in told or "paused" in told or "reverse" in told:
        return False
    spans = [float(one) / (1000 if unit == "ms" else 1) for one, unit in TIME.findall(told)]
    return sum(spans) <= SOON


def _hides(name: str, value: str) -> bool | None:
    if name == "opacity":
        share = number(value)
        return None if share is not None and share >= 0.9 else share is None or share < 0.5
    if name in ("visibility", "color", "text-fill-color"):
        return None if value == "visible" else value in ("hidden", "collapse", "transparent")
    if name in JUDGES:
        return JUDGES[name](value)
    if name.startswith(HARMLESS):
        return None
    return re.fullmatch(r"0(?:px|%|em)?|scale\(0\)", value) is not None and name in (
        "height",
        "max-height",
        "font-size",
        "transform",
        "scale",
        "zoom",
    )
