"""The pages of the site as of a moment, and what a reader finds on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosure import judging
from products.history_switch import histories_shown
from products.models import Offer, Product
from reviews import cards, pages
from reviews.models import LiveComparison, LiveGuide, LiveReview
from tests.day.start import Start
from tests.reading import find, words

PAID, BLIND = "/compare/kettles/", "/compare/kettles/without-advertising/"
PRODUCTS = tuple(f"/products/{name}/" for name in ("alto", "basso", "coda"))
GUIDE = "/guides/how-to-boil-water/"
REVIEW = "/reviews/alto/"


@dataclass
class Look:
    start: Start
    at: datetime

    @cached_property
    def pages(self) -> dict[str, str]:
        """The HTML of each page, by its path."""
        made = {PAID: self.comparison(PAID), BLIND: self.comparison(BLIND)}
        made |= {one: self.product(one) for one in PRODUCTS}
        review = LiveReview.objects.shown(self.at).get(product__slug="alto")
        guide = LiveGuide.objects.shown(self.at).get()
        made[REVIEW] = rendered("review", REVIEW, pages.review(review, self.at))
        made[GUIDE] = rendered("guide", GUIDE, pages.guide(guide, self.at))
        return made

    def comparison(self, path: str) -> str:
        shown = LiveComparison.objects.shown(self.at).get()
        request = asked(path)
        context = pages.comparison(request, shown, self.at, advertising=path == PAID)
        return rendered("comparison", path, context, request)

    def product(self, path: str) -> str:
        shown = Product.objects.get(slug=path.split("/")[2])
        return rendered("product", path, pages.product(shown, self.at))

    @cached_property
    def trees(self) -> dict[str, LexborHTMLParser]:
        return {path: LexborHTMLParser(html) for path, html in self.pages.items()}

    def rows(self, path: str) -> list[LexborNode]:
        return self.trees[path].css("table.comparison tbody tr")

    def row(self, name: str) -> LexborNode:
        ranked = (row for row in self.rows(PAID) if "data-placement" not in row.attributes)
        return next(row for row in ranked if name in find(row, ".product").text())


def asked(path: str) -> HttpRequest:
    return RequestFactory().get(path)


def rendered(
    kind: str, path: str, context: dict[str, Any], request: HttpRequest | None = None
) -> str:
    return render_to_string(f"reviews/{kind}.html", context, request=request or asked(path))


def order(look: Look, path: str) -> str:
    """“Alto 8.6, Basso 8.4”: the ranked rows as they stand, with the scores shown."""
    ranked = [row for row in look.rows(path) if "data-placement" not in row.attributes]
    return ", ".join(f"{name(row)} {score}" for row in ranked if (score := scored(row)))


def name(row: LexborNode) -> str:
    return words(row, ".product .thing a").split()[-1]


def scored(row: LexborNode) -> str:
    figure = row.css_first(".score .figure strong")
    return figure.text() if figure else ""


def paid_rows(look: Look) -> str:
    found = [name(row) for row in look.rows(PAID) if "data-placement" in row.attributes]
    return ", ".join(found) or "none"


def lowest(look: Look, product: str) -> str:
    """“$19.00 at Alder”, “See price at Birch”, “none”."""
    cell = find(look.row(product), ".cost")
    if (figure := cell.css_first("data")) is not None:
        return f"{figure.text()} at {words(cell, '.where a')}"
    link = cell.css_first("a.out")
    return link.text() if link else "none"


def old_figures(look: Look) -> str:
    """The pages with the figure of an offer whose newest price is older than it may be."""
    old = (
        f"{offer.price_amount:.2f}"
        for offer in Offer.objects.with_current_price(look.at).select_related("programme")
        if offer.price_confirmed_at and look.at - offer.price_confirmed_at > offer.max_price_age
    )
    held = [path for figure in old for path, html in look.pages.items() if figure in html]
    return ", ".join(held) or "on no page"


def of_cedar(look: Look) -> str:
    """On how many pages its name, its link or the address of its shop stands."""
    marks = ("Cedar", f"/go/{look.start.offers['Cedar'].pk}/", "cedar.example")
    held = [path for path, html in look.pages.items() if any(one in html for one in marks)]
    return f"on {len(held)} pages"


def link_in_text(look: Look) -> str:
    text = next(one for one in look.trees[GUIDE].css(".text") if "this kettle" in one.text())
    return "paid link" if text.css_first('a[rel~="sponsored"]') else "plain words"


def notice(look: Look) -> str:
    return find(look.trees[PAID], "[data-notice]").attributes["data-notice"] or ""


def corrected(look: Look) -> str:
    held = "We had measured another kettle." in look.pages[REVIEW]
    return (
        f"{words(look.trees[REVIEW], '.figure strong')}, {'corrected' if held else 'as published'}"
    )


def newest(look: Look) -> str:
    return str(cards.reviews(look.at)[0].product.name)


def served(look: Look) -> str:
    """How many of the pages the guard would send at this moment."""
    reports = (
        judging.report(html, path=path, at=look.at, only_blocking=True)
        for path, html in look.pages.items()
    )
    broken = [result for report in reports for result in report.results if result.blocks]
    return (
        "all pages" if not broken else "; ".join(f"{r.rule.id}: {r.verdict.words}" for r in broken)
    )


FACTS: dict[str, Callable[[Look], str]] = {
    "order with advertising": lambda look: order(look, PAID),
    "order without": lambda look: order(look, BLIND),
    "paid rows": paid_rows,
    "notice of the comparison": notice,
    "lowest price of Alto": lambda look: lowest(look, "Alto"),
    "lowest price of Basso": lambda look: lowest(look, "Basso"),
    "lowest price of Coda": lambda look: lowest(look, "Coda"),
    "figures too old to show": old_figures,
    "Cedar": of_cedar,
    "link in the guide": link_in_text,
    "score of Alto’s review": corrected,
    "newest review": newest,
    "price histories": lambda look: "shown" if histories_shown() else "not shown",
    "served by the guard": served,
}
