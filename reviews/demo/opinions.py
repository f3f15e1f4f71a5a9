"""Puts the demo's opinions into the database: people, methods, reviews, comparisons.

What is there already is left as it is. Publishing goes through the same verbs as in the admin.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from django.contrib.auth.models import User

from products.models import Category, Product
from reviews import publishing
from reviews.demo.content import Person, Shelf, Written
from reviews.demo.prose import html
from reviews.models import (
    Author,
    Comparison,
    ComparisonColumn,
    Criterion,
    Method,
    Review,
    Score,
    Source,
    Text,
)

COMPARISON_AGE = timedelta(days=50)  # older than the guides that show it


def add_person(person: Person) -> Author:
    return Author.objects.get_or_create(
        slug=person.slug,
        defaults={
            "name": person.name,
            "role": person.role,
            "credentials": person.credentials,
            "conflicts": person.conflicts,
        },
    )[0]


def add_method(shelf: Shelf, category: Category) -> Method:
    method, is_new = Method.objects.get_or_create(
        category=category, version=1, defaults={"description": shelf.method}
    )
    for position, rule in enumerate(shelf.rules if is_new else ()):
        Criterion.objects.create(
            method=method,
            name=rule.name,
            slug=rule.slug,
            question=rule.question,
            weight=Decimal(rule.weight),
            position=position,
        )
    return method


def add_reviews(written: tuple[Written, ...], method: Method, *, at: datetime) -> None:
    """The oldest first, so that the method is frozen when the first of them is published."""
    for one in sorted(written, key=lambda review: -(review.age_days or 0)):
        product = Product.objects.get(slug=one.product)
        if not product.reviews.exists():
            add_review(one, product, method, at=at)


def add_review(one: Written, product: Product, method: Method, *, at: datetime) -> Review:
    shown_from = at - timedelta(days=one.age_days or 0)
    review = Review.objects.create(
        product=product,
        method=method,
        author=Author.objects.get(slug=one.author),
        tester=Author.objects.filter(slug=one.tester).first(),
        title=one.title,
        verdict=one.verdict,
        pros="\n".join(one.pros),
        cons="\n".join(one.cons),
        basis=one.basis,
        sample=one.sample,
    )
    add_test_dates(review, one, shown_from)
    add_scores(review, one)
    add_text(review, one)
    if one.age_days is not None:
        publishing.publish(review, by=editor(), at=min(at, shown_from), from_at=shown_from)
    return review


def add_test_dates(review: Review, one: Written, shown_from: datetime) -> None:
    if one.test_days:
        review.tested_to = (shown_from - timedelta(days=7)).date()
        review.tested_from = review.tested_to - timedelta(days=one.test_days - 1)
        review.save(update_fields=["tested_from", "tested_to"])


def add_scores(review: Review, one: Written) -> None:
    criteria = {criterion.slug: criterion for criterion in review.method.criteria.all()}
    Score.objects.bulk_create(
        Score(
            review=review,
            criterion=criteria[mark.rule],
            value=Decimal(mark.value),
            rationale=mark.why,
        )
        for mark in one.marks
    )


def add_text(review: Review, one: Written) -> None:
    if one.body:
        Text.objects.create(review=review, html=html(one.body))
    for ordering, cited in enumerate(one.sources, start=1):
        Source.objects.create(
            review=review,
            ordering=ordering,
            title=cited.title,
            publisher=cited.publisher,
            year=cited.year,
            url=cited.url,
        )


def editor() -> User:
    return User.objects.get(username="editor")


def add_comparison(shelf: Shelf, method: Method, *, at: datetime) -> Comparison:
    comparison, is_new = Comparison.objects.get_or_create(
        slug=shelf.comparison_slug,
        defaults={
            "category": method.category,
            "method": method,
            "title": shelf.comparison_title,
            "introduction": shelf.comparison_introduction,
            "currency": "USD",
        },
    )
    if is_new:
        add_columns(comparison, shelf)
        publishing.publish(comparison, by=editor(), at=at - COMPARISON_AGE)
    return comparison


def add_columns(comparison: Comparison, shelf: Shelf) -> None:
    compared = [spec.slug for spec in shelf.specs if spec.compared]
    specifications = comparison.category.specifications.filter(slug__in=compared)
    ComparisonColumn.objects.bulk_create(
        ComparisonColumn(comparison=comparison, specification=one, position=one.position)
        for one in specifications
    )
