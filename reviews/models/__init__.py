from reviews.models.blocks import (
    BLOCKS,
    Block,
    ComparisonEmbed,
    Conclusion,
    Picture,
    ProductBox,
    Question,
    Quotation,
    Source,
    Table,
    Takeaways,
    Text,
)
from reviews.models.citations import Citation
from reviews.models.comparisons import Comparison, ComparisonColumn
from reviews.models.documents import Document
from reviews.models.guides import Guide
from reviews.models.live import Live, LiveComparison, LiveGuide, LiveReview
from reviews.models.methods import Criterion, Method
from reviews.models.people import Author
from reviews.models.problems import Problem
from reviews.models.reviews import Review, Score
from reviews.models.revisions import Revision

__all__ = [
    "BLOCKS",
    "Author",
    "Block",
    "Citation",
    "Comparison",
    "ComparisonColumn",
    "ComparisonEmbed",
    "Conclusion",
    "Criterion",
    "Document",
    "Guide",
    "Live",
    "LiveComparison",
    "LiveGuide",
    "LiveReview",
    "Method",
    "Picture",
    "Problem",
    "ProductBox",
    "Question",
    "Quotation",
    "Review",
    "Revision",
    "Score",
    "Source",
    "Table",
    "Takeaways",
    "Text",
]
