"""The sentences that notices are composed of, in all their versions."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NoReturn

from django.db import IntegrityError, models
from django.db.models import OuterRef, Q, Subquery

from disclosure import policy


class NoticeIsFinalError(IntegrityError):
    """The ORM's refusal to change or delete an approved sentence; the database's own comes after it."""


def _refuse() -> NoReturn:
    raise NoticeIsFinalError(
        "An approved sentence is never changed or deleted: pages have carried it. Approve a new "
        "version instead, with disclosure.notices.approve() or “Add notice” in the admin."
    )


class NoticeQuerySet(models.QuerySet["Notice"]):
    def in_force(self, locale: str, at: datetime) -> dict[str, Notice]:
        """By kind, the version that pages in `locale` carry at `at`."""
        begun = self.filter(locale=policy.language(locale), effective_from__lte=at)
        return {one.kind: one for one in begun.order_by("effective_from", "version")}

    def with_current(self, at: datetime) -> NoticeQuerySet:
        """Add `current`, the key of the version that pages carry in place of each row at `at`."""
        same = Notice.objects.filter(
            kind=OuterRef("kind"), locale=OuterRef("locale"), effective_from__lte=at
        )
        newest = same.order_by("-effective_from", "-version").values("pk")[:1]
        return self.annotate(current=Subquery(newest))

    def approved(self, locale: str, at: datetime) -> dict[str, policy.Approved]:
        """By token ("commission-2"), every version in `locale`, as the rules know it at `at`."""
        rows = list(
            self.filter(locale=policy.language(locale)).order_by("effective_from", "version")
        )
        now = {one.kind: one for one in rows if one.effective_from <= at}
        return {
            one.token: policy.Approved(one.kind, one.text, now.get(one.kind) == one) for one in rows
        }

    def update(self, **values: Any) -> NoReturn:
        _refuse()

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        _refuse()

    def update_or_create(
        self, defaults: Any = None, create_defaults: Any = None, **values: Any
    ) -> NoReturn:
        _refuse()

    def delete(self) -> NoReturn:
        _refuse()

    def bulk_create(
        self,
        objs: Iterable[Notice],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,
        update_conflicts: bool = False,
        update_fields: Collection[str] | None = None,
        unique_fields: Collection[str] | None = None,
    ) -> list[Notice]:
        if ignore_conflicts or update_conflicts:
            _refuse()
        return super().bulk_create(objs, batch_size)


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

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            _refuse()
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        _refuse()

    @property
    def token(self) -> str:
        """How markup names this version."""
        return f"{self.kind}-{self.version}"
