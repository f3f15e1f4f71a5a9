"""Whether words stand on a page so that a reader who opens it sees them, by the markup alone."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from disclosure.page import Page, hidden_by, words


def shows(page: Page, said: str, within: LexborNode | None = None) -> bool:
    """Whether `said` stands word for word in sight, within an element or anywhere on the page."""
    start = within or page.tree.body
    return start is not None and not page.unseen(start) and _holds(start, words(said))


def seen_text(node: LexborNode) -> str:
    """The words of `node` that are in sight."""
    return words(" ".join(_pieces(node)))


def beside(node: LexborNode) -> str:
    """The words in sight around `node` in the element that holds it."""
    return seen_text(node.parent).replace(seen_text(node), "", 1) if node.parent else ""


def _holds(node: LexborNode, said: str) -> bool:
    waiting = [node] if said in words(node.text()) else []
    while waiting:
        one = waiting.pop()
        inner = [child for child in one.iter() if said in words(child.text())]
        if not inner and said in words("".join(_pieces(one))):
            return True
        waiting += [child for child in inner if not hidden_by(child)]
    return False


def _pieces(node: LexborNode) -> list[str]:
    pieces: list[str] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.is_text_node:
            pieces.append(one.text_content or "")
        elif one.is_element_node and (one is node or not hidden_by(one)):
            waiting += reversed(list(one.iter(include_text=True)))
    return pieces
