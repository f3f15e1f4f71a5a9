"""All that people and feeds do to what pages show, and a page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.base import ContentFile
from django.core.management import call_command

from disclosure.models import Incident
from products import catalogue, holding, placing
from products.models import (
    Brand,
    HeldPrice,
    Merchant,
    Offer,
    Placement,
    ProductImage,
    Programme,
    SpecificationValue,
    UnpaidSite,
)
from reviews import publishing
from reviews.models import Author, Method, Problem
from reviews.problems import answering
from tests import builders
from tests.builders import DAY
from tests.products import image_files
from tests.reviews.problems import reports
from tests.reviews.rendering import clock
from tests.reviews.two_shelves import World

Change = Callable[[World], object]


def confirm(of: World, product: str, amount: str) -> None:
    offer = Offer.objects.filter(product__slug=product).order_by("pk")[0]
    catalogue.confirm_price(
        offer,
        amount=Decimal(amount),
        currency="USD",
        availability="in_stock",
        at=of.at,
        source="a person",
    )


def feed(of: World, product: str, amount: str) -> None:
    offer = Offer.objects.filter(product__slug=product).order_by("pk")[0]
    with NamedTemporaryFile("w", suffix=".csv") as file, clock(of.at):
        file.write(f"id,name,price,currency\n{offer.merchant_item_id},{product},{amount},USD\n")
        file.flush()
        call_command(
            *("import_feed", file.name, "--merchant", offer.merchant.slug),
            *("--category", offer.product.category.slug, "--key", "id"),
            stdout=StringIO(),
        )


def new_placement(of: World, **fields: Any) -> Placement:
    terms = {"starts_at": of.at, "ends_at": of.at + DAY, "points": Decimal("0.2")}
    made = Placement(
        product=of.kettles.basso,
        category=of.kettles.basso.category,
        advertiser="Lid & Co",
        payment="flat fee",
        contract_reference="C-2",
        **{**terms, **fields},
    )
    return placing.place(made, by=builders.user("clerk"), at=of.at)


def approve(of: World, **fields: Any) -> None:
    placing.approve(new_placement(of, **fields), by=builders.user("approver"), at=of.at)


def accept(of: World) -> None:
    """A price that was far off."""
    offer = of.kettles.alto.offers.order_by("pk")[0]
    held = builders.held_price(offer, at=of.at)
    holding.accept(held, by=builders.user(), at=of.at)
    assert HeldPrice.objects.get().decision == HeldPrice.Decision.ACCEPTED


def moved(of: World) -> None:
    """A product of kettles becomes a pot."""
    of.kettles.basso.category = of.pot.category
    of.kettles.basso.save()


def revised(of: World, **changes: Any) -> None:
    builders.revise(of.pot_review, at=of.at, **changes)


def planned(of: World) -> None:
    publishing.publish(of.pot_review, by=None, at=of.at, from_at=of.at + DAY)


def called_off(of: World) -> None:
    planned(of)
    assert publishing.call_off(of.pot_review, at=of.at)


def published(of: World) -> None:
    publishing.publish(
        builders.review(of.pan, Method.objects.get(category=of.pan.category), ["9.0"]),
        by=None,
        at=of.at,
    )


def pictured(of: World) -> None:
    file = ContentFile(image_files.plain(), "pan.png")
    ProductImage.objects.create(product=of.pan, file=file, alt="A pan", credit="Own picture")


def noticed(of: World) -> None:
    builders.notice("general", "We tell you who pays us.", effective_from=of.at)


def answered(of: World, outcome: str) -> None:
    reports.answered(reports.waiting(product=of.kettles.alto), outcome, at=of.at)


def update(rows: Any, **values: Any) -> None:
    assert rows.update(**values) == 1


# What is done, and a page that shows it.
CHANGES: dict[str, tuple[str, Change]] = {
    "a price": ("/products/pot/", lambda of: confirm(of, "pot", "43.00")),
    "a price of a box": ("/guides/pots-and-kettles/", lambda of: confirm(of, "pot", "43.00")),
    "a price seen again": ("/compare/kettles/", lambda of: confirm(of, "alto", "49.90")),
    "an import": ("/compare/pots/", lambda of: feed(of, "pan", "33.00")),
    "a held price": ("/products/alto/", accept),
    "a withdrawn offer": (
        "/compare/pots/",
        lambda of: catalogue.withdraw_offer(of.pan.offers.order_by("pk")[0], at=of.at),
    ),
    "an offer": (
        "/products/pot/",
        lambda of: builders.offer(of.pot, builders.merchant(), url="https://shop.example/new"),
    ),
    "where a link in a text leads": (
        "/guides/pots-and-kettles/",
        lambda of: of.pot.offers.update(url="https://other.example/pot"),
    ),
    "an approval": ("/compare/kettles/", approve),
    "an approval, of points": ("/how-we-rank/", approve),
    "a placement that waits": ("/transparency/", new_placement),
    "a placement that ends": (
        "/compare/kettles/",
        lambda of: placing.end(of.kettles.placement, at=of.at),
    ),
    "a publication": ("/categories/pots/", published),
    "a publication, in front": ("/", published),
    "a revision": ("/reviews/pot/", lambda of: revised(of, verdict="It leaks.")),
    "a revision, of an author": ("/authors/ben-stew/", lambda of: revised(of, verdict="No.")),
    "a withdrawal": (
        "/compare/pots/",
        lambda of: publishing.withdraw(of.pot_review, by=None, at=of.at),
    ),
    "a guide that is withdrawn": (
        "/products/pot/",
        lambda of: publishing.withdraw(of.pot_guide, by=None, at=of.at),
    ),
    "a guide that is renamed": (
        "/products/pot/",
        lambda of: builders.revise(of.pot_guide, at=of.at, title="Water", slug="water"),
    ),
    "a comparison that is withdrawn": (
        "/guides/pots-and-kettles/",
        lambda of: publishing.withdraw(of.kettles.comparison, by=None, at=of.at),
    ),
    "a plan": ("", planned),
    "a plan that is called off": ("", called_off),
    "a merged product": (
        "/categories/pots/",
        lambda of: catalogue.merge(of.pan, into=of.pot, by=builders.user(), at=of.at),
    ),
    "a renamed address": ("/products/pot/", lambda of: catalogue.rename(of.pot, slug="pot-3")),
    "a renamed product": (
        "/guides/pots-and-kettles/",
        lambda of: update(type(of.pot).objects.filter(pk=of.pot.pk), name="Cauldron"),
    ),
    "an unlisted product": (
        "/guides/pots-and-kettles/",
        lambda of: update(type(of.pot).objects.filter(pk=of.pot.pk), is_listed=False),
    ),
    "a product that moves": ("/compare/pots/", moved),
    "a picture": ("/categories/pots/", pictured),
    "a fact": (
        "/products/pot/",
        lambda of: update(SpecificationValue.objects.filter(product=of.pot), number=5),
    ),
    "a specification": (
        "/products/alto/",
        lambda of: of.kettles.alto.specification_values.first().specification.delete(),  # type: ignore[union-attr]
    ),
    "a programme that is switched off": (
        "/compare/kettles/",
        lambda of: update(Programme.objects.filter(pk=of.kettles.programme.pk), is_active=False),
    ),
    "a shorter life of prices": (
        "/products/pot/",
        lambda of: Programme.objects.update(max_price_age=timedelta(minutes=1)),
    ),
    "a brand": ("/", lambda of: Brand.objects.update(name="Lid & Co")),
    "a merchant": (
        "/products/alto/",
        lambda of: update(Merchant.objects.filter(slug="alder-shop"), name="Alder & Sons"),
    ),
    "an author": (
        "/reviews/pot/",
        lambda of: update(Author.objects.filter(slug="ben-stew"), role="Stoker"),
    ),
    "a category": ("/about/", lambda of: builders.category("Lids")),
    "a method": ("/how-we-rank/", lambda of: Method.objects.update(description="We guess.")),
    "a notice": ("/about/", noticed),
    "a report": ("/corrections/", lambda of: reports.waiting()),
    "an answer": ("/products/alto/", lambda of: answered(of, "corrected")),
    "an answer that changes nothing": ("/corrections/", lambda of: answered(of, "kept")),
    "an answer that is withheld": (
        "/corrections/1001/",
        lambda of: answering.add(
            Problem.objects.get(pk=1001), "More was wrong than we thought.", at=of.at
        ),
    ),
    "a site that pays nothing": (
        "",
        lambda of: UnpaidSite.objects.create(
            host="tin.example", reason="We asked.", decided_by=builders.user()
        ),
    ),
    "an incident": (
        "/transparency/",
        lambda of: Incident.objects.create(
            key="k", path="/x/", rules=["L01"], summary="s", first_at=of.at, last_at=of.at
        ),
    ),
}
