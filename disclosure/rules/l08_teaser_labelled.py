"""Readers learn that a page holds paid links before they open it."""

from collections.abc import Iterator
from itertools import takewhile

from selectolax.lexbor import LexborNode

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK
from disclosure.items import says, unlabelled
from disclosure.page import ancestors, words
from disclosure.seen import texts

PAYING = {"commission", "click", "placement", "points"}
NAVIGATION = {"nav", "header", "footer", "aside", "thead", "caption"}
ROLES = {"navigation", "contentinfo", "banner", "search"}
CARDS = {"card", "teaser", "hit"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def check(case: Case) -> Verdict:
    paying = {path for path, kinds in case.facts.pay.items() if kinds & PAYING} - {case.facts.path}
    leads = [node for node in _linked(case) if case.own_paths[node.mem_id] in paying]
    teasers = [(node, held) for node in leads if (held := _teaser(case, node)) is not None]
    told = _told(case) if teasers else set()
    teasers = [
        pair for pair in teasers if told.isdisjoint(one.mem_id for one in ancestors(pair[0]))
    ]
    if not teasers:
        return inapplicable("No card or list here leads to a page that holds paid links.")
    found = _bare(case, teasers)
    return verdict(found, passed=f"All {len(teasers)} teasers of pages with paid links say so.")


def _linked(case: Case) -> Iterator[LexborNode]:
    return (link.node for link in case.page.links if link.node.mem_id in case.own_paths)


def _teaser(case: Case, link: LexborNode) -> LexborNode | None:
    """The card or list item that the link is the point of; None in navigation and running text."""
    above = list(takewhile(lambda one: one.tag != "table", ancestors(link)))
    held = next((one for one in above if _is_teaser(one)), None)
    if held is None or case.page.unseen(link):
        return None
    if any(_navigates(one) for one in above):
        return None
    headed = any(one.tag in HEADINGS for one in above[: above.index(held)])
    said = words(link.text())
    begins = bool(said) and words(held.text()).startswith(said)
    return held if headed or begins else None


def _is_teaser(node: LexborNode) -> bool:
    kinds = (node.attributes.get("class") or "").split()
    if node.tag == "article":
        return node.css_first("h1") is None
    return node.tag == "li" or not CARDS.isdisjoint(kinds)


def _navigates(node: LexborNode) -> bool:
    attributes = node.attributes
    crumbs = "crumb" in (attributes.get("class") or "").lower()
    return node.tag in NAVIGATION or attributes.get("role") in ROLES or crumbs


def _told(case: Case) -> set[int]:
    """What holds a paid link that is labelled: there, readers know already."""
    bare = {link.node.mem_id for link in unlabelled(case)}
    paid = [link.node for link in case.paid if link.node.mem_id not in bare]
    above = {one.mem_id: one for node in paid for one in ancestors(node)}
    return {number for number, one in above.items() if _is_box(one)}


def _is_box(node: LexborNode) -> bool:
    return _is_teaser(node) or "box" in (node.attributes.get("class") or "").split()


def _bare(case: Case, teasers: list[tuple[LexborNode, LexborNode]]) -> Iterator[Finding]:
    for link, held in teasers:
        if not any(says(one.text_content or "", case.labels.teaser) for one in texts(held)):
            path = case.own_paths[link.mem_id]
            yield broken(f"Nothing says here that {path} holds paid links.", held)


TEASED: dict[str, object] = {
    "pay": {"/reviews/alto/": frozenset({"commission"}), "/": frozenset({"placement"})}
}
MOVED: dict[str, object] = {"pay": {"/reviews/alto/": frozenset({"points"})}}
ALTO = '<a href="/reviews/alto/">Alto</a>'
LABEL = '<span class="label">page has paid links</span>'
BARE = f'<article class="card"><h3>{ALTO}</h3><p>Loud.</p></article>'
IN_TEXT = f"<ul><li>The lid is loose, as it was with the {ALTO}.</li></ul>"
RULE = Rule(
    id="L08",
    promise="A card or list entry that leads to a page with paid links says so.",
    source="ASA ruling G22-1153503 (MailOnline); LG München I, 1 HK O 12576/23",
    hint="Include disclosure/_paid_page.html in the card or the list entry.",
    check=check,
    good=(
        Example(BARE.replace("<p>", f"{LABEL}<p>"), TEASED),
        Example(f"<ul><li>{ALTO} {LABEL}</li></ul>", TEASED),
        Example(f"<ul><li>{ALTO} {LABEL}</li></ul>", MOVED),
        Example(f"<ol><li><h2>{ALTO}</h2><p>review · page has paid links</p></li></ol>", TEASED),
        Example(BARE.replace("alto", "basso"), TEASED, Outcome.INAPPLICABLE),
        Example(f"<nav><ul><li>{ALTO}</li></ul></nav>", TEASED, Outcome.INAPPLICABLE),
        Example(f'<ol class="breadcrumbs"><li>{ALTO}</li></ol>', TEASED, Outcome.INAPPLICABLE),
        Example(f"<footer><ul><li>{ALTO}</li></ul></footer>", TEASED, Outcome.INAPPLICABLE),
        Example(f"<li><table><tr><td>{ALTO}</td></tr></table></li>", TEASED, Outcome.INAPPLICABLE),
        Example(
            f"<article><h1>Kettles</h1><h2>{ALTO}</h2></article>", TEASED, Outcome.INAPPLICABLE
        ),
        Example(IN_TEXT, TEASED, Outcome.INAPPLICABLE),
        Example(f"<p>{ALTO} is loud.</p>", TEASED, Outcome.INAPPLICABLE),
        Example(BARE, {**TEASED, "path": "/reviews/alto/"}, Outcome.INAPPLICABLE),
        Example(
            '<div class="box"><a rel="sponsored" href="/go/1/">Alder</a> (paid link)'
            f"<ul><li>{ALTO}</li></ul></div>",
            TEASED,
            Outcome.INAPPLICABLE,
        ),
    ),
    bad=(
        Example(f"<article><h1>Kettles</h1>{PAID_LINK}<ul><li>{ALTO}</li></ul></article>", TEASED),
        Example(BARE, TEASED),
        Example(BARE, MOVED),
        Example(f"<ul><li>{ALTO} a kettle that is loud</li></ul>", TEASED),
        Example(f'<ul><li><a href="/">All kettles</a></li></ul>{LABEL}', TEASED),
        Example(f"<ol><li><h2>{ALTO}</h2><p>It paid for itself.</p></li></ol>", TEASED),
        Example(BARE.replace("<p>", f"{LABEL.replace('<span', '<span hidden')}<p>"), TEASED),
        Example(f"{BARE.replace('<p>', f'{LABEL}<p>')}{BARE}", TEASED),
        Example(BARE.replace("<p>", f"{LABEL}<p>"), {**TEASED, "locale": "xx"}),
    ),
)
