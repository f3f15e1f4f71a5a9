import csv
import gzip
import re
import shlex
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from products.feeds import awin, formats
from products.feeds.dialect import ALIASES
from products.feeds.rows import FIELDS
from products.management.commands.import_feed import Command
from products.models import Offer, PriceObservation, Product
from tests import builders
from tests.products.feeds import test_awin, test_google_text
from tests.products.feeds.samples import feed, item

pytestmark = pytest.mark.django_db
MANUAL = (Path(__file__).resolve().parents[2] / "docs/importing.md").read_text()
DJANGOS = {
    "--help",
    "--version",
    "--verbosity",
    "--settings",
    "--pythonpath",
    "--traceback",
    "--no-color",
    "--force-color",
    "--skip-checks",
}
TABLE = "name,color,price\nKettle One,red,24.90\nKettle One,blue,free\nKettle Two,red,\n"


@pytest.fixture(autouse=True)
def shop() -> None:
    builders.merchant("Alder Shop")
    builders.specification("Color", "text")


def run(
    file: Path, *arguments: str, merchant: str = "alder-shop", category: str = "kettles"
) -> str:
    out = StringIO()
    call_command(
        "import_feed",
        str(file),
        "--merchant",
        merchant,
        "--category",
        category,
        *arguments,
        stdout=out,
    )
    return out.getvalue()


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_table_goes_in_and_the_report_tells_what_was_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "prices.csv", TABLE)
    listing = tmp_path / "refused.csv"
    out = run(file, "--key", "name,color", "--currency", "usd", "--report", str(listing))
    assert out == (
        "prices.csv imported\n"
        "Format     table, as its content shows\n"
        "Rows       3 read\n"
        "Products   2 new\n"
        "Offers     2 new, 0 changed, 0 unchanged\n"
        "Prices     1 new, 0 confirmed, 0 unchanged\n"
        "           1 rows without a price\n"
        "Repeated   0\n"
        "Warnings   0\n"
        "Held       0\n"
        "Refused    1\n"
        "  1 × price is not a price: give a number such as 24.90\n"
        "      line 3: 'free'\n"
        f"All refusals and warnings: {listing}\n"
    )
    with listing.open(encoding="utf-8-sig") as table:
        assert [row["number"] for row in csv.DictReader(table)] == ["3"]
    price = PriceObservation.objects.get()
    assert price.source == "prices.csv"
    assert timezone.now() - price.observed_at < builders.HOUR
    assert price.offer.product.specification_values.get().text == "red"


def test_a_packed_google_feed_goes_in_twice_and_the_second_time_only_confirms(
    tmp_path: Path,
) -> None:
    content = feed(item(), item(id="K2", title="Salt & Pepper"))
    file = written(tmp_path / "feed.xml.gz", gzip.compress(content.encode(), mtime=0))
    assert "Prices     2 new, 0 confirmed" in run(file)
    before = list(Offer.objects.values())
    out = run(file)
    assert "Products   0 new\nOffers     0 new, 0 changed, 2 unchanged\n" in out
    assert "Prices     0 new, 2 confirmed, 0 unchanged" in out
    assert "Note       1 raw “&” were read as “&amp;”: the XML was not well-formed.\n" in out
    assert list(Offer.objects.values()) == before


def test_a_dry_run_says_so_and_changes_nothing(tmp_path: Path) -> None:
    out = run(written(tmp_path / "feed.xml", feed(item())), "--dry-run")
    assert out.startswith("feed.xml would be imported (dry run: nothing was changed)\n")
    assert "Products   1 new" in out
    assert not Product.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (feed(item()), "google-xml"),
        (test_google_text.feed(), "google-tsv"),
        (test_awin.feed(), "awin-csv"),
        ("id,name\nK1,Kettle\n", "table"),
    ],
)
def test_the_format_is_found_out_and_told(tmp_path: Path, content: str, told: str) -> None:
    file = written(tmp_path / "feed", content)
    assert f"imported\nFormat     {told}, as its content shows\nRows       1 read" in run(file)
    assert f"imported\nFormat     {told}\nRows       1 read" in run(file, "--format", told)
    assert Offer.objects.get().merchant_item_id == "K1"


def test_one_product_of_two_merchants_in_two_formats_is_one_product(tmp_path: Path) -> None:
    builders.merchant("Birch Store", "GB")
    run(written(tmp_path / "google.txt", test_google_text.feed({"gtin": "0036000291452"})))
    awin = test_awin.feed(
        {"ean": "", "upc": "036000291452", "product_name": "Kettle No. 1"},
        {"merchant_product_id": "K2", "ean": "4006381333932"},
    )
    out = run(written(tmp_path / "awin.csv", awin), merchant="birch-store")
    assert "Products   1 new\nOffers     2 new" in out
    matched = Product.objects.get(gtin="0036000291452")
    assert {str(offer.merchant) for offer in matched.offers.all()} == {"Alder Shop", "Birch Store"}
    assert matched.name == "Kettle One"
    other = Product.objects.get(gtin="")
    assert other.offers.get().merchant_item_id == "K2"


