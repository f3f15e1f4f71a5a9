"""What browsers do with an element by themselves, as far as it bears on reading it.

Source: HTML Standard, section 15 (Rendering).
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from disclosure.styles.sheet import Declaration

SMALLER, FORM = ("font-size", "smaller"), ("font-size", "13.33px")
CROSSED = ("text-decoration", "line-through")
BY_TAG: dict[str, tuple[tuple[str, str], ...]] = {
    "a": (("color", "linktext"),),
    "big": (("font-size", "larger"),),
    "button": (FORM, ("color", "fieldtext")),
    "del": (CROSSED,),
    "s": (CROSSED,),
    "strike": (CROSSED,),
    "code": (("font-size", ".8125em"),),
    "h1": (("font-size", "2em"),),
    "h2": (("font-size", "1.5em"),),
    "h3": (("font-size", "1.17em"),),
    "h5": (("font-size", ".83em"),),
    "h6": (("font-size", ".67em"),),
    "input": (FORM, ("color", "fieldtext")),
    "kbd": (("font-size", ".8125em"),),
    "mark": (("color", "marktext"), ("background-color", "mark")),
    "pre": (("font-size", ".8125em"), ("white-space", "pre")),
    "samp": (("font-size", ".8125em"),),
    "select": (FORM, ("color", "fieldtext")),
    "small": (SMALLER,),
    "sub": (SMALLER,),
    "sup": (SMALLER,),
    "textarea": (FORM, ("color", "fieldtext")),
    "tt": (("font-size", ".8125em"),),
    "xmp": (("font-size", ".8125em"), ("white-space", "pre")),
}
FONT_SIZES = ("10px", "10px", "13px", "16px", "18px", "24px", "32px", "48px")
INSIDE = ("td", "th", "table", "tr", "img", "iframe", "canvas", "hr", "col", "pre")


def hints(node: LexborNode) -> tuple[Declaration, ...]:
    """By its tag, and by attributes from before there were sheets."""
    tag, attributes = node.tag or "", node.attributes
    if tag == "a" and "href" not in attributes:
        return ()
    found = list(BY_TAG.get(tag, ()))
    if attributes.get("bgcolor"):
        found.append(("background-color", _colour(attributes["bgcolor"])))
    if tag == "body" and attributes.get("text"):
        found.append(("color", _colour(attributes["text"])))
    if tag == "font":
        found += _font(attributes)
    if tag in INSIDE:
        found += [
            (side, _size(attributes[side])) for side in ("width", "height") if attributes.get(side)
        ]
    return tuple(Declaration(name, value) for name, value in found)


def _font(attributes: dict[str, str | None]) -> list[tuple[str, str]]:
    found = []
    if attributes.get("color"):
        found.append(("color", _colour(attributes["color"])))
    size = (attributes.get("size") or "").strip()
    if re.fullmatch(r"[+-]?\d{1,3}", size, re.ASCII):
        at = int(size) + 3 if size[0] in "+-" else int(size)
        found.append(("font-size", FONT_SIZES[min(7, max(1, at))]))
    return found


def _colour(written: str | None) -> str:
    bare = (written or "").strip().lower()
    is_hex = len(bare) in (3, 6) and all(sign in "0123456789abcdef" for sign in bare)
    return f"#{bare}" if is_hex else bare


def _size(written: str | None) -> str:
    bare = (written or "").strip()
    return f"{bare}px" if bare.isdecimal() else bare
