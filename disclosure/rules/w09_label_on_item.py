"""A label is on the item it is about: one for a group leaves open which of them pay."""

from collections.abc import Iterator

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
from disclosure.examples import CLICK_LINK, PAID_LINK, notice
from disclosure.items import says, shown, unlabelled
from disclosure.page import BADGES, HEADINGS, Link, ancestors
from disclosure.seen import seen_text

MORE = frozenset(
    {"sponsored", "sponsored links", "paid links", "ads", "advertisements", "anzeigen"}
)


def check(case: Case) -> Verdict:
    links = shown(case)
    if len(links) < 2:
        return inapplicable("There are no two paid links that could share a label.")
    bare = unlabelled(case)
    return verdict(_shared(case, bare), passed="No label stands for a group of paid links.")


def _shared(case: Case, bare: list[Link]) -> Iterator[Finding]:
    """Labels in headings and badges above two or more paid links that have none of their own."""
    accepted = case.labels.link | set(case.labels.placement) | MORE
    if len(bare) < 2:
        return
    for label in case.page.tree.css(f"{HEADINGS}, {BADGES}"):
        if not case.page.unseen(label) and _only_says(seen_text(label), accepted):
            group = _group(label, bare)
            if group is not None:
                yield _judged(case, label, group)


def _only_says(text: str, accepted: frozenset[str]) -> bool:
    plain = text.lower().strip(" :()[]*")
    return len(plain.split()) <= 4 and (plain in accepted or says(plain, accepted))


def _group(label: LexborNode, bare: list[Link]) -> LexborNode | None:
    """The nearest element around the label that holds several unlabelled paid links."""
    for around in ancestors(label):
        if around.tag in ("main", "body", "html"):
            return None
        held = sum(
            any(one.mem_id == around.mem_id for one in ancestors(link.node)) for link in bare
        )
        if held >= 2:
            return around
    return None


def _judged(case: Case, label: LexborNode, group: LexborNode) -> Finding:
    links = sum(link.carrier == "a" and _is_in(link, group) for link in case.page.links)
    paid = sum(_is_in(link, group) for link in case.paid)
    said = f"“{seen_text(label)}” stands for {paid} paid links at once"
    if case.facts.ours or links > paid:
        return broken(f"{said}; none has a label of its own.", label)
    return doubtful(f"{said}: is it plain that all of them pay?", label)


def _is_in(link: Link, group: LexborNode) -> bool:
    return any(one.mem_id == group.mem_id for one in ancestors(link.node))


TOLD = notice("commission", "click")
ALDER = '<li><a rel="sponsored" href="/go/1/">Alder</a></li>'
BIRCH = '<li><a rel="sponsored" href="/go/2/">Birch</a></li>'
OWN = '<li><a href="/products/coda/">Coda</a></li>'
THEIRS: dict[str, object] = {"ours": False, "links": {}}


def group(label: str, *rows: str) -> str:
    return f"{TOLD}<section>{label}<ul>{''.join(rows)}</ul></section>"


RULE = Rule(
    id="W09",
    promise="Each paid item has its own label; none stands for a group.",
    source="House rule informed by UCPD Annex I, 11a; FTC letters to search engines, 2013",
    hint="Put the label into each row or beside each link.",
    check=check,
    good=(
        Example(group("<h2>Merchants</h2>", f"<li>{PAID_LINK}</li>", f"<li>{CLICK_LINK}</li>")),
        Example(group("<h2>Paid links</h2>", f"<li>{PAID_LINK}</li>", f"<li>{CLICK_LINK}</li>")),
        Example(group("<h2>Merchants</h2>", ALDER, BIRCH)),
        Example(group("<h2>How paid links and ads on this site work</h2>", ALDER, BIRCH)),
        Example(f"<header><b class='label'>Ad</b></header>{group('', ALDER, BIRCH)}", THEIRS),
        Example(group("<h2>Ads</h2>", ALDER), outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(group("<h2>Paid links</h2>", ALDER, BIRCH)),
        Example(group("<h3>Advertisement</h3>", ALDER, OWN, BIRCH)),
        Example(group('<span class="label">Ad</span>', ALDER, OWN, BIRCH), THEIRS),
        Example(group('<span class="badge">Sponsored</span>', ALDER, BIRCH)),
        Example(group("<h2>Sponsored links</h2>", ALDER, BIRCH), THEIRS, Outcome.INCOMPLETE),
    ),
)