def test_the_format_can_be_given(tmp_path: Path) -> None:
    file = written(tmp_path / "feed", "id,name\n<1>,Kettle\n")
    with pytest.raises(CommandError, match="The XML is broken"):
        run(file, "--format", "google-xml")
    run(file, "--format", "table")
    assert Offer.objects.get().merchant_item_id == "<1>"


def test_the_programme_is_the_one_named_or_the_only_one(tmp_path: Path) -> None:
    file = written(tmp_path / "feed.xml", feed(item()))
    run(file)
    assert Offer.objects.get().programme is None
    builders.programme(name="One")
    run(file)
    assert str(Offer.objects.get().programme) == "One"
    builders.programme(name="Two")
    run(file)
    assert str(Offer.objects.get().programme) == "One"
    run(file, "--programme", "Two")
    assert str(Offer.objects.get().programme) == "Two"


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (TABLE, ["--merchant", "birch"], "no merchant “birch”.*one of these: alder-shop"),
        (TABLE, ["--category", "pans"], "no category “pans”.*one of these: kettles"),
        (TABLE, ["--programme", "Nobody"], "Alder Shop has no programme “Nobody”. It has: none yet"),
        (TABLE, [], "no column with the merchant's item id.*name, color, price.*Nothing was changed"),
        (TABLE, ["--key", "name,size"], "no column “size”. Its columns are: name, color, price"),
        (TABLE, ["--map", "price=cost"], "no column “cost”"),
        (TABLE, ["--map", "price"], "write NAME=VALUE"),
        (TABLE, ["--currency", "dollars"], "is no currency"),
        (TABLE, ["--report", "/nowhere/report.csv"], "/nowhere/report.csv cannot be written"),
        (feed(item()), ["--key", "id"], "are for tables, and this file is XML"),
        (feed(item())[:-9], [], "The XML is broken.*Nothing was changed"),
        (feed(item()).replace("<rss", "<!DOCTYPE rss><rss"), [], "declares a document type"),
        ("", [], "The file is empty. Nothing was changed"),
        (gzip.compress(TABLE.encode(), mtime=0)[:-4], ["--key", "name,color"], "damaged or cut off"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_at_all_changes_nothing_and_says_what_to_do(
    tmp_path: Path, content: str | bytes, arguments: list[str], message: str
) -> None:
    file = written(tmp_path / "feed", content)
    with pytest.raises(CommandError, match=message):
        run(file, *arguments)
    assert not Product.objects.exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        run(tmp_path / "nowhere.csv")
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path)


def test_the_commands_in_the_manual_work_and_it_names_every_option_and_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    builders.programme(name="Alder partners")
    written(tmp_path / "feed.xml", feed(item()))
    written(tmp_path / "prices.csv", "sku,title,price\nK9,Kettle Nine,24.90\n")
    history = (
        "category,name,type,color,snapshot_date,price_usd\nkettle,One,steel,red,2026-05-01,24.90\n"
    )
    written(tmp_path / "history.csv", history + "pan,Pan,iron,,2026-05-01,9\n")
    commands = re.findall(r"^python manage.py (import_feed .+)$", MANUAL, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        out = StringIO()
        call_command(*shlex.split(command), stdout=out)
        assert "Refused    0\n" in out.getvalue()
    assert set(Offer.objects.values_list("merchant_item_id", flat=True)) == {
        "K1",
        "K9",
        "One | steel | red",
    }
    parser = Command().create_parser("manage.py", "import_feed")
    options = {option for action in parser._actions for option in action.option_strings}
    own = {option for option in options if option.startswith("--")} - DJANGOS
    assert {option for option in own if option not in MANUAL} == set()
    assert {field for field in FIELDS if f"`{field}`" not in MANUAL} == set()
    assert {kind for kind in formats.READERS if f"| `{kind}` |" not in MANUAL} == set()
    read = {name for some in awin.NAMES.values() for name in some}
    assert {name for name in read if f"`{name}`" not in MANUAL.replace("GTIN", "gtin")} == set()
    assert {alias for some in ALIASES.values() for alias in some if alias not in MANUAL} == set()


def test_a_report_does_not_overwrite_the_feed(tmp_path: Path) -> None:
    file = written(tmp_path / "prices.csv", TABLE)
    with pytest.raises(CommandError, match="would overwrite the feed"):
        run(file, "--key", "name,color", "--report", str(file))
    assert file.read_text() == TABLE
