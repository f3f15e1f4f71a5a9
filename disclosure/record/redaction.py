"""A copy of a page without the prices that may not be kept, for when the page itself may be kept no longer.

The copy is written anew by the parser: what is left of the page says the same, in other bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborNode

from disclosure.audit import Case
from disclosure.figures import NUMBER, readings
from disclosure.histories import SIGN
from disclosure.page import Page, ancestors
from disclosure.record.withheld import withheld

MASK = "[withheld]"
# As money is written: with a sign or the name of a currency, or with two digits of cents.
MONEY = re.compile(rf"{SIGN}\s?({NUMBER.pattern})|({NUMBER.pattern})\s?{SIGN}|({NUMBER.pattern})")
CENTS = re.compile(r"[.,]\d\d\b")
TOLD = r'"[^"]*(?:price|amount|cost|total)[^"]*"\s*:\s*"?'
IN_SCRIPTS = re.compile(rf"({TOLD})(\d+(?:\.\d+)?)(\"?)", re.IGNORECASE)
LATER = "time"  # when a price was seen is no secret
NAMES = {"class", "id", "href", "datetime", "data-history", "data-was"}  # tell no amount


@dataclass(frozen=True)
class Hidden:
    """The amounts that must not be told, and the offers whose past must not be."""

    amounts: frozenset[Decimal]
    offers: frozenset[str]


def redacted(case: Case, body: bytes) -> bytes | None:
    """`body`, the bytes of the page, with every figure of such prices blanked: in the element of the price, its
    delivery and the price of a unit of it, and wherever the page repeats one of them as money.

    None if the page has no such price.
    """
    found = withheld(case)
    if not found:
        return None
    page = case.page
    secret = {price.place for price, _ in found}
    places = [number for number, price in enumerate(page.prices) if price.place in secret]
    offers = frozenset(link.url for _, link in found if link)
    copy = Page(body.decode("utf-8", "replace"), address=page.address)
    own = [copy.prices[number].holder for number in places]
    hidden = Hidden(frozenset(_amounts(own)), offers)
    for holder in own:
        _blank(holder)
    _blank_past(copy, hidden)
    if _is_repeated(copy.tree.html or "", hidden):
        _blank_repeated(copy, hidden, spared=_told_of_others(copy, hidden))
    return (copy.tree.html or "").encode()


def _amounts(holders: Collection[LexborNode]) -> Iterator[Decimal]:
    """All that the elements of the prices tell: price, delivery, both together, and by the unit."""
    for holder in holders:
        for node in holder.css("data"):
            yield from readings(node.attributes.get("value") or "")
        for text in _texts(holder):
            for one in NUMBER.findall(text.text_content or ""):
                yield from readings(one)


def _texts(node: LexborNode) -> list[LexborNode]:
    """The pieces of text in `node`, without those that tell times."""
    return [
        one
        for one in node.traverse(include_text=True)
        if one.is_text_node and not any(above.tag == LATER for above in ancestors(one))
    ]


def _blank(node: LexborNode) -> None:
    """Every number in an element, but times."""
    for one in [node, *node.css("*")]:
        _rewrite_attributes(one, lambda said: NUMBER.sub(MASK, said))
    for text in _texts(node):
        _rewrite(text, lambda said: NUMBER.sub(MASK, said))


def _blank_past(copy: Page, hidden: Hidden) -> None:
    """What tells of earlier prices of those offers, with the drawings beside it."""
    for node in copy.past:
        if not _of(copy, node) & hidden.offers:
            continue
        _blank(node)
        beside = next((one for one in ancestors(node) if one.css_first("svg")), None)
        if beside is not None and beside.tag not in ("main", "body", "html"):
            for drawing in beside.css("svg"):
                drawing.replace_with(MASK)


def _of(copy: Page, node: LexborNode) -> set[str]:
    named = (node.attributes.get(name) for name in ("data-history", "data-was"))
    return {copy.resolve(one) for one in named if one}


def _is_repeated(html: str, hidden: Hidden) -> bool:
    """Whether one of the amounts stands anywhere else: it seldom does, and to look closer takes long."""
    said = html.replace("&nbsp;", "\N{NO-BREAK SPACE}")
    return any(told(said, hidden.amounts) != said for told in (without_money, without_keys))


def _told_of_others(copy: Page, hidden: Hidden) -> set[int]:
    """The elements that tell prices of other offers, which may be the same by chance."""
    others = [price.holder for price in copy.prices if price.value]
    others += [node for node in copy.past if not _of(copy, node) & hidden.offers]
    return {inner.mem_id for node in others for inner in [node, *node.css("*")]}


def _blank_repeated(copy: Page, hidden: Hidden, *, spared: set[int]) -> None:
    """The amounts where else they stand. What a template holds goes whole: nobody saw it."""
    root = copy.tree.root
    if root is None:
        return
    for node in root.css("template"):
        node.decompose()
    for node in list(root.traverse(include_text=True)):
        if node.is_comment_node:
            node.decompose()
        elif node.is_text_node:
            _rewrite_text(node, hidden, spared)
        elif node.is_element_node and node.mem_id not in spared and node.tag != LATER:
            _rewrite_attributes(node, lambda said: without_money(said, hidden.amounts))


def _rewrite_text(node: LexborNode, hidden: Hidden, spared: set[int]) -> None:
    holder = node.parent
    if holder is None or holder.mem_id in spared or holder.tag == LATER:
        return
    if holder.tag == "script":
        _rewrite(node, lambda said: without_keys(said, hidden.amounts))
    _rewrite(node, lambda said: without_money(said, hidden.amounts))


def without_money(said: str, amounts: Collection[Decimal]) -> str:
    """`said` with MASK for each of `amounts` that is written as money: “$24.90”, “24,90”, “25 EUR”."""

    def blanked(found: re.Match[str]) -> str:
        number = next(one for one in found.groups() if one)
        is_money = found[3] is None or CENTS.search(number)
        known = is_money and not readings(number).isdisjoint(amounts)
        return found[0].replace(number, MASK) if known else found[0]

    return MONEY.sub(blanked, said)


def without_keys(said: str, amounts: Collection[Decimal]) -> str:
    """JSON with null, or MASK in quotation marks, for each of `amounts` under a key that tells a price."""

    def blanked(found: re.Match[str]) -> str:
        if Decimal(found[2]) not in amounts:
            return found[0]
        return found[1] + (f"{MASK}{found[3]}" if found[3] else "null")

    return IN_SCRIPTS.sub(blanked, said)


def _rewrite(text: LexborNode, change: Callable[[str], str]) -> None:
    said = text.text_content or ""
    if (now := change(said)) != said:
        text.replace_with(now)


def _rewrite_attributes(node: LexborNode, change: Callable[[str], str]) -> None:
    for name, said in node.attributes.items():
        if said and name not in NAMES and (now := change(said)) != said:
            node.attrs[name] = now
