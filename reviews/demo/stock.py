"""Puts the demo's facts into the database: merchants, categories, products, offers.

What is there already is left as it is, so that somebody who tries out the admin keeps their changes.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.text import slugify

from products import catalogue, gtin
from products.models import (
    Brand,
    Category,
    Merchant,
    Offer,
    Product,
    Programme,
    Specification,
    SpecificationValue,
)
from reviews.demo.content import Item, Shelf, Shop, Spec, Value
from reviews.demo.merchants import WITHDRAWN_DAYS


def add_merchant(shop: Shop) -> Merchant:
    merchant, _ = Merchant.objects.get_or_create(
        slug=shop.slug,
        defaults={
            "name": shop.name,
            "country": shop.country,
            "homepage": f"https://{shop.slug}.example/",
        },
    )
    if shop.programme:
        terms = {"merchant": merchant, **shop.programme}
        Programme.objects.get_or_create(name=terms["name"], defaults=terms)
    return merchant


def add_shelf(shelf: Shelf, *, position: int) -> Category:
    category, _ = Category.objects.get_or_create(
        slug=shelf.slug,
        defaults={"name": shelf.name, "description": shelf.description, "position": position},
    )
    new = [spec.slug for place, spec in enumerate(shelf.specs) if add_spec(spec, category, place)]
    for item in shelf.items:
        add_product(item, category, new)
    return category


def add_spec(spec: Spec, category: Category, place: int) -> bool:
    """Whether it was not there."""
    return Specification.objects.get_or_create(
        category=category,
        slug=spec.slug,
        defaults={
            "name": spec.name,
            "kind": spec.kind,
            "unit": spec.unit,
            "better": spec.better,
            "position": place,
            "price_per": Decimal(spec.price_per) if spec.price_per else None,
        },
    )[1]


def add_product(item: Item, category: Category, new: list[str]) -> Product:
    """A product that was there gets the facts that a later version of the demo is the first to ask for."""
    brand, _ = Brand.objects.get_or_create(slug=slugify(item.brand), defaults={"name": item.brand})
    product, is_new = Product.objects.get_or_create(
        slug=item.slug,
        defaults={
            "category": category,
            "brand": brand,
            "name": item.name,
            "summary": item.summary,
            "gtin": invented_gtin(item.number) if item.number else "",
            "mpn": f"{item.brand[:2].upper()}-{item.number}" if item.number else "",
        },
    )
    lacking = (
        item.facts if is_new else {slug: item.facts[slug] for slug in new if slug in item.facts}
    )
    if product.category_id == category.pk:
        add_facts(product, lacking)
    return product


def add_facts(product: Product, facts: dict[str, Value]) -> None:
    specifications = {one.slug: one for one in product.category.specifications.all()}
    SpecificationValue.objects.bulk_create(
        SpecificationValue(
            product=product, specification=specifications[slug], **{column(value): value}
        )
        for slug, value in facts.items()
    )


def column(value: Value) -> str:
    """The column of SpecificationValue that takes `value`."""
    if isinstance(value, bool):
        return "flag"
    return "number" if isinstance(value, int) else "text"


def invented_gtin(number: int) -> str:
    """A valid GTIN-13 from the range 20–29, which GS1 leaves to shops and gives to no product."""
    digits = f"29{number:010d}"
    return next(digits + check for check in "0123456789" if gtin.is_valid(digits + check))


def add_offers(item: Item, shops: dict[str, Shop], *, at: datetime) -> None:
    product = Product.objects.get(slug=item.slug)
    for slug in item.sold_by:
        merchant = Merchant.objects.get(slug=slug)
        offer, is_new = Offer.objects.get_or_create(
            merchant=merchant,
            merchant_item_id=item.slug,
            defaults={
                "product": product,
                "programme": merchant.programmes.first(),
                "url": f"https://{slug}.example/items/{item.slug}",
            },
        )
        days = WITHDRAWN_DAYS.get((item.slug, slug))
        if is_new and days:
            catalogue.withdraw_offer(offer, at=at - timedelta(days=days))


def list_price(item: Item, shop: Shop) -> Decimal:
    return Decimal(item.price) * Decimal(shop.rate)
