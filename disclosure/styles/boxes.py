"""Signs that the notice is cut off, must be scrolled to, or stands outside of the screen."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.page import words
from disclosure.styles.look import Look, number
from disclosure.styles.scene import LETTER, Scene, Sign, siblings

CUT, SCROLLED = ("hidden", "clip"), ("auto", "scroll", "overlay")
NO_LENGTH = (
    "auto",
    "none",
    "fit-content",
    "max-content",
    "min-content",
    "stretch",
    "-webkit-fill-available",
)
FAR = 1000.0  # px up or down
NUDGE = 32.0
CLEAR = "transparent"
ROOTS = ("html", "body")  # what they cut off, the window scrolls to


def signs(scene: Scene) -> Iterator[Sign]:
    for at in scene.subjects:
        yield from _edges(scene, at)
        if at.get("position", "static") != "static":
            yield from _placed(scene, at)
        if at.node.tag not in ROOTS:
            yield from _height(scene, at)
            yield from _width(scene, at)
            yield from _slides(scene, at)
        yield from _clamped(scene, at)
    for carrier in scene.carriers:
        yield from _one_line(scene, carrier)


def overflow(at: Look, side: str) -> str:
    """ "cut", "scrolled" or "" for what reaches over the edges of `at`; `side` is "x" or "y"."""
    own = at.get(f"overflow-{side}", "visible")
    other = at.get("overflow-y" if side == "x" else "overflow-x", "visible")
    if own == "visible" and other not in ("visible", "clip"):
        own = "auto"
    if own in CUT or {"paint", "strict", "content"} & set(at.get("contain").split()):
        return "cut"
    return "scrolled" if own in SCROLLED else ""


def limit(at: Look, side: str) -> float | None:
    """The px beyond which `at` does not grow; None if it does, or nobody knows."""
    found = [at.px(name) for name in (side, f"max-{side}") if at.get(name, "auto") not in NO_LENGTH]
    known = [one for one in found if one is not None]
    return min(known) if known else None


def _height(scene: Scene, at: Look) -> Iterator[Sign]:
    most, how = limit(at, "height"), overflow(at, "y")
    if most is None:
        return
    before = scene.text_before(at.node) if at.node.mem_id != scene.notice.mem_id else ""
    inside = _is_inside(scene, at)
    text = words(at.node.text()) if inside else f"{before} {scene.text}"
    needed = scene.height(text, at)
    if not how:
        if most < 0.6 * needed and inside:
            told = f"it is {most:.0f} px high, less than its words need: what follows may cover it"
            yield scene.sign("sight", False, told, at.node)
    elif most < 1.8 * needed:
        told = f"a box {most:.0f} px high {_verb(how)} what needs about {needed:.0f} px"
        yield scene.sign("sight" if how == "cut" else "reach", most < 0.6 * needed, told, at.node)


def _verb(how: str) -> str:
    return "cuts off" if how == "cut" else "makes readers scroll for"


def _is_inside(scene: Scene, at: Look) -> bool:
    return at.node.mem_id not in scene.outside


def _width(scene: Scene, at: Look) -> Iterator[Sign]:
    most = limit(at, "width")
    wide = max(at.px("min-width") or 0.0, most or 0.0 if at.px("width") is not None else 0.0)
    if wide > scene.device.width * 1.05 and scene.device.width <= 480:
        told = f"it is {wide:.0f} px wide: on a phone part of it may stand beside the screen"
        yield scene.sign("phone", False, told, at.node)
    if most is None or most >= 120:
        return
    how = overflow(at, "x")
    told = f"it is {most:.0f} px wide"
    yield scene.sign("sight", bool(how) and most <= 40, told, at.node)


def _one_line(scene: Scene, carrier: Look) -> Iterator[Sign]:
    """Words that do not wrap."""
    wraps = [carrier.get(name) for name in ("white-space", "text-wrap-mode", "text-wrap")]
    if not {"nowrap", "pre"} & set(" ".join(wraps).split()):
        return
    needed = len(words(carrier.node.text())) * carrier.em * LETTER
    cutting = _cutter(scene, carrier)
    room = (
        min(limit(cutting, "width") or scene.device.width, scene.device.width)
        if cutting
        else scene.device.width
    )
    if needed < 0.9 * room:
        return
    how = overflow(cutting, "x") if cutting else "scrolled"
    told = f"its words stand on one line of about {needed:.0f} px, and {room:.0f} px are seen"
    yield scene.sign("sight" if how == "cut" else "reach", needed > 1.4 * room, told, carrier.node)


def _cutter(scene: Scene, carrier: Look) -> Look | None:
    inside = [at for at in carrier.outward if at.node.tag not in ROOTS]
    return next((at for at in inside if overflow(at, "x")), None)


def _clamped(scene: Scene, at: Look) -> Iterator[Sign]:
    lines = at.get("line-clamp", at.get("max-lines", "none"))
    if lines == "none":
        return
    asked = scene.height(scene.text, at) / (at.em * 1.4)
    known = lines.isdecimal()
    most = float(lines) if known else 0.0
    if not known or most < asked + 2:
        told = f"line-clamp: {lines} cuts off what needs about {asked:.0f} lines"
        yield scene.sign("sight", known and most < 0.7 * asked, told, at.node)


def _slides(scene: Scene, at: Look) -> Iterator[Sign]:
    """A row of slides of which the first is seen."""
    how = overflow(at, "x")
    if not how or _is_inside(scene, at):
        return
    mine = next((one for one in scene.around if one.above is at), None)
    if mine is None:
        return
    ahead = [scene.look(one) for one in siblings(mine.node, forward=False)]
    row = at.get("display").endswith("flex") and not at.get("flex-direction").startswith("column")
    row = row and not at.get("flex-wrap").startswith("wrap")
    row = row or at.get("grid-auto-flow").startswith("column") or at.get("white-space") == "nowrap"
    if ahead and row:
        full = any(_share(one) >= 0.95 for one in ahead)
        told = f"it comes after others in a row whose end {'is cut off' if how == 'cut' else 'must be scrolled to'}"
        yield scene.sign("reach", full, told, mine.node)


def _share(slide: Look) -> float:
    """How much of its row a slide takes."""
    flex = slide.get("flex").split()
    for value in (
        slide.get("flex-basis"),
        *(flex[-1:]),
        slide.get("min-width"),
        slide.get("width"),
    ):
        share = number(value.replace("vw", "%"))
        if share is not None and value.endswith(("%", "vw")):
            return share
    return 0.0


def _edges(scene: Scene, at: Look) -> Iterator[Sign]:
    """Margins and paddings that push it away."""
    screen = scene.device
    for side in ("left", "right", "top", "bottom"):
        far = screen.width * 0.8 if side in ("left", "right") else FAR
        margin = at.px(f"margin-{side}", percent=screen.width) or 0.0
        if margin < -NUDGE or (margin > far and side in ("left", "right")):
            sure = abs(margin) >= far and side != "bottom"
            yield scene.sign("sight", sure, f"margin-{side}: {margin:.0f} px moves it", at.node)
    for side in ("left", "right"):
        padding = at.px(f"padding-{side}", percent=screen.width) or 0.0
        if padding > screen.width * 0.5:
            sure = padding >= screen.width
            told = f"padding-{side}: {padding:.0f} px leaves no room for its words"
            yield scene.sign("sight", sure, told, at.node)


def _placed(scene: Scene, at: Look) -> Iterator[Sign]:
    """What is taken out of the flow, or shifted in it."""
    position = at.get("position")
    if position in ("absolute", "fixed") or position not in ("relative", "sticky", "static"):
        told = f"position: {position} takes it out of the flow of the page"
        yield scene.sign("place", False, told, at.node)
    if position == "sticky":
        return
    for side in ("left", "right", "top", "bottom"):
        yield from _offset(scene, at, side, position)
    level = at.get("z-index", "auto")
    if level.startswith("-"):
        told = f"z-index: {level} puts it behind what is around it"
        yield scene.sign("cover", _has_ground_above(at), told, at.node)


def _offset(scene: Scene, at: Look, side: str, position: str) -> Iterator[Sign]:
    written = at.get(side, "auto")
    if written == "auto" or (
        written == "50%" and "translate" in at.get("transform") + " ".join(at.declared)
    ):
        return
    screen = scene.device
    sideways = side in ("left", "right")
    by = at.length(written, percent=screen.width if sideways else screen.height)
    if by is None:
        yield scene.sign("sight", False, f"{side}: {written} may move it", at.node)
    elif position == "relative" and abs(by) > NUDGE:
        told = f"{side}: {written} moves it by {by:.0f} px"
        yield scene.sign("sight", abs(by) >= (screen.width if sideways else FAR), told, at.node)
    elif position != "relative":
        yield from _stands_out(scene, at, side, by)


def _stands_out(scene: Scene, at: Look, side: str, by: float) -> Iterator[Sign]:
    """By how much a box placed from an edge is outside of the screen."""
    size = scene.device.width if side in ("left", "right") else scene.device.height
    outside = by >= size or by <= -size
    if outside or by < -NUDGE:
        told = f"{side}: {by:.0f} px puts it outside of the screen"
        sure = outside and (at.get("position") == "fixed" or side in ("left", "right") or by < 0)
        yield scene.sign("sight", sure, told, at.node)


def _has_ground_above(at: Look) -> bool:
    """Whether what it stands in has a background that it would be behind."""
    for above in list(at.outward)[1:]:
        if above.node.tag not in ROOTS and above.declared.get("background-color", CLEAR) != CLEAR:
            return above.get("position", "static") == "static"
    return False
