from reviews.admin import authors, comparisons, guides, methods, reviews

__all__ = ["authors", "comparisons", "guides", "methods", "reviews"]
