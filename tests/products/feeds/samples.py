"""Small feeds, and what is read from them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from products.feeds import formats
from products.feeds.columns import Asked
from products.feeds.opening import opened
from products.feeds.report import Report
from products.feeds.rows import Row, Terms

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
GOOD = {
    "id": "K1",
    "title": "Tin &amp; Co Kettle One",
    "link": "https://shop.example/k1",
    "price": "24.90 USD",
    "availability": "in_stock",
    "brand": "Tin &amp; Co",
}


def item(**tags: str) -> str:
    """One item of a Google feed; a tag set to "" is empty, and texts are XML already."""
    return f"<item>{''.join(f'<g:{tag}>{text}</g:{tag}>' for tag, text in (GOOD | tags).items())}</item>"


def feed(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n'
        f"<title>Alder Shop</title>{''.join(items)}\n</channel></rss>"
    )


def problems(report: Report) -> list[tuple[int, str, str, str]]:
    """Refusals and warnings: number, field, value and reason."""
    return [
        (number, field, value, reason)
        for listing in (report.refusals, report.warnings)
        for (field, reason), some in listing.first.items()
        for number, value in some
    ]


def read(
    path: Path, content: str | bytes, asked: Asked | None = None, **terms: Any
) -> tuple[list[Row], Report]:
    """The rows that `content` is read into by the format that it seems to be in."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    terms.setdefault("at", NOW)
    report = Report()
    with opened(path) as file:
        asked = asked or Asked()
        kind = formats.guessed(file)
        rows = formats.read(file, kind, asked, terms=Terms(**terms), report=report)
        return [row for _, row in rows], report
