"""From a revision to the row by which readers see it: the values that lists filter and sort by."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from reviews import ranking
from reviews.documents.linking import cited, targets_of
from reviews.documents.shapes import all_fields
from reviews.models import (
    Citation,
    Comparison,
    Live,
    LiveComparison,
    LiveGuide,
    LiveReview,
    Method,
    Revision,
)
from reviews.models.live import Boxed


def live_row(revision: Revision) -> Live:
    """The row for `revision`, not saved, and without the times of its publication."""
    return _MAKERS[revision.data["kind"]](revision)


def refuse_taken(live: Live) -> None:
    """Raises ValidationError if another document is, will be or was at the address of `live`.

    What was there once still leads its readers on, as long as it is public elsewhere.
    """
    place = {"product": live.product} if isinstance(live, LiveReview) else {"slug": live.slug}  # type: ignore[attr-defined]
    rows: Any = type(live).objects
    others = rows.exclude(document=live.document_id)
    later = Q(until_at=None) | Q(until_at__gt=live.from_at)
    if other := others.filter(later, **place).first():
        raise ValidationError(_TAKEN[type(live)].format(other=other))
    if isinstance(live, LiveReview):
        return
    once = others.filter(**place).values("document")
    moved = others.filter(later, Q(document__in=once))
    if other := moved.first():
        raise ValidationError(
            f"This address still leads to “{other}”, which stood there. Choose another slug."
        )


_TAKEN: dict[type[Live], str] = {
    LiveReview: "This product already has a published review, “{other}”. Withdraw that first.",
    LiveGuide: "Another guide has this address, now or soon: “{other}”. Choose another slug.",
    LiveComparison: "Another comparison has this address, now or soon: “{other}”. Choose another slug.",
}


def add_boxes(live: Live) -> None:
    """Note what stands in boxes of an article's text, and products whose offers its text links to;
    to be called once the row is saved."""
    if isinstance(live, Boxed):
        data = live.revision.data
        linked = [one.offer for one in targets_of(data, live.from_at).values() if one.offer]
        live.products.set(
            [*boxed(data, "productbox", "product"), *(offer.product_id for offer in linked)]
        )
        live.comparisons.set(boxed(data, "comparisonembed", "comparison"))


def add_citations(live: Live) -> None:
    """Note what it gives as sources; to be called once its revision is saved."""
    urls = sorted(cited(live.revision.data))
    Citation.objects.bulk_create(
        [Citation(revision=live.revision, url=url) for url in urls], ignore_conflicts=True
    )


def boxed(data: dict[str, Any], kind: str, name: str) -> list[int]:
    """The primary keys that blocks of `kind` name."""
    return [block[name] for block in data.get("blocks", ()) if block["kind"] == kind]


def _review(revision: Revision) -> LiveReview:
    fields, scores = revision.data["fields"], revision.data["scores"]
    values = {score["criterion"]: Decimal(score["value"]) for score in scores}
    weights = Method.objects.get(pk=fields["method"]).weights
    return LiveReview(
        document_id=int(revision.review_id or 0),
        revision=revision,
        overall=_overall(values, weights),  # type: ignore[misc]  # a row without it cannot be stored
        scores={LiveReview.score_key(key): str(value) for key, value in values.items()},
        **_plain(fields, "title", "verdict", "basis", "sample"),
        **_keys(fields, "product", "method", "author", "tester"),
    )


def _overall(values: dict[int, Decimal], weights: dict[int, Decimal]) -> Decimal | None:
    """None while it cannot be computed: such a row can be previewed, and not stored."""
    try:
        return ranking.overall(values, weights)
    except (KeyError, ranking.WeightsError):
        return None


def _guide(revision: Revision) -> LiveGuide:
    fields = revision.data["fields"]
    return LiveGuide(
        document_id=int(revision.guide_id or 0),
        revision=revision,
        **_plain(fields, "title", "slug", "summary"),
        **_keys(fields, "category", "author"),
    )


def _comparison(revision: Revision) -> LiveComparison:
    fields = all_fields(Comparison, revision.data)
    return LiveComparison(
        document_id=int(revision.comparison_id or 0),
        revision=revision,
        columns=[column["specification"] for column in revision.data["columns"]],
        **_plain(fields, "title", "slug", "introduction", "currency", "canonical"),
        **_keys(fields, "category", "method"),
    )


def _plain(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: fields[name] for name in names}


def _keys(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {f"{name}_id": fields[name] for name in names}


_MAKERS: dict[str, Callable[[Revision], Live]] = {
    "review": _review,
    "guide": _guide,
    "comparison": _comparison,
}
