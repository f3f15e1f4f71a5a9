"""Opinions on a page that are not its editors': ratings and reviews by readers or buyers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from disclosure.page import words

if TYPE_CHECKING:
    from disclosure.audit import Case

MARKED = "[itemprop~=aggregateRating], [class~=user-review], [class~=customer-review]"
HEADED = re.compile(
    r"\b(?:customer|user|reader|buyer|visitor|guest)s?['’]? (?:reviews?|ratings?|opinions?)\b"
    r"|\b(?:kunden|nutzer)(?:bewertung|meinung|rezension)\w*",
    re.IGNORECASE,
)


def by_readers(case: Case) -> list[LexborNode]:
    """Where the page shows them, or tells machines that it does."""
    headings = [
        node
        for node in case.page.tree.css("h1, h2, h3, h4, h5")
        if HEADED.search(words(node.text()))
    ]
    told = [node for node, _ in case.structured.having("aggregateRating")]
    return [*case.page.tree.css(MARKED), *headings, *told]
