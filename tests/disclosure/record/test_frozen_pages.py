"""Pages of the site as readers get them while the record is kept, through the whole middleware."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from django.conf import LazySettings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from disclosure import registers
from disclosure.guard.recording import may_be_frozen
from disclosure.models import Entry, Frozen, Incident
from disclosure.record import bodies, log, store
from products import catalogue
from products.models import Offer, Placement
from tests.conftest import Site

ALTO, BASSO, COMPARED = "/products/alto/", "/products/basso/", "/compare/kettles/"
ELSEWHERE = {"search", "search form", "report"}  # what asks something is judged, not recorded

pytestmark = pytest.mark.usefixtures("recording")


def newest(path: str) -> Entry:
    found = log.newest(registers.address(path))
    assert found is not None, f"{path} is not on record"
    return found


def entries(path: str) -> int:
    return Entry.objects.filter(url=registers.address(path)).count()


def reprice(site: Site, amount: str) -> None:
    offer = Offer.objects.get(product=site.alto, merchant=site.alder)
    catalogue.confirm_price(
        offer,
        amount=Decimal(amount),
        currency="USD",
        availability="in_stock",
        at=timezone.now(),
        source="a feed",
    )


def break_templates(settings: LazySettings, folder: Path) -> None:
    """From now on no page has a notice."""
    (folder / "disclosure").mkdir()
    (folder / "disclosure" / "_notice.html").write_text("")
    engine = settings.TEMPLATES[0]
    folders: Any = engine["DIRS"]
    settings.TEMPLATES = [{**engine, "DIRS": [folder, *folders]}]


def test_each_page_is_on_record_as_it_was_sent(full_site: Site, client: Client) -> None:
    for name, path in full_site.paths.items():
        sent = client.get(path)
        assert sent.status_code == 200, path
        if name in ELSEWHERE:
            continue
        digest = sha256(sent.content).hexdigest()
        assert newest(path).body == digest, path
        assert bodies.load(digest) == sent.content
        assert client.get(path).content == sent.content


def test_what_asks_something_is_not_on_record(site: Site, client: Client) -> None:
    before = Entry.objects.count()
    for path in (*site.search_paths.values(), "/nowhere/", f"{COMPARED}?sort=price", "/healthz"):
        client.get(path)
    assert Entry.objects.count() == before


def test_a_page_is_made_once(site: Site, client: Client, django_assert_num_queries: Any) -> None:
    first = client.get(COMPARED)
    with django_assert_num_queries(
        4
    ):  # of what it is made, the frozen page, its bytes, the editions
        second = client.get(COMPARED)
    assert second.content == first.content
    assert second["ETag"] == first["ETag"]
    assert entries(COMPARED) == 1


def test_of_a_page_that_holds_no_more_the_bytes_are_not_read(
    site: Site, client: Client, django_assert_num_queries: Any
) -> None:
    client.get(COMPARED)
    reprice(site, "19.90")
    with django_assert_num_queries(2):  # the frozen page, and the editions
        assert store.find(COMPARED, timezone.now()) is None
    client.get(COMPARED)
    assert store.find(COMPARED, timezone.now()) is not None


def test_an_entry_says_what_the_page_told_of_money(site: Site, client: Client) -> None:
    client.get(COMPARED)
    told = json.loads(newest(COMPARED).data)
    assert told["notice"]["kinds"] == ["commission", "placement", "general"]
    assert [one["number"] for one in told["placements"]] == [str(site.placement.pk)]
    assert {one["kind"] for one in told["links"]} == {"commission"}
    assert told["verdicts"]["L01"] == "pass"
    assert told["previous"] is None


def test_what_is_no_page_asks_nothing_of_the_store(
    site: Site, client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        client.get("/robots.txt")


def test_a_change_makes_the_page_anew_and_one_elsewhere_does_not(
    site: Site, client: Client
) -> None:
    before = client.get(ALTO).content
    reprice(site, "47.00")
    after = client.get(ALTO).content
    assert b"47.00" in after
    assert b"47.00" not in before
    assert entries(ALTO) == 2
    told = json.loads(newest(ALTO).data)
    first = Entry.objects.filter(url=registers.address(ALTO)).order_by("number")[0]
    assert told["previous"] == log.leaf_hash(first).hex()


def test_a_change_that_a_page_does_not_show_adds_no_entry(site: Site, client: Client) -> None:
    client.get("/about/")
    client.get(BASSO)
    site.alder.country = "CH"
    site.alder.save()
    client.get("/about/")
    assert entries("/about/") == 1


def test_a_placement_that_ends_ends_the_frozen_page(site: Site, client: Client) -> None:
    client.get(COMPARED)
    frozen = Frozen.objects.get(path=COMPARED)
    assert frozen.valid_until
    assert frozen.valid_until <= Placement.objects.get().ends_at
    Frozen.objects.update(valid_until=timezone.now())
    client.get(COMPARED)
    assert Frozen.objects.get(path=COMPARED).frozen_at > frozen.frozen_at
    assert entries(COMPARED) == 1


def test_who_has_the_page_is_told_so(site: Site, client: Client) -> None:
    tag = client.get(ALTO)["ETag"]
    again = client.get(ALTO, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    reprice(site, "47.00")
    assert client.get(ALTO, headers={"if-none-match": tag}).status_code == 200


def test_a_page_is_sent_packed_and_by_head_without_its_bytes(site: Site, client: Client) -> None:
    plain = client.get(ALTO)
    packed = client.get(ALTO, headers={"accept-encoding": "br"})
    assert brotli.decompress(packed.content) == plain.content
    assert client.head(ALTO)["Content-Length"] == str(len(plain.content))


def test_the_headers_of_a_frozen_page_are_those_of_the_first(site: Site, client: Client) -> None:
    first, second = client.get(ALTO), client.get(ALTO)
    assert dict(first.headers) == dict(second.headers)
    assert "Content-Security-Policy" in first.headers
    assert first["Vary"] == "Accept-Encoding"
    assert first["Cache-Control"] == "no-cache"


def test_what_a_page_knows_nothing_of_is_left_out_of_its_address(
    site: Site, client: Client
) -> None:
    led = client.get(f"{COMPARED}?utm_source=x&sort=price&fbclid=y")
    assert (led.status_code, led["Location"]) == (302, f"{COMPARED}?sort=price")
    assert client.get(f"{ALTO}?utm_source=x")["Location"] == ALTO
    assert client.get(f"{COMPARED}?sort=price").status_code == 200


def test_instead_of_a_broken_page_the_last_good_one_is_sent(
    site: Site, client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    good = client.get(BASSO).content
    break_templates(settings, tmp_path)
    site.alder.country = "CH"
    site.alder.save()  # so that it has to be made anew
    sent = client.get(BASSO)
    assert (sent.status_code, sent.content) == (200, good)
    assert Incident.objects.filter(path=BASSO).exists()
    assert newest(BASSO).body == sha256(good).hexdigest()


def test_a_version_that_breaks_a_promise_now_does_not_stand_in(
    site: Site, client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    client.get(ALTO)
    break_templates(settings, tmp_path)
    reprice(site, "47.00")  # the frozen page tells another price
    assert client.get(ALTO).status_code == 503


def test_a_page_that_never_was_good_is_not_sent(
    site: Site, client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    break_templates(settings, tmp_path)
    assert client.get(BASSO).status_code == 503
    assert entries(BASSO) == 0


def test_where_the_record_cannot_be_kept_nothing_is_sent(site: Site, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE disclosure_body")
    assert client.get(BASSO).status_code == 503


def test_a_stand_in_is_on_record_with_what_was_told_of_it(
    site: Site, client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    client.get(COMPARED)
    first = json.loads(newest(COMPARED).data)
    break_templates(settings, tmp_path)
    site.alder.country = "CH"
    site.alder.save()
    assert client.get(COMPARED).status_code == 200
    again = json.loads(newest(COMPARED).data)
    assert again["ranking"] == first["ranking"]
    assert again["version"] == first["version"]


def test_a_page_that_was_taken_off_the_site_does_not_stand_in(
    site: Site, client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    assert client.get(BASSO).status_code == 200
    break_templates(settings, tmp_path)
    site.basso.is_listed = False
    site.basso.save()
    assert client.get(BASSO).status_code == 503


def test_an_address_that_asks_for_nothing_leads_to_the_page(site: Site, client: Client) -> None:
    assert client.get(f"{ALTO}?&")["Location"] == ALTO


@pytest.mark.parametrize(
    ("header", "value"),
    [("Cache-Control", "private"), ("Cache-Control", "max-age=0, no-store"), ("Vary", "Cookie")],
)
def test_a_page_of_one_reader_is_not_frozen(header: str, value: str) -> None:
    shared = HttpResponse(headers={"Vary": "Accept-Encoding", "Cache-Control": "max-age=60"})
    assert may_be_frozen(shared)
    assert not may_be_frozen(HttpResponse(headers={header: value}))


def test_who_waited_for_a_page_gets_it_though_it_was_changed_since(
    site: Site, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    asked_at = timezone.now()
    with django_capture_on_commit_callbacks(execute=True):
        client.get(ALTO)
    reprice(site, "47.00")
    assert store.find(ALTO, timezone.now()) is None
    waited = store.made_since(ALTO, asked_at)
    assert waited
    assert b"49.90" in waited.body
    assert store.made_since(ALTO, timezone.now()) is None
