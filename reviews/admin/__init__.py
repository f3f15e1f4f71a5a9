from reviews.admin import authors, comparisons, guides, methods, problems, reviews

__all__ = ["authors", "comparisons", "guides", "methods", "problems", "reviews"]
