"""Commerce people import feeds in the admin: they see first what a file would do."""

import gzip
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.core import signing

from products.admin import feed_form, imports, tickets
from products.models import Merchant, Offer, PriceObservation, Product
from tests import builders, desk
from tests.products.feeds import test_awin, test_google_text
from tests.products.feeds.samples import feed, item
from tests.products.feeds.test_merge import everything
from tests.products.uploads import URL, answer, ticket, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]


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
    told = "Imported feed.xml: 1 products new; 1 offers new, 0 changed; 1 prices new, 0 confirmed, 0 held for an editor; 1 rows refused."
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


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("a,name\n1,One\n", "“columns”: item_id=COLUMN, or which columns together name an item with “key columns”: COLUMN,COLUMN."),
        ("id,b\n1,One\n", "Say which it is with “columns”: name=COLUMN."),
    ],
)  # fmt: skip
def test_what_a_file_lacks_is_told_with_the_fields_of_the_form(content: str, error: str) -> None:
    page = upload(desk.signed_in("commerce"), content, "prices.csv")
    assert error in desk.errors_at(page, "file")
    assert "--" not in desk.errors_at(page, "file")


def test_what_a_row_lacks_is_told_with_the_fields_of_the_form() -> None:
    client = desk.signed_in("commerce")
    shown = desk.text(upload(client, "id,name,price\n1,One,5\n2,Two,6 USD\n", "prices.csv"))
    assert "names no currency: give it in the file, or with “Currency”" in shown
    shown = desk.text(upload(client, "id,name\n1,One\n1,Two\n", "prices.csv"))
    assert "in a table, “key columns” can tell items apart" in shown
    assert "Say which with “columns”: price=COLUMN." in shown
    page = upload(client, feed(item()), only="brand=x")
    told = "“columns”, “key columns” and “only rows with” are for tables"
    assert told in desk.errors_at(page, "file")
