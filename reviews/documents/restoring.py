"""The draft of a document made what a revision says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models

from reviews.documents.shapes import BLOCK_FIELDS, BLOCKS_BY_KIND, Rows, shape_of
from reviews.models import Document

STEP = 10


def restore(document: Document, data: dict[str, Any]) -> None:
    """Replace the draft's fields, rows and blocks by those in `data`. Call it in a transaction.

    Raises ValidationError, in words for an editor, if `data` names something that is gone or
    would not be accepted today.
    """
    shape = shape_of(document)
    if data.get("kind") != document.kind or data.get("format") != 1:
        raise ValidationError("This revision is of another kind of document.")
    fill(document, data["fields"], shape.fields)
    checked(document)
    document.save()
    for name, rows in shape.rows.items():
        _replace_rows(document, rows, data[name])
    if shape.blocks:
        _replace_blocks(document, data["blocks"])


def fill(row: models.Model, data: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        field = row._meta.get_field(name)
        given = data[name]
        setattr(row, field.attname, given if given is None else field.to_python(given))  # type: ignore[union-attr]


def _replace_rows(document: Document, rows: Rows, given: list[dict[str, Any]]) -> None:
    rows.model._default_manager.filter(**{rows.parent: document}).delete()
    for index, data in enumerate(given):
        row = rows.model(**{rows.parent: document})
        fill(row, data, rows.fields)
        if rows.position:
            setattr(row, rows.position, index)
        checked(row)
        row.save(force_insert=True)


def _replace_blocks(document: Document, given: list[dict[str, Any]]) -> None:
    for model in BLOCK_FIELDS:
        model._default_manager.filter(**{document.kind: document}).delete()
    for index, data in enumerate(given, start=1):
        model = _block_model(data["kind"])
        block = model(**{document.kind: document}, ordering=index * STEP)
        fill(block, data, BLOCK_FIELDS[model])
        checked(block)
        block.save(force_insert=True)


def _block_model(kind: str) -> Any:
    if kind not in BLOCKS_BY_KIND:
        raise ValidationError(f"This site has no blocks of the kind “{kind}” any more.")
    return BLOCKS_BY_KIND[kind]


def checked(row: models.Model) -> None:
    """Raises ValidationError that names the row, since its form is not in view."""
    try:
        row.full_clean()
    except ObjectDoesNotExist as gone:
        raise ValidationError(f"Part of this revision is gone: {gone}") from gone
    except ValidationError as error:
        what = row._meta.verbose_name
        reasons = [
            f"{what}, {name}: {' '.join(texts)}" for name, texts in error.message_dict.items()
        ]
        raise ValidationError(reasons) from error
