from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, models

from products.feeds.merge import BATCH, import_rows
from products.feeds.offers import Target
from products.feeds.report import Report
from products.feeds.rows import Row
from products.models import Brand, FormerSlug, Offer, PriceObservation, Product, SpecificationValue
from tests import builders
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db
GTIN = "4006381333931"


def row(item_id: str = "K1", amount: str | None = "24.90", at: datetime = AT, **fields: Any) -> Row:
    given: dict[str, Any] = {
        "title": f"Kettle {item_id}",
        "brand": "Tin & Co",
        "url": f"https://shop.example/{item_id}",
        "gtin": "",
        "mpn": "",
        "amount": Decimal(amount) if amount else None,
        "currency": "USD" if amount else "",
        "availability": "in_stock",
        "facts": (),
    }
    return Row(item_id=item_id, observed_at=at, **(given | fields))


def target(**fields: Any) -> Target:
    fields.setdefault("merchant", builders.merchant())
    return Target(category=builders.category(), source="feed.xml", **fields)


def load(*rows: Row, at: datetime = AT + 9 * DAY, dry_run: bool = False, **fields: Any) -> Report:
    """Import `rows`, numbered from 1."""
    report = Report()
    numbered = iter(list(enumerate(rows, start=1)))
    import_rows(numbered, target=target(**fields), at=at, report=report, dry_run=dry_run)
    return report


def done(report: Report) -> dict[str, int]:
    return {what: count for what, count in report.done.items() if count}


def prices() -> list[tuple[str, str, datetime, datetime]]:
    """All observations, oldest first: item, amount, from, last seen."""
    found = PriceObservation.objects.order_by("offer__merchant_item_id", "observed_at")
    return [
        (price.offer.merchant_item_id, str(price.amount), price.observed_at, price.confirmed_at)
        for price in found.select_related("offer")
    ]


def everything() -> list[tuple[Any, ...]]:
    """All rows of all tables that an import can touch."""
    touched: tuple[type[models.Model], ...] = (
        Brand,
        Product,
        SpecificationValue,
        Offer,
        PriceObservation,
    )
    return [
        values
        for model in touched
        for values in model._default_manager.order_by("pk").values_list()
    ]


def test_a_new_item_becomes_product_offer_and_price() -> None:
    report = load(row(gtin=GTIN, mpn="TK-1", title="TIN & CO Kettle One"))
    made = Product.objects.get()
    assert (made.name, made.slug, made.gtin, made.mpn) == (
        "Kettle One",
        "tin-co-kettle-one",
        GTIN,
        "TK-1",
    )
    assert (made.brand.name, made.category, made.summary) == ("Tin & Co", builders.category(), "")
    offer = made.offers.get()
    assert (offer.merchant_item_id, offer.title) == ("K1", "TIN & CO Kettle One")
    assert offer.url == "https://shop.example/K1"
    price = offer.prices.get()
    price.full_clean()
    assert (price.amount, price.currency, price.availability, price.source) == (
        Decimal("24.90"),
        "USD",
        "in_stock",
        "feed.xml",
    )
    assert price.observed_at == price.confirmed_at == AT
    assert done(report) == {"products new": 1, "offers new": 1, "prices new": 1}


def test_the_same_feed_again_changes_nothing() -> None:
    builders.specification("Color", "text")
    feed = [row("K1", facts=(("color", "red"),)), row("K2", gtin=GTIN), row("K3", None)]
    load(*feed)
    before = everything()
    report = load(*feed)
    assert everything() == before
    assert done(report) == {"offers unchanged": 3, "prices unchanged": 2}
    assert report.without_price == 1


def test_the_same_prices_later_move_only_the_time_of_confirmation() -> None:
    load(row("K1"), row("K2", "5"))
    before = everything()
    report = load(row("K1", at=AT + DAY), row("K2", "5", at=AT + DAY))
    assert done(report) == {"offers unchanged": 2, "prices confirmed": 2}
    assert prices() == [("K1", "24.90", AT, AT + DAY), ("K2", "5.00", AT, AT + DAY)]
    assert set(PriceObservation.objects.values_list("sightings", flat=True)) == {2}
    PriceObservation.objects.update(confirmed_at=AT, sightings=1)
    assert everything() == before


def test_a_changed_price_is_a_new_observation() -> None:
    load(row())
    report = load(row(amount="19.90", at=AT + DAY))
    assert prices() == [("K1", "24.90", AT, AT), ("K1", "19.90", AT + DAY, AT + DAY)]
    assert done(report) == {"offers unchanged": 1, "prices new": 1}


