"""What a document still lacks before readers may see it, each as a sentence for its editor."""

from reviews.completeness.documents import missing
from reviews.completeness.lack import Lack

__all__ = ["Lack", "missing"]
