"""Plain builders: each makes one valid thing, and takes what a test wants otherwise.

What a test is about is written out in the test; what it is not about has a default here.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.text import slugify

from disclosure.models import Notice
from products.models import (
    Brand,
    Category,
    HeldPrice,
    Merchant,
    Offer,
    Placement,
    PriceObservation,
    Product,
    Programme,
    Specification,
)
from reviews import publishing
from reviews.models import (
    BLOCKS,
    Author,
    Block,
    Comparison,
    ComparisonColumn,
    Criterion,
    Document,
    Guide,
    Live,
    Method,
    Review,
    Score,
    Source,
    Text,
)

AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

B = TypeVar("B", bound=Block)


def category(name: str = "Kettles") -> Category:
    return Category.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]


def specification(name: str = "Weight", kind: str = "number", **fields: Any) -> Specification:
    fields.setdefault("category", category())
    return Specification.objects.create(name=name, slug=slugify(name), kind=kind, **fields)


def product(name: str = "One", **fields: Any) -> Product:
    fields.setdefault("brand", Brand.objects.get_or_create(name="Tin & Co", slug="tin-co")[0])
    fields.setdefault("category", category())
    fields.setdefault("slug", slugify(name))
    return Product.objects.create(name=name, **fields)


def merchant(name: str = "Alder Shop", country: str = "US") -> Merchant:
    return Merchant.objects.get_or_create(
        slug=slugify(name), defaults={"name": name, "country": country}
    )[0]


def programme(of: Merchant | None = None, **fields: Any) -> Programme:
    of = of or merchant()
    fields.setdefault("name", f"{of.name} partners")
    return Programme.objects.create(merchant=of, **fields)


def offer(of: Product, at_merchant: Merchant | None = None, **fields: Any) -> Offer:
    fields.setdefault("merchant_item_id", of.slug)
    fields.setdefault("url", f"https://shop.example/{of.slug}")
    return Offer.objects.create(product=of, merchant=at_merchant or merchant(), **fields)


def price(
    of: Offer,
    amount: str = "20.00",
    currency: str = "USD",
    at: datetime = AT,
    confirmed_at: datetime | None = None,
    **fields: Any,
) -> PriceObservation:
    fields.setdefault("availability", "in_stock")
    return PriceObservation.objects.create(
        offer=of,
        amount=Decimal(amount),
        currency=currency,
        observed_at=at,
        confirmed_at=confirmed_at or at,
        source="a test",
        **fields,
    )


def held_price(
    of: Offer,
    amount: str = "199.00",
    at: datetime = AT,
    confirmed_at: datetime | None = None,
    **fields: Any,
) -> HeldPrice:
    """One that waits; the median is a tenth of it."""
    fields.setdefault("median", Decimal(amount) / 10)
    fields.setdefault("availability", "in_stock")
    fields.setdefault("currency", "USD")
    return HeldPrice.objects.create(
        offer=of,
        amount=Decimal(amount),
        observed_at=at,
        confirmed_at=confirmed_at or at,
        source="a test",
        **fields,
    )


def placement(of: Product, slot: int | None = 1, **fields: Any) -> Placement:
    """An approved one; `approved_at=None` leaves it waiting."""
    fields.setdefault("starts_at", AT - DAY)
    fields.setdefault("entered_by", user("clerk"))
    fields.setdefault("approved_at", fields["starts_at"])
    fields.setdefault("approved_by", user("approver") if fields["approved_at"] else None)
    fields["points"] = Decimal(fields.get("points", "0.0"))
    fields.setdefault("advertiser", "Tin & Co")
    fields.setdefault("ends_at", AT + DAY)
    fields.setdefault("payment", "flat fee")
    return Placement.objects.create(
        product=of,
        category=of.category,
        slot=slot,
        contract_reference="C-1",
        **fields,
    )


def user(username: str = "edith", **fields: Any) -> User:
    existing = User.objects.filter(username=username).first()
    return existing or User.objects.create_user(username=username, password="secret", **fields)


def notice(kind: str, text: str, **fields: Any) -> Notice:
    """A version of a sentence, as it stands in the database; `notices.approve` would ask more of it."""
    fields.setdefault("effective_from", AT)
    fields.setdefault("approved_by", "Ada Boil")
    fields.setdefault("created_at", AT)
    return Notice.objects.create(kind=kind, text=text, **({"locale": "en", "version": 2} | fields))


def method(weights: dict[str, str] | None = None, **fields: Any) -> Method:
    """A method with a criterion for each name in `weights`, in per cent."""
    fields.setdefault("category", category())
    made = Method.objects.create(description="We boil water.", **fields)
    for position, (name, weight) in enumerate((weights or {"Speed": "60", "Noise": "40"}).items()):
        Criterion.objects.create(
            method=made,
            name=name,
            slug=slugify(name),
            question=f"How good is its {name.lower()}?",
            weight=Decimal(weight),
            position=position,
        )
    return made


def author(name: str = "Ada Boil") -> Author:
    return Author.objects.get_or_create(
        slug=slugify(name), defaults={"name": name, "role": "Tester", "conflicts": "None"}
    )[0]


def review(of: Product, by: Method, scores: list[str] | None = None, **fields: Any) -> Review:
    """A complete draft by the method `by`, with one score for each of its criteria, in order."""
    fields.setdefault("author", author())
    fields.setdefault("tester", author())
    complete = {
        "title": f"{of.name} tested",
        "verdict": "It boils water.",
        "pros": "Quick",
        "cons": "Loud",
        "basis": "hands-on",
        "sample": "bought",
        "tested_from": date(2026, 4, 1),
        "tested_to": date(2026, 4, 30),
    }
    text = fields.pop("text", "<p>We boiled water in it.</p>")
    made = Review.objects.create(product=of, method=by, **(complete | fields))
    if text:
        Text.objects.create(review=made, html=text)
    criteria = by.criteria.all()
    for criterion, value in zip(criteria, scores or ["7.0"] * len(criteria), strict=True):
        Score.objects.create(
            review=made, criterion=criterion, value=Decimal(value), rationale="We measured it."
        )
    return made


def published_review(
    of: Product, by: Method, scores: list[str] | None = None, **fields: Any
) -> Review:
    made = review(of, by, scores, **fields)
    publishing.publish(made, by=None, at=AT)
    return made


def revise(document: Document, at: datetime | None = None, **changes: Any) -> Live:
    """Change fields of the draft and publish it, by default now."""
    type(document)._default_manager.filter(pk=document.pk).update(**changes)
    return publishing.publish(document, by=None, at=at or timezone.now())


def comparison(by: Method, columns: list[Specification] | None = None, **fields: Any) -> Comparison:
    """A draft comparison; publish it with `publishing.publish`."""
    fields.setdefault("title", "Kettles compared")
    fields.setdefault("slug", "kettles")
    made = Comparison.objects.create(category=by.category, method=by, currency="USD", **fields)
    for position, column in enumerate(columns or []):
        ComparisonColumn.objects.create(comparison=made, specification=column, position=position)
    return made


def guide(title: str = "How to boil water", **fields: Any) -> Guide:
    """A complete draft with one paragraph and one source; `add` puts in more blocks."""
    fields.setdefault("category", category())
    fields.setdefault("author", author())
    fields.setdefault("slug", slugify(title))
    made = Guide.objects.create(title=title, **({"summary": "Fill, heat, wait."} | fields))
    add(made, Text, html="<h2>Before you begin</h2><p>Fill it.</p>")
    add(
        made, Source, title="On water", publisher="Tin Press", year=2020, url="https://tin.example/"
    )
    return made


def add(to: Guide | Review, kind: type[B], **fields: Any) -> B:
    """One more block, behind all others."""
    last = max((b.ordering for b in blocks(to)), default=0)
    return kind._default_manager.create(**{to.kind: to}, ordering=last + 10, **fields)


def blocks(of: Guide | Review) -> list[Block]:
    return [block for kind in BLOCKS for block in kind._default_manager.filter(**{of.kind: of})]
