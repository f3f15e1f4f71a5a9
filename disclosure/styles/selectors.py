"""What a selector means on a page that nobody has touched: its weight, its pseudo-element, its state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# States that come by what a reader does. At rest no element is in them.
STATES = (
    "active|focus|focus-within|focus-visible|hover|target|target-within|visited|fullscreen|modal|"
    "popover-open|picture-in-picture|user-valid|user-invalid|autofill|open|playing|paused"
)
# States that an element may be in from the start, and that a reader changes.
CHANGING = re.compile(r":(?:checked|indeterminate|placeholder-shown)(?![\w-])", re.IGNORECASE)
STATE = re.compile(rf":({STATES})(?![\w-])(?!\()", re.IGNORECASE)
ELEMENT = re.compile(r"::([\w-]+)(?:\([^)]*\))?|:(before|after|first-line|first-letter)(?![\w-])")
NEVER = ":hover"  # the parser knows this state and finds no element in it
WEIGHTLESS = re.compile(r":where\((?:[^()]|\([^()]*\))*\)")
NO_STATE = re.compile(rf":not\(\s*{STATE.pattern}\s*\)", re.IGNORECASE)
FUNCTION = re.compile(r":(?:is|not|has)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)", re.IGNORECASE)


@dataclass(frozen=True)
class Selector:
    """`rest` finds its elements when nobody has touched the page, `moved` when someone does; they
    differ only if the selector speaks of a state. `element` is its pseudo-element, if any."""

    rest: str
    moved: str
    element: str
    weight: tuple[int, int, int]
    needs: str  # a class, id or tag that only its elements have, such as ".notice"

    @property
    def has_state(self) -> bool:
        return self.rest != self.moved


@lru_cache(maxsize=4096)
def read(written: str) -> tuple[Selector, ...]:
    """Each selector of a list of them."""
    return tuple(_selector(one) for one in split(written, ","))


def split(text: str, at: str) -> list[str]:
    """`text` cut at each `at` that stands in no bracket and no quotation."""
    parts, depth, quote, start = [], 0, "", 0
    for place, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == at and depth == 0:
            parts.append(text[start:place].strip())
            start = place + 1
    return [part for part in [*parts, text[start:].strip()] if part]


def _selector(written: str) -> Selector:
    found = ELEMENT.search(written)
    element = (found[1] or found[2]).lower() if found else ""
    plain = re.sub(r":(?:matches|any|-webkit-any)\(", ":is(", ELEMENT.sub("", written).strip())
    plain = f"{plain}*" if not plain or plain[-1] in "> +~" else plain
    return Selector(
        rest=STATE.sub(NEVER, plain),
        moved=CHANGING.sub(_any, STATE.sub(_any, NO_STATE.sub(_any, plain))),
        element=element,
        weight=_weight(plain),
        needs=_needs(plain),
    )


def _any(found: re.Match[str]) -> str:
    """What stays of a selector without one of its states: where that was all, any element."""
    before = found.string[: found.start()]
    return "*" if not before or before[-1] in " >+~(," else ""


def _weight(plain: str) -> tuple[int, int, int]:
    """(ids, classes, tags), by which the cascade decides."""
    most, text = [0, 0, 0], WEIGHTLESS.sub("", plain)
    while found := FUNCTION.search(text):
        inner = [_weight(one) for one in split(found[1], ",")]
        most = [have + more for have, more in zip(most, max(inner, default=(0, 0, 0)), strict=True)]
        text = f"{text[: found.start()]}{text[found.end() :]}"
    attributes = len(re.findall(r"\[[^\]]*\]", text))
    text = re.sub(r"\[[^\]]*\]", "", text)
    ids = len(re.findall(r"#[\w\\-]", text))
    classes = len(re.findall(r"\.[\w\\-]|(?<!:):[\w-]", text))
    tags = len(re.findall(r"(?:^|[\s>+~])[a-zA-Z]", text))
    return (most[0] + ids, most[1] + classes + attributes, most[2] + tags)


def _needs(plain: str) -> str:
    """What the last step of the selector asks for in so many words; empty if nothing simple."""
    last = _last_step(plain)
    found = re.match(r"[^:\[]*?([.#][\w-]+)(?![\\\w-])", last)
    if found and "\\" not in last:
        return found[1]
    tag = re.match(r"([a-zA-Z][\w-]*)(?![\\\w|-])", last)
    return tag[1].lower() if tag else ""


def _last_step(plain: str) -> str:
    return list(_steps(plain))[-1] if plain else ""


def _steps(plain: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, sign in enumerate(plain):
        depth += (sign in "([") - (sign in ")]")
        if depth == 0 and sign in " >+~":
            yield plain[start:place]
            start = place + 1
    yield plain[start:]
