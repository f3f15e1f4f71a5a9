"""Reading pages in tests: what is asked for must be there."""

from selectolax.lexbor import LexborHTMLParser, LexborNode


def find(within: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first match of `selector`; fails the test if there is none."""
    found = within.css_first(selector)
    assert found is not None, f"nothing matches {selector}"
    return found


def words(within: LexborHTMLParser | LexborNode, selector: str) -> str:
    """The text of the first match, with single spaces."""
    return " ".join(find(within, selector).text(separator=" ").split())
