"""What an address asks for that its page knows nothing of can be left out."""

from typing import Any

import pytest

from reviews.filters import ComparisonFilter
from reviews.models import LiveComparison
from reviews.parameters import known
from tests.conftest import Site

pytestmark = pytest.mark.django_db


def test_a_comparison_knows_its_filters_its_orders_and_its_pages(site: Site) -> None:
    expected = {"q", "brand", "max_price", "scored", "sort", "page", "spec-quiet-mode"}
    for path in ("/compare/kettles/", "/compare/kettles/without-advertising/"):
        assert set(known(path) or ()) == expected
    shown = LiveComparison.objects.get()
    filters = ComparisonFilter({}, comparison=shown, queryset=None, at=site.at).filters  # type: ignore[arg-type]
    assert set(filters) | {"sort", "page"} == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", set()),
        ("/products/alto/", set()),
        ("/products/unknown/", set()),
        ("/categories/kettles/", {"page"}),
        ("/corrections/", {"page"}),
        ("/corrections/1/", set()),
        ("/search/", {"q", "kind", "page"}),
        ("/report-a-problem/", {"about", "page", "offer", "product"}),
        ("/feeds/all.atom", None),
        ("/transparency/placements.csv", None),
        ("/go/1/", None),
        ("/sitemap.xml", None),
        ("/admin/", None),
        ("/audit/", None),
        ("/nowhere", None),
    ],
)
def test_other_pages_know_few(site: Site, path: str, expected: Any) -> None:
    assert known(path) == expected
