"""What a document still lacks before readers may see it, each as a sentence for its editor."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatch

from django.utils.timezone import localtime

from reviews import ranking
from reviews.completeness.blocks import missing_of_blocks
from reviews.completeness.lack import Lack
from reviews.models import Comparison, Document, Guide, LiveReview, Review


@singledispatch
def missing(document: Document, at: datetime) -> list[Lack]:
    """`at` is the moment from which it would be public."""
    raise TypeError(f"{document!r} is no document.")


@missing.register
def _(review: Review, at: datetime) -> list[Lack]:
    return [
        *_missing_verdict(review),
        *missing_of_blocks(review, at),
        *_missing_test(review, at),
        *_missing_scores(review),
    ]


@missing.register
def _(guide: Guide, at: datetime) -> list[Lack]:
    problems = []
    if not guide.summary.strip():
        problems.append(Lack("Write the summary.", "summary"))
    if not guide.source_blocks.exists():
        problems.append(Lack("Add at least one source: readers must be able to look things up."))
    return [*problems, *missing_of_blocks(guide, at)]


@missing.register
def _(comparison: Comparison, at: datetime) -> list[Lack]:
    if LiveReview.objects.shown(at).filter(method=comparison.method).exists():
        return []
    return [
        Lack(
            f"No published review uses {comparison.method} yet: the table would rank nothing.",
            "method",
        )
    ]


def _missing_verdict(review: Review) -> list[Lack]:
    required = {
        "verdict": "Write the verdict.",
        "pros": "Name at least one advantage.",
        "cons": "Name at least one drawback.",
    }
    return [
        Lack(sentence, field)
        for field, sentence in required.items()
        if not getattr(review, field).strip()
    ]


def _missing_test(review: Review, at: datetime) -> list[Lack]:
    problems = []
    if not review.basis:
        problems.append(
            Lack("Say what the review is based on: a hands-on test, or research only.", "basis")
        )
    if not review.sample:
        problems.append(
            Lack("Say where the sample came from: bought, lent, given, or none.", "sample")
        )
    if review.tested_to and review.tested_to > localtime(at).date():
        problems.append(Lack("The test has not ended yet: its last day lies ahead.", "tested_to"))
    if review.basis != Review.Basis.RESEARCH:
        return [*problems, *_missing_hands(review)]
    if not review.source_blocks.exists():
        problems.append(Lack("A review by research only needs at least one source."))
    return problems


def _missing_hands(review: Review) -> list[Lack]:
    problems = []
    if review.sample == Review.Sample.NONE:
        problems.append(Lack("A hands-on test needs a sample.", "sample"))
    if not review.tester_id:
        problems.append(Lack("Name the tester.", "tester"))
    if not (review.tested_from and review.tested_to):
        problems.append(Lack("Give the first and the last day of the test.", "tested_from"))
    return problems


def _missing_scores(review: Review) -> list[Lack]:
    scores = {score.criterion_id: score for score in review.scores.select_related("criterion")}
    criteria = list(review.method.criteria.all())
    given = [criterion for criterion in criteria if criterion.pk in scores]
    named = {
        "Score these criteria": [c.name for c in criteria if c.pk not in scores],
        "Say why these were scored so": [
            c.name for c in given if not scores[c.pk].rationale.strip()
        ],
        f"These criteria are not of {review.method}": [
            str(s.criterion) for s in scores.values() if s.criterion.method_id != review.method_id
        ],
    }
    problems = [
        Lack(f"{words}: {', '.join(names)}.", "scores") for words, names in named.items() if names
    ]
    try:
        ranking.check_weights(criterion.weight for criterion in criteria)
    except ranking.WeightsError as error:
        problems.append(Lack(f"Mend {review.method}: {error}", "method"))
    return problems
