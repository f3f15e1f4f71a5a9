"""Ways to break a page, each module some. Importing them here is what gathers them in WAYS."""

from tests.disclosure.guard.mutations import (
    harmless,
    of_earlier_prices,
    of_its_looks,
    of_links,
    of_money,
    of_points,
    of_the_notice,
)
from tests.disclosure.guard.mutations.way import (
    ASKED,
    FOUND,
    HARMLESS,
    REFUSED,
    WAYS,
    Way,
    with_number,
)

__all__ = [
    "ASKED",
    "FOUND",
    "HARMLESS",
    "REFUSED",
    "WAYS",
    "Way",
    "harmless",
    "of_earlier_prices",
    "of_its_looks",
    "of_links",
    "of_money",
    "of_points",
    "of_the_notice",
    "with_number",
]
