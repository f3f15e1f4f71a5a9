"""Words that must be seen beside what they are about: labels at paid links and places, scores
without pay, prices with their times and caveats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from disclosure.audit import Case
from disclosure.items import label_beside, shown, wanted
from disclosure.page import BADGES, Page, ancestors, words
from disclosure.rankings import part
from disclosure.rules.r13_points_paid_for import WITHOUT
from disclosure.seen import BLOCKS, texts


@dataclass(frozen=True)
class Wanted:
    """Words that must be seen. `place` is a CSS path to the element that holds them in the page as
    sent, `said` the words of it that count; empty: all. `which` of the elements of this `tag` and
    `text` it is tells browsers, whose scripts may have put others before it."""

    kind: str
    about: str
    place: str
    said: str = ""
    tag: str = ""
    text: str = ""
    which: int = 0


class _Finding:
    """Finds again in a browser what is found in the page as sent."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.texts: dict[str, list[tuple[int, str]]] = {}

    def wanted(self, kind: str, about: str, node: LexborNode, said: str = "") -> Wanted:
        tag, text = node.tag or "", _one_line(node)
        alike = [number for number, other in self._of(tag) if other == text]
        which = alike.index(node.mem_id) if node.mem_id in alike else 0
        return Wanted(kind, about, path(node), said, tag, text, which)

    def _of(self, tag: str) -> list[tuple[int, str]]:
        if tag not in self.texts:
            self.texts[tag] = [(one.mem_id, _one_line(one)) for one in self.page.tree.css(tag)]
        return self.texts[tag]


def of(case: Case) -> list[Wanted]:
    """What readers of this page must be able to make out besides its notice."""
    finding = _Finding(case.page)
    kinds = (_ties, _placements, _points, _caveats, _labels, _prices)
    return [one for kind in kinds for one in kind(case, finding)]


def _labels(case: Case, finding: _Finding) -> Iterator[Wanted]:
    for link in shown(case):
        label = label_beside(case, link, wanted(case, link))
        if label is not None and label.parent is not None:
            yield finding.wanted("label", link.url, label.parent, _one_line(label))


def _placements(case: Case, finding: _Finding) -> Iterator[Wanted]:
    for node in case.page.placements:
        seen = [one for one in node.css(BADGES) if not case.page.unseen(one)]
        if seen:
            yield finding.wanted("placement", node.attributes["data-placement"] or "", seen[0])


def _points(case: Case, finding: _Finding) -> Iterator[Wanted]:
    """The score without pay, beside each that pay moved."""
    for node in case.page.points:
        block = next((one for one in ancestors(node) if one.tag in BLOCKS), None)
        told = (
            [one for one in texts(block) if WITHOUT.search(one.text_content or "")] if block else []
        )
        if told and told[0].parent is not None:
            yield finding.wanted("points", _one_line(node), told[0].parent, _one_line(told[0]))


def _prices(case: Case, finding: _Finding) -> Iterator[Wanted]:
    for number, price in enumerate(case.page.prices):
        figure = price.holder.css_first("data[data-currency]")
        stamp = price.holder.css_first("time[datetime]")
        if figure and stamp and not case.page.unseen(figure):
            yield finding.wanted("price", str(number), figure)
            yield finding.wanted("time", str(number), stamp)


def _caveats(case: Case, finding: _Finding) -> Iterator[Wanted]:
    """Words that the programmes of the prices demand beside them, once in each part of the page."""
    asked = {
        (part(price.holder).mem_id, there.caveat): part(price.holder)
        for price, link in case.priced
        if link and (there := case.destination(link)) and there.caveat
    }
    for (_, caveat), around in asked.items():
        told = [one for one in texts(around) if words(caveat) in words(one.text_content or "")]
        if told and told[0].parent is not None:
            yield finding.wanted("caveat", caveat, told[0].parent)


def _ties(case: Case, finding: _Finding) -> Iterator[Wanted]:
    for node in case.page.ties:
        if not case.page.unseen(node):
            yield finding.wanted("tie", node.attributes["data-tie"] or "", node)


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
    said = node.text() if node.is_element_node else node.text_content
    return " ".join((said or "").split())
