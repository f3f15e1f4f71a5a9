"""How many elements a page has and how deep they are nested, found out before a parser has to build them."""

import re

from products.feeds.problems import UnreadableError

DEEPEST = 200
MOST = 20_000
# Browsers close these by themselves, or they hold nothing.
FLAT = {
    *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"),
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr", "path", "html", "head", "body"),
}
TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*?(/?)>", re.DOTALL)
START = re.compile(r"<[a-zA-Z]")


def check(html: str) -> None:
    """Raises UnreadableError: the time it takes to read a page grows with the square of both."""
    still_open: dict[str, int] = {}
    deep = 0
    for tag in TAG.finditer(html):
        name = (tag[2] or "").lower()
        if not name or name in FLAT or tag[3]:
            continue
        if not tag[1]:
            still_open[name] = still_open.get(name, 0) + 1
            deep += 1
        elif still_open.get(name):
            still_open[name] -= 1
            deep -= 1
        if deep > DEEPEST:
            raise UnreadableError(
                f"More than {DEEPEST} elements stand inside each other, or are never closed. "
                "Save the text anew from a word processor, as plain HTML or Markdown."
            )
    if sum(1 for _ in START.finditer(html)) > MOST:
        raise UnreadableError(
            f"There are more than {MOST:,} elements in the text, and no article has so many. "
            "Save it anew as plain HTML or Markdown, or divide it into several guides."
        )