def test_readings_of_one_file_may_stand_in_any_order() -> None:
    days = [3, 0, 2, 1, 4]
    amounts = {0: "5", 1: "5", 2: "6", 3: "6", 4: "5"}
    load(*(row(amount=amounts[day], at=AT + day * DAY) for day in days))
    assert prices() == [
        ("K1", "5.00", AT, AT + DAY),
        ("K1", "6.00", AT + 2 * DAY, AT + 3 * DAY),
        ("K1", "5.00", AT + 4 * DAY, AT + 4 * DAY),
    ]


def test_an_older_file_fills_in_the_past_and_leaves_the_present() -> None:
    load(row(amount="7", at=AT + 5 * DAY, title="Kettle now", url="https://shop.example/now"))
    report = load(
        row(amount="5", at=AT), row(amount="5", at=AT + DAY), row(amount="6", at=AT + 2 * DAY)
    )
    assert prices() == [
        ("K1", "5.00", AT, AT + DAY),
        ("K1", "6.00", AT + 2 * DAY, AT + 2 * DAY),
        ("K1", "7.00", AT + 5 * DAY, AT + 5 * DAY),
    ]
    assert Offer.objects.get().title == "Kettle now"
    assert done(report) == {"offers unchanged": 1, "prices new": 2, "prices confirmed": 1}


def test_a_price_that_contradicts_the_record_is_refused_and_the_rest_goes_in() -> None:
    load(row("K1", "5"))
    report = load(row("K1", "6"), row("K2", "7"))
    assert prices() == [("K1", "5.00", AT, AT), ("K2", "7.00", AT, AT)]
    [(place, value)] = report.refusals.first[
        "price", "contradicts the record: another price is on record for that moment"
    ]
    assert place == 1
    assert value == "6.00 USD, in_stock at 2026-06-01 12:00; on record 5.00 USD, in_stock"


def test_rows_that_say_different_things_of_one_moment_are_all_refused() -> None:
    report = load(row("K1", "5"), row("K2", "7"), row("K1", "6"), row("K1", "5", AT + DAY))
    assert [
        (number, value) for some in report.refusals.first.values() for number, value in some
    ] == [
        (1, "lines 1, 3: K1"),
        (3, "lines 1, 3: K1"),
    ]
    assert prices() == [("K1", "5.00", AT + DAY, AT + DAY), ("K2", "7.00", AT, AT)]


def test_exact_repeats_count_once() -> None:
    report = load(row(), row(), row())
    assert (report.repeated, report.refused) == (2, 0)
    assert len(prices()) == 1


def test_what_an_editor_wrote_of_a_product_stays() -> None:
    color = builders.specification("Color", "text")
    load(row(facts=(("color", "red"),)))
    Product.objects.update(name="My name for it", summary="Mine.", gtin=GTIN, is_listed=False)
    SpecificationValue.objects.filter(specification=color).update(text="crimson")
    before = list(Product.objects.values())
    load(row(amount="5", at=AT + DAY, mpn="X", facts=(("color", "red"),)))
    assert list(Product.objects.values()) == before
    assert SpecificationValue.objects.get().text == "crimson"


def test_a_new_specification_is_filled_in_by_the_next_import() -> None:
    facts = (("color", "red"), ("fill-level", "1.7"), ("quiet", "no"))
    builders.specification("Color", "text")
    load(row("K1", facts=facts[:1]), row("K2", facts=facts[:1]))
    builders.specification("Fill level", "number")
    builders.specification("Quiet", "yes-no")
    load(row("K1", facts=facts), row("K2", facts=facts[:1]), row("K3", facts=facts[1:]))
    for value in SpecificationValue.objects.all():
        value.full_clean()
    found = SpecificationValue.objects.order_by("product__name", "specification__name")
    assert [(value.product.name, value.display) for value in found] == [
        ("Kettle K1", "red"), ("Kettle K1", "1.7"), ("Kettle K1", "No"),
        ("Kettle K2", "red"),
        ("Kettle K3", "1.7"), ("Kettle K3", "No"),
    ]  # fmt: skip


@pytest.mark.parametrize("written", [GTIN, f"0{GTIN}"])
def test_an_item_is_the_product_with_its_gtin(written: str) -> None:
    pans = builders.category("Pans")
    builders.specification("Color", "text")
    pan = builders.product("Pan", gtin=GTIN, category=pans)
    report = load(row(gtin=written, facts=(("color", "red"),)))
    assert Offer.objects.get().product == pan
    assert not pan.specification_values.exists()
    assert done(report) == {"offers new": 1, "prices new": 1}


