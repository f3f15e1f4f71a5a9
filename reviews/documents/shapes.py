"""Which fields of which rows make up a document. Everything else about it is somebody else's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from reviews.models import (
    BLOCKS,
    Block,
    Comparison,
    ComparisonColumn,
    Document,
    Guide,
    Review,
    Score,
)

OF_THE_DOCUMENT = {"id", "guide", "review", "region", "ordering"}


@dataclass(frozen=True)
class Rows:
    """Rows that belong to a document: `parent` is the field that points at it."""

    model: type[models.Model]
    parent: str
    fields: tuple[str, ...]
    order: tuple[str, ...]
    position: str = ""


@dataclass(frozen=True)
class Shape:
    """`later` has the fields that came when there were revisions already, with what those mean by
    saying nothing of them; a new revision says nothing of them either where it means the same."""

    fields: tuple[str, ...]
    later: dict[str, str] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)
    blocks: bool = False


SHAPES: dict[type[Document], Shape] = {
    Review: Shape(
        fields=(
            *("product", "method", "author", "title", "verdict", "pros", "cons"),
            *("basis", "sample", "tester", "tested_from", "tested_to"),
        ),
        rows={
            "scores": Rows(
                Score,
                "review",
                ("criterion", "value", "rationale"),
                order=("criterion__position", "criterion_id"),
            )
        },
        blocks=True,
    ),
    Guide: Shape(fields=("category", "author", "title", "slug", "summary"), blocks=True),
    Comparison: Shape(
        fields=("category", "method", "title", "slug", "introduction", "currency", "canonical"),
        later={"canonical": Comparison.Order.WITH_ADVERTISING.value},
        rows={
            "columns": Rows(
                ComparisonColumn,
                "comparison",
                ("specification",),
                order=("position", "pk"),
                position="position",
            )
        },
    ),
}

BLOCK_FIELDS: dict[type[Block], tuple[str, ...]] = {
    model: tuple(f.name for f in model._meta.concrete_fields if f.name not in OF_THE_DOCUMENT)
    for model in BLOCKS
}
BLOCKS_BY_KIND: dict[str, type[Block]] = {str(model._meta.model_name): model for model in BLOCKS}


def shape_of(document: Document) -> Shape:
    return SHAPES[type(document)]


def all_fields(model: type[Document], data: dict[str, Any]) -> dict[str, Any]:
    """The fields of a revision's `data`, those included of which it says nothing."""
    return {**SHAPES[model].later, **data["fields"]}
