"""Scores and orders that pay moved: by more than was paid, by nobody, or without a word of it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.disclosure.guard.mutations.way import put, way, with_attribute, without

POINTS = "[data-points]"
ORDER = "[data-order]"
BY = "data-points-by"


def _changed(name: str, attribute: str, value: str | None) -> None:
    @way(name)
    def _(tree: LexborHTMLParser) -> str | None:
        return with_attribute(tree, POINTS, attribute, value)


_changed("a score is moved by more than was paid", "data-points", "0.9")
_changed("a score is moved by less than it says", "data-points", "0.1")
_changed("a score is moved by nothing", "data-points", "0.0")
_changed("a score is moved by what is no number", "data-points", "a bit")
_changed("a score is moved by a placement that is in no register", BY, "99999")
_changed("a score is moved by nobody", BY, "")
_changed("a moved score names no placement", BY, None)


@way("a score is moved by a row that pays for no points")
def _(tree: LexborHTMLParser) -> str | None:
    row = tree.css_first("[data-placement]")
    return with_attribute(tree, POINTS, BY, row.attributes["data-placement"]) if row else None


@way("a score that nobody paid for is moved by what is paid for another")
def _(tree: LexborHTMLParser) -> str | None:
    moved = tree.css_first(POINTS)
    plain = tree.css_first(f"tr .figure:not({POINTS})")
    if not (moved and plain):
        return None
    for name in ("data-points", BY):
        plain.attrs[name] = moved.attributes[name]
    return tree.html


@way("a moved score no longer says that it is")
def _(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first(POINTS)
    if node is None:
        return None
    del node.attrs["data-points"], node.attrs[BY]
    return tree.html


@way("a score is higher than its points make it")
def _(tree: LexborHTMLParser) -> str | None:
    return _reworded(tree, tree.css_first(f"{POINTS} strong"), "9.9")


@way("the score without pay is not told")
def _(tree: LexborHTMLParser) -> str | None:
    return (tree.html or "").replace("without pay", "") if tree.css_first(POINTS) else None


@way("a moved order no longer says that it is")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, ORDER, "data-order", None)


@way("above a moved order nothing says what pay moved")
def _(tree: LexborHTMLParser) -> str | None:
    return without(tree, "main .switch") if tree.css_first(ORDER) else None


@way("no link leads to the order without pay")
def _(tree: LexborHTMLParser) -> str | None:
    html = tree.html or ""
    return html.replace("/without-advertising/", "/") if tree.css_first(ORDER) else None


@way("a score is moved at the address without advertising")
def _(tree: LexborHTMLParser) -> str | None:
    if "Shown without advertising" not in (tree.html or ""):
        return None
    return with_attribute(tree, ".figure", "data-points", "0.3")


RECEIPT = ".receipt"


def _receipt(name: str, selector: str, text: str) -> None:
    @way(name)
    def _(tree: LexborHTMLParser) -> str | None:
        return _reworded(tree, tree.css_first(f"{RECEIPT} {selector}"), text)


_receipt("a receipt lists another score than there is", "li", "Speed: 9.9 × 60 % = 5.94")
_receipt("a part of a receipt does not multiply", "li", "Speed: 9.0 × 60 % = 5.5")
_receipt("a receipt is rounded to another score", "p strong", "9.9")
_receipt("a receipt sums up to another score", "p", "Sum 9.9, rounded half up to one decimal: 9.9")


@way("a receipt is of another row")
def _(tree: LexborHTMLParser) -> str | None:
    found = tree.css(RECEIPT)
    other = next((one.html for one in found if one.html != found[0].html), None)
    return put(tree, found[0], other, "instead") if other else None


@way("a receipt leaves out who paid for the points")
def _(tree: LexborHTMLParser) -> str | None:
    line = next((one for one in tree.css(f"{RECEIPT} p") if one.text().startswith("+")), None)
    return put(tree, line, "", "instead")


def _reworded(tree: LexborHTMLParser, node: LexborNode | None, text: str) -> str | None:
    return put(tree, node, f"<{node.tag}>{text}</{node.tag}>", "instead") if node else None
