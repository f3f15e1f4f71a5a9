"""Signs that the words of the notice do not stand out from what is behind them."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.styles import colours
from disclosure.styles.colours import Colour
from disclosure.styles.look import Look, number
from disclosure.styles.scene import Scene, Sign

ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3
SAME = 1.05
MOST_GROUNDS = 8
Painted = list[tuple[Colour, Colour]]  # (letters, what is behind them), one for each colour behind


class _UnknownError(Exception):
    """A colour, or a picture, that only a browser can tell."""


def signs(scene: Scene) -> Iterator[Sign]:
    for carrier in scene.carriers:
        yield from _carrier(scene, carrier)


def _carrier(scene: Scene, carrier: Look) -> Iterator[Sign]:
    chain = list(carrier.outward)
    try:
        worst = min(
            (colours.contrast(letters, ground), letters, ground)
            for letters, ground in _painted(chain[::-1])
        )
    except _UnknownError as reason:
        yield scene.sign("contrast", False, str(reason), carrier.node)
        return
    mixed = _mixed(chain)
    if mixed and worst[0] > SAME:
        yield scene.sign("contrast", False, f"{mixed} makes its colours", carrier.node)
    elif worst[0] < ENOUGH:
        told = f"the contrast of its words is {worst[0]:.1f} : 1, and 4.5 : 1 is the least"
        yield scene.sign("contrast", not _is_plain_link(carrier), told, carrier.node)


def _mixed(chain: list[Look]) -> str:
    """What mixes the colours of the words with those below; words of one colour with their ground
    stay so."""
    modes = [at.get("mix-blend-mode", "normal") for at in chain]
    return next((f"mix-blend-mode: {mode}" for mode in modes if mode != "normal"), "")


def _is_plain_link(carrier: Look) -> bool:
    return carrier.get("color") == "linktext"


def _painted(chain: list[Look]) -> Painted:
    """From the outermost element to the one that holds the words."""
    carrier = chain[-1]
    if any(at.get("background-clip") == "text" for at in chain):
        raise _UnknownError("its letters are cut out of a background")
    letters = _letters(carrier)
    canvas = colours.SYSTEM["canvas"][carrier.dark]
    if carrier.styles.unread and not any("background-color" in at.declared for at in chain):
        raise _UnknownError("the colours come from a sheet that was not read")
    return _layers(chain, letters, canvas)


def _letters(carrier: Look) -> Colour:
    return _colour(carrier, carrier.get("text-fill-color") or "currentcolor")


def _colour(at: Look, value: str) -> Colour:
    if value == "currentcolor":
        told = (one.declared.get("color", "currentcolor") for one in at.outward)
        value = next((one for one in told if one not in ("currentcolor", "inherit")), "canvastext")
        if value == "canvastext" and at.styles.unread:
            raise _UnknownError("the colour of its words comes from a sheet that was not read")
    found = colours.parse(value, dark=at.dark)
    if found is None:
        raise _UnknownError(f"only a browser can tell the colour {value}")
    return found


def _layers(chain: list[Look], letters: Colour, canvas: Colour) -> Painted:
    """What is seen of the words through all elements of `chain`."""
    below: list[list[Colour | None]] = [[canvas]]
    for at in chain:
        below.append(_grounds(at, below[-1]))
    known = [ground for ground in below[-1] if ground is not None]
    if len(known) < len(below[-1]):
        raise _UnknownError("there is a picture behind its words")
    painted = [(letters.over(ground), ground) for ground in known]
    for at, under in zip(reversed(chain), reversed(below[:-1]), strict=True):
        share = number(at.declared.get("opacity", "1"))
        behind = under[0]
        if share is not None and share < 1 and behind is not None:
            painted = [(one.mixed(behind, max(0.0, share)), ground) for one, ground in painted]
    return painted


def _grounds(at: Look, below: list[Colour | None]) -> list[Colour | None]:
    """The colours behind what stands in `at`; None for a picture."""
    own = _colour(at, at.declared.get("background-color", "transparent"))
    grounds = [own if own.alpha >= 1 else (own.over(one) if one else None) for one in below]
    image = at.declared.get("background-image", "none")
    if image == "none":
        return grounds
    stops = colours.stops(image, dark=at.dark)
    if stops is None:
        return [None]
    if None in grounds and min(stop.alpha for stop in stops) < 1:
        return [None]
    painted = [stop.over(ground or colours.BLACK) for stop in stops for ground in grounds]
    return list(painted[:MOST_GROUNDS])
