"""Two rows that are one product: what points at the duplicate, and how it moves to the one that stays.

Nothing is deleted here. Whatever app a row belongs to, it is found by its foreign key.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Max, QuerySet
from django.db.models.functions import Least

from products.models import Placement, Product, ProductImage, SpecificationValue

Pointer = models.ForeignKey[Any, Any]
STAYING = (Placement,)  # the register tells what was shown, and is never rewritten
CALLED = {"product images": "pictures", "live reviews": "published reviews"}
LAST_POSITION = 32767  # of what the column holds


def pointers() -> Iterator[Pointer]:
    """Every foreign key to a product, those in tables of many-to-many fields included."""
    for relation in Product._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            yield relation.field


def pointing(pointer: Pointer, product: Product) -> QuerySet[Any]:
    """The rows that point at `product`. Managers of models that leave some out are passed by."""
    everything: QuerySet[Any] = pointer.model._base_manager.all()  # noqa: SLF001  (documented)
    return everything.filter(**{pointer.name: product})


def possessions(product: Product) -> Counter[str]:
    """How many rows of each kind point at `product`, by their name in the plural."""
    counts = Counter[str]()
    for pointer in pointers():
        counts[name(pointer)] += pointing(pointer, product).count()
    return counts


def name(pointer: Pointer) -> str:
    """What its rows are called, for example “offers”; of a many-to-many field, those that hold it."""
    if pointer.model is Product:
        return "products merged into it"
    holder: Any = pointer.model._meta.auto_created or pointer.model
    plural = str(holder._meta.verbose_name_plural)
    return CALLED.get(plural, plural)


def move(duplicate: Product, into: Product) -> Counter[str]:
    """Point everything that points at `duplicate` at `into`; say how much of what moved.

    Facts and links that `into` has of its own stay behind, and all placements. Raises a ValidationError that names
    the first row that `into` can have only one of.
    """
    moved = Counter[str]()
    _append_pictures(duplicate, into)
    for pointer in pointers():
        if pointer.model not in STAYING:
            moved[name(pointer)] += _move(pointer, duplicate, into)
    return +moved


def _append_pictures(duplicate: Product, into: Product) -> None:
    """Those of `into` stay in front: the first one is shown in lists."""
    last = ProductImage.objects.filter(product=into).aggregate(last=Max("position"))["last"]
    if last is not None:
        position = Least(F("position") + last + 1, LAST_POSITION)
        ProductImage.objects.filter(product=duplicate).update(position=position)


def _move(pointer: Pointer, duplicate: Product, into: Product) -> int:
    rows = pointing(pointer, duplicate)
    if other := _other_end(pointer):
        there = pointing(pointer, into).values_list(other, flat=True)
        rows = rows.exclude(**{f"{other}__in": list(there)})
    try:
        with transaction.atomic():
            return rows.update(**{pointer.name: into})
    except IntegrityError as error:
        raise ValidationError(_clash(pointer, rows, into)) from error


def _other_end(pointer: Pointer) -> str:
    """Where a row only ties a product to something, once: the name of the field with the other thing."""
    if pointer.model is SpecificationValue:
        return "specification"
    if pointer.model._meta.auto_created:
        fields = pointer.model._meta.fields
        return next(field.name for field in fields if field.is_relation and field != pointer)
    return ""


def _clash(pointer: Pointer, rows: QuerySet[Any], into: Product) -> str:
    """Which row cannot move and why, in the words of the constraint that keeps it."""
    kind = pointer.model._meta.verbose_name
    for row in rows:
        setattr(row, pointer.name, into)
        try:
            row.validate_unique()
            row.validate_constraints()
        except ValidationError as refusal:
            why = " ".join(refusal.messages)
            return f"The {kind} “{row}” cannot move to {into}. {why}"
    return f"Both have {name(pointer)} of which {into} can have only one. Delete one of them first."
