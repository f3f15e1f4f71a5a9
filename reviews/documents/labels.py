"""What an editor calls the parts of a document, and what their values mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.utils.text import capfirst

from reviews.documents.shapes import BLOCKS_BY_KIND, SHAPES
from reviews.models import ComparisonColumn, Document, Score

Names = Mapping[type[models.Model], Mapping[int, str]]

DOCUMENTS: dict[str, type[Document]] = {str(model._meta.model_name): model for model in SHAPES}
ROWS: dict[str, type[models.Model]] = {"scores": Score, "columns": ComparisonColumn}


def block_model(kind: str) -> type[models.Model] | None:
    """None for a kind that this site once had."""
    return BLOCKS_BY_KIND.get(kind)


def label(model: type[models.Model] | None, name: str) -> str:
    field = _field(model, name)
    return capfirst(str(field.verbose_name)) if field is not None else capfirst(name)


def shown(model: type[models.Model] | None, name: str, value: Any, names: Names) -> str:
    """`value` as an editor reads it: choices by their label, other rows by their name."""
    field = _field(model, name)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(field, models.ForeignKey):
        return names.get(field.related_model, {}).get(value, f"one that is gone (number {value})")
    if isinstance(field, models.DateField):
        return f"{date.fromisoformat(value):%-d %B %Y}"
    choices = dict(field.flatchoices) if field is not None else {}
    return str(choices.get(value, value))


def referred(*documents: dict[str, Any]) -> dict[type[models.Model], set[int]]:
    """The rows that `documents` name by their primary keys, to look their names up at once."""
    found: dict[type[models.Model], set[int]] = {}
    for data in documents:
        for model, values in _parts(data):
            for name, value in values.items():
                field = _field(model, name)
                if isinstance(field, models.ForeignKey) and value is not None:
                    found.setdefault(field.related_model, set()).add(value)
    return found


def _parts(data: dict[str, Any]) -> Iterable[tuple[type[models.Model] | None, dict[str, Any]]]:
    yield DOCUMENTS[data["kind"]], data["fields"]
    for name, model in ROWS.items():
        yield from ((model, row) for row in data.get(name, ()))
    for block in data.get("blocks", ()):
        yield block_model(block["kind"]), block


def _field(model: type[models.Model] | None, name: str) -> Any:
    fields = {field.name: field for field in model._meta.concrete_fields} if model else {}
    return fields.get(name)
