from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from reviews import publishing
from reviews.completeness import missing
from reviews.models import Criterion, LiveComparison, LiveReview, Method, Review, Source
from tests import builders
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def method() -> Method:
    return builders.method()


@pytest.fixture
def review(method: Method) -> Review:
    return builders.review(builders.product(), method, ["9.0", "8.0"])


def test_publishing_dates_scores_and_shows_a_review(review: Review) -> None:
    assert not Review.objects.published(AT).exists()
    publishing.publish(review, by=None, at=AT)
    shown = LiveReview.objects.shown(AT).get()
    assert (shown.document, shown.published_at) == (review, AT)
    assert shown.overall == Decimal("8.6")
    assert not LiveReview.objects.shown(AT - DAY).exists()


def test_publishing_again_keeps_the_first_date_and_counts_anew(review: Review) -> None:
    publishing.publish(review, by=None, at=AT)
    review.scores.update(value=5)
    publishing.publish(review, by=None, at=AT + DAY)
    shown = LiveReview.objects.shown(AT + DAY).get()
    assert (shown.published_at, shown.changed_at) == (AT, AT + DAY)
    assert shown.overall == Decimal("5.0")
    assert LiveReview.objects.shown(AT).get().overall == Decimal("8.6")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": " "}, "Write the verdict."),
        ({"pros": "\n"}, "Name at least one advantage."),
        ({"cons": ""}, "Name at least one drawback."),
        ({"basis": ""}, "Say what the review is based on: a hands-on test, or research only."),
        ({"sample": ""}, "Say where the sample came from: bought, lent, given, or none."),
        ({"sample": "none"}, "A hands-on test needs a sample."),
        ({"tester": None}, "Name the tester."),
        ({"tested_from": None}, "Give the first and the last day of the test."),
        ({"tested_to": None}, "Give the first and the last day of the test."),
        ({"basis": "research"}, "A review by research only needs at least one source."),
    ],
)
def test_an_incomplete_review_is_refused_with_what_is_missing(
    review: Review, change: dict[str, object], message: str
) -> None:
    Review.objects.filter(pk=review.pk).update(**change)
    review.refresh_from_db()
    with pytest.raises(ValidationError) as refused:
        publishing.publish(review, by=None, at=AT)
    assert refused.value.messages == [message]
    assert review.live_at(AT) is None


def test_a_review_without_text_is_refused(review: Review) -> None:
    review.text_blocks.all().delete()
    with pytest.raises(ValidationError, match="Write the text of the review"):
        publishing.publish(review, by=None, at=AT)


def test_research_with_a_source_needs_no_tester(review: Review) -> None:
    Source.objects.create(review=review, title="On kettles", publisher="Kettle Press")
    review.basis, review.sample, review.tester = "research", "none", None
    review.tested_from = review.tested_to = None
    review.save()
    publishing.publish(review, by=None, at=AT)
    assert review.live_at(AT) is not None


def test_every_criterion_needs_a_score_and_a_reason(review: Review, method: Method) -> None:
    review.scores.filter(criterion__name="Speed").update(rationale=" ")
    review.scores.filter(criterion__name="Noise").delete()
    assert missing(review, AT) == [
        "Score these criteria: Noise.",
        "Say why these were scored so: Speed.",
    ]


def test_scores_by_another_method_are_refused(review: Review) -> None:
    other = builders.method({"Looks": "100"}, version=2)
    review.method = other
    assert missing(review, AT) == [
        "Score these criteria: Looks.",
        "These criteria are not of Kettles, method 2: Speed, Noise.",
    ]


def test_weights_that_do_not_sum_are_refused_by_name(review: Review, method: Method) -> None:
    Criterion.objects.filter(name="Noise").update(weight=30)
    expected = "Mend Kettles, method 1: The weights add up to 90.00 and must add up to 100."
    assert missing(review, AT) == [expected]
    with pytest.raises(ValidationError, match="cannot be used yet"):
        publishing.freeze(method, at=AT)


def test_a_method_in_use_is_frozen(review: Review, method: Method) -> None:
    criterion = method.criteria.all()[0]
    criterion.weight = Decimal(60)
    criterion.save()
    publishing.publish(review, by=None, at=AT)
    frozen = Criterion.objects.get(pk=criterion.pk)
    frozen.weight = Decimal(50)
    with pytest.raises(ValidationError, match="Make a new version of the method"):
        frozen.save()
    with pytest.raises(ValidationError, match="is frozen"):
        frozen.delete()
    assert Criterion.objects.get(pk=criterion.pk).weight == 60


def test_a_product_has_one_published_review(review: Review, method: Method) -> None:
    publishing.publish(review, by=None, at=AT)
    second = builders.review(review.product, method)
    with pytest.raises(ValidationError, match="already has a published review"):
        publishing.publish(second, by=None, at=AT)
    publishing.withdraw(review, by=None, at=AT + DAY)
    publishing.publish(second, by=None, at=AT + DAY)
    assert LiveReview.objects.shown(AT + DAY).get().document == second


def test_a_test_cannot_end_before_it_begins(review: Review) -> None:
    review.tested_to = date(2026, 3, 1)
    with pytest.raises(ValidationError, match="must end on or after the day it began"):
        review.full_clean()
    with pytest.raises(IntegrityError, match="review_test_ends_after_start"):
        review.save()


def test_a_test_that_has_not_ended_cannot_be_published(review: Review) -> None:
    with pytest.raises(ValidationError, match="its last day lies ahead"):
        publishing.publish(review, by=None, at=AT - 60 * DAY)


def test_publishing_keeps_what_was_written_meanwhile(review: Review) -> None:
    Review.objects.filter(pk=review.pk).update(verdict="Written by a colleague.")
    publishing.publish(review, by=None, at=AT)
    assert Review.objects.get().verdict == "Written by a colleague."
    assert LiveReview.objects.get().verdict == "Written by a colleague."


def test_a_criterion_read_before_its_method_was_frozen_cannot_be_changed(review: Review) -> None:
    stale = Criterion.objects.select_related("method").get(name="Speed")
    publishing.publish(review, by=None, at=AT)
    stale.weight = Decimal(10)
    with pytest.raises(ValidationError, match="is frozen"):
        stale.save()


def test_a_review_is_scored_by_a_method_of_its_products_category(review: Review) -> None:
    review.method = builders.method(category=builders.category("Toasters"))
    with pytest.raises(ValidationError, match="This method is for Toasters"):
        review.full_clean()


def test_a_comparison_needs_something_to_rank(method: Method, review: Review) -> None:
    comparison = builders.comparison(method)
    with pytest.raises(ValidationError, match="the table would rank nothing"):
        publishing.publish(comparison, by=None, at=AT)
    publishing.publish(review, by=None, at=AT)
    publishing.publish(comparison, by=None, at=AT)
    assert LiveComparison.objects.shown(AT).get().published_at == AT
    publishing.withdraw(comparison, by=None, at=AT + DAY)
    assert not LiveComparison.objects.shown(AT + DAY).exists()


def test_a_comparison_cannot_use_a_method_of_another_category(method: Method) -> None:
    comparison = builders.comparison(method)
    comparison.category = builders.category("Toasters")
    with pytest.raises(ValidationError, match="This method is for Kettles"):
        comparison.full_clean()
