"""From a revision to the row by which readers see it: the values that lists filter and sort by."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from reviews import ranking
from reviews.models import Live, LiveComparison, LiveGuide, LiveReview, Method, Revision
from reviews.models.live import Boxed


def live_row(revision: Revision) -> Live:
    """The row for `revision`, not saved, and without the times of its publication."""
    return _MAKERS[revision.data["kind"]](revision)


def add_boxes(live: Live) -> None:
    """Note what stands in boxes of an article's text; to be called once the row is saved."""
    if isinstance(live, Boxed):
        data = live.revision.data
        live.products.set(boxed(data, "productbox", "product"))
        live.comparisons.set(boxed(data, "comparisonembed", "comparison"))


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
    fields = revision.data["fields"]
    return LiveComparison(
        document_id=int(revision.comparison_id or 0),
        revision=revision,
        columns=[column["specification"] for column in revision.data["columns"]],
        **_plain(fields, "title", "slug", "introduction", "currency"),
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