def test_an_item_with_the_gtin_of_a_merged_product_is_the_one_that_stayed() -> None:
    pans = builders.category("Pans")
    stayed = builders.product("Pan", category=pans)
    builders.product("Pan again", gtin=GTIN, category=pans, is_listed=False, merged_into=stayed)
    builders.specification("Color", "text")
    report = load(row(gtin=f"0{GTIN}", facts=(("color", "red"),)))
    assert Offer.objects.get().product == stayed
    assert not stayed.specification_values.exists()
    assert done(report) == {"offers new": 1, "prices new": 1}


def test_of_two_products_with_forms_of_one_gtin_the_older_takes_the_offers() -> None:
    older = builders.product("Older", gtin=f"0{GTIN}")
    builders.product("Newer", gtin=GTIN)
    load(row(gtin=GTIN))
    assert Offer.objects.get().product == older


def test_items_with_one_gtin_are_offers_of_one_product() -> None:
    report = load(row("K1", gtin=GTIN), row("K2", gtin=f"0{GTIN}"))
    assert report.done["products new"] == 1
    assert Product.objects.get().offers.count() == 2


def test_an_offer_keeps_its_product_when_its_gtin_changes() -> None:
    other = builders.product("Other", gtin=GTIN)
    load(row())
    load(row(gtin=GTIN, at=AT + DAY))
    assert Offer.objects.get().product != other


def test_brands_are_found_whatever_their_capitals_and_nobodys_are_unbranded() -> None:
    builders.product(brand=Brand.objects.create(name="Tin & Co", slug="tin-co"))
    load(
        row("K1", brand="TIN & co"),
        row("K2", brand="Tin Co"),
        row("K3", brand=""),
        row("K4", brand="鍋"),
    )
    assert list(Brand.objects.order_by("slug").values_list("name", "slug")) == [
        ("鍋", "brand"),
        ("Tin & Co", "tin-co"),
        ("Tin Co", "tin-co-2"),
        ("Unbranded", "unbranded"),
    ]


def test_products_of_one_name_get_addresses_of_their_own() -> None:
    builders.product("Kettle", slug="tin-co-kettle")
    builders.product("Kettle 3", slug="tin-co-kettle-3")
    load(*(row(f"K{n:02}", title="Kettle") for n in range(11)))
    made = Product.objects.filter(offers__isnull=False).values_list("slug", flat=True)
    assert set(made) == {f"tin-co-kettle-{n}" for n in (2, *range(4, 14))}
    load(row("K99", title="Kettle"), row("鍋", title="鍋", brand=""))
    assert Product.objects.filter(slug="tin-co-kettle-14").exists()
    assert Product.objects.get(name="鍋").slug == "product"


def test_a_new_product_does_not_take_an_address_that_leads_to_another() -> None:
    FormerSlug.objects.create(slug="tin-co-kettle", product=builders.product("Other"))
    load(row("K1", title="Kettle"), row("K2", title="Kettle"))
    made = Product.objects.filter(offers__isnull=False).values_list("slug", flat=True)
    assert set(made) == {"tin-co-kettle-2", "tin-co-kettle-3"}


def test_the_merchants_only_programme_pays_for_new_links_and_displaces_none() -> None:
    load(row("K1"))
    ours, other = builders.programme(name="Ours"), builders.programme(name="Other")
    builders.offer(builders.product(), merchant_item_id="K2", programme=other)
    load(row("K1"), row("K2"), row("K3"), programme=ours)
    assert dict(Offer.objects.values_list("merchant_item_id", "programme__name")) == {
        "K1": "Ours",
        "K2": "Other",
        "K3": "Ours",
    }
    load(row("K2"), programme=ours, programme_is_asked_for=True)
    assert Offer.objects.get(merchant_item_id="K2").programme == ours


def test_where_history_is_forbidden_only_the_newest_price_is_kept() -> None:
    programme = builders.programme(history_allowed=False)
    load(row(amount="5"), row(amount="6", at=AT + DAY), programme=programme)
    assert prices() == [("K1", "6.00", AT + DAY, AT + DAY)]
    load(row(amount="4", at=AT), programme=programme)
    load(row(amount="6", at=AT + 2 * DAY), programme=programme)
    assert prices() == [("K1", "6.00", AT + DAY, AT + 2 * DAY)]
    report = load(row(amount="7", at=AT + 3 * DAY), programme=programme)
    assert prices() == [("K1", "7.00", AT + 3 * DAY, AT + 3 * DAY)]
    assert report.done["prices new"] == 1


