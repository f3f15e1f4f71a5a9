"""A comparison: the products of a category side by side, in the order of their scores."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from products import currencies
from products.models import Category, Specification
from reviews.models.documents import Document, DocumentQuerySet
from reviews.models.methods import Method


class Comparison(Document):
    class Order(models.TextChoices):
        """Its two addresses; each stands for one order of the same products."""

        WITH_ADVERTISING = "with", "the order with advertising"
        WITHOUT_ADVERTISING = "without", "the order without advertising"

    category = models.ForeignKey(Category, models.PROTECT, related_name="comparisons")
    method = models.ForeignKey(
        Method,
        models.PROTECT,
        related_name="comparisons",
        help_text="Only reviews by this method are ranked; others have no score in this table.",
    )
    title = models.CharField(
        max_length=140,
        help_text="Heading of its page. Where pay can move an order, “best” or “top” must not stand here.",
    )
    slug = models.SlugField(max_length=140, unique=True, help_text="The last part of its address.")
    introduction = models.TextField(
        blank=True, help_text="A few sentences above the table. Plain text."
    )
    currency = models.CharField(
        max_length=3,
        validators=[currencies.validate],
        help_text="Prices in other currencies are listed on the product's page, and not compared here.",
    )
    canonical = models.CharField(
        "order for search engines",
        max_length=8,
        choices=Order,
        default=Order.WITH_ADVERTISING,
        help_text="The table has two addresses, with and without advertising. Search engines are asked to "
        "list this one of them. Readers can open both, whatever you choose.",
    )
    specifications = models.ManyToManyField(
        Specification, through="ComparisonColumn", related_name="comparisons", blank=True
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["category__position", "title"]
        permissions = [("publish_comparison", "Can publish and withdraw comparisons")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.method_id and self.category_id and self.method.category_id != self.category_id:
            raise ValidationError({"method": f"This method is for {self.method.category}."})


class ComparisonColumn(models.Model):
    """A specification that a comparison shows as a column."""

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="columns")
    specification = models.ForeignKey(Specification, models.CASCADE)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "specification"],
                name="comparison_column_unique",
                violation_error_message="This comparison already has this column.",
            )
        ]

    def __str__(self) -> str:
        return str(self.specification)

    def clean(self) -> None:
        if not (self.specification_id and self.comparison.category_id):
            return  # a form with these left empty says so itself
        if self.specification.category_id != self.comparison.category_id:
            raise ValidationError(
                {
                    "specification": f"“{self.specification}” belongs to {self.specification.category}."
                }
            )
