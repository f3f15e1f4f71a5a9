"""Pages that were not served because they broke a promise."""

from __future__ import annotations

from django.db import models


class Incident(models.Model):
    """One way in which one page failed; how often is counted, not stored again.

    It does not promise to hold every failed request: when the database is gone, the log of the
    process is all there is.
    """

    key = models.CharField(max_length=64, unique=True, editable=False)
    path = models.CharField(max_length=2000)
    rules = models.JSONField(help_text="The ids of the rules that were broken; empty for an error.")
    summary = models.TextField()
    findings = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_at"]

    def __str__(self) -> str:
        return f"{self.path}: {self.summary}"
