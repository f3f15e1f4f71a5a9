"""The register of placements: every place on the site that somebody paid for."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from products.models.catalogue import Category, Product

SLOTS = 3
# What was agreed with the advertiser; whoever enters or changes it has approved it.
TERMS = ["advertiser", "product", "category", "slot", "starts_at", "payment", "contract_reference"]


class PlacementQuerySet(models.QuerySet["Placement"]):
    def active(self, at: datetime) -> PlacementQuerySet:
        return self.filter(starts_at__lte=at, ends_at__gt=at)

    def overlapping(self, starts_at: datetime, ends_at: datetime) -> PlacementQuerySet:
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class Placement(models.Model):
    """A row above a category's comparisons that an advertiser pays for; it carries no rank."""

    class Payment(models.TextChoices):
        FLAT_FEE = "flat fee", "flat fee for the period"
        PER_CLICK = "per click", "fee per click"
        COMMISSION = "commission", "higher commission"

    advertiser = models.CharField(
        max_length=120, help_text="Who pays. Printed in the label: “Advertisement, paid by …”."
    )
    product = models.ForeignKey(Product, models.PROTECT, related_name="placements")
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        related_name="placements",
        help_text="The row stands above the comparisons of this category.",
    )
    slot = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(SLOTS)],
        help_text=f"1 is the uppermost of {SLOTS}. No two placements share a slot at a time.",
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(help_text="The first moment at which it is no longer shown.")
    payment = models.CharField(max_length=12, choices=Payment)
    contract_reference = models.CharField(
        max_length=120, help_text="Where the contract is filed. Auditors see it, readers do not."
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="placements_approved"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "slot"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="placement_ends_after_start",
                violation_error_message="A placement must end after it starts.",
            ),
            models.CheckConstraint(
                condition=Q(slot__gte=1, slot__lte=SLOTS),
                name="placement_slot_in_range",
                violation_error_message=f"There are {SLOTS} slots, numbered from 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"No. {self.pk}: {self.product} in {self.category}, slot {self.slot}"

    def clean(self) -> None:
        if not (self.product_id and self.category_id):
            return
        if self.product.category_id != self.category_id:
            raise ValidationError(
                {"category": f"{self.product} is listed under {self.product.category}."}
            )
        if not self.product.is_listed:
            raise ValidationError({"product": "An unlisted product is not shown: list it first."})
