from reviews.models.comparisons import Comparison, ComparisonColumn
from reviews.models.methods import Criterion, Method
from reviews.models.reviews import Author, Review, Score, Source

__all__ = [
    "Author",
    "Comparison",
    "ComparisonColumn",
    "Criterion",
    "Method",
    "Review",
    "Score",
    "Source",
]
