"""Words beside what they are about: labels at paid links and places, prices and their times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selectolax.lexbor import LexborNode

from disclosure.audit import Case
from disclosure.browser import measuring
from disclosure.browser.tab import Tab
from disclosure.items import label_beside, shown, wanted
from disclosure.page import BADGES, ancestors
from disclosure.sight import Box, Part

MOST = 240  # parts of one page
MOST_SCREENS = 60


@dataclass(frozen=True)
class Wanted:
    """Words that must be seen. `place` is a CSS path to the element that holds them, `said` the
    words of it that count; empty: all."""

    kind: str
    about: str
    place: str
    said: str = ""


def of(case: Case) -> list[Wanted]:
    """What readers of this page must be able to make out besides its notice."""
    return [*_labels(case), *_placements(case), *_prices(case), *_ties(case)][:MOST]


def _labels(case: Case) -> Iterator[Wanted]:
    for link in shown(case):
        label = label_beside(case, link, wanted(case, link))
        if label is not None and label.parent is not None:
            yield Wanted("label", link.url, path(label.parent), _one_line(label))


def _placements(case: Case) -> Iterator[Wanted]:
    for node in case.page.placements:
        seen = [one for one in node.css(BADGES) if not case.page.unseen(one)]
        if seen:
            yield Wanted("placement", node.attributes["data-placement"] or "", path(seen[0]))


def _prices(case: Case) -> Iterator[Wanted]:
    for number, price in enumerate(case.page.prices):
        figure = price.holder.css_first("data[data-currency]")
        stamp = price.holder.css_first("time[datetime]")
        if figure and stamp and not case.page.unseen(figure):
            yield Wanted("price", str(number), path(figure))
            yield Wanted("time", str(number), path(stamp))


def _ties(case: Case) -> Iterator[Wanted]:
    for node in case.page.ties:
        if not case.page.unseen(node):
            yield Wanted("tie", node.attributes["data-tie"] or "", path(node))


def path(node: LexborNode) -> str:
    """A CSS path that leads to this element alone, in the tree that browsers build, too."""
    steps: list[str] = []
    for one in [node, *ancestors(node)]:
        if one.tag in ("html", "body"):
            steps.append(one.tag or "")
            continue
        steps.append(f"{one.tag}:nth-child({_place(one)})")
    return " > ".join(reversed(steps))


def _place(node: LexborNode) -> int:
    count, before = 1, node.prev
    while before is not None:
        count += before.is_element_node
        before = before.prev
    return count


def _one_line(node: LexborNode) -> str:
    return " ".join((node.text_content or "").split())


def seen(tab: Tab, asked: Sequence[Wanted]) -> list[Part]:
    """Each of them where a reader scrolls to it. What is not on the page any more has no words."""
    if not asked:
        return []
    places = [one.place for one in asked]
    said = [one.said for one in asked]
    found: dict[int, Part] = {}
    for _ in range(MOST_SCREENS):
        missing = [index for index in range(len(asked)) if index not in found]
        if not missing:
            break
        told = tab.ask("parts", places=places, said=said, into_view=missing[0])
        _read(tab, asked, told, missing, found)
    tab.ask("scroll", y=0)
    return [
        found.get(index) or Part(one.kind, one.about, one.place, ())
        for index, one in enumerate(asked)
    ]


def _read(
    tab: Tab, asked: Sequence[Wanted], told: Any, missing: Sequence[int], found: dict[int, Part]
) -> None:
    """Those that stand on this screen; their boxes are those on the page. The first of `missing` is there, if it is anywhere."""
    here = [
        index
        for index in missing
        if told[index]
        and told[index]["words"]
        and all(measuring.in_view(tab, told[index]["words"]))
    ]
    words = [word for index in here for word in told[index]["words"]]
    read = iter(measuring.measured(tab, words, parts=[asked[index].place for index in here]))
    for index in here:
        one = asked[index]
        box = _on_page(told[index])
        own = tuple(next(read) for _ in told[index]["words"])
        part = Part(one.kind, one.about, one.place, own, box)
        if part.is_readable or index == missing[0]:
            found[index] = part
    if missing[0] not in found:
        one = asked[missing[0]]
        found[missing[0]] = Part(one.kind, one.about, one.place, ())


def _on_page(told: Any) -> Box:
    there = measuring.box(told["box"])
    return replace(there, y=there.y + told["down"])
