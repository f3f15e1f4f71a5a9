"""The sentences that notices are composed of, in all their versions."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from disclosure import policy


class NoticeQuerySet(models.QuerySet["Notice"]):
    def in_force(self, locale: str, at: datetime) -> dict[str, Notice]:
        """By kind, the version that pages in `locale` carry at `at`."""
        begun = self.filter(locale=locale, effective_from__lte=at)
        return {one.kind: one for one in begun.order_by("effective_from", "version")}

    def approved(self, locale: str, at: datetime) -> dict[str, policy.Approved]:
        """By token ("commission-2"), every version in `locale`, as the rules know it at `at`."""
        now = self.in_force(locale, at)
        return {
            one.token: policy.Approved(one.kind, one.text, now.get(one.kind) == one)
            for one in self.filter(locale=locale)
        }


class Notice(models.Model):
    """One sentence of the notice, approved once and never changed: a new wording is a new version.

    Triggers in the database refuse every way of changing or deleting a row. Whoever owns the
    database can drop a trigger; `manage.py check --database default` tells that it is missing.
    """

    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in policy.KINDS])
    locale = models.CharField(max_length=12, help_text="The language of the pages, for example en.")
    version = models.PositiveIntegerField(help_text="Counts from 1 for each kind and locale.")
    text = models.TextField(help_text="One short sentence that says who pays whom for what.")
    effective_from = models.DateTimeField(help_text="From this moment pages carry it.")
    approved_by = models.CharField(max_length=150, help_text="Who approved the wording.")
    created_at = models.DateTimeField()

    objects = NoticeQuerySet.as_manager()

    class Meta:
        # The migration makes the table. Unmanaged, it is passed over by `flush`, which would be
        # refused, and which test runs of any project that uses the app rely on.
        managed = False
        db_table = "disclosure_notice"
        ordering = ["kind", "locale", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "locale", "version"],
                name="notice_version_unique",
                violation_error_message="This version exists. Give the next number.",
            ),
            models.UniqueConstraint(
                fields=["kind", "locale", "effective_from"],
                name="notice_moment_unique",
                violation_error_message="Another version of this sentence begins at that moment.",
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(locale="") & ~Q(approved_by=""),
                name="notice_is_complete",
                violation_error_message="A notice needs its text, its locale and its approver.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.token} ({self.locale})"

    @property
    def token(self) -> str:
        """How markup names this version."""
        return f"{self.kind}-{self.version}"
