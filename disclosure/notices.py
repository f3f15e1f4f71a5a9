"""The compensation notice that stands above every page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """A notice readers were shown. A new wording is a new version; old ones are never edited."""

    version: int
    kinds: tuple[str, ...]
    text: str


IN_FORCE = Notice(
    version=1,
    kinds=("commission", "placement"),
    text=(
        "Companies whose products appear here pay us: a commission when you buy through a paid link, "
        "or a fee for a place. Pay can influence the order, placement and scores of products; "
        "where it does, we mark it. Listing is no endorsement. We do not cover every product. "
        "Prices and details change; no warranties."
    ),
)