def test_an_offer_that_moves_to_a_programme_without_history_keeps_only_its_newest_price() -> None:
    load(row(amount="5"), row(amount="6", at=AT + DAY))
    programme = builders.programme(history_allowed=False)
    load(row(amount=None, at=AT + 2 * DAY), programme=programme, programme_is_asked_for=True)
    assert prices() == [("K1", "6.00", AT + DAY, AT + DAY)]


def test_titles_and_addresses_follow_the_feed_and_a_missing_address_takes_none_away() -> None:
    load(row("K1"), row("K2"))
    report = load(row("K1", title="New name", at=AT + DAY), row("K2", url="", at=AT + DAY))
    assert done(report)["offers changed"] == 1
    assert dict(Offer.objects.values_list("title", "url")) == {
        "New name": "https://shop.example/K1",
        "Kettle K2": "https://shop.example/K2",
    }


def test_offers_of_other_merchants_and_items_not_in_the_feed_are_left_alone() -> None:
    load(row("K1"), row("K2"))
    load(row("K1", "9"), merchant=builders.merchant("Birch Store"))
    before = everything()
    load(row("K1", "24.90"))
    assert everything() == before


def test_a_withdrawn_offer_stays_withdrawn() -> None:
    load(row())
    Offer.objects.update(withdrawn_at=AT)
    load(row(amount="5", at=AT + DAY))
    assert Offer.objects.get().withdrawn_at == AT


def test_a_dry_run_counts_the_same_and_writes_nothing() -> None:
    load(row("K1"), row("K2", "5"))
    before = everything()
    feed = [
        row("K1", "6", AT + DAY),
        row("K2", "5", AT + DAY, title="New"),
        *(row(f"N{n}", gtin=GTIN, brand="New brand") for n in range(BATCH + 5)),
        row("K2", "9", AT),
    ]
    dry = load(*feed, dry_run=True)
    assert everything() == before
    wet = load(*feed)
    assert done(dry) == done(wet)
    assert done(wet)["products new"] == 1
    assert dry.refusals == wet.refusals


def test_rows_of_one_item_stay_together_and_all_batches_go_in() -> None:
    many = [row("K1", f"{2 * BATCH + n}", AT - n * DAY) for n in range(BATCH + 10)]
    steps: list[tuple[int, int]] = []
    report = Report()
    import_rows(
        iter(list(enumerate([*many, row("A"), row("Z")], start=1))),
        target=target(),
        at=AT,
        report=report,
        progress=lambda done, of: steps.append((done, of)),
    )
    assert done(report) == {"products new": 3, "offers new": 3, "prices new": BATCH + 12}
    assert steps[-1] == (BATCH + 12, BATCH + 12)


def test_what_breaks_while_it_is_read_changes_nothing() -> None:
    def broken() -> Iterator[tuple[int, Row]]:
        yield 1, row()
        raise RuntimeError("the line went dead")

    with pytest.raises(RuntimeError):
        import_rows(broken(), target=target(), at=AT, report=Report())
    assert everything() == []
    load(row())
    assert len(prices()) == 1


def test_the_database_keeps_its_promises_against_a_reader_that_does_not() -> None:
    with pytest.raises(IntegrityError):
        load(row(amount="-5"))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_the_feed_is_read_and_each_batch_is_a_transaction() -> None:
    open_transactions = []

    def watched() -> Iterator[tuple[int, Row]]:
        for n in range(BATCH + 1):
            open_transactions.append(connection.in_atomic_block)
            yield n, row(f"K{n:05}")

    def between(done: int, of: int) -> None:
        open_transactions.append(connection.in_atomic_block)
        assert Offer.objects.count() == done

    import_rows(watched(), target=target(), at=AT, report=Report(), progress=between)
    assert not any(open_transactions)
    assert len(open_transactions) == BATCH + 3


def test_new_products_are_listed_and_facts_filled_unless_the_target_says_otherwise() -> None:
    builders.specification("Color", "text")
    red = (("color", "red"),)
    load(row("K1", facts=red), lists_new=False, fills_facts=False)
    assert list(Product.objects.values_list("name", "is_listed")) == [("Kettle K1", False)]
    assert not SpecificationValue.objects.exists()
    load(row("K1", facts=red), row("K2"))
    listed = dict(Product.objects.values_list("name", "is_listed"))
    assert listed == {"Kettle K1": False, "Kettle K2": True}
    assert SpecificationValue.objects.get().text == "red"
