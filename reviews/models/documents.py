"""What reviews, guides and comparisons have in common: a draft that is edited, and revisions that are shown."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from content_editor.models import Region
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

if TYPE_CHECKING:
    from reviews.models.live import Live
    from reviews.models.revisions import Revision


class DocumentQuerySet(models.QuerySet[Any]):
    def published(self, at: datetime) -> Self:
        """Documents of which readers see a revision at the moment `at`."""
        live = self.model.live_model().objects.at(at)
        return self.filter(Exists(live.filter(document=OuterRef("pk"))))

    def with_state(self, at: datetime) -> Self:
        """Add what a list of documents says of each at `at`.

        `live_from`, `scheduled_for` and `was_live` tell when it went live, when it will and
        whether it ever was; `is_changed` whether its last saved revision is not the one that is shown.
        """
        rows = self.model.live_model().objects.filter(document=OuterRef("pk"))
        last = self.model.revisions.rel.related_model.objects.filter(
            **{self.model.revisions.rel.field.name: OuterRef("pk")}
        ).order_by("-number")
        return self.annotate(
            live_from=Subquery(rows.at(at).values("from_at")[:1]),
            scheduled_for=Subquery(rows.filter(from_at__gt=at).values("from_at")[:1]),
            was_live=Exists(rows.filter(from_at__lte=at)),
            live_digest=Subquery(rows.at(at).values("revision__digest")[:1]),
            last_digest=Subquery(last.values("digest")[:1]),
        ).annotate(
            is_changed=models.Case(
                models.When(
                    Q(live_digest__isnull=False) & ~Q(live_digest=F("last_digest")), then=True
                ),
                default=False,
                output_field=models.BooleanField(),
            )
        )


class Document(models.Model):
    """The draft. Readers never see these rows, but the revision that the newest row of `live` points at."""

    regions = [Region(key="main", title="text")]  # where the content editor puts blocks

    changed_at = models.DateTimeField("last changed", auto_now=True)

    if TYPE_CHECKING:  # what each of the three has
        title: models.CharField[str, str]
        revisions: Any  # reverse relations
        live: Any

    class Meta:
        abstract = True

    @classmethod
    def live_model(cls) -> type[Live]:
        model: type[Live] = cls.live.rel.related_model
        return model

    @property
    def kind(self) -> str:
        """“review”, “guide” or “comparison”."""
        return str(self._meta.model_name)

    def live_at(self, at: datetime) -> Live | None:
        """What readers see of it at `at`, if they see anything."""
        shown: Live | None = self.live.at(at).select_related("revision").first()
        return shown

    def scheduled_at(self, at: datetime) -> Live | None:
        """What they will see later, if that is planned."""
        planned: Live | None = self.live.filter(from_at__gt=at).select_related("revision").first()
        return planned

    def last_revision(self) -> Revision | None:
        last: Revision | None = self.revisions.order_by("-number").first()
        return last

    def was_live(self, at: datetime) -> bool:
        return bool(self.live.filter(from_at__lte=at).exists())
