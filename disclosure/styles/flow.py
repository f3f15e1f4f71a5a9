"""Signs that the notice is not drawn where it stands in the source, or not on the first screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from disclosure.page import words
from disclosure.styles.look import Look
from disclosure.styles.scene import SILENT, Scene, Sign, siblings

MARGINS = {"p": 1.0, "h1": 0.67, "h2": 0.83, "h3": 1.0, "ul": 1.0, "ol": 1.0, "figure": 1.0}
SHORT = 0.8  # of the estimated height is certain at the least
PAYS = '[rel~="sponsored"], [data-placement]'
LONG_PAGE = 60  # elements before the notice beyond which nobody estimates


@dataclass(frozen=True)
class Height:
    """In px: `told` by sheets and attributes, `guessed` with the lines of text."""

    told: float = 0.0
    guessed: float = 0.0

    def __add__(self, other: Height) -> Height:
        return Height(self.told + other.told, self.guessed + other.guessed)


def signs(scene: Scene) -> Iterator[Sign]:
    yield from _far_down(scene)
    for at in scene.around:
        if at.above is not None:
            yield from _reordered(scene, at, at.above)


def top(scene: Scene) -> Height:
    """How far down the page the notice begins."""
    total = Height()
    for at in scene.around:
        total += _space(at, "top")
    for node in scene.before:
        total += height(scene, scene.look(node))
    return total


def height(scene: Scene, at: Look, depth: int = 0) -> Height:
    """Of an element with what is in it and around it."""
    if _takes_no_room(at):
        return Height()
    edges = _space(at, "top") + _space(at, "bottom")
    own = max(at.px("height") or 0.0, at.px("min-height") or 0.0)
    least = at.length(at.get("height"), percent=None) if at.get("height") else None
    if least is not None or depth > 12:
        return edges + Height(own, own)
    inner = _content(scene, at, depth)
    return edges + Height(max(own, inner.told), max(own, inner.guessed))


def _takes_no_room(at: Look) -> bool:
    return (
        at.get("display") == "none"
        or at.node.tag in SILENT
        or "hidden" in at.node.attributes
        or at.get("position") in ("absolute", "fixed")
        or at.get("float", "none") != "none"
    )


def _content(scene: Scene, at: Look, depth: int) -> Height:
    children = [one for one in at.node.iter() if one.is_element_node]
    if not children or all(one.tag in INLINE for one in children):
        text = words(at.node.text())
        return Height(0.0, scene.height(text, at) if text else 0.0)
    parts = [height(scene, scene.look(one), depth + 1) for one in children]
    if at.get("display").endswith(("flex", "grid")) and "column" not in at.get("flex-direction"):
        return Height(max(one.told for one in parts), max(one.guessed for one in parts))
    return sum(parts, Height())


_INLINE = """
    a abbr b br button cite code data em i img input label mark q s small span strong sub sup
    time u wbr
"""
INLINE = frozenset(_INLINE.split())


def _space(at: Look, side: str) -> Height:
    padding = at.px(f"padding-{side}", percent=at.device.width) or 0.0
    told = at.px(f"margin-{side}", percent=at.device.width)
    usual = MARGINS.get(at.node.tag or "", 0.0) * at.em
    known = max(0.0, padding) + max(0.0, told or 0.0)
    return Height(known, known + (usual if told is None else 0.0))


def _far_down(scene: Scene) -> Iterator[Sign]:
    if scene.styles.is_plain:
        return
    down = top(scene)
    screen = scene.device.height
    if scene.device.medium != "screen":
        return
    if down.told >= screen:
        told = f"it begins {down.told:.0f} px down the page, below a screen of {screen} px"
        yield scene.sign("place", True, told, scene.notice)
    elif down.guessed >= 1.2 * screen:
        told = f"it begins about {down.guessed:.0f} px down the page, below a screen of {screen} px"
        yield scene.sign("place", False, told, scene.notice)


def _reordered(scene: Scene, mine: Look, holder: Look) -> Iterator[Sign]:
    """What holds the notice may draw what follows it first."""
    kind = holder.get("display")
    if not kind.endswith(("flex", "grid", "box")):
        return
    later = [one for one in siblings(mine.node, forward=True) if one.tag not in SILENT]
    place = _order(mine)
    first = [one for one in later if _order(scene.look(one)) < place]
    way = holder.get("flex-direction")
    if way.endswith("-reverse"):
        first = later
    elif holder.get("flex-wrap") == "wrap-reverse":
        yield scene.sign("place", False, "flex-wrap: wrap-reverse turns its lines", holder.node)
    if first:
        pays = any(_pays(one) for one in first) and way != "row-reverse"
        told = "by the order of its sheet it is drawn after what follows it in the source"
        yield scene.sign("place", pays, told, mine.node)
    for name in ("grid-area", "grid-row", "grid-row-start"):
        value = mine.get(name, "auto")
        if value.partition("/")[0].strip() not in ("auto", "1", "span 1"):
            told = f"{name}: {value} places it by itself"
            yield scene.sign("place", False, told, mine.node)


def _order(at: Look) -> float:
    return at.px("order") or 0.0


def _pays(node: LexborNode) -> bool:
    return node.css_matches(PAYS)
