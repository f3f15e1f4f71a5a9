"""All categories of the demo with what is written about their products."""

from reviews.demo import (
    backs,
    backs_reviews,
    headphones,
    headphones_reviews,
    magnesium,
    magnesium_reviews,
)

SHELVES = (
    (magnesium.SHELF, magnesium_reviews.REVIEWS),
    (backs.SHELF, backs_reviews.REVIEWS),
    (headphones.SHELF, headphones_reviews.REVIEWS),
)
ITEMS = [item for shelf, _ in SHELVES for item in shelf.items]
