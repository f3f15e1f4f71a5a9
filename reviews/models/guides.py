"""Guides: long articles around a question that readers have."""

from __future__ import annotations

from django.db import models

from products.models import Category
from reviews.models.documents import Document, DocumentQuerySet
from reviews.models.people import Author


class Guide(Document):
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        related_name="guides",
        help_text="Its comparisons are shown under the guide.",
    )
    author = models.ForeignKey(Author, models.PROTECT, related_name="guides")
    title = models.CharField(
        max_length=140, help_text="Heading of its page. Say what the reader will know afterwards."
    )
    slug = models.SlugField(
        max_length=140,
        unique=True,
        help_text="The last part of its address. If you change it later, the old address leads to the new one.",
    )
    summary = models.TextField(
        blank=True,
        help_text="The answer in two or three sentences. Shown under the heading, and in lists. Plain text.",
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        permissions = [("publish_guide", "Can publish and withdraw guides")]

    def __str__(self) -> str:
        return self.title
