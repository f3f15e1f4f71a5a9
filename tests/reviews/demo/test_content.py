"""What the demo says, read as text: no promise that the site could not keep."""

import re
from dataclasses import fields
from decimal import Decimal

import pytest

from reviews import ranking
from reviews.demo.content import Shelf, Written
from reviews.demo.merchants import DEALS, SHOPS
from reviews.demo.people import PEOPLE
from reviews.demo.shelves import ITEMS, SHELVES

REVIEWS = [one for _, written in SHELVES for one in written]
BANNED = re.compile(
    r"\b(best|top|unbiased|objectiv\w+|independent\w*|impartial|neutral|winner|number one)\b",
    re.IGNORECASE,
)
HEALTH = re.compile(
    r"\b(absor\w+|cramps?|diarrhoea|upper limits?|antibiotics|low-back pain|soreness)\b",
    re.IGNORECASE,
)


def texts(thing: object) -> list[str]:
    """Every text in a piece of content, however deep."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple | list):
        return [text for one in thing for text in texts(one)]
    if hasattr(thing, "__dataclass_fields__"):
        return texts([getattr(thing, field.name) for field in fields(thing)])  # type: ignore[arg-type]  # it is one
    return []


def test_the_search_for_banned_words_finds_them() -> None:
    assert BANNED.search("The best of all")
    assert BANNED.search("Independently tested")
    assert not BANNED.search("A stopper on tiptoe")


def test_nothing_claims_to_be_best_or_unbiased() -> None:
    for text in texts([SHELVES, PEOPLE, SHOPS, DEALS]):
        assert not BANNED.search(text), text


@pytest.mark.parametrize("shelf", [shelf for shelf, _ in SHELVES], ids=lambda shelf: shelf.slug)
def test_weights_add_up(shelf: Shelf) -> None:
    ranking.check_weights(Decimal(rule.weight) for rule in shelf.rules)


@pytest.mark.parametrize("shelf", [shelf for shelf, _ in SHELVES], ids=lambda shelf: shelf.slug)
def test_every_fact_has_a_specification_of_its_kind(shelf: Shelf) -> None:
    kinds = {spec.slug: spec.kind for spec in shelf.specs}
    python = {bool: "yes-no", int: "number", str: "text"}
    for item in shelf.items:
        for slug, value in item.facts.items():
            assert kinds[slug] == python[type(value)], (item.slug, slug)


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.product)
def test_what_a_review_says_of_health_has_a_source(review: Written) -> None:
    if HEALTH.search(" ".join(texts([review.verdict, review.body, review.pros, review.cons]))):
        assert review.sources


@pytest.mark.parametrize(
    "review",
    [one for one in REVIEWS if one.age_days is not None],
    ids=lambda review: review.product,
)
def test_a_published_review_is_an_article(review: Written) -> None:
    blocks = review.body.strip().split("\n\n")
    headings = [block for block in blocks if block.startswith("## ")]
    assert len(headings) >= 2
    assert 3 <= len(blocks) - len(headings) <= 8


def test_sources_can_be_looked_up() -> None:
    cited = {source for review in REVIEWS for source in review.sources}
    assert len(cited) >= 10
    assert all(source.url.startswith("https://") for source in cited)
    assert not any(".example" in source.url for source in cited)


def test_of_the_one_real_product_no_measure_is_made_up() -> None:
    (backrack,) = [item for item in ITEMS if item.slug == "spinal-backrack"]
    assert backrack.facts == {"kind": "Back rack"}
    assert backrack.number == 0
    (review,) = [review for review in REVIEWS if review.product == "spinal-backrack"]
    assert (review.basis, review.sample) == ("research", "none")
    assert all("placeholder" in mark.why for mark in review.marks)
    assert "spinal-backrack" not in {deal.product for deal in DEALS}


def test_who_has_a_tie_to_a_maker_does_not_review_it() -> None:
    ties = {"maude-ellerscroft": "audimarrow", "tobias-fennimark": "brackenwold"}
    for review in REVIEWS:
        for person in (review.author, review.tester):
            assert not review.product.startswith(ties.get(person, "–")), review.product
