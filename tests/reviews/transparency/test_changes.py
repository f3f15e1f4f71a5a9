"""Scores that readers saw change, from the rows by which they saw them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from reviews import publishing
from reviews.models import LiveReview, Review, Score
from reviews.transparency import changes
from reviews.transparency.changes import Change, Step
from tests import builders
from tests.conftest import Site


def rescore(review: Review, criterion: str, value: str, correction: str = "") -> None:
    Score.objects.filter(review=review, criterion__name=criterion).update(value=Decimal(value))
    publishing.publish(review, by=None, at=timezone.now(), correction=correction)


def found() -> list[Change]:
    return changes.changes(timezone.now())


def test_first_publications_and_new_texts_are_no_changes(site: Site) -> None:
    builders.revise(Review.objects.get(product=site.alto), verdict="It boils water well.")
    assert found() == []


def test_a_change_tells_each_criterion_and_the_reason(site: Site) -> None:
    review = Review.objects.get(product=site.alto)
    rescore(review, "Speed", "7.0", "We took the time with a slow watch.")
    (change,) = found()
    assert (change.before.overall, change.live.overall) == (Decimal("8.6"), Decimal("7.4"))
    assert change.steps == [Step("Speed", Decimal("9.0"), Decimal("7.0"))]
    assert change.reason == "We took the time with a slow watch."
    assert not change.other_method
    assert change.at == LiveReview.objects.get(document=review, until_at=None).from_at


def test_a_change_that_leaves_the_overall_score_is_one(site: Site) -> None:
    review = Review.objects.get(product=site.alto)
    rescore(review, "Noise", "8.1")  # 9.0 and 8.0 make 8.6, and so do 9.0 and 8.1: 8.64
    (change,) = found()
    assert change.before.overall == change.live.overall
    assert change.steps == [Step("Noise", Decimal("8.0"), Decimal("8.1"))]
    assert change.reason == ""


def test_another_method_scores_other_criteria(site: Site) -> None:
    review = Review.objects.get(product=site.alto)
    method = builders.method({"Speed": "100"}, version=2)
    Score.objects.filter(review=review).delete()
    Score.objects.create(
        review=review, criterion=method.criteria.get(), value=Decimal("6.0"), rationale="Measured."
    )
    builders.revise(review, method=method)
    (change,) = found()
    assert change.other_method
    assert change.steps == [
        Step("Speed", Decimal("9.0"), None),
        Step("Speed", None, Decimal("6.0")),
        Step("Noise", Decimal("8.0"), None),
    ]


def test_what_is_planned_is_not_told(site: Site) -> None:
    review = Review.objects.get(product=site.alto)
    Score.objects.filter(review=review).update(value=Decimal("1.0"))
    now = timezone.now()
    publishing.publish(review, by=None, at=now, from_at=now + builders.DAY)
    assert found() == []
    assert changes.count(now) == 0
    (change,) = changes.changes(now + 2 * builders.DAY)
    assert change.live.overall == Decimal("1.0")


def test_a_row_that_nobody_saw_is_passed_over(site: Site) -> None:
    review = Review.objects.get(product=site.alto)
    rescore(review, "Speed", "1.0")
    wrong = LiveReview.objects.get(document=review, until_at=None)
    Score.objects.filter(review=review, criterion__name="Speed").update(value=Decimal("8.0"))
    publishing.publish(review, by=None, at=wrong.made_at, from_at=wrong.from_at)
    (change,) = found()
    assert change.steps == [Step("Speed", Decimal("9.0"), Decimal("8.0"))]


def test_the_newest_come_first_and_are_bounded(site: Site, django_assert_num_queries: Any) -> None:
    review = Review.objects.get(product=site.alto)
    for value in ("8.0", "7.0", "6.0"):
        rescore(review, "Speed", value)
    at = timezone.now() + timedelta(seconds=1)
    with django_assert_num_queries(3):
        shown = changes.changes(at, most=2)
        assert [str(one.live.product) for one in shown] == ["Tin & Co Alto"] * 2
    assert [one.steps[0].after for one in shown] == [Decimal("6.0"), Decimal("7.0")]
    assert changes.count(at) == 3


@pytest.mark.parametrize("together", [1, 2, 500])
def test_an_export_reads_all_in_parts(
    site: Site, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(changes, "TOGETHER", together)
    review = Review.objects.get(product=site.alto)
    for value in ("8.0", "7.0", "6.0"):
        rescore(review, "Speed", value)
    every = [one.steps[0].after for one in changes.every(timezone.now())]
    assert every == [Decimal("6.0"), Decimal("7.0"), Decimal("8.0")]
