"""What a document still lacks before readers may see it, each as a sentence for its editor."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatch

from products import links
from reviews import ranking
from reviews.models import (
    Comparison,
    Document,
    Guide,
    LiveReview,
    Quotation,
    Review,
)
from reviews.richtext.rendering import addresses


@singledispatch
def missing(document: Document, at: datetime) -> list[str]:
    """`at` is the moment from which it would be public."""
    raise TypeError(f"{document!r} is no document.")


@missing.register
def _(review: Review, at: datetime) -> list[str]:
    return [
        *_missing_verdict(review),
        *_missing_blocks(review),
        *_missing_test(review, at),
        *_missing_scores(review),
    ]


@missing.register
def _(guide: Guide, at: datetime) -> list[str]:
    problems = []
    if not guide.summary.strip():
        problems.append("Write the summary.")
    if not guide.source_blocks.exists():
        problems.append("Add at least one source: readers must be able to look things up.")
    return [*problems, *_missing_blocks(guide)]


@missing.register
def _(comparison: Comparison, at: datetime) -> list[str]:
    if LiveReview.objects.shown(at).filter(method=comparison.method).exists():
        return []
    return [f"No published review uses {comparison.method} yet: the table would rank nothing."]


def _missing_verdict(review: Review) -> list[str]:
    required = {
        "verdict": "Write the verdict.",
        "pros": "Name at least one advantage.",
        "cons": "Name at least one drawback.",
    }
    return [sentence for field, sentence in required.items() if not getattr(review, field).strip()]


def _missing_blocks(document: Guide | Review) -> list[str]:
    problems = []
    if not document.text_blocks.exists():
        problems.append(f"Write the text of the {document.kind}: add at least one text block.")
    for quotation in document.quotation_blocks.all():
        problems += _missing_provenance(quotation)
    return [*problems, *_unlabelled_links(document)]


def _unlabelled_links(document: Guide | Review) -> list[str]:
    """Links to merchants stand in product boxes, where they are registered and carry their label."""
    texts = [
        *document.text_blocks.values_list("html", flat=True),
        *document.conclusion_blocks.values_list("html", flat=True),
        *document.question_blocks.values_list("answer", flat=True),
    ]
    found = {url: links.merchant_at(url) for html in texts for url in addresses(html)}
    return [
        f"The text links to {url}, where {merchant} sells. Take that link out and add a product box: "
        "there the link says that it pays."
        for url, merchant in found.items()
        if merchant
    ]


def _missing_provenance(quotation: Quotation) -> list[str]:
    """A testimonial whose speaker may not exist must not be published (16 CFR 465.2)."""
    lacks = {
        "who said it": quotation.speaker,
        "the speaker's credential": quotation.credential,
        "where it was said": quotation.said_in,
        "where it is published, or a record of consent": quotation.source_url or quotation.consent,
    }
    empty = [what for what, given in lacks.items() if not given.strip()]
    return [f"Quotation “{quotation}”: give {', '.join(empty)}."] if empty else []


def _missing_test(review: Review, at: datetime) -> list[str]:
    problems = []
    if not review.basis:
        problems.append("Say what the review is based on: a hands-on test, or research only.")
    if not review.sample:
        problems.append("Say where the sample came from: bought, lent, given, or none.")
    if review.tested_to and review.tested_to > at.date():
        problems.append("The test has not ended yet: its last day lies ahead.")
    if review.basis != Review.Basis.RESEARCH:
        return [*problems, *_missing_hands(review)]
    if not review.source_blocks.exists():
        problems.append("A review by research only needs at least one source.")
    return problems


def _missing_hands(review: Review) -> list[str]:
    problems = []
    if review.sample == Review.Sample.NONE:
        problems.append("A hands-on test needs a sample.")
    if not review.tester_id:
        problems.append("Name the tester.")
    if not (review.tested_from and review.tested_to):
        problems.append("Give the first and the last day of the test.")
    return problems


def _missing_scores(review: Review) -> list[str]:
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
    problems = [f"{words}: {', '.join(names)}." for words, names in named.items() if names]
    try:
        ranking.check_weights(criterion.weight for criterion in criteria)
    except ranking.WeightsError as error:
        problems.append(f"Mend {review.method}: {error}")
    return problems
