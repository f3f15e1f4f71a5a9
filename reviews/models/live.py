"""What readers see: which revision of each document was shown from when until when.

The rows are history. “Now”, and any other moment, is a query over them, so a scheduled
publication needs no job, a past one can be looked up, and an address that moved is known.
Beside the revision stand the few values that lists filter and sort by; the verbs in
`publishing` write them from the revision, and nobody else does.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from products.models import Category, Product, Specification
from products.paths import path
from reviews.models.comparisons import Comparison
from reviews.models.guides import Guide
from reviews.models.methods import Method
from reviews.models.people import Author
from reviews.models.reviews import Review
from reviews.models.revisions import Revision


class LiveQuerySet(models.QuerySet[Any]):
    def at(self, at: datetime) -> Self:
        """What was published at the moment `at`: at most one row of each document."""
        return self.filter(Q(from_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at)))

    def shown(self, at: datetime) -> Self:
        """What readers see of that."""
        return self.at(at)


class Live(models.Model):
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    title = models.CharField(max_length=140)
    published_at = models.DateTimeField(help_text="When the document was first published.")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(
        help_text="When this was decided; earlier than the start if planned."
    )
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    correction = models.TextField(
        blank=True, help_text="What was wrong before, in words for readers; printed on the page."
    )

    if TYPE_CHECKING:  # each of the three has its own kind
        document_id: int

    objects: ClassVar[Any] = LiveQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-published_at", "-pk"]
        indexes = [  # Which begins next, and which ends?
            models.Index(fields=["from_at"], name="%(class)s_from"),
            models.Index(fields=["until_at"], name="%(class)s_until"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(until_at=None),
                name="%(class)s_one_without_end",
                violation_error_message="Another revision of this document is public without end.",
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")),
                name="%(class)s_ends_after_start",
                violation_error_message="It must end after it began.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def changed_at(self) -> datetime:
        """When readers first saw this revision."""
        return self.from_at


class LiveReviewQuerySet(LiveQuerySet):
    def shown(self, at: datetime) -> Self:
        """A product that is not listed takes its review along."""
        return self.at(at).filter(product__is_listed=True)


class Boxed(models.Model):
    """What stands in the text of an article without being text, and the products that it links to;
    `showing.add_boxes` writes it."""

    products = models.ManyToManyField(
        Product, related_name="%(class)s_boxes", help_text="Those in a box of its text."
    )
    comparisons = models.ManyToManyField(
        Comparison, related_name="%(class)s_boxes", help_text="Those whose head stands in its text."
    )

    class Meta:
        abstract = True


class LiveReview(Boxed, Live):
    document = models.ForeignKey(Review, models.PROTECT, related_name="live")
    product = models.ForeignKey(Product, models.PROTECT, related_name="live_reviews")
    method = models.ForeignKey(Method, models.PROTECT, related_name="+")
    author = models.ForeignKey(Author, models.PROTECT, related_name="live_reviews")
    tester = models.ForeignKey(
        Author, models.PROTECT, null=True, blank=True, related_name="live_tests"
    )
    verdict = models.TextField()
    basis = models.CharField(max_length=10, choices=Review.Basis)
    sample = models.CharField(max_length=8, choices=Review.Sample)
    overall = models.DecimalField(max_digits=3, decimal_places=1)
    scores = models.JSONField(
        help_text="Score, as text, by its criterion: the letter c and the primary key."
    )

    objects: ClassVar[Any] = LiveReviewQuerySet.as_manager()

    class Meta(Live.Meta):
        constraints = [
            *Live.Meta.constraints,
            models.UniqueConstraint(
                fields=["product"],
                condition=Q(until_at=None),
                name="live_review_one_per_product",
                violation_error_message="This product already has a published review. Withdraw that first.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return path("reviews:review", self.product.slug)

    @property
    def scores_by_criterion(self) -> dict[int, Decimal]:
        return {int(key[1:]): Decimal(value) for key, value in self.scores.items()}

    @staticmethod
    def score_key(criterion: int) -> str:
        """Not the bare number, which databases would take for a place in a list."""
        return f"c{criterion}"

    @property
    def is_tested(self) -> bool:
        return self.basis == Review.Basis.HANDS_ON

    @property
    def sample_is_tie(self) -> bool:
        """Whether the sample is a favour that readers must be told of (16 CFR 255.5)."""
        return self.sample in (Review.Sample.LENT, Review.Sample.GIFTED)


class LiveGuide(Boxed, Live):
    document = models.ForeignKey(Guide, models.PROTECT, related_name="live")
    slug = models.SlugField(max_length=140)
    summary = models.TextField()
    category = models.ForeignKey(Category, models.PROTECT, related_name="live_guides")
    author = models.ForeignKey(Author, models.PROTECT, related_name="live_guides")

    class Meta(Live.Meta):
        constraints = [
            *Live.Meta.constraints,
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(until_at=None),
                name="live_guide_slug_unique",
                violation_error_message="Another published guide has this address. Choose another slug.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("reviews:guide", args=[self.slug])


class LiveComparison(Live):
    document = models.ForeignKey(Comparison, models.PROTECT, related_name="live")
    slug = models.SlugField(max_length=140)
    introduction = models.TextField(blank=True)
    category = models.ForeignKey(Category, models.PROTECT, related_name="live_comparisons")
    method = models.ForeignKey(Method, models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    canonical = models.CharField(
        max_length=8, choices=Comparison.Order, default=Comparison.Order.WITH_ADVERTISING
    )
    columns = models.JSONField(
        default=list,
        blank=True,
        help_text="Primary keys of the specifications that are columns, in order.",
    )

    class Meta(Live.Meta):
        constraints = [
            *Live.Meta.constraints,
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(until_at=None),
                name="live_comparison_slug_unique",
                violation_error_message="Another published comparison has this address. Choose another slug.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("reviews:comparison", args=[self.slug])

    def get_blind_url(self) -> str:
        """Where the same stands without advertising."""
        return reverse("reviews:comparison-without-advertising", args=[self.slug])

    def get_canonical_url(self) -> str:
        """Which of the two search engines are asked to list."""
        blind = self.canonical == Comparison.Order.WITHOUT_ADVERTISING
        return self.get_blind_url() if blind else self.get_absolute_url()

    def get_other_url(self) -> str:
        """The other of the two."""
        blind = self.canonical == Comparison.Order.WITHOUT_ADVERTISING
        return self.get_absolute_url() if blind else self.get_blind_url()

    @property
    def specifications(self) -> list[Specification]:
        """The specifications that are columns, in order; those that are gone are left out."""
        if not hasattr(self, "_specifications"):
            found = Specification.objects.in_bulk(self.columns)
            self._specifications = [found[pk] for pk in self.columns if pk in found]
        return self._specifications
