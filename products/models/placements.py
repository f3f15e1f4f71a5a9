"""The register of placements: every place on the site that somebody paid for."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from products.models.catalogue import Category, Product

SLOTS = 3
MOST_POINTS = Decimal("0.5")  # of one placement; compensation.CAP is what all of a product may move
# What was agreed with the advertiser, and what a second person approves.
TERMS = [
    *("advertiser", "product", "category", "slot", "points", "starts_at", "payment"),
    "contract_reference",
]


class PlacementQuerySet(models.QuerySet["Placement"]):
    def active(self, at: datetime) -> PlacementQuerySet:
        """Those that act at `at`: begun, not ended, and approved by then."""
        return self.filter(starts_at__lte=at, ends_at__gt=at, approved_at__lte=at)

    def in_slots(self) -> PlacementQuerySet:
        """Those that pay for a row of their own."""
        return self.exclude(slot=None)

    def moving(self) -> PlacementQuerySet:
        """Those that pay for points."""
        return self.filter(points__gt=0)

    def overlapping(self, starts_at: datetime, ends_at: datetime) -> PlacementQuerySet:
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class Placement(models.Model):
    """What an advertiser pays for in the comparisons of a category: a row of its own above the
    ranking, which carries no rank, or points that the score shown is moved by, or both.

    It acts only once somebody other than who entered it has approved it.
    """

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
        help_text="It acts in the comparisons of this category.",
    )
    slot = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(SLOTS)],
        help_text=f"A row above the ranking: 1 is the uppermost of {SLOTS}. No two placements share "
        "a slot at a time. Empty: no such row.",
    )
    points = models.DecimalField(
        max_digits=2,
        decimal_places=1,
        default=Decimal("0.0"),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(MOST_POINTS)],
        help_text="Added to the score that is shown with advertising, from 0 to "
        f"{MOST_POINTS}. All placements of a product together move it by {MOST_POINTS} at most.",
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(help_text="The first moment at which it is no longer shown.")
    payment = models.CharField(max_length=12, choices=Payment)
    contract_reference = models.CharField(
        max_length=120, help_text="Where the contract is filed. Auditors see it, readers do not."
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="placements_entered",
        help_text="Who entered the terms. Not known of placements from before this was kept.",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="placements_approved",
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "slot", "pk"]
        permissions = [("approve_placement", "Can approve placements that others entered")]
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
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=MOST_POINTS),
                name="placement_points_in_range",
                violation_error_message=f"Points are from 0 to {MOST_POINTS}.",
            ),
            models.CheckConstraint(
                condition=Q(slot__isnull=False) | Q(points__gt=0),
                name="placement_pays_for_something",
                violation_error_message="Give a slot, or points, or both: what is paid for?",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="placement_approved_by_and_at",
                violation_error_message="An approval has a person and a time.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("entered_by")),
                name="placement_approved_by_another",
                violation_error_message="Somebody other than who entered a placement approves it.",
            ),
        ]

    def __str__(self) -> str:
        return f"No. {self.pk}: {self.product} in {self.category}, {self.bought}"

    @property
    def bought(self) -> str:
        """What is paid for, in words."""
        slot = f"slot {self.slot}" if self.slot else ""
        points = f"{self.points} points" if self.points else ""
        return " and ".join(part for part in (slot, points) if part)

    def is_active(self, at: datetime) -> bool:
        approved = self.approved_at is not None and self.approved_at <= at
        return approved and self.starts_at <= at < self.ends_at
