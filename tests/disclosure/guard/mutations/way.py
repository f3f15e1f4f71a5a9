"""Ways to break the promises of a page of this site, each as one small change of its HTML.

A way says what must come of it: `REFUSED` breaks a ★ rule and may never be served; `FOUND` is a
violation that people mend, and may be served; `ASKED` is at least a question to a person or a
browser. `HARMLESS` changes keep every promise and must pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

REFUSED, FOUND, ASKED, HARMLESS = "refused", "found", "asked", "harmless"
NOTICE = ".notice"
TOLD = "[data-notice]"
PAID = 'a[rel~="sponsored"]'
MARK = "@@here@@"


@dataclass(frozen=True)
class Way:
    """`change` takes a page and gives the broken one, or nothing where there is nothing to break."""

    name: str
    outcome: str
    change: Callable[[LexborHTMLParser], str | None]

    def broken(self, html: str) -> str | None:
        """`html` in this way; None if it would stay as it is."""
        whole = LexborHTMLParser(html)
        made = self.change(whole)
        return None if made == LexborHTMLParser(html).html else made


WAYS: list[Way] = []


def way(
    name: str, outcome: str = REFUSED
) -> Callable[[Callable[[LexborHTMLParser], str | None]], None]:
    def add(change: Callable[[LexborHTMLParser], str | None]) -> None:
        WAYS.append(Way(name, outcome, change))

    return add


def put(tree: LexborHTMLParser, place: LexborNode | None, html: str, how: str) -> str | None:
    """The page with `html` before, after, at the end or in place of an element."""
    if place is None:
        return None
    if how == "before":
        place.insert_before(MARK)
    elif how == "after":
        place.insert_after(MARK)
    elif how == "inside":
        place.insert_child(MARK)
    else:
        place.replace_with(MARK)
    return (tree.html or "").replace(MARK, html)


def wrapped(tree: LexborHTMLParser, before: str, after: str) -> str | None:
    notice = tree.css_first(NOTICE)
    return put(tree, notice, f"{before}{notice.html}{after}", "instead") if notice else None


def moved(
    tree: LexborHTMLParser, to: str, how: str, before: str = "", after: str = ""
) -> str | None:
    notice = tree.css_first(NOTICE)
    if notice is None:
        return None
    html = f"{before}{notice.html}{after}"
    notice.decompose()
    return put(tree, tree.css_first(to), html, how)


def reworded(tree: LexborHTMLParser, old: str, new: str, selector: str = TOLD) -> str | None:
    """The text of the first such element with other letters."""
    node = tree.css_first(selector)
    if node is None or not re.search(old, node.text()):
        return None
    inner = re.sub(old, new, node.text(), count=1)
    attributes = " ".join(f'{name}="{value or ""}"' for name, value in node.attributes.items())
    return put(tree, node, f"<{node.tag} {attributes}>{inner}</{node.tag}>", "instead")


def with_attribute(
    tree: LexborHTMLParser, selector: str, name: str, value: str | None
) -> str | None:
    """Set, or (None) taken away."""
    node = tree.css_first(selector)
    if node is None:
        return None
    if value is not None:
        node.attrs[name] = value
    elif name in node.attributes:
        del node.attrs[name]
    return tree.html


def without(tree: LexborHTMLParser, selector: str) -> str | None:
    for node in tree.css(selector):
        node.decompose()
    return tree.html


def with_number(html: str, number: int) -> str:
    """The page with a link of the register that exists, where a way asks for one."""
    return html.replace("{number}", str(number))
