"""The addresses that published documents give as their sources."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef

from reviews.models.live import LiveGuide, LiveReview
from reviews.models.revisions import Revision


class CitationQuerySet(models.QuerySet["Citation"]):
    def shown(self, urls: Collection[str], at: datetime) -> set[str]:
        """Those of `urls` that a page gives as a source at `at`. One query."""
        shown = [
            Exists(model.objects.at(at).filter(revision=OuterRef("revision")))
            for model in (LiveGuide, LiveReview)
        ]
        found = self.filter(shown[0] | shown[1], url__in=urls)
        return set(found.order_by().values_list("url", flat=True).distinct())


class Citation(models.Model):
    """A source's address, or that of a published quotation. Whoever publishes the revision says
    that links to it pay nothing; `showing.note` writes it."""

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="citations")
    url = models.CharField(max_length=500, db_index=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "url"], name="citation_unique_in_revision")
        ]

    def __str__(self) -> str:
        return self.url
