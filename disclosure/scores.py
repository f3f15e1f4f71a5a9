"""The scores that a page shows, whose they are, and what they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from selectolax.lexbor import LexborNode

from disclosure.figures import numbers
from disclosure.page import Page, ancestors, words
from disclosure.rankings import own_paths, rankings, row

FIGURE = re.compile(r"(\d{1,2}(?:[.,]\d+)?)\s*(?:of|/|von)\s*10")
WEIGHT = re.compile(r"(?:(.+?) )?(\d{1,3}(?:[.,]\d+)?)\s?%(?: .*)?")
STEP = Decimal("0.1")
TOP = Decimal(10)
POINTS = re.compile(r"[-+]?\d{1,3}(?:\.\d{1,3})?", re.ASCII)


@dataclass(frozen=True)
class Shown:
    """A score out of 10. `product` is the last part of the address of what it is a score of, or
    empty; `bar` the length of the bar drawn for it, in per cent; `points` what pay added."""

    node: LexborNode
    value: Decimal
    product: str
    bar: Decimal | None
    points: Decimal = Decimal(0)

    @property
    def blind(self) -> Decimal:
        """The score without pay."""
        return self.value - self.points


@dataclass(frozen=True)
class Sum:
    """An overall score without pay, with what it should be by the weights and scores beside it."""

    node: LexborNode
    blind: Decimal
    computed: Decimal


def scores(page: Page, path: str) -> list[Shown]:
    """`path` is where the page stands: a score outside of rows and boxes is of what it is about."""
    return [
        Shown(node, value, _product(page, node, path), _bar(node), points(node) or Decimal(0))
        for node in page.tree.css(".figure")
        if (value := score(words(node.text()))) is not None
    ]


def score(text: str) -> Decimal | None:
    """“8.3 of 10” → 8.3; None if that is not what it says."""
    found = FIGURE.fullmatch(text)
    return _decimal(found[1]) if found else None


def points(node: LexborNode) -> Decimal | None:
    """What pay added to a score by its markup: 0 where that says nothing, None where it is no number."""
    written = node.attributes.get("data-points", "0") or ""
    return Decimal(written) if POINTS.fullmatch(written) else None


def shown_by(node: LexborNode) -> Decimal | None:
    """The figure of a moved score, with the scale beside it or without."""
    text = words(node.text())
    return score(text) or next(iter(numbers(text)), None)


def paid_by(node: LexborNode) -> list[str]:
    """The numbers of the placements that moved a score, by its markup."""
    return (node.attributes.get("data-points-by") or "").split()


def sums(page: Page) -> Iterator[Sum]:
    for table in page.tree.css("table:has(> tfoot)"):
        yield from _by_criterion(table)
    weights = _weights_listed(page)
    if weights and sum(weights.values()) == 100:
        for table in rankings(page):
            yield from _by_columns(table, weights)


def _by_criterion(table: LexborNode) -> Iterator[Sum]:
    """A table with a criterion a row, its weight and its score, and the overall score below."""
    parts = [_weighted(one) for one in table.css("tbody tr")]
    overall = _only_score(table.css_first("tfoot"))
    if overall and parts and None not in parts:
        yield _sum(overall, sum((one for one in parts if one), Decimal(0)))


def _weighted(line: LexborNode) -> Decimal | None:
    weights = [
        _decimal(found[2])
        for cell in line.css("td")
        if (found := WEIGHT.fullmatch(words(cell.text()))) and not found[1]
    ]
    shown = _only_score(line)
    return weights[0] * shown[1] if len(weights) == 1 and shown else None


def _weights_listed(page: Page) -> dict[str, Decimal]:
    """From a list of terms such as “Noise 35 % of the score”."""
    found = (WEIGHT.fullmatch(words(one.text())) for one in page.tree.css("dl > dt"))
    return {one[1]: _decimal(one[2]) for one in found if one and one[1]}


def _by_columns(table: LexborNode, weights: dict[str, Decimal]) -> Iterator[Sum]:
    """A table with a product a row and a criterion a column."""
    heads = [words(head.text()) for head in table.css("thead th")]
    columns = {heads.index(name): weight for name, weight in weights.items() if name in heads}
    if len(columns) < len(weights):
        return
    for line in table.css("tbody tr"):
        cells = line.css("td")
        overall = _only_score(line)
        if overall and len(cells) == len(heads):
            values = {place: _plain(cells[place]) for place in columns}
            parts = [weight * v for place, weight in columns.items() if (v := values[place])]
            if None not in values.values():
                yield _sum(overall, sum(parts, Decimal(0)))


def _sum(overall: tuple[LexborNode, Decimal], hundredfold: Decimal) -> Sum:
    node, shown = overall
    return Sum(node, shown - (points(node) or 0), rounded(hundredfold / 100))


def _only_score(within: LexborNode | None) -> tuple[LexborNode, Decimal] | None:
    found = figures(within) if within else []
    value = score(words(found[0].text())) if len(found) == 1 else None
    return (found[0], value) if value is not None else None


def figures(within: LexborNode) -> list[LexborNode]:
    """The scores in an element, without those that are parts of one."""
    return [one for one in within.css(".figure") if not _is_folded(one)]


def _is_folded(node: LexborNode) -> bool:
    """Whether it stands in what opens on a click: the parts of a score, and not the score."""
    return any(one.tag == "details" for one in ancestors(node))


def _product(page: Page, node: LexborNode, path: str) -> str:
    around = row(node)
    if around is None:
        return _last(path)
    return next((_last(one) for one in own_paths(page, around)), "")


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _bar(node: LexborNode) -> Decimal | None:
    drawn = node.parent.css_first("rect.fill") if node.parent else None
    return _plain_number(drawn.attributes.get("width") or "") if drawn else None


def _plain(cell: LexborNode) -> Decimal | None:
    return _plain_number(words(cell.text()))


def _plain_number(text: str) -> Decimal | None:
    return _decimal(text) if re.fullmatch(r"\d+(?:[.,]\d+)?", text) else None


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))


def rounded(exact: Decimal) -> Decimal:
    """As scores are rounded: half up to one decimal."""
    return exact.quantize(STEP, ROUND_HALF_UP)
