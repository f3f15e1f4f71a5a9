"""Who writes and tests."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class Author(models.Model):
    name = models.CharField(max_length=95)
    slug = models.SlugField(max_length=100, unique=True)
    role = models.CharField(max_length=80, help_text="For example “Pharmacist, tester”.")
    credentials = models.TextField(
        blank=True, help_text="Training and experience that bear on what they review."
    )
    conflicts = models.TextField(
        "conflicts of interest",
        help_text="Shares, jobs, gifts or family ties with makers or merchants. Write “None” if there are none.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reviews:author", args=[self.slug])
