"""Reviews, what they score and cite, and who wrote them."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from products.models import Product
from reviews.models.methods import Criterion, Method


class Author(models.Model):
    name = models.CharField(max_length=95)
    slug = models.SlugField(max_length=100, unique=True)
    role = models.CharField(max_length=80, help_text="For example “Pharmacist, tester”.")
    credentials = models.TextField(
        blank=True, help_text="Training and experience that bear on what they review."
    )
    conflicts = models.TextField(
        "conflicts of interest",
        help_text="Shares, jobs, gifts or family ties with makers or merchants. Write “None” if there are none.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reviews:author", args=[self.slug])


class ReviewQuerySet(models.QuerySet["Review"]):
    def published(self) -> ReviewQuerySet:
        return self.filter(status=Review.Status.PUBLISHED, product__is_listed=True)


class Review(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", "draft"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

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
    body = models.TextField(
        blank=True,
        help_text="Plain text. An empty line starts a paragraph; “## ” starts a heading.",
    )
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
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    changed_at = models.DateTimeField("last changed", auto_now=True)
    overall = models.DecimalField(
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        editable=False,
        help_text="Computed from the scores when the review is published.",
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        permissions = [("publish_review", "Can publish and withdraw reviews")]
        constraints = [
            models.UniqueConstraint(
                fields=["product"],
                condition=Q(status="published"),
                name="review_one_published_per_product",
                violation_error_message="This product already has a published review. Withdraw that first.",
            ),
            models.CheckConstraint(
                condition=Q(tested_to__gte=F("tested_from")),
                name="review_test_ends_after_start",
                violation_error_message="The test must end on or after the day it began.",
            ),
            models.CheckConstraint(
                condition=~Q(status="published")
                | Q(published_at__isnull=False, overall__isnull=False),
                name="review_published_is_complete",
                violation_error_message="A published review has a date and an overall score.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reviews:review", args=[self.product.slug])

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

    @property
    def pros_list(self) -> list[str]:
        return lines(self.pros)

    @property
    def cons_list(self) -> list[str]:
        return lines(self.cons)

    @property
    def is_tested(self) -> bool:
        return self.basis == self.Basis.HANDS_ON

    @property
    def sample_is_tie(self) -> bool:
        """Whether the sample is a favour that readers must be told of (16 CFR 255.5)."""
        return self.sample in (self.Sample.LENT, self.Sample.GIFTED)


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


class Source(models.Model):
    """Something that a review relies on, and that a reader can look up."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="sources")
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.URLField("address", max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
