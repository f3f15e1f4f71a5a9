"""Two versions of a page, by what they say: line by line, as text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosure.page import words

# What begins on a line of its own.
_NAMES = (
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table "
    "tbody td tfoot th thead title tr ul"
)
BLOCKS = frozenset(_NAMES.split())
ENDS = ".,;:!?)%"
SILENT = frozenset({"script", "style", "template", "noscript"})


def lines(html: str) -> list[str]:
    """The text of a page, each block on a line."""
    tree = LexborHTMLParser(html)
    text: list[str] = []
    if tree.root:
        _collect(tree.root, text)
    return [line for block in "".join(_apart(text)).split("\0") if (line := words(block))]


def differences(old: str, new: str, *, names: tuple[str, str] = ("", "")) -> Iterator[str]:
    """As `diff -u` prints them; nothing where both read alike."""
    return difflib.unified_diff(lines(old), lines(new), *names, lineterm="")


def _apart(text: Iterable[str]) -> Iterator[str]:
    """A space between elements whose words would run together: a style sheet keeps them apart."""
    before = ""
    for one in filter(None, text):
        ends_word = before.isalnum() or (before in ENDS and one[0].isalpha())
        yield f" {one}" if before and ends_word and one[0].isalnum() else one
        before = one[-1]


def _collect(node: LexborNode, text: list[str]) -> None:
    """Depth first, without recursion: a page may be nested as deep as it likes."""
    waiting: list[LexborNode | str] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            text.append(one)
        elif one.is_text_node:
            text.append(one.text_content or "")
        elif one.tag not in SILENT:
            edge = "\0" if one.tag in BLOCKS else ""
            waiting += [edge, *reversed(list(one.iter(include_text=True))), edge]
