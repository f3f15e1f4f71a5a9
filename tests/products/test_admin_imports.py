"""Commerce people import feeds in the admin: they see first what a file would do."""

import gzip
import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings
from selectolax.lexbor import LexborHTMLParser

from products.admin import feed_form, imports, tickets
from products.models import Merchant, Offer, PriceObservation, Product
from tests import builders, desk
from tests.products.feeds import test_awin, test_google_text
from tests.products.feeds.samples import feed, item
from tests.products.feeds.test_merge import everything

pytestmark = pytest.mark.django_db

URL = "/admin/products/offer/import/"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Settings) -> Path:
    """Where the uploaded files wait, for this test alone."""
    settings.SITE_DIR = tmp_path
    folder = tmp_path / "waiting"
    folder.mkdir()
    builders.merchant("Alder Shop")
    builders.category()
    return folder


def upload(client: Client, content: str | bytes, name: str = "feed.xml", **fields: Any) -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    sent = {
        "file": SimpleUploadedFile(name, data),
        "merchant": Merchant.objects.get(slug="alder-shop").pk,
        "category": builders.category().pk,
    }
    return client.post(URL, sent | fields)


def ticket(page: Any) -> str:
    field = LexborHTMLParser(page.content.decode()).css_first("[name=ticket]")
    assert field is not None, desk.text(page)
    return field.attributes["value"] or ""


def answer(client: Client, page: Any, button: str = "confirm") -> Any:
    return client.post(URL, {"ticket": ticket(page), button: "1"}, follow=True)


def test_a_feed_is_previewed_and_then_imported(own_folder: Path) -> None:
    client = desk.signed_in("commerce")
    page = upload(client, feed(item(), item(id="K2", price="free")))
    shown = desk.text(page)
    for line in (
        "Nothing has been changed yet. feed.xml was read as google-xml, as its content shows, for "
        "Alder Shop in Kettles",
        "Rows 2 read, 1 refused, 0 repeated",
        "Products 1 new",
        "Offers 1 new, 0 changed, 0 unchanged",
        "1 × price is not a price: give a number such as 24.90",
        "item 2: free",
        "1 K1 Tin & Co Kettle One new: Tin & Co Kettle One new 24.90 USD a new price",
    ):
        assert line in shown
    assert everything() == []
    assert len(list(own_folder.iterdir())) == 1
    page = answer(client, page)
    merchant = Merchant.objects.get()
    assert page.redirect_chain[-1][0].endswith(f"?merchant__id__exact={merchant.pk}")
    told = "Imported feed.xml: 1 products new; 1 offers new, 0 changed; 1 prices new, 0 confirmed; 1 rows refused."
    assert told in desk.text(page)
    assert (Product.objects.get().name, Offer.objects.get().merchant_item_id) == (
        "Kettle One",
        "K1",
    )
    assert PriceObservation.objects.get().source == "feed.xml"
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.user.username) == (str(merchant.pk), "commerce")
    assert entry.get_change_message() == told
    assert list(own_folder.iterdir()) == []


def test_the_same_feed_again_shows_what_is_confirmed_and_what_changed() -> None:
    client = desk.signed_in("commerce")
    answer(client, upload(client, feed(item(), item(id="K2"))))
    product = Product.objects.first()
    assert product is not None
    page = upload(client, feed(item(price="19.90 USD"), item(id="K2", title="Renamed")))
    shown = desk.text(page)
    assert "19.90 USD a new price, was 24.90 USD" in shown
    assert "changed 24.90 USD the price on record, seen again later" in shown
    assert "Offers 0 new, 1 changed, 1 unchanged" in shown
    assert f"/admin/products/product/{product.pk}/change/" in page.content.decode()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (test_google_text.feed(), "feed.txt", "google-tsv"),
        (gzip.compress(test_awin.feed().encode(), mtime=0), "datafeed.csv.gz", "awin-csv"),
        ("id;name;price\nK1;Kettle;5 USD\n", "prices.csv", "table"),
    ],
)
def test_every_format_of_the_command_is_read(content: str | bytes, name: str, kind: str) -> None:
    client = desk.signed_in("commerce")
    page = upload(client, content, name)
    assert f"{name} was read as {kind}, as its content shows" in desk.text(page)
    answer(client, page)
    assert Offer.objects.get().merchant_item_id == "K1"


COLORED = "id,name,color,price\nK1,One,red,5 USD\n"


@pytest.mark.parametrize(
    ("groups", "listed", "colors", "told"),
    [
        (
            ["commerce"],
            False,
            [],
            "New products wait unlisted for an editor. Values of specifications are not taken over",
        ),
        (["commerce", "editors"], True, ["red"], "New products are listed at once."),
    ],
)
def test_a_feed_publishes_no_more_than_the_person_may(
    groups: list[str], listed: bool, colors: list[str], told: str
) -> None:
    builders.specification("Color", "text")
    client = desk.signed_in(groups[0])
    builders.user(groups[0]).groups.set(Group.objects.filter(name__in=groups))
    page = upload(client, COLORED, "prices.csv")
    assert told in desk.text(page)
    answer(client, page)
    product = Product.objects.get()
    assert product.is_listed is listed
    assert [value.display for value in product.specification_values.all()] == colors
    assert product.offers.get().prices.count() == 1


