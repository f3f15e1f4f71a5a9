"""What readers say is wrong: a queue for editors, and an answer in public."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q

from products.models import Offer, Product

LONGEST = 2000


class ProblemQuerySet(models.QuerySet["Problem"]):
    def waiting(self) -> Self:
        return self.filter(outcome="")

    def answered(self, at: datetime) -> Self:
        """What readers may see the answer of at `at`. What was no report at all is not told."""
        return self.filter(answered_at__lte=at).exclude(outcome=Problem.Outcome.SPAM)


class Problem(models.Model):
    """A reader's report on a price, a score or a claim. Nothing is kept of who sent it.

    `path` is the page that it is about. The reader's words are printed only if the editor who
    answers says so; the answer is always public, unless it was spam.
    """

    class About(models.TextChoices):
        PRICE = "price", "a price"
        SCORE = "score", "a score"
        CLAIM = "claim", "something that is said"
        LABEL = "label", "a label or a notice of pay"

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", "corrected"
        KEPT = "kept", "looked at, and left as it was"
        SPAM = "spam", "no report"

    about = models.CharField(max_length=8, choices=About)
    path = models.CharField("page", max_length=300)
    product = models.ForeignKey(
        Product, models.SET_NULL, null=True, blank=True, related_name="problems"
    )
    offer = models.ForeignKey(
        Offer, models.SET_NULL, null=True, blank=True, related_name="problems"
    )
    words = models.TextField(
        "what the reader wrote", max_length=LONGEST, validators=[MinLengthValidator(10)]
    )
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(
        blank=True, help_text="For readers: what you found, and what you changed. Plain text."
    )
    words_shown = models.BooleanField(
        "print the reader's words",
        default=False,
        help_text="Beside the answer. Look that they name no private person.",
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None, answered_by=None)
                | (~Q(outcome="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="problem_answered_by_and_at",
                violation_error_message="An answer has a person, a time and an outcome.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "spam"]) | ~Q(answer=""),
                name="problem_has_answer",
                violation_error_message="Answer in a sentence or two: readers see it.",
            ),
        ]
        indexes = [models.Index(fields=["outcome", "received_at"], name="problem_queue")]

    def __str__(self) -> str:
        return f"No. {self.pk}, about {self.get_about_display()} on {self.path}"

    @property
    def took(self) -> timedelta | None:
        """From the report to the answer."""
        return self.answered_at - self.received_at if self.answered_at else None
