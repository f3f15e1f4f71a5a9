"""The rows, cards and boxes of a page, and the labels in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache, wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from selectolax.lexbor import LexborNode

from disclosure.audit import Case
from disclosure.page import BADGES, Link, ancestors, hidden_by, words
from disclosure.seen import texts

Found = TypeVar("Found")
ITEM_TAGS = {"tr", "li", "article"}
ITEM_CLASSES = {"card", "box", "item", "hit", "teaser", "row"}
FEW = 6  # words such as “Not ranked” that may stand before a label
NEAR = 400  # characters of an element in which a label still stands beside a link
SIBLINGS = 40  # nodes beside a link among which its label is looked for
WRITTEN = ("script", "on", "ping", "meta")  # carriers that nothing can stand beside


def once(asked: Callable[[Case], Found]) -> Callable[[Case], Found]:
    """Several rules ask this of a case: it answers all by looking once."""
    known: WeakKeyDictionary[Case, Found] = WeakKeyDictionary()

    @wraps(asked)
    def answer(case: Case) -> Found:
        if case not in known:
            known[case] = asked(case)
        return known[case]

    return answer


def items(node: LexborNode) -> Iterator[LexborNode]:
    """The rows, cards and boxes around `node`, from the nearest to the outermost."""
    return (one for one in ancestors(node) if is_item(one))


def is_item(node: LexborNode) -> bool:
    attributes = node.attributes
    if node.tag in ITEM_TAGS or attributes.get("role") == "group":
        return True
    return not ITEM_CLASSES.isdisjoint((attributes.get("class") or "").split())


@once
def shown(case: Case) -> list[Link]:
    """The paid links that a reader can see, each element once."""
    seen: dict[int, Link] = {}
    for link in case.paid:
        if not link.carrier.startswith(WRITTEN) and not case.page.unseen(link.node):
            seen.setdefault(link.node.mem_id, link)
    return list(seen.values())


@once
def pay_labels(case: Case) -> list[LexborNode]:
    """The labels beside paid links and in paid places."""
    around = {node.mem_id for node in case.page.placements}
    for link in shown(case):
        parent = link.node.parent
        around |= {case.item(link).mem_id} | ({parent.mem_id} if parent else set())
    return [
        label
        for label in case.page.tree.css(BADGES)
        if any(one.mem_id in around for one in ancestors(label))
    ]


@once
def claims(case: Case) -> list[tuple[LexborNode, str]]:
    """What title, headings and labels say. The name of who pays for a place is no claim: “Best Buy”."""
    payers = {one.advertiser for one in case.facts.slots.values()}
    return [(node, without(said, payers)) for node, said in case.page.claims]


def without(said: str, names: Collection[str]) -> str:
    """`said` less the first that stands in it of each of `names`."""
    for name in names:
        said = said.replace(words(name), "", 1) if name.strip() else said
    return said


def wanted(case: Case, link: Link) -> frozenset[str]:
    """The words that label this link: those of its programme, and those of the locale."""
    known = case.destination(link)
    return case.labels.link | ({known.label.lower()} if known and known.label else set())


@once
def unlabelled(case: Case) -> list[Link]:
    """The paid links in sight that have no label of their own."""
    return [one for one in shown(case) if not label_beside(case, one, wanted(case, one))]


def label_beside(case: Case, link: Link, accepted: Collection[str]) -> LexborNode | None:
    """The piece of text that says one of `accepted`: in the link, beside it, or in its item."""
    outermost = case.item(link)
    for around in [link.node, *ancestors(link.node)]:
        pieces = texts(around)
        if around is not link.node and sum(len(one.text_content or "") for one in pieces) > NEAR:
            break
        pieces += _beside(around)
        found = next((one for one in pieces if says(one.text_content or "", accepted)), None)
        if found or around.mem_id == outermost.mem_id:
            return found
    return None


def _beside(node: LexborNode) -> Iterator[LexborNode]:
    """Text after `node` up to the next element with a link, and text right before the first such.
    No further than a reader looks: long rows of siblings are not walked through for each link."""
    follows, left = node.next, SIBLINGS
    while follows is not None and left and not _has_link(follows):
        yield from _in_sight(follows)
        follows, left = follows.next, left - 1
    before, left = node.prev, SIBLINGS
    while before is not None and left and not _has_link(before):
        before, left = before.prev, left - 1
    if before is None and node.prev is not None:
        yield from _in_sight(node.prev)


def _in_sight(node: LexborNode) -> list[LexborNode]:
    return [] if node.is_element_node and hidden_by(node) else texts(node)


def _has_link(node: LexborNode) -> bool:
    return node.is_element_node and (node.tag == "a" or node.css_first("a") is not None)


def says(text: str, accepted: Collection[str]) -> bool:
    """Whether a piece of text is one of these labels, or sets one apart: “(paid link)”, “Ad: …”."""
    return bool(accepted) and _label(frozenset(accepted)).search(words(text).lower()) is not None


def label_comes_late(node: LexborNode, labels: tuple[str, ...]) -> str:
    """What is wrong with where a paid place says so; empty if it does before it names anything."""
    before = 0
    for one in texts(node):
        text = words(one.text_content or "").lower().lstrip("[( ")
        if f"{text.rstrip('])')} ".startswith(labels):
            return "" if before <= FEW else "says so only after other words"
        if text and _is_name(one, node):
            return "names the product before any label"
        before += len(text.split())
    return "has no label in sight"


def _is_name(piece: LexborNode, within: LexborNode) -> bool:
    for above in ancestors(piece):
        if above.mem_id == within.mem_id:
            return False
        if above.tag in ("a", "h1", "h2", "h3", "h4", "h5", "h6"):
            return True
    return False


@lru_cache(maxsize=64)
def _label(accepted: frozenset[str]) -> re.Pattern[str]:
    plain = {one.strip("()[] ") for one in accepted}
    any_of = "|".join(re.escape(one) for one in sorted(plain, key=len, reverse=True))
    several = "|".join(re.escape(one) for one in sorted(plain) if " " in one) or "(?!)"
    apart = rf"(?:^|[(\[·•|–—]\s?)(?:{any_of})(?:$|\s?[)\]:,·•|–—])"
    return re.compile(rf"{apart}|\b(?:{several})\b")
