"""How products are scored: a method is a list of weighted criteria, frozen once it is in use."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q

from products.models import Category
from products.paths import path


class Method(models.Model):
    """One version of a way to score products of a category, on a scale from 0 to 10."""

    category = models.ForeignKey(Category, models.PROTECT, related_name="methods")
    version = models.PositiveSmallIntegerField(default=1)
    description = models.TextField(
        help_text="How products are chosen, obtained and tested. Plain text; an empty line starts a paragraph."
    )
    frozen_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Since then its weights cannot change. Changing them takes a new version.",
    )

    class Meta:
        ordering = ["category__position", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "version"],
                name="method_version_unique",
                violation_error_message="This category already has a method with this version number.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.category}, method {self.version}"

    def get_absolute_url(self) -> str:
        return f"{path('reviews:how-we-rank')}#method-{self.pk}"

    @property
    def weights(self) -> dict[int, Decimal]:
        """Weight by criterion's primary key, in per cent."""
        return {criterion.pk: criterion.weight for criterion in self.criteria.all()}


class Criterion(models.Model):
    method = models.ForeignKey(Method, models.CASCADE, related_name="criteria")
    name = models.CharField(max_length=60, help_text="Column heading, for example “Comfort”.")
    slug = models.SlugField(max_length=60)
    question = models.CharField(
        max_length=300,
        help_text="What exactly is judged, in one sentence that a reader understands.",
    )
    weight = models.DecimalField(
        "weight in %",
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(100)],
        help_text="Share of the overall score. The weights of a method add up to 100.",
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(
                fields=["method", "slug"],
                name="criterion_slug_unique_in_method",
                violation_error_message="This method already has a criterion with this slug.",
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0, weight__lte=100),
                name="criterion_weight_in_range",
                violation_error_message="A weight is more than 0 and at most 100 per cent.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: object, **kwargs: object) -> None:
        self.refuse_if_frozen()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @transaction.atomic
    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        self.refuse_if_frozen()
        return super().delete(*args, **kwargs)  # type: ignore[arg-type]

    def refuse_if_frozen(self) -> None:
        """Locks the method meanwhile, so that it is not frozen between this look and the change."""
        if Method.objects.select_for_update().get(pk=self.method_id).frozen_at:
            raise ValidationError(
                f"“{self.method}” is frozen since reviews rely on it. "
                "Make a new version of the method to change its criteria."
            )
