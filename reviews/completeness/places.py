from __future__ import annotations

from reviews.models import Block


def place_of(block: Block) -> str:
    """By which the form knows the block again."""
    return f"{block._meta.model_name}-{block.pk}"
