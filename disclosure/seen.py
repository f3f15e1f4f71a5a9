"""Whether words stand on a page so that a reader who opens it sees them, by the markup alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from disclosure.page import Page, ancestors, hidden_by, words

# Elements that a browser draws within the line; all others begin a new one.
IN_LINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
    *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
    *("time", "tt", "u", "var", "wbr"),
}
BLOCKS = {"p", "td", "th", "li", "dd", "div", "figcaption", "section", "article", "main", "body"}


def shows(page: Page, said: str, within: LexborNode | None = None) -> bool:
    """Whether `said` stands word for word in sight, within an element or anywhere on the page."""
    start = within or page.tree.body
    return start is not None and not page.unseen(start) and _holds(start, words(said))


def seen_text(node: LexborNode) -> str:
    """The words of `node` that are in sight."""
    return words(" ".join(_pieces(node)))


def beside(node: LexborNode) -> str:
    """The words in sight around `node` in its paragraph, cell or box."""
    block = next((one for one in ancestors(node) if one.tag in BLOCKS), None)
    return words(seen_text(block).replace(seen_text(node), "", 1)) if block else ""


def drawn_text(node: LexborNode) -> str:
    """The words of `node` that are in sight, run together or apart as a browser draws them."""
    return words("".join(_drawn(node)))


def texts(node: LexborNode) -> list[LexborNode]:
    """The pieces of text in `node` that are in sight, in their order."""
    found = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.is_text_node:
            found.append(one)
        elif one.is_element_node and (one is node or not hidden_by(one)):
            waiting += reversed(list(one.iter(include_text=True)))
    return found


def words_before(page: Page, wanted: Iterable[LexborNode]) -> dict[int, int]:
    """How many words in sight stand before each of `wanted`, by `mem_id`; of hidden ones, 0."""
    found = {node.mem_id: 0 for node in wanted}
    left = set(found)
    read = 0
    waiting = [page.tree.body] if page.tree.body else []
    while waiting and left:
        one = waiting.pop()
        if one.is_text_node:
            read += len((one.text_content or "").split())
        elif one.is_element_node and not hidden_by(one):
            if one.mem_id in left:
                left.discard(one.mem_id)
                found[one.mem_id] = read
            waiting += reversed(list(one.iter(include_text=True)))
    return found


def _drawn(node: LexborNode) -> Iterator[str]:
    """Without recursion, however deep the markup is."""
    waiting: list[LexborNode | str] = [*reversed(list(node.iter(include_text=True)))]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif one.is_text_node:
            yield one.text_content or ""
        elif one.is_element_node and not hidden_by(one):
            gap = "" if one.tag in IN_LINE else " "
            yield gap
            waiting += [gap, *reversed(list(one.iter(include_text=True)))]


def _holds(node: LexborNode, said: str) -> bool:
    waiting = [node] if _contains(node, said) else []
    while waiting:
        one = waiting.pop()
        inner = [child for child in one.iter() if _contains(child, said)]
        if not inner and said in words("".join(_pieces(one))):
            return True
        waiting += [child for child in inner if not hidden_by(child)]
    return False


def _contains(node: LexborNode, said: str) -> bool:
    """Most texts say it plainly, or lack even its longest word: only the others are made `words`."""
    text = node.text()
    longest = max(said.split(), key=len, default="")
    return said in text or (longest in text and said in words(text))


def _pieces(node: LexborNode) -> list[str]:
    return [one.text_content or "" for one in texts(node)]
