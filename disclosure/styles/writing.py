"""Signs that the words of the notice are too small to read, or set so that nobody can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.styles.look import Look, number
from disclosure.styles.scene import Scene, Sign
from disclosure.styles.turning import STEP

LEAST, SMALL = 12.0, 14.0  # px: the first is Lighthouse's floor, the second that of the house
# Type that shows no letters, or others than those written.
WORDLESS = re.compile(
    r"blank|redact|flow block|flow circular|barcode|dings|symbol|icon|invisible|\bnotdef\b"
)


def signs(scene: Scene) -> Iterator[Sign]:
    for carrier in scene.carriers:
        yield from _size(scene, carrier)
        yield from _spacing(scene, carrier)
        yield from _lines(scene, carrier)
        yield from _letters(scene, carrier)
    yield from _indent(scene)


def shown_size(carrier: Look) -> float:
    """The height of its letters as they are drawn, in px."""
    size = carrier.em
    for at in carrier.outward:
        for name in ("zoom", "scale"):
            times = number(at.declared.get(name, "1").split()[0])
            size *= 1.0 if times is None else times
        for name, value in STEP.findall(at.declared.get("transform", "")):
            if name in ("scale", "scaley", "scalex"):
                size *= number(value.split(",")[-1]) or 0.0
    return size


def _size(scene: Scene, carrier: Look) -> Iterator[Sign]:
    if carrier.node.tag in ("sup", "sub") and len(carrier.node.text()) < 5:
        return
    size = shown_size(carrier)
    body = _body(carrier)
    if size < LEAST - 0.05:
        told = f"its letters are {size:.1f} px high, and {LEAST:.0f} px are the least"
        yield scene.sign("size", True, told, carrier.node)
    elif scene.device.medium == "print":
        return
    elif size < SMALL - 0.05 or size < body.em * 0.97 - 0.05:
        told = f"its letters are {size:.1f} px high, those of the page {body.em:.1f} px"
        yield scene.sign("size", False, told, carrier.node)
    written = carrier.declared.get("font-size", "1em")
    unread = carrier.declared.get("font") or (
        "(" in written and carrier.length(written, percent=16) is None
    )
    if unread:
        told = "the size of its letters can only be measured"
        yield scene.sign("size", False, told, carrier.node)


def _body(carrier: Look) -> Look:
    return next((at for at in carrier.outward if at.node.tag == "body"), carrier)


def _spacing(scene: Scene, carrier: Look) -> Iterator[Sign]:
    spread = _length(carrier, "letter-spacing")
    em = carrier.em or 1.0
    if spread is None or not -0.1 <= spread / em <= 0.3:
        sure = spread is not None and not -0.25 < spread / em < 1
        told = (
            f"letter-spacing: {carrier.get('letter-spacing')} drives its letters together or apart"
        )
        yield scene.sign("sight", sure, told, carrier.node)
    gap = _length(carrier, "word-spacing")
    if gap is None or not -0.2 <= gap / em <= 1.5:
        sure = gap is not None and not -0.8 < gap / em < 6
        told = f"word-spacing: {carrier.get('word-spacing')} drives its words together or apart"
        yield scene.sign("sight", sure, told, carrier.node)


def _length(carrier: Look, name: str) -> float | None:
    value = carrier.get(name, "normal")
    return 0.0 if value == "normal" else carrier.length(value, percent=carrier.em)


def _lines(scene: Scene, carrier: Look) -> Iterator[Sign]:
    value = carrier.get("line-height", "normal")
    if value == "normal":
        return
    share = number(value) if re.fullmatch(r"[\d.]+%?", value) else None
    if share is None:
        at = carrier.length(value, percent=carrier.em)
        share = at / carrier.em if at is not None and carrier.em else None
    if share is None or not 0.98 <= share <= 4:
        sure = share is not None and share < 0.7
        told = f"line-height: {value} lays its lines over each other or far apart"
        yield scene.sign("sight", sure, told, carrier.node)


def _letters(scene: Scene, carrier: Look) -> Iterator[Sign]:
    family = carrier.get("font-family")
    if WORDLESS.search(family.partition(",")[0]):
        told = f"font-family: {family} may show no letters"
        yield scene.sign("sight", False, told, carrier.node)
    faces = scene.styles.odd_faces
    if any(face and face in family for face in faces):
        told = f"the letters of {family} come with the page and may be empty"
        yield scene.sign("sight", False, told, carrier.node)
    if carrier.get("text-security", "none") != "none":
        yield scene.sign("sight", True, "text-security puts dots for its letters", carrier.node)
    if not carrier.get("writing-mode", "horizontal-tb").startswith(("horizontal", "lr")):
        yield scene.sign("sight", False, "writing-mode turns its lines", carrier.node)
    if carrier.get("text-stroke", "0").split()[0] not in ("0", "0px"):
        yield scene.sign("sight", False, "text-stroke may fill its letters", carrier.node)


def _indent(scene: Scene) -> Iterator[Sign]:
    holder = scene.carriers[0] if scene.carriers else scene.look(scene.notice)
    value = holder.get("text-indent", "0").split()[0]
    by = holder.length(value, percent=scene.device.width)
    if by is None or by < -60 or by > 120:
        sure = by is not None and (by <= -200 or by >= scene.device.width)
        yield scene.sign("sight", sure, f"text-indent: {value} moves its words away", holder.node)
