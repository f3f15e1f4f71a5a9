"""The verbs that change what readers see of our opinions. Each is one transaction."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from products.models import Category
from reviews import ranking
from reviews.models import Comparison, Method, Review


def missing(review: Review) -> list[str]:
    """What `review` still lacks before it can be published, each as a sentence for its editor."""
    return [*_missing_text(review), *_missing_test(review), *_missing_scores(review)]


def _missing_text(review: Review) -> list[str]:
    required = {
        "verdict": "Write the verdict.",
        "pros": "Name at least one advantage.",
        "cons": "Name at least one drawback.",
        "body": "Write the body of the review.",
    }
    return [sentence for field, sentence in required.items() if not getattr(review, field).strip()]


def _missing_test(review: Review) -> list[str]:
    problems = []
    if not review.basis:
        problems.append("Say what the review is based on: a hands-on test, or research only.")
    if not review.sample:
        problems.append("Say where the sample came from: bought, lent, given, or none.")
    if review.basis == Review.Basis.RESEARCH:
        if not review.sources.exists():
            problems.append("A review by research only needs at least one source.")
        return problems
    if review.sample == Review.Sample.NONE:
        problems.append("A hands-on test needs a sample.")
    if not review.tester_id:
        problems.append("Name the tester.")
    if not (review.tested_from and review.tested_to):
        problems.append("Give the first and the last day of the test.")
    return problems


def _missing_scores(review: Review) -> list[str]:
    scores = {score.criterion_id: score for score in review.scores.all()}
    criteria = list(review.method.criteria.all())
    unscored = [criterion.name for criterion in criteria if criterion.pk not in scores]
    unexplained = [
        criterion.name
        for criterion in criteria
        if criterion.pk in scores and not scores[criterion.pk].rationale.strip()
    ]
    foreign = [
        str(s.criterion) for s in scores.values() if s.criterion.method_id != review.method_id
    ]
    problems = []
    if unscored:
        problems.append(f"Score these criteria: {', '.join(unscored)}.")
    if unexplained:
        problems.append(f"Say why these were scored so: {', '.join(unexplained)}.")
    if foreign:
        problems.append(f"These criteria are not of {review.method}: {', '.join(foreign)}.")
    try:
        ranking.check_weights(criterion.weight for criterion in criteria)
    except ranking.WeightsError as error:
        problems.append(f"Mend {review.method}: {error}")
    return problems


@transaction.atomic
def publish(review: Review, *, at: datetime) -> None:
    """Show `review` to readers; an incomplete one is refused with all that it lacks.

    Its method is frozen by this, so that a published score can always be computed again.
    """
    Review.objects.select_for_update().get(pk=review.pk)
    review.refresh_from_db()
    problems = missing(review)
    if review.tested_to and review.tested_to > at.date():
        problems.append("The test has not ended yet: its last day lies ahead.")
    if problems:
        raise ValidationError(problems)
    freeze(review.method, at=at)
    review.overall = ranking.overall(
        {score.criterion_id: score.value for score in review.scores.all()}, review.method.weights
    )
    review.status = Review.Status.PUBLISHED
    review.published_at = review.published_at or at
    review.full_clean()
    review.save(update_fields=["overall", "status", "published_at", "changed_at"])


@transaction.atomic
def withdraw(review: Review) -> None:
    """Take `review` back: its page answers 410, and comparisons show the product unscored."""
    review.status = Review.Status.WITHDRAWN
    review.save(update_fields=["status", "changed_at"])


@transaction.atomic
def freeze(method: Method, *, at: datetime) -> None:
    """Fix the weights of `method` for good. Raises ValidationError if they do not add up to 100."""
    Method.objects.select_for_update().get(pk=method.pk)
    method.refresh_from_db()
    if method.frozen_at:
        return
    try:
        ranking.check_weights(method.weights.values())
    except ranking.WeightsError as error:
        raise ValidationError(f"“{method}” cannot be used yet. {error}") from error
    method.frozen_at = at
    method.save(update_fields=["frozen_at"])


@transaction.atomic
def new_version(method: Method) -> Method:
    """A draft of the next version of `method`, with copies of its criteria, whose weights can change."""
    Category.objects.select_for_update().get(pk=method.category_id)
    versions = Method.objects.filter(category=method.category)
    last = versions.aggregate(Max("version"))["version__max"]
    draft = Method.objects.create(
        category=method.category, version=last + 1, description=method.description
    )
    for criterion in method.criteria.all():
        criterion.pk, criterion.method = None, draft
        criterion.save(force_insert=True)
    return draft


@transaction.atomic
def publish_comparison(comparison: Comparison, *, at: datetime) -> None:
    """Show `comparison` to readers. Raises ValidationError if it would be a table without a ranking."""
    comparison.full_clean()
    if not Review.objects.published().filter(method=comparison.method).exists():
        raise ValidationError(
            f"No published review uses {comparison.method} yet: the table would rank nothing."
        )
    comparison.status = Comparison.Status.PUBLISHED
    comparison.published_at = comparison.published_at or at
    comparison.save()


@transaction.atomic
def withdraw_comparison(comparison: Comparison) -> None:
    comparison.status = Comparison.Status.DRAFT
    comparison.save(update_fields=["status", "changed_at"])
