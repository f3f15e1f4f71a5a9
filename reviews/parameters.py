"""Which parameters the page at an address knows; all others mean nothing to it."""

from __future__ import annotations

from django.utils import timezone

from products.models import Specification
from reviews.editions import FIXED
from reviews.filters import ComparisonFilter
from reviews.models import LiveComparison
from reviews.routes import route

NONE: frozenset[str] = frozenset()
KNOWN: dict[str, frozenset[str]] = {
    **dict.fromkeys((*FIXED, "product", "review", "guide", "report-thanks"), NONE),
    "category": frozenset({"page"}),
    "corrections": frozenset({"page"}),
    "search": frozenset({"q", "kind", "page"}),
    "report": frozenset({"about", "page", "offer", "product"}),
}
COMPARISONS = {"comparison", "comparison-without-advertising"}
OF_TABLES = frozenset({"sort", "page", *ComparisonFilter.base_filters})


def known(path: str) -> frozenset[str] | None:
    """None where no page of this site is, or one that is no page for readers, such as a feed. Two
    queries at most."""
    match = route(path)
    if match is None:
        return None
    name = match.url_name or ""
    if name in COMPARISONS:
        return OF_TABLES | _filters(match.kwargs["slug"])
    return KNOWN.get(name)


def _filters(slug: str) -> set[str]:
    """Those by what a product has, which a comparison has for each of its columns of that kind."""
    shown = LiveComparison.objects.shown(timezone.now()).filter(slug=slug).first()
    columns = shown.specifications if shown else []
    yes_no = [one for one in columns if one.kind == Specification.Kind.YES_NO]
    return {f"spec-{one.slug}" for one in yes_no}
