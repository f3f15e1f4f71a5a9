"""The verbs of the catalogue: each is one transaction, and the only way to do what it says."""

from datetime import datetime
from decimal import Decimal

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction

from products import gtin as gtins
from products import holding, merging, pricing
from products.models import FormerSlug, Offer, Product
from products.prices import Outcome, Reading
from products.search import refresh_products


@transaction.atomic
def confirm_price(
    offer: Offer,
    *,
    amount: Decimal,
    currency: str,
    availability: str,
    at: datetime,
    source: str,
    delivery: Decimal | None = None,
) -> Outcome:
    """Record that `offer` cost `amount` at `at`, and `delivery` on top, where that is known.

    The same price again moves the time of confirmation; another one is a new observation; one
    that is far from all that was seen before is held for an editor, and not on record.
    A price that contradicts what is on record for that moment is refused with a
    ValidationError, as is one that is not a price.
    """
    Offer.objects.select_for_update().get(pk=offer.pk)
    reading = Reading(amount, currency, availability, at, at, delivery)
    pricing.refuse_older(offer, reading)
    pricing.observation(offer, reading, source=source)
    if suspect := holding.suspected(offer, reading, source=source):
        holding.hold([suspect])
        return Outcome.HELD
    return pricing.record(offer, reading, source=source)


def withdraw_offer(offer: Offer, *, at: datetime) -> None:
    """Take `offer` off all pages; its link answers 410 from now on."""
    offer.withdrawn_at = at
    offer.save(update_fields=["withdrawn_at"])


@transaction.atomic
def merge(duplicate: Product, *, into: Product, by: User, at: datetime) -> dict[str, int]:
    """Make `duplicate` and `into` one product: say how many rows of what moved to `into`.

    All that points at `duplicate` moves, but facts that `into` has of its own, and placements
    that ended, which are a record of what was shown; what `into` lacks of numbers and summary is
    filled in. It is listed if one of them was. The duplicate stays as an unlisted row that leads
    to `into`: old links, records and its GTIN are still understood. Raises a ValidationError, and
    changes nothing, where the two cannot be one.
    """
    list(Product.objects.select_for_update().filter(pk__in=[duplicate.pk, into.pk]).order_by("pk"))
    duplicate.refresh_from_db()
    into.refresh_from_db()
    refuse_merge(duplicate, into)
    refuse_placed(duplicate, into, at)
    moved = merging.move(duplicate, into)
    if not into.gtin:
        into.gtin, duplicate.gtin = duplicate.gtin, ""
    into.mpn = into.mpn or duplicate.mpn
    into.summary = into.summary or duplicate.summary
    into.is_listed = into.is_listed or duplicate.is_listed
    duplicate.merged_into, duplicate.is_listed = into, False
    duplicate.save()  # first, because a GTIN is had by one product at a time
    into.save()
    refresh_products([duplicate.pk, into.pk])
    _log(duplicate, f"Merged into {into} (no. {into.pk}).", by=by, at=at)
    what = ", ".join(f"{count} {name}" for name, count in moved.items()) or "nothing to move"
    _log(into, f"{duplicate} (no. {duplicate.pk}) was merged into this: {what}.", by=by, at=at)
    return dict(moved)


def refuse_merge(duplicate: Product, into: Product) -> None:
    if duplicate.pk == into.pk:
        raise ValidationError("A product cannot be merged into itself: choose two.")
    for product in (duplicate, into):
        if product.merged_into:
            raise ValidationError(
                f"{product} was merged into {product.merged_into} already: choose that one."
            )
    if duplicate.category_id != into.category_id:
        raise ValidationError(
            f"{duplicate} is in {duplicate.category}, and {into} in {into.category}: "
            "put them in one category first, or leave them apart."
        )


def refuse_placed(duplicate: Product, into: Product, at: datetime) -> None:
    """What was agreed with an advertiser is about one product, and only who may change placements
    can agree on another."""
    if placed := duplicate.placements.filter(ends_at__gt=at).order_by("starts_at").first():
        raise ValidationError(
            f"{duplicate} has a paid placement, no. {placed.pk}, until {placed.ends_at:%Y-%m-%d %H:%M} "
            f"UTC. End it first: commerce people can. Or let {duplicate} be the one that stays."
        )


def _log(product: Product, message: str, *, by: User, at: datetime) -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Product),
        object_id=str(product.pk),
        object_repr=str(product)[:200],
        action_flag=CHANGE,
        change_message=message,
        action_time=at,
    )


@transaction.atomic
def rename(product: Product, *, slug: str) -> None:
    """Move the page of `product` to the address `slug`; links to the old one still lead there.

    Raises a ValidationError for a slug that is none, or that another product has or had.
    """
    current = Product.objects.select_for_update().get(pk=product.pk)
    if slug == current.slug:
        return
    if current.merged_into:
        raise ValidationError(f"{product} was merged into another: its address stays as it is.")
    Product._meta.get_field("slug").clean(slug, product)
    refuse_taken_slug(slug, product)
    product.former_slugs.filter(slug=slug).delete()
    FormerSlug.objects.create(product=product, slug=current.slug)
    product.slug = slug
    product.save(update_fields=["slug"])


def refuse_taken_slug(slug: str, product: Product) -> None:
    """A former address of another product is not free: what was written about that one links to it."""
    if taken := Product.objects.filter(slug=slug).exclude(pk=product.pk).first():
        raise ValidationError({"slug": f"{taken} has this address. Choose another."})
    if former := FormerSlug.objects.filter(slug=slug).exclude(product=product.pk).first():
        raise ValidationError(
            {
                "slug": f"This was the address of {former.product}, and links lead from it to that "
                "product. Choose another."
            }
        )


def refuse_taken_gtin(product: Product) -> None:
    """The database knows a GTIN by its digits; zeros in front make others of the same number."""
    if not product.gtin:
        return
    same = Product.objects.filter(gtin__in=gtins.forms(product.gtin)).exclude(pk=product.pk)
    if other := same.exclude(merged_into=product.pk).first():
        raise ValidationError(
            {
                "gtin": f"{other} (no. {other.pk}) has this GTIN, written {other.gtin}. "
                "Offers for the same item belong to one product: merge the two."
            }
        )


def moved(slug: str) -> Product | None:
    """The listed product that is to be found elsewhere now: that had `slug` once, or that took in
    the one that has it. None where nothing moved from there."""
    listed = Product.objects.listed().select_related("brand")
    return (
        listed.filter(former_slugs__slug=slug).first() or listed.filter(merged__slug=slug).first()
    )
