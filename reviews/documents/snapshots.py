"""The draft of a document as canonical JSON."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from reviews.documents.shapes import BLOCK_FIELDS, Shape, shape_of
from reviews.models import Document

FORMAT = 1


def snapshot(document: Document) -> dict[str, Any]:
    """All that `document` says, as JSON can hold it: other rows by primary key, decimals as text."""
    shape = shape_of(document)
    data: dict[str, Any] = {
        "format": FORMAT,
        "kind": document.kind,
        "fields": _fields(document, shape),
    }
    for name, rows in shape.rows.items():
        found = rows.model._default_manager.filter(**{rows.parent: document})
        data[name] = [values(row, rows.fields) for row in found.order_by(*rows.order)]
    if shape.blocks:
        data["blocks"] = _blocks(document)
    return data


def _fields(document: Document, shape: Shape) -> dict[str, Any]:
    said = values(document, shape.fields)
    return {name: value for name, value in said.items() if shape.later.get(name, ...) != value}


def canonical(data: dict[str, Any]) -> str:
    """One text for one content, however its keys came to be ordered."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def values(row: models.Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value(row, name) for name in names}


def value(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    found = getattr(row, field.attname)  # type: ignore[union-attr]  # concrete fields only
    if isinstance(field, models.DecimalField) and found is not None:
        return str(field.to_python(found).quantize(Decimal(1).scaleb(-field.decimal_places)))
    if isinstance(field, models.FileField):
        return found.name
    return found.isoformat() if isinstance(found, date | datetime) else found


def _blocks(document: Document) -> list[dict[str, Any]]:
    """The blocks of all kinds in their common order."""
    found = [
        (block.ordering, kind, block.pk, {"kind": block._meta.model_name} | values(block, fields))
        for kind, (model, fields) in enumerate(BLOCK_FIELDS.items())
        for block in model._default_manager.filter(**{document.kind: document})
    ]
    return [data for *_, data in sorted(found, key=lambda one: one[:3])]
