"""Who sells it, on what terms, and what it costs."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Case, F, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from products import addresses, demands
from products.models.catalogue import Product
from products.models.prices import PriceObservation
from products.paths import path

DEFAULT_MAX_PRICE_AGE = timedelta(days=7)
LONGEST_PRICE_AGE = timedelta(days=366)

country_code = RegexValidator(
    r"^[A-Z]{2}$", "Give the country as two capital letters (ISO 3166), for example DE."
)


class Merchant(models.Model):
    name = models.CharField(max_length=120, unique=True, help_text="Printed beside each price.")
    slug = models.SlugField(max_length=120, unique=True)
    country = models.CharField(
        max_length=2, validators=[country_code], help_text="Where it ships from, for example DE."
    )
    homepage = models.URLField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """The agreement under which a merchant pays, and what it demands of the pages."""

    class Payment(models.TextChoices):  # kinds of pay as disclosure.policy names them
        COMMISSION = "commission", "a commission when a reader buys"
        CLICK = "click", "a fee for each click"

    merchant = models.ForeignKey(Merchant, models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=120, unique=True)
    network = models.CharField(
        max_length=80, blank=True, help_text="The network that runs it, if one does."
    )
    payment = models.CharField(
        max_length=10,
        choices=Payment,
        default=Payment.COMMISSION,
        help_text="What it pays for. The notice of each page with one of its links says so.",
    )
    link_label = models.CharField(
        max_length=40,
        default="paid link",
        help_text="Printed beside each of its links. It must say that the link pays.",
    )
    required_sentence = models.TextField(
        blank=True,
        help_text="Printed word for word on each page that shows an offer of this programme.",
    )
    price_caveat = models.TextField(
        blank=True,
        help_text="Printed word for word beside its prices, where the programme has a wording of its own.",
    )
    max_price_age = models.DurationField(
        default=timedelta(hours=24),
        validators=[MaxValueValidator(LONGEST_PRICE_AGE, "Give a year at most.")],
        help_text="Older prices are not shown, but “see price at …”. Hours:minutes:seconds, for example 24:00:00.",
    )
    redirects_allowed = models.BooleanField(
        default=True,
        help_text="Off: links go straight to the merchant, and clicks are not counted.",
    )
    history_allowed = models.BooleanField(
        default=True, help_text="Off: only the newest price of each offer is kept."
    )
    site_history_forbidden = models.BooleanField(
        default=False,
        help_text="On: its terms forbid price histories anywhere on the site, also of other offers. "
        "The setting PRICE_HISTORY must be off then, or a written permission be on record.",
    )
    history_permission = models.CharField(
        max_length=200,
        blank=True,
        help_text="Where the written permission for price histories is filed, if there is one.",
    )
    images_stored = models.BooleanField(
        default=True,
        help_text="Off: no picture that comes from this programme may be stored or shown.",
    )
    is_active = models.BooleanField(
        "active",
        default=True,
        help_text="Off: its links, prices and pictures disappear from all pages at once.",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(link_label=""),
                name="programme_has_link_label",
                violation_error_message="Paid links need a label that says so.",
            ),
            models.CheckConstraint(
                condition=Q(max_price_age__gt=timedelta(0), max_price_age__lte=LONGEST_PRICE_AGE),
                name="programme_max_price_age_in_range",
                violation_error_message="The greatest age of a price is more than nothing and at most a year.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        errors = self.objections() if self.is_active else {}  # switched off, it prints nothing
        forbids = self.is_active and self.site_history_forbidden and not self.history_permission
        if forbids and settings.PRICE_HISTORY:
            errors["site_history_forbidden"] = [
                "This site shows price histories: the setting PRICE_HISTORY is on. Have it switched "
                "off first, or enter below where the programme’s written permission is filed."
            ]
        if errors:
            raise ValidationError(errors)

    def objections(self) -> dict[str, list[str]]:
        """By field: why pages with its words would not be served."""
        found = {
            "link_label": list(demands.label(self.link_label)),
            "required_sentence": list(demands.sentence(self.required_sentence)),
            "price_caveat": list(demands.sentence(self.price_caveat)),
        }
        return {field: words for field, words in found.items() if words}


class OfferQuerySet(models.QuerySet["Offer"]):
    def open(self, at: datetime) -> OfferQuerySet:
        """Offers that may be shown: not withdrawn, and of no programme that is switched off."""
        return self.filter(
            Q(programme=None) | Q(programme__is_active=True),
            Q(withdrawn_at=None) | Q(withdrawn_at__gt=at),
        )

    def with_current_price(self, at: datetime) -> OfferQuerySet:
        """Add `price_amount`, `price_currency`, `price_availability`, `price_delivery` and
        `price_confirmed_at` as of `at`.

        All are None where no price was known. The figures of what was confirmed after
        `at` are those of `at`, and so is their time.
        """
        known = PriceObservation.objects.filter(offer=OuterRef("pk"), observed_at__lte=at)
        newest = Subquery(known.order_by("-observed_at").values("observed_at")[:1])
        joined = FilteredRelation("prices", condition=Q(prices__observed_at=newest))
        # Not Least(): PostgreSQL's passes over NULL, and would date a price that is not there.
        confirmed = Case(
            When(price_now__confirmed_at__gt=at, then=Value(at)),
            default=F("price_now__confirmed_at"),
            output_field=models.DateTimeField(),
        )
        price: dict[str, Any] = {
            "price_amount": F("price_now__amount"),
            "price_currency": F("price_now__currency"),
            "price_availability": F("price_now__availability"),
            "price_delivery": F("price_now__delivery"),
            "price_confirmed_at": confirmed,
        }
        return self.annotate(price_now=joined).annotate(**price)

    def with_fresh_price(self, at: datetime) -> OfferQuerySet:
        """Only offers whose price at `at` is young enough to be shown, with that price."""
        return self.with_current_price(at).filter(_is_fresh(at))

    def with_shown_price(self, at: datetime) -> OfferQuerySet:
        """As `with_current_price`, without what must not be shown: of a price that is older than its
        programme allows all but the currency is None. What a page is made of is fetched by this."""
        figures: dict[str, Any] = {
            name: Case(When(_is_fresh(at), then=F(name)))
            for name in (
                "price_amount",
                "price_availability",
                "price_delivery",
                "price_confirmed_at",
            )
        }
        return self.with_current_price(at).annotate(**figures)

    def without_shown_price(self, at: datetime) -> OfferQuerySet:
        """Only offers that have a page at the merchant, and no price that may be shown: of these a
        reader is told where to see it. In an order that tells nothing of the price."""
        found = self.with_shown_price(at).exclude(url="").filter(Q(price_amount=None))
        return found.order_by("merchant__name", "pk")


def _is_fresh(at: datetime) -> Q:
    """Of offers fetched with their current price."""
    max_age = Coalesce(F("programme__max_price_age"), DEFAULT_MAX_PRICE_AGE)
    return Q(price_confirmed_at__gte=at - max_age)


class Offer(models.Model):
    product = models.ForeignKey(Product, models.CASCADE, related_name="offers")
    merchant = models.ForeignKey(Merchant, models.PROTECT, related_name="offers")
    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offers",
        help_text="The programme that pays for its link. Links without one are labelled as paid too, until a person says otherwise.",
    )
    merchant_item_id = models.CharField(
        max_length=200, help_text="The merchant's own number of the item; feeds are matched by it."
    )
    title = models.CharField(max_length=300, blank=True, help_text="What the merchant calls it.")
    url = models.URLField(
        "address",
        max_length=2000,
        blank=True,
        validators=[addresses.validate],
        help_text="The page at the merchant. Without one, the price is shown and not linked.",
    )
    withdrawn_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="From then on the offer is not shown, and its link answers “gone”.",
    )

    # Kept by the database itself, whoever writes `url`: links are looked up by them.
    host = models.GeneratedField(
        expression=addresses.host_column("url"),
        output_field=models.CharField(max_length=addresses.LONGEST_PART),
        db_persist=True,
    )
    page = models.GeneratedField(
        expression=addresses.page_column("url"),
        output_field=models.CharField(max_length=addresses.LONGEST_PART),
        db_persist=True,
    )

    # Set by with_current_price().
    price_amount: Decimal | None
    price_currency: str | None
    price_availability: str | None
    price_delivery: Decimal | None
    price_confirmed_at: datetime | None

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["merchant__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merchant", "merchant_item_id"],
                name="offer_item_unique_per_merchant",
                violation_error_message="This merchant already has an offer with this item number.",
            ),
        ]
        indexes = [
            # For links in texts: of which offer, or of which merchant, is this the address?
            models.Index(fields=["host", "page"], name="offer_by_address"),
            # Which is withdrawn next?
            models.Index(
                fields=["withdrawn_at"],
                condition=Q(withdrawn_at__isnull=False),
                name="offer_by_withdrawal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.product} at {self.merchant}"

    def get_absolute_url(self) -> str:
        return path("products:go", self.pk)

    def clean(self) -> None:
        if self.programme and self.programme.merchant_id != self.merchant_id:
            raise ValidationError(
                {"programme": f"“{self.programme}” is a programme of {self.programme.merchant}."}
            )

    @property
    def max_price_age(self) -> timedelta:
        return self.programme.max_price_age if self.programme else DEFAULT_MAX_PRICE_AGE

    @property
    def payment(self) -> str:
        """What its link pays for; without a programme it is taken to be a commission."""
        return self.programme.payment if self.programme else Programme.Payment.COMMISSION