def test_products_on_record_keep_what_they_have_whoever_imports() -> None:
    color = builders.specification("Color", "text")
    product = builders.product("Kettle", gtin="4006381333931")
    product.specification_values.create(specification=color, text="crimson")
    client = desk.signed_in("commerce")
    content = "id,name,color,price,gtin\nK1,One,red,5 USD,4006381333931\n"
    answer(client, upload(client, content, "prices.csv"))
    assert Product.objects.get().is_listed
    assert product.specification_values.get().display == "crimson"
    assert product.offers.count() == 1


def test_what_the_form_says_reaches_the_import() -> None:
    pans = builders.category("Pans")
    programme = builders.programme(name="Chosen")
    builders.programme(name="Other")
    client = desk.signed_in("commerce")
    page = upload(
        client,
        "kind,title,color,cost\npan,One,red,5\npot,Two,red,6\n",
        "prices.csv",
        category=pans.pk,
        programme=programme.pk,
        currency=" eur",
        format="table",
        mapped="price=cost\n\n",
        key="title, color",
        only="kind=pan",
    )
    assert "prices.csv was read as table, for Alder Shop in Pans" in desk.text(page)
    answer(client, page)
    offer = Offer.objects.get()
    assert (offer.merchant_item_id, offer.programme, offer.product.category) == (
        "One | red",
        programme,
        pans,
    )
    assert str(offer.prices.get()).startswith("5.00 EUR")


@pytest.mark.parametrize(
    ("field", "given", "error"),
    [
        ("currency", "dollars", "is no currency"),
        ("mapped", "price", "write NAME=VALUE"),
        ("only", "=x", "write NAME=VALUE"),
        ("merchant", "", "This field is required"),
        ("format", "excel", "Select a valid choice"),
    ],
)
def test_what_is_wrong_in_the_form_is_told_at_its_field(field: str, given: str, error: str) -> None:
    page = upload(desk.signed_in("commerce"), feed(item()), **{field: given})
    assert error in desk.errors_at(page, field)


