"""The guard asks the database as often for a long page as for a short one."""

from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from disclosure.guard import Guard
from tests import builders
from tests.conftest import Site


def asked(client: Client, path: str) -> int:
    """By the guard alone, for the page as it is now."""
    html = client.get(path).content.decode()
    guard = Guard(lambda request: HttpResponse(html))
    with CaptureQueriesContext(connection) as queries:
        assert guard(RequestFactory().get(path)).status_code == 200
    return len(queries)


def test_a_page_of_many_rows_costs_as_many_queries_as_one_of_two(
    site: Site, client: Client
) -> None:
    few = asked(client, "/compare/kettles/")
    for number in range(10):
        kettle = builders.product(f"Extra {number}")
        builders.price(builders.offer(kettle, site.alder, programme=site.programme), at=site.at)
        builders.published_review(kettle, site.method)
    assert (few, asked(client, "/compare/kettles/")) == (5, 5)
