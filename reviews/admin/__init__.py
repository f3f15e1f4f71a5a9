from reviews.admin import authors, comparisons, methods, reviews

__all__ = ["authors", "comparisons", "methods", "reviews"]
