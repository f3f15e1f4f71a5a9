"""What an entry on record tells of a ranking: a digest of all that it was computed of, and what money moved.

docs/record-entries.md says how to make the digest again from the receipts that anybody can download.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from disclosure.record.canonical import canonical
from reviews.comparison import Rows, reviews_of
from reviews.compensation import CAP, TOP, Standing

VERSION = 1


def ranking(rows: Rows) -> dict[str, Any]:
    """`inputs` is the digest (SHA-256, hex), `moved` how many products stand elsewhere by pay, and
    `most` by how many places at most. One query besides those of the rows."""
    moved = [abs(one.moved) for one in rows.standings.values() if rows.advertising and one.moved]
    return {
        "inputs": hashlib.sha256(canonical(inputs(rows))).hexdigest(),
        "moved": len(moved),
        "most": max(moved, default=0),
    }


def inputs(rows: Rows) -> dict[str, Any]:
    """Method, weights, scores by product, points by placement, and the position of each product."""
    shown = rows.comparison
    criteria = list(shown.method.criteria.all())
    reviews = reviews_of(shown, rows.at).values_list("product_id", "product__slug", "scores")
    scores = {key: (slug, held) for key, slug, held in reviews if key in rows.standings}
    slugs = {key: slug for key, (slug, _) in scores.items()}
    return {
        "v": VERSION,
        "comparison": shown.slug,
        "method": shown.method.version,
        "advertising": rows.advertising,
        "cap": plain(CAP),
        "top": plain(TOP),
        "weights": [[one.name, plain(one.weight)] for one in criteria],
        "products": {
            slug: {
                "scores": [plain(Decimal(held[f"c{one.pk}"])) for one in criteria],
                "position": _position(rows.standings[key], rows),
            }
            for key, (slug, held) in scores.items()
        },
        "placements": list(_placements(rows, slugs)),
    }


def plain(number: Decimal) -> str:
    """Without zeros that say nothing: 60.00 is “60”."""
    return f"{number.normalize():f}"


def _position(standing: Standing[int], rows: Rows) -> int:
    return standing.position if rows.advertising else standing.blind_position


def _placements(rows: Rows, slugs: dict[int, str]) -> Iterator[list[Any]]:
    """[number, product, points agreed] of those that add points on this page, by number."""
    acting = sorted(rows.placements, key=lambda one: one.pk) if rows.advertising else []
    for one in acting:
        if one.points > 0 and one.product_id in slugs:
            yield [one.pk, slugs[one.product_id], plain(one.points)]
