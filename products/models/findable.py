"""What readers can search for."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q


class FindableQuerySet(models.QuerySet["Findable"]):
    def at(self, at: datetime) -> FindableQuerySet:
        """What readers could find at the moment `at`."""
        return self.filter(
            Q(from_at=None) | Q(from_at__lte=at), Q(until_at=None) | Q(until_at__gt=at)
        )


class Findable(models.Model):
    """The words of one thing that has a page. The full-text index of either database is made from these rows."""

    class Kind(models.TextChoices):
        PRODUCT = "product", "product"
        REVIEW = "review", "review"
        GUIDE = "guide", "guide"
        COMPARISON = "comparison", "comparison"

    kind = models.CharField(max_length=10, choices=Kind)
    key = models.PositiveBigIntegerField(help_text="Primary key of the thing itself.")
    title = models.CharField(max_length=330)
    text = models.TextField(blank=True)
    from_at = models.DateTimeField(null=True, blank=True)
    until_at = models.DateTimeField(null=True, blank=True)

    objects = FindableQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="findable_unique"),
        ]

    def __str__(self) -> str:
        return self.title
