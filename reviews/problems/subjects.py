"""What a report is about: a page of this site that is there, and perhaps an offer or a product on it.

Whatever comes from an address or a form is looked up here; what is not found is as if it were not said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from products.models import Category, Offer, Product
from reviews.models import Author, LiveComparison, LiveGuide, LiveReview, Problem
from reviews.routes import route

LONGEST_PATH = Problem._meta.get_field("path").max_length or 0
MOST_DIGITS = 18  # more are no number of a row
Found = QuerySet[Any]
PAGES: dict[str, Callable[[str, datetime], Found]] = {
    "product": lambda slug, at: Product.objects.listed().filter(slug=slug).select_related("brand"),
    "review": lambda slug, at: (
        LiveReview.objects.shown(at).filter(product__slug=slug).select_related("product__brand")
    ),
    "guide": lambda slug, at: LiveGuide.objects.shown(at).filter(slug=slug),
    "comparison": lambda slug, at: LiveComparison.objects.shown(at).filter(slug=slug),
    "comparison-without-advertising": lambda slug, at: LiveComparison.objects.shown(at).filter(
        slug=slug
    ),
    "category": lambda slug, at: Category.objects.filter(slug=slug),
    "author": lambda slug, at: Author.objects.filter(slug=slug),
}
FIXED = {
    "home": "the front page",
    "search": "the search",
    "how-we-rank": "How we rank",
    "transparency": "Transparency",
    "corrections": "Reports and corrections",
    "advertising-disclosure": "How we are paid",
    "about": "About",
    "privacy": "Privacy",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """`title` names the page; it is empty where no page was told: then the report is about the site."""

    about: str
    path: str
    title: str = ""
    product: Product | None = None
    offer: Offer | None = None


def subject_of(said: Mapping[str, str], at: datetime) -> Subject:
    """By `about`, `page`, `offer` and `product` of an address or a form."""
    about = said.get("about", "")
    about = about if about in Problem.About.values else ""
    path = said.get("page", "")
    page = _page(path, at)
    if page is None:
        return Subject(about, reverse("reviews:home"))
    title, of = page
    offer = _offer(said.get("offer", ""), of)
    product = of or (offer.product if offer else _product(said.get("product", "")))
    return Subject(about, path, title, product, offer)


def _page(path: str, at: datetime) -> tuple[str, Product | None] | None:
    """The title of the page of this site at `path`, and the product that it is about; None if none is there."""
    if not path.startswith("/") or len(path) > LONGEST_PATH:
        return None
    match = route(path)
    if match is None:
        return None
    name = match.url_name or ""
    if name in FIXED:
        return FIXED[name], None
    row = PAGES[name](match.kwargs["slug"], at).first() if name in PAGES else None
    return None if row is None else (str(row), _product_of(row))


def _product_of(row: Model) -> Product | None:
    if isinstance(row, LiveReview):
        return row.product
    return row if isinstance(row, Product) else None


def _offer(number: str, product: Product | None) -> Offer | None:
    """The offer with this number, if it is of `product` where the page is about one."""
    if not is_number(number):
        return None
    found = Offer.objects.filter(pk=int(number), product__is_listed=True)
    found = found.filter(product=product) if product else found
    return found.select_related("merchant", "product__brand").first()


def _product(number: str) -> Product | None:
    if not is_number(number):
        return None
    return Product.objects.listed().filter(pk=int(number)).select_related("brand").first()


def is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
