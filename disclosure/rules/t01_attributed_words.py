"""Words of other people name who said them, and where: a testimonial of nobody proves nothing."""

import re

from selectolax.lexbor import LexborNode

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.page import ancestors, words
from disclosure.seen import seen_text

QUOTED = "blockquote, [class~=testimonial], [itemprop=reviewBody]"
SAID = "cite, .said, a[href], time"
SIGNED = re.compile(r"[–—-]\s*\S+.*,\s*\S+")  # “… – Ada Boil, Kettle Weekly”


def check(case: Case) -> Verdict:
    quoted = case.page.tree.css(QUOTED)
    if not quoted:
        return inapplicable("Nobody is quoted on the page.")
    found = [one for node in quoted if (one := _unattributed(case, node))]
    return verdict(found, passed=f"All {len(quoted)} quotations say who said it and where.")


def _unattributed(case: Case, node: LexborNode) -> Finding | None:
    """A figure has its caption for that; other markup may tell it in any way."""
    figure = next((one for one in ancestors(node) if one.tag == "figure"), None)
    if figure is None:
        return None if _is_signed(node) else doubtful("Who said this, and where?", node)
    caption = figure.css_first("figcaption")
    if caption is not None and not case.page.unseen(caption):
        missing = _missing(caption)
    else:
        missing = "who said it"
    finding = broken if case.facts.ours else doubtful
    return finding(f"The quotation does not say {missing}.", figure) if missing else None


def _missing(caption: LexborNode) -> str:
    """A name stands in bold; where it was said is a link or a text of its own."""
    name = caption.css_first("strong, b, [itemprop=author]")
    if name is None or not re.search(r"\w", seen_text(name)):
        return "who said it"
    if not any(re.search(r"\w", seen_text(one)) for one in caption.css(SAID)):
        return "where it was said"
    return ""


def _is_signed(node: LexborNode) -> bool:
    inside = node.css_first("cite, footer, [itemprop=author]")
    following = node.next
    while following is not None and not following.is_element_node:
        following = following.next
    after = words(following.text()) if following else ""
    return inside is not None or bool(SIGNED.search(seen_text(node)) or SIGNED.match(after))


QUOTATION = (
    '<figure class="quotation"><blockquote><p>It boils.</p></blockquote><figcaption>'
    '<strong>Ada Boil</strong>, tester. <span class="said">Kettle Weekly</span></figcaption></figure>'
)
RULE = Rule(
    id="T01",
    blocking=True,
    promise="Each quotation and testimonial says who said it and where.",
    source="House rule informed by 16 CFR 465.2",
    hint="Give the speaker and the place; without a record of both, leave the quotation out.",
    check=check,
    good=(
        Example(QUOTATION),
        Example(QUOTATION.replace("Kettle Weekly", '<a href="https://boiling.example/">2024</a>')),
        Example("<blockquote>It boils. – Ada Boil, Kettle Weekly</blockquote>"),
        Example("<blockquote><p>It boils.</p></blockquote><p>— Ada Boil, in Kettle Weekly</p>"),
        Example("<p>“It boils.”</p>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(QUOTATION.replace("Ada Boil", "")),
        Example(QUOTATION.replace("Kettle Weekly", "")),
        Example(QUOTATION.replace("<figcaption>", "<figcaption hidden>")),
        Example("<figure><blockquote>It boils.</blockquote></figure>"),
        Example("<blockquote>It boils.</blockquote>", outcome=Outcome.INCOMPLETE),
        Example('<p class="testimonial">Love it!</p>', {"ours": False}, Outcome.INCOMPLETE),
        Example(QUOTATION.replace("Ada Boil", ""), {"ours": False}, Outcome.INCOMPLETE),
    ),
)
