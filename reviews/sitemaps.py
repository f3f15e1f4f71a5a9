"""All pages that readers are meant to find, with absolute addresses from BASE_URL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from products.models import Category, Product
from reviews.models import Author, LiveComparison, LiveGuide, LiveReview


class Pages(Sitemap):  # type: ignore[type-arg]  # not subscriptable when run
    """The rows of one model that have a page; `rows` takes the moment that is asked about."""

    limit = 5000

    def __init__(self, rows: Callable[[datetime], QuerySet[Any]]) -> None:
        self.rows = rows

    def items(self) -> QuerySet[Any]:
        return self.rows(timezone.now())

    def lastmod(self, item: Model) -> datetime | None:
        return getattr(item, "changed_at", None)

    def get_domain(self, site: object = None) -> str:
        return str(urlsplit(settings.BASE_URL).netloc)

    def get_protocol(self, protocol: str | None = None) -> str:
        return str(urlsplit(settings.BASE_URL).scheme)


class FixedPages(Pages):
    names = (
        "home",
        "how-we-rank",
        "transparency",
        "advertising-disclosure",
        "about",
        "privacy",
        "corrections",
    )

    def __init__(self) -> None:
        pass

    def items(self) -> Any:
        return self.names

    def location(self, item: str) -> str:
        return reverse(f"reviews:{item}")


class Comparisons(Pages):
    """At the one of its two addresses that is canonical: a sitemap that lists the other as well would
    ask for what the page itself declines."""

    def location(self, item: LiveComparison) -> str:
        return item.get_canonical_url()


def unlisted(at: datetime) -> list[str]:
    """What readers reach without the sitemap: searches, the form for reports, the head of the
    record, the other order of each table, states of tables, pages that were withdrawn."""
    search = reverse("reviews:search")
    comparisons = list(LiveComparison.objects.shown(at))
    others = [row.get_other_url() for row in comparisons]
    tables = [row.get_absolute_url() for row in comparisons]
    states = [f"{table}?{state}" for table in tables for state in ("sort=product", "page=2")]
    gone = LiveGuide.objects.filter(until_at__lte=at).values_list("slug", flat=True)
    withdrawn = [reverse("reviews:guide", args=[slug]) for slug in gone]
    return [
        search,
        f"{search}?q=the",
        f"{search}?q=nothing-has-this-word",
        reverse("reviews:report"),
        reverse("record:page"),
        *others,
        *states,
        *withdrawn,
    ]


SITEMAPS: dict[str, Pages] = {
    "fixed": FixedPages(),
    "categories": Pages(lambda at: Category.objects.all()),
    "comparisons": Comparisons(LiveComparison.objects.shown),
    "guides": Pages(LiveGuide.objects.shown),
    "products": Pages(lambda at: Product.objects.listed().order_by("pk")),
    "reviews": Pages(lambda at: LiveReview.objects.shown(at).select_related("product")),
    "authors": Pages(lambda at: Author.objects.order_by("pk")),
}
