"""What an offer cost when, what of that still waits for an editor, and how often links were followed."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from products import currencies


class PriceObservation(models.Model):
    """A price that stood at a merchant from `observed_at`, and was last seen unchanged at `confirmed_at`.

    It does not promise that the price held at every moment between the two.
    """

    class Availability(models.TextChoices):
        IN_STOCK = "in_stock", "in stock"
        OUT_OF_STOCK = "out_of_stock", "out of stock"
        PREORDER = "preorder", "pre-order"
        BACKORDER = "backorder", "on back order"
        UNKNOWN = "unknown", "not stated"

    offer = models.ForeignKey("products.Offer", models.CASCADE, related_name="prices")
    amount = models.DecimalField(
        max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    currency = models.CharField(max_length=3, validators=[currencies.validate])
    availability = models.CharField(
        max_length=12, choices=Availability, default=Availability.UNKNOWN
    )
    delivery = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text="What delivery costs on top, in the same currency. Empty: the merchant does not say.",
    )
    observed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    sightings = models.PositiveIntegerField(
        db_default=1, help_text="How often this price was seen, the first time included."
    )
    source = models.CharField(max_length=200, help_text="The feed or person it came from.")

    class Meta:
        ordering = ["-observed_at"]
        constraints = [
            # Also the index that the current price of an offer is found by.
            models.UniqueConstraint(
                fields=["offer", "observed_at"],
                name="price_observation_unique",
                violation_error_message="This offer already has a price for that moment.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="price_amount_positive",
                violation_error_message="A price must be more than zero.",
            ),
            models.CheckConstraint(
                condition=Q(delivery=None) | Q(delivery__gte=0),
                name="price_delivery_not_negative",
                violation_error_message="Delivery costs nothing or more.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__gte=F("observed_at")),
                name="price_confirmed_after_observed",
                violation_error_message="A price cannot be confirmed before it was observed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} on {self.observed_at:%Y-%m-%d}"


class HeldPrice(models.Model):
    """A price so far from what was seen before that no reader sees it until an editor has looked.

    While it waits, the same price seen again moves `confirmed_at`.
    """

    class Decision(models.TextChoices):
        WAITING = "waiting", "waits for an editor"
        ACCEPTED = "accepted", "accepted: it was right"
        REFUSED = "refused", "refused: it was wrong"

    offer = models.ForeignKey("products.Offer", models.CASCADE, related_name="held_prices")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3, validators=[currencies.validate])
    availability = models.CharField(max_length=12, choices=PriceObservation.Availability)
    delivery = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    observed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    sightings = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=200)
    median = models.DecimalField(
        max_digits=12, decimal_places=2, help_text="Of the prices seen before, at that time."
    )
    decision = models.CharField(max_length=8, choices=Decision, default=Decision.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-observed_at", "-pk"]
        permissions = [("decide_heldprice", "Can accept and refuse prices that are held")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="held_price_amount_positive"),
            models.CheckConstraint(
                condition=Q(decision="waiting", decided_at=None)
                | (~Q(decision="waiting") & Q(decided_at__isnull=False)),
                name="held_price_decided_has_time",
            ),
            models.UniqueConstraint(
                fields=["offer", "amount", "currency", "availability"],
                condition=Q(decision="waiting"),
                name="held_price_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency} for {self.offer}"


class ClickCount(models.Model):
    """How often the link of an offer was followed on a day (UTC). Nothing about who followed it."""

    offer = models.ForeignKey("products.Offer", models.CASCADE, related_name="click_counts")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "day"], name="click_count_unique_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.count} on {self.day}"
