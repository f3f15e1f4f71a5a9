"""Signs that something else is drawn over the notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from disclosure.page import ancestors, words
from disclosure.styles import colours, flow
from disclosure.styles.look import Look, number
from disclosure.styles.scene import Scene, Sign, siblings
from disclosure.styles.sight import JUDGES

VEIL = 0.5  # of this opacity and more nobody reads what is behind
DIALOGS = 'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]'
NUDGE = 32.0
NARROW = 0.35  # of the width of the screen
NEXT = 3  # neighbours that can reach over the notice by a negative margin


@dataclass(frozen=True)
class Span:
    """From where to where, in px from the top."""

    start: float
    end: float


def candidates(scene: Scene) -> list[LexborNode]:
    """Elements that may be drawn over others."""
    found = [] if scene.styles.is_plain else scene.styles.having("position")
    html = scene.styles.page.html
    if "dialog" in html or "aria-modal" in html:
        found = [*found, *scene.styles.page.tree.css(DIALOGS)]
    mine = {at.node.mem_id for at in scene.subjects}
    inside = {one.mem_id for one in scene.notice.css("*")}
    return [
        one
        for one in {node.mem_id: node for node in found}.values()
        if one.mem_id not in mine and one.mem_id not in inside
    ]


def signs(scene: Scene) -> Iterator[Sign]:
    for node in candidates(scene):
        yield from _over(scene, scene.look(node))
    if scene.styles.is_plain:
        return
    for at in [*scene.around, *(scene.look(one) for one in [*scene.before, *scene.after])]:
        for element in ("before", "after"):
            put = Look(scene.styles, at.node, scene.device, element)
            if put.declared.get("content", "none") not in ("none", "normal"):
                yield from _over(scene, put)
    for at in scene.around:
        for node in list(siblings(at.node, forward=True))[:NEXT]:
            yield from _pulled(scene, scene.look(node))
        yield from _stacked(scene, at)


def _over(scene: Scene, at: Look) -> Iterator[Sign]:
    position = at.get("position", _usual_position(at.node))
    if position not in ("fixed", "absolute") or _is_not_drawn(at) or _is_below(scene, at):
        return
    holder = _holder(scene, at) if position == "absolute" else None
    if position == "absolute" and holder is None:
        return
    touches = _touches(scene, at, holder)
    veil = _veil(at)
    if touches is None or veil == 0:
        return
    sure = touches and veil is not None and veil >= VEIL
    told = f"{_name(at)} ({position}) {'covers' if sure else 'may cover'} it"
    yield scene.sign("cover", sure, told, at.node)


def _usual_position(node: LexborNode) -> str:
    return "absolute" if node.tag == "dialog" else "static"


def _name(at: Look) -> str:
    mark = at.node.attributes.get("id") or ".".join((at.node.attributes.get("class") or "").split())
    element = f"::{at.element}" if at.element else ""
    return f"<{at.node.tag}{' ' + mark if mark else ''}>{element}"


def _is_not_drawn(at: Look) -> bool:
    if at.is_gone or at.get("visibility", "visible") != "visible" or _small(at):
        return True
    if number(at.get("opacity", "1")) == 0:
        return True
    clipped = [JUDGES[one](at.declared[one]) for one in ("clip", "clip-path") if one in at.declared]
    return True in clipped or bool(at.styles.page.unseen(at.node))


def _small(at: Look) -> bool:
    sizes = [at.px(name) for name in ("width", "height")]
    return any(one is not None and one <= 2 for one in sizes)


def _is_below(scene: Scene, at: Look) -> bool:
    """Whether the notice is drawn over it."""
    level = _level(at)
    if level < 0:
        return True
    for mine in scene.around:
        if mine.get("position", "static") != "static" or mine.get("isolation") == "isolate":
            ours = _level(mine)
            later = scene.styles.page.place(mine.node) > scene.styles.page.place(at.node)
            holds = any(one.mem_id == mine.node.mem_id for one in (at.node, *ancestors(at.node)))
            if not holds and (ours > level or (ours == level and later and not at.element)):
                return True
    return False


def _level(at: Look) -> float:
    return at.px("z-index") or 0.0


def _holder(scene: Scene, at: Look) -> Look | None:
    """What it is placed in, if that holds the notice too."""
    outer = list(at.outward)[1:]
    above = next((one for one in outer if _holds_placed(one)), outer[-1] if outer else None)
    mine = {one.node.mem_id for one in scene.around}
    return above if above is not None and above.node.mem_id in mine else None


def _holds_placed(at: Look) -> bool:
    turned = any(at.get(name, "none") != "none" for name in ("transform", "filter", "perspective"))
    return turned or at.get("position", "static") != "static"


def _touches(scene: Scene, at: Look, holder: Look | None) -> bool | None:
    """True: it lies over the whole notice. False: perhaps, or over a part. None: it does not."""
    whole = holder is None or holder.node.tag in ("html", "body")
    room = float(scene.device.height) if whole else 4 * scene.height(scene.text, scene.around[0])
    span = _span(scene, at, room)
    if _is_beside(at) or (span and (span.end <= 0 or span.start >= room)):
        return None
    if span is None:
        return False
    if not whole:
        return _fills(at)
    begin = flow.top(scene).guessed
    end = begin + scene.height(scene.text, scene.around[0])
    if span.end <= begin * 0.6 or span.start >= end * 1.5:
        return None
    return span.start <= begin * 0.6 and span.end >= end * 1.2 and not _is_narrow(at)


def _fills(at: Look) -> bool:
    """Whether it takes all of what it is placed in."""
    from_top = (at.px("top", percent=100) or 0) <= 1 and at.get("top", "auto") != "auto"
    to_end = at.get("bottom", "auto") != "auto" and (at.px("bottom", percent=100) or 0) <= 1
    high = at.get("height").endswith("%") and (at.px("height", percent=100) or 0) >= 90
    return from_top and (to_end or high) and not _is_narrow(at)


def _span(scene: Scene, at: Look, room: float) -> Span | None:
    """From where to where it reaches; None if nobody knows."""
    start, rest = at.px("top", percent=room), at.px("bottom", percent=room)
    high = at.px("height", percent=room) or at.px("min-height", percent=room)
    if start is not None and rest is not None and high is None:
        return Span(start, room - rest)
    high = high or _own_height(scene, at)
    if start is not None:
        return Span(start, start + high)
    return Span(room - rest - high, room - rest) if rest is not None else None


def _own_height(scene: Scene, at: Look) -> float:
    text = "" if at.element else words(at.node.text())
    width = at.px("width") or at.px("max-width")
    edges = sum(at.px(f"padding-{side}") or 0.0 for side in ("top", "bottom"))
    return edges + scene.height(text, at, width)


def _is_narrow(at: Look) -> bool:
    wide = at.px("width", percent=at.device.width)
    return wide is not None and wide < NARROW * at.device.width


def _is_beside(at: Look) -> bool:
    """Whether it stands left or right of the screen."""
    width = at.device.width
    return any(
        (at.px(side, percent=width) or 0) <= -0.9 * min(width, 600) for side in ("left", "right")
    )


def _veil(at: Look) -> float | None:
    """How much of what is behind it it hides, 0–1; None if nobody knows."""
    share = number(at.get("opacity", "1"))
    share = 1.0 if share is None else share
    colour = at.declared.get("background-color", "transparent")
    found = colours.parse(
        at.get("color", "canvastext") if colour == "currentcolor" else colour, dark=at.dark
    )
    if at.node.tag == "dialog" and "background-color" not in at.declared:
        found = colours.WHITE
    image = at.declared.get("background-image", "none")
    if found is None or (image != "none" and found.alpha < VEIL):
        stops = colours.stops(image, dark=at.dark)
        return min(one.alpha for one in stops) * share or None if stops else None
    if found.alpha == 0 and "backdrop-filter" in at.declared:
        return None
    says = (
        at.declared.get("content", "")
        if at.element
        else at.node.text() + ((at.node.css_first("img") and "x") or "")
    )
    return found.alpha * share or (None if says.strip("\"' ") else 0.0)


def _pulled(scene: Scene, at: Look) -> Iterator[Sign]:
    """A neighbour that follows and reaches back over the notice."""
    up = at.px("margin-top") or 0.0
    lifted = at.get("position", "static") != "static"
    up += (at.px("top") or 0.0) if at.get("position") == "relative" else 0.0
    moved = at.get("transform", "none") + at.get("translate", "none")
    if at.is_gone or (up > -NUDGE and "-" not in moved.replace("none", "")):
        return
    veil = _veil(at)
    over = -up >= scene.height(scene.text, scene.around[0]) and lifted
    sure = over and veil is not None and veil >= VEIL and at.above is scene.around[0].above
    yield scene.sign("cover", sure, f"{_name(at)} is drawn over what stands before it", at.node)


def _stacked(scene: Scene, mine: Look) -> Iterator[Sign]:
    """Neighbours in the same cell of a grid."""
    if mine.above is None or "grid" not in mine.above.get("display"):
        return
    cell = _cell(mine)
    for node in siblings(mine.node, forward=True):
        at = scene.look(node)
        if cell and _cell(at) == cell and not at.is_gone:
            veil = _veil(at)
            sure = veil is not None and veil >= VEIL
            told = f"{_name(at)} stands in the same cell of the grid"
            yield scene.sign("cover", sure, told, node)


def _cell(at: Look) -> str:
    row, column = at.get("grid-row", "auto"), at.get("grid-column", "auto")
    both = f"{row} / {column}" if "auto" not in (row, column) else ""
    return "".join(at.get("grid-area", both).split())
