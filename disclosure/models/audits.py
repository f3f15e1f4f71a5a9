"""What the last audit of each page of this site said."""

from __future__ import annotations

from django.db import models


class AuditedPage(models.Model):
    """The verdicts of the last audit of a page. They do not promise that the page is the same now.

    `verdicts` is {"L01": {"outcome": "pass", "words": "…", "findings": [{"outcome": …, "words": …,
    "html": …, "where": …}]}}.
    """

    path = models.CharField(max_length=2000, unique=True)
    audited_at = models.DateTimeField()
    violations = models.PositiveIntegerField()
    incompletes = models.PositiveIntegerField()
    blocked = models.BooleanField()
    verdicts = models.JSONField()

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path
