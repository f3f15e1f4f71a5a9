"""The draft of a document made what a revision says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models

from products.models import Product
from reviews.documents.shapes import BLOCK_FIELDS, BLOCKS_BY_KIND, Rows, all_fields, shape_of
from reviews.models import Document

STEP = 10


def restore(document: Document, data: dict[str, Any]) -> None:
    """Replace the draft's fields, rows and blocks by those in `data`. Call it in a transaction.

    The draft is then what `data` says, save that products which were merged stand for what they
    were merged into. Raises ValidationError, in words for an editor, if `data` names something
    that is gone or would not be accepted today.
    """
    shape = shape_of(document)
    if data.get("kind") != document.kind or data.get("format") != 1:
        raise ValidationError("This revision is of another kind of document.")
    said = all_fields(type(document), data)
    for name, given in python_values(type(document), said, shape.fields).items():
        setattr(document, name, given)
    checked(document)
    document.save()
    for name, rows in shape.rows.items():
        _replace_rows(document, rows, data[name])
    if shape.blocks:
        _replace_blocks(document, data["blocks"])


def python_values(
    model: type[models.Model], data: dict[str, Any], names: Iterable[str]
) -> dict[str, Any]:
    """What `model` takes, by attribute. Raises ValidationError if `data` lacks one of `names`."""
    values = {}
    for name in names:
        field: Any = model._meta.get_field(name)
        if name not in data:
            raise ValidationError(
                f"This revision says nothing of {model._meta.verbose_name}, {name}."
            )
        given = data[name]
        values[field.attname] = _value(field, given)
    return values


def _value(field: Any, given: Any) -> Any:
    """A product that was merged since into another is that one now."""
    if given is None:
        return None
    if field.related_model is Product:
        merged = Product.objects.filter(pk=given).values_list("merged_into", flat=True).first()
        return merged or given
    return field.to_python(given)


def _replace_rows(document: Document, rows: Rows, given: list[dict[str, Any]]) -> None:
    rows.model._default_manager.filter(**{rows.parent: document}).delete()
    for index, data in enumerate(given):
        place = {rows.position: index} if rows.position else {}
        values = python_values(rows.model, data, rows.fields)
        row = rows.model(**{rows.parent: document}, **place, **values)
        checked(row)
        row.save(force_insert=True)


def _replace_blocks(document: Document, given: list[dict[str, Any]]) -> None:
    for model in BLOCK_FIELDS:
        model._default_manager.filter(**{document.kind: document}).delete()
    for index, data in enumerate(given, start=1):
        model = _block_model(data["kind"])
        values = python_values(model, data, BLOCK_FIELDS[model])
        block = model(**{document.kind: document}, ordering=index * STEP, **values)
        checked(block)
        block.save(force_insert=True)


def _block_model(kind: str) -> Any:
    if kind not in BLOCKS_BY_KIND:
        raise ValidationError(f"This site has no blocks of the kind “{kind}” any more.")
    return BLOCKS_BY_KIND[kind]


def checked(row: models.Model) -> None:
    """Raises ValidationError that names the row, since its form is not in view."""
    files = [field.name for field in row._meta.fields if isinstance(field, models.FileField)]
    try:
        row.full_clean(exclude=files)  # they were judged when they came
    except ObjectDoesNotExist as gone:
        raise ValidationError(f"Part of this revision is gone: {gone}") from gone
    except ValidationError as error:
        what = row._meta.verbose_name
        reasons = [
            f"{what}, {name}: {' '.join(texts)}" for name, texts in error.message_dict.items()
        ]
        raise ValidationError(reasons) from error
