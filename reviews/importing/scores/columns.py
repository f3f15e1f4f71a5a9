"""Which column of a sheet holds what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from products.feeds.problems import UnreadableError
from products.feeds.texts import normal
from reviews.models import Criterion

NAMES_OF_PRODUCT = ("name", "product", "slug", "gtin")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns, as the file spells them; those of criteria by primary key."""

    product: str
    scores: dict[int, str]
    rationales: dict[int, str]
    brand: str = ""
    check: str = ""


def found(
    headers: Iterable[str],
    criteria: Iterable[Criterion],
    *,
    product: str = "",
    mapped: Mapping[str, str],
    brand: str = "",
    check: str = "",
) -> Columns:
    """`mapped` says by slug or name of a criterion in which column it stands. Raises UnreadableError
    with all columns that are missing."""
    there = _by_name(headers)
    asked = {normal(criterion): column for criterion, column in mapped.items()}
    named = list(criteria)
    _refuse_unknown(asked, named)
    scores, missing = {}, []
    for criterion in named:
        own = (criterion.slug, criterion.name)
        wanted = [asked[normal(name)] for name in own if normal(name) in asked] or own
        column = _first(there, wanted)
        scores[criterion.pk] = column
        if not column:
            missing.append(f"“{wanted[0]}”")
    products = [product] if product else NAMES_OF_PRODUCT
    others = {what: _first(there, [what]) for what in (brand, check) if what}
    missing += [f"“{what}”" for what, column in others.items() if not column]
    if not _first(there, products):
        missing.append(" or ".join(f"“{name}”" for name in products))
    if missing:
        raise UnreadableError(
            f"The sheet has no column {', '.join(missing)}. It has: {', '.join(there.values())}. "
            "Say which column holds a criterion (--map), and which names the product (--product-column)."
        )
    _refuse_shared(scores, named)
    return Columns(
        product=_first(there, products),
        scores=scores,
        rationales=_rationales(there, named, scores),
        brand=others.get(brand, ""),
        check=others.get(check, ""),
    )


def _first(there: Mapping[str, str], names: Iterable[str]) -> str:
    return next((there[normal(name)] for name in names if normal(name) in there), "")


def _by_name(headers: Iterable[str]) -> dict[str, str]:
    """Columns by the name that they are found by. Raises UnreadableError if two have the same."""
    there: dict[str, str] = {}
    for header in headers:
        other = there.setdefault(normal(header), header)
        if other != header and normal(header):
            raise UnreadableError(
                f"The columns “{other}” and “{header}” have the same name: rename or delete one."
            )
    return there


def _refuse_shared(scores: Mapping[int, str], criteria: list[Criterion]) -> None:
    for column in scores.values():
        sharing = [one.name for one in criteria if scores[one.pk] == column]
        if len(sharing) > 1:
            raise UnreadableError(
                f"The column “{column}” is given for several criteria: {', '.join(sharing)}. "
                "Each needs a column of its own."
            )


def _rationales(
    there: Mapping[str, str], criteria: list[Criterion], scores: Mapping[int, str]
) -> dict[int, str]:
    """“Comfort rationale” beside “Comfort”, by whichever of its names."""
    names = {
        criterion.pk: [
            f"{name} rationale" for name in (criterion.slug, criterion.name, scores[criterion.pk])
        ]
        for criterion in criteria
    }
    columns = {pk: _first(there, some) for pk, some in names.items()}
    return {pk: column for pk, column in columns.items() if column}


def _refuse_unknown(asked: Mapping[str, str], criteria: list[Criterion]) -> None:
    known = {normal(name) for one in criteria for name in (one.slug, one.name)}
    unknown = sorted(set(asked) - known)
    if unknown:
        slugs = ", ".join(one.slug for one in criteria)
        raise UnreadableError(f"The method has no criterion “{unknown[0]}”. It has: {slugs}.")
