"""Reviews, and what they score."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from products.models import Product
from reviews.models.documents import Document, DocumentQuerySet
from reviews.models.methods import Criterion, Method
from reviews.models.people import Author


class Review(Document):
    class Basis(models.TextChoices):
        HANDS_ON = "hands-on", "hands-on test"
        RESEARCH = "research", "research only, not tested by us"

    class Sample(models.TextChoices):
        BOUGHT = "bought", "bought by us"
        LENT = "lent", "lent by the maker or merchant"
        GIFTED = "gifted", "given free by the maker or merchant"
        NONE = "none", "no sample"

    product = models.ForeignKey(Product, models.PROTECT, related_name="reviews")
    method = models.ForeignKey(Method, models.PROTECT, related_name="reviews")
    author = models.ForeignKey(
        Author,
        models.PROTECT,
        related_name="reviews",
        help_text="Who wrote it; printed at the top.",
    )
    title = models.CharField(max_length=140, help_text="Heading of the review's page.")
    verdict = models.TextField(
        blank=True, help_text="The answer in two or three sentences. Shown first, and in lists."
    )
    pros = models.TextField(blank=True, help_text="One advantage per line.")
    cons = models.TextField(blank=True, help_text="One drawback per line.")
    basis = models.CharField(
        max_length=10, choices=Basis, blank=True, help_text="Printed beside the score."
    )
    sample = models.CharField(
        max_length=8,
        choices=Sample,
        blank=True,
        help_text="Where the tested item came from. Free or lent samples are told beside the score.",
    )
    tester = models.ForeignKey(
        Author,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tests",
        help_text="Who used the product. Needed for a hands-on test.",
    )
    tested_from = models.DateField(null=True, blank=True)
    tested_to = models.DateField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("publish_review", "Can publish and withdraw reviews")]
        constraints = [
            models.CheckConstraint(
                condition=Q(tested_to__gte=F("tested_from")),
                name="review_test_ends_after_start",
                violation_error_message="The test must end on or after the day it began.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if not (self.product_id and self.method_id):
            return
        if self.product.category_id != self.method.category_id:
            raise ValidationError(
                {
                    "method": f"This method is for {self.method.category}, "
                    f"and the product is of {self.product.category}."
                }
            )


class Score(models.Model):
    """How a product does by one criterion, from 0 (worst) to 10, and why."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores")
    value = models.DecimalField(
        max_digits=3,
        decimal_places=1,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(10))],
        help_text="From 0 (worst) to 10 (best), with one decimal at most.",
    )
    rationale = models.TextField(
        blank=True, help_text="Why this score; printed beside it. Needed to publish."
    )

    class Meta:
        ordering = ["criterion__position", "criterion_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "criterion"],
                name="score_unique_per_criterion",
                violation_error_message="This review already scores this criterion.",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0, value__lte=10),
                name="score_in_range",
                violation_error_message="A score lies between 0 and 10.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value}"