def test_a_programme_of_another_merchant_is_refused() -> None:
    other = builders.programme(builders.merchant("Birch Store"))
    page = upload(desk.signed_in("commerce"), feed(item()), programme=other.pk)
    assert "This is a programme of Birch Store." in desk.errors_at(page, "programme")


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        (b"", "feed.xml", "The submitted file is empty."),
        (b"  \n", "feed.xml", "The file is empty."),
        (PNG, "kettle.png", "The file is not text."),
        (b"PK\x03\x04....", "prices.xlsx", "an Excel workbook"),
        (b"<!DOCTYPE html><html>", "feed.xml", "is a web page and no feed"),
        (b"<rss><item>", "feed.xml", "The XML is broken"),
        (b"id,name\n1,Caf\xe9\n", "prices.csv", "is not UTF-8"),
        (b"a,b\n1,2\n", "prices.csv", "no column with the name of the product"),
        (gzip.compress(b"id,name\n1,One\n" * 9, mtime=0)[:-6], "feed.gz", "feed.gz is packed with gzip and dam"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_feed_is_refused_at_its_field_and_not_kept(
    content: bytes, name: str, error: str, own_folder: Path
) -> None:
    page = upload(desk.signed_in("commerce"), content, name)
    assert error in desk.errors_at(page, "file")
    assert everything() == []
    assert list(own_folder.iterdir()) == []


def test_a_file_that_is_too_large_or_unpacks_to_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = desk.signed_in("commerce")
    monkeypatch.setattr(feed_form, "LARGEST", 1_000_000)
    page = upload(client, b"x" * 1_500_000, "feed.xml")
    assert "The file has 1.5 MB, and 1 MB is the most" in desk.errors_at(page, "file")
    monkeypatch.setattr(imports, "LARGEST_UNPACKED", 1_000_000)
    bomb = gzip.compress(b"id,name\n1,Kettle" + b" " * 9_000_000)
    page = upload(client, bomb, "feed.csv.gz")
    assert "unpacks to more than 1 MB" in desk.errors_at(page, "file")
    monkeypatch.setattr(imports, "MOST_ROWS", 2)
    page = upload(client, "id,name\n1,One\n2,Two\n3,Three\n", "feed.csv")
    assert "more than 2 rows" in desk.errors_at(page, "file")
    assert everything() == []


def test_at_most_fifty_wrong_rows_are_shown_and_all_are_counted() -> None:
    wrong = "".join(
        f"K{n},Kettle,5 USD,{'x' * (n // 20)}://no\n"
        if n < 40
        else f"K{n},{'' if n < 60 else 'Kettle'},{'free' if n < 90 else '0 USD'},\n"
        for n in range(200)
    )
    page = upload(desk.signed_in("commerce"), f"id,name,price,url\n{wrong}", "prices.csv")
    shown = desk.text(page)
    assert "Rows 200 read, 200 refused" in shown
    assert shown.count(" line ") <= 50
    assert "110 × price is zero" in shown
    assert "and 100 more" in shown
    assert 'name="confirm"' not in page.content.decode()


def test_what_a_feed_says_is_never_markup() -> None:
    page = upload(
        desk.signed_in("commerce"),
        "id,name,price\n1,<script>alert(1)</script>,5 USD\n2,b,<b>\n",
        "<i>.csv",
    )
    content = page.content.decode()
    assert "&lt;script&gt;" in content
    assert "<script>alert" not in content
    assert "<b>\n" not in content


def test_a_feed_can_be_looked_at_and_left(own_folder: Path) -> None:
    client = desk.signed_in("commerce")
    page = answer(client, upload(client, feed(item())), "cancel")
    assert "Nothing was imported from feed.xml." in desk.text(page)
    assert everything() == []
    assert list(own_folder.iterdir()) == []
    assert not LogEntry.objects.exists()


def test_files_of_abandoned_previews_go_with_the_next_upload(own_folder: Path) -> None:
    client = desk.signed_in("commerce")
    for age in (tickets.LASTS + 60, tickets.LASTS - 60):
        old = set(own_folder.iterdir())
        upload(client, feed(item()))
        [file] = set(own_folder.iterdir()) - old
        os.utime(file, (time.time() - age,) * 2)
    page = upload(client, feed(item()))
    ages = sorted(round(time.time() - file.stat().st_mtime, -2) for file in own_folder.iterdir())
    assert ages == [0, round(tickets.LASTS - 60, -2)]
    answer(client, page)
    assert len(list(own_folder.iterdir())) == 1
    assert Offer.objects.count() == 1


def test_the_folder_is_made_when_it_is_needed_and_nobody_else_reads_it(own_folder: Path) -> None:
    own_folder.rmdir()
    upload(desk.signed_in("commerce"), feed(item()))
    assert own_folder.stat().st_mode & 0o777 == 0o700


def test_a_preview_is_confirmed_once_and_only_by_who_saw_it() -> None:
    client = desk.signed_in("commerce")
    page = upload(client, feed(item()))
    assert "upload the file again" in desk.text(answer(desk.signed_in(), page))
    assert everything() == []
    answer(client, page)
    before = everything()
    assert "upload the file again" in desk.text(answer(client, page))
    assert everything() == before


@pytest.mark.parametrize("change", ["forged", "old", "merchant gone"])
def test_a_ticket_that_cannot_be_trusted_imports_nothing(
    change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk.signed_in("commerce")
    page = upload(client, feed(item()))
    sent = ticket(page)
    if change == "forged":
        sent = signing.dumps({"user": 1, "file": "/etc/passwd"}, salt="other")
    elif change == "old":
        monkeypatch.setattr(tickets, "LASTS", -1)
    else:
        Merchant.objects.all().delete()
    page = client.post(URL, {"ticket": sent, "confirm": "1"}, follow=True)
    assert "upload the file again" in desk.text(page)
    assert everything() == []


def test_files_may_wait_in_a_cache_that_several_machines_share(settings: Settings) -> None:
    settings.IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.CacheStorage"
    client = desk.signed_in("commerce")
    page = upload(client, feed(item()))
    answer(client, page)
    assert Offer.objects.count() == 1
    assert "upload the file again" in desk.text(answer(client, page))


def test_the_button_stands_where_it_can_be_used() -> None:
    button = f'href="{URL}"'
    for path in ("offer", "product"):
        address = f"/admin/products/{path}/"
        assert button in desk.signed_in("commerce").get(address).content.decode()
        assert button not in desk.signed_in("editors").get(address).content.decode()
        assert button not in desk.signed_in("auditors").get(address).content.decode()
    assert button not in desk.signed_in().get("/admin/products/merchant/").content.decode()


@pytest.mark.parametrize("group", ["editors", "auditors"])
def test_others_cannot_import(group: str) -> None:
    client = desk.signed_in(group)
    assert client.get(URL).status_code == 403
    assert upload(client, feed(item())).status_code == 403
    assert everything() == []


def test_the_right_to_add_offers_alone_is_not_the_right_to_import() -> None:
    clerks = Group.objects.create(name="clerks")
    clerks.permissions.set(Permission.objects.filter(codename__in=["add_offer", "change_offer"]))
    assert desk.signed_in("clerks").get(URL).status_code == 403


def test_nobody_imports_without_signing_in() -> None:
    assert Client().get(URL).status_code == 302
    assert upload(Client(), feed(item())).status_code == 302
    assert everything() == []
