"""A score, and what it rests on."""

from __future__ import annotations

from decimal import Decimal

from django.utils.safestring import SafeString

from disclosure.templatetags.disclosure import tie
from disclosure.writing import written
from reviews import scores
from reviews.compensation import Standing
from reviews.markup.numbers import localized
from reviews.models import LiveReview
from reviews.registers import TIES

METER = (
    '<span class="meter{}"><span class="figure"{}><strong>{}</strong><span class="of"> of 10</span>'
    '</span> <span class="word">{}</span><svg class="bar" viewBox="0 0 100 8" '
    'preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" '
    'height="8"/><rect class="fill" width="{}" height="8"/></svg></span>\n'
)
NOT_SCORED = SafeString('<span class="none">Not scored</span>\n')
NOT_TESTED = SafeString('<span class="tie plain">Research only, not tested by us</span>')


def score(
    value: Decimal | None, *, large: bool = False, moved: Standing[int] | None = None
) -> SafeString:
    """A score from 0 to 10 as number, word and bar; `moved` says how pay moved it, if it did."""
    if value is None:
        return NOT_SCORED
    return written(
        METER,
        " large" if large else "",
        _points(moved) if moved else "",
        localized(value),
        scores.word(value),
        f"{value * 10:f}",
    )


def _points(moved: Standing[int]) -> SafeString:
    by = " ".join(map(str, moved.by))
    return written(' data-points="{}" data-points-by="{}"', moved.points, by)


def basis(review: LiveReview) -> SafeString:
    """That it was not tested, or where a lent or given sample came from."""
    untested = "" if review.is_tested else NOT_TESTED
    return written("{}{}\n", untested, sample(review) if review.sample_is_tie else "")


def sample(review: LiveReview) -> SafeString:
    return tie(TIES[review.sample], f"The sample was {review.get_sample_display()}.")
