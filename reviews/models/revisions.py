"""Saved states of documents. They are added, and never changed.

A draft that was never public can be deleted, and takes its revisions along.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

REFUSAL = (
    "A revision is evidence of what a document said, and is not changed or deleted. "
    "To bring an older state back, restore it: that adds a new revision."
)


class RevisionQuerySet(models.QuerySet["Revision"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise ValidationError(REFUSAL)

    def delete(self) -> NoReturn:
        raise ValidationError(REFUSAL)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ValidationError(REFUSAL)


class Revision(models.Model):
    """The whole of a document as it was when it was saved: its fields, blocks, scores and columns."""

    review = models.ForeignKey(
        "reviews.Review", models.CASCADE, null=True, blank=True, related_name="revisions"
    )
    guide = models.ForeignKey(
        "reviews.Guide", models.CASCADE, null=True, blank=True, related_name="revisions"
    )
    comparison = models.ForeignKey(
        "reviews.Comparison", models.CASCADE, null=True, blank=True, related_name="revisions"
    )
    number = models.PositiveIntegerField(help_text="Counts the revisions of one document from 1.")
    data = models.JSONField()
    digest = models.CharField(
        max_length=64, help_text="SHA-256 of the canonical JSON, in hexadecimal."
    )
    created_at = models.DateTimeField()
    by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who saved it; empty if a command did.",
    )
    note = models.CharField(max_length=300, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(review__isnull=False, guide=None, comparison=None)
                    | Q(review=None, guide__isnull=False, comparison=None)
                    | Q(review=None, guide=None, comparison__isnull=False)
                ),
                name="revision_of_one_document",
                violation_error_message="A revision belongs to one document.",
            ),
            *(
                models.UniqueConstraint(fields=[kind, "number"], name=f"revision_unique_in_{kind}")
                for kind in ("review", "guide", "comparison")
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise ValidationError(REFUSAL)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ValidationError(REFUSAL)

    @property
    def author_name(self) -> str:
        return (self.by.get_full_name() or self.by.get_username()) if self.by else "a command"
