"""Puts the demo's guides into the database, by the same verbs as the admin. What is there stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q

from products.models import Category
from reviews import publishing
from reviews.demo.guides.blocks import row
from reviews.demo.guides.shapes import Article, Version
from reviews.models import BLOCKS, Author, Guide, LiveComparison

Pairs = tuple[tuple[str, str], ...]


def add_guides(articles: Iterable[Article], *, by: User, at: datetime) -> None:
    for article in articles:
        if not is_there(article):
            add_guide(article, by=by, at=at)


def is_there(article: Article) -> bool:
    """Also under another address, which somebody may have given it since."""
    return Guide.objects.filter(Q(slug=article.slug) | Q(live__slug=article.slug)).exists()


def add_guide(article: Article, *, by: User, at: datetime) -> Guide:
    guide = Guide(
        category=Category.objects.get(slug=article.category),
        author=Author.objects.get(slug=article.author),
    )
    for version in article.versions:
        publish(guide, article, version, by=by, at=at - timedelta(days=version.age_days))
    if article.draft:
        write(guide, worded(article, article.draft))
        publishing.save(guide, by=by, at=at, note=article.draft_note)
    if article.withdrawn_days is not None:
        publishing.withdraw(guide, by=by, at=at - timedelta(days=article.withdrawn_days))
    return guide


def publish(guide: Guide, article: Article, version: Version, *, by: User, at: datetime) -> None:
    write(guide, worded(article, version.then), slug=version.slug)
    publishing.publish(
        guide,
        by=by,
        at=max([at, *embedded_since(guide)]),
        note=version.note,
        correction=version.correction,
    )


def embedded_since(guide: Guide) -> list[datetime]:
    """Since when the comparisons in its text are public: a demo made earlier has them since later."""
    comparisons = guide.comparisonembed_blocks.values("comparison")
    return list(
        LiveComparison.objects.filter(document__in=comparisons).values_list(
            "published_at", flat=True
        )
    )


def write(guide: Guide, article: Article, *, slug: str = "") -> None:
    """Make the draft say what `article` says."""
    guide.slug = slug or article.slug
    guide.title, guide.summary = article.title, article.summary
    guide.save()
    for kind in BLOCKS:
        kind._default_manager.filter(guide=guide).delete()
    for place, block in enumerate(article.blocks, start=1):
        made = row(block)
        made.guide, made.ordering = guide, place * 10
        made.save()


def worded(value: Any, pairs: Pairs) -> Any:
    """`value` with the first words of each pair replaced by the second, in all texts within it."""
    if isinstance(value, str):
        for now, then in pairs:
            value = value.replace(now, then)
        return value
    if isinstance(value, tuple):
        return tuple(worded(one, pairs) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        given = {one.name: getattr(value, one.name) for one in fields(value)}
        return replace(value, **{name: worded(one, pairs) for name, one in given.items()})
    return value
