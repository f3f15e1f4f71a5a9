"""Which formats there are, and which one a file is in. Another one is another line here."""

from collections.abc import Callable, Iterator, Mapping

from products.feeds import awin, google, google_text, table
from products.feeds.columns import Asked
from products.feeds.opening import Opened
from products.feeds.problems import UnreadableError
from products.feeds.report import Report
from products.feeds.rows import Row, Terms
from products.feeds.texts import normal

Rows = Iterator[tuple[int, Row]]


def _xml(feed: Opened, asked: Asked, *, terms: Terms, report: Report) -> Rows:
    if asked.mapped or asked.key or asked.only:
        raise UnreadableError("--map, --key and --only are for tables, and this file is XML.")
    return google.read(feed, terms=terms, report=report)


READERS: Mapping[str, Callable[..., Rows]] = {
    "google-xml": _xml,
    "google-tsv": google_text.read,
    "awin-csv": awin.read,
    "table": table.read,
}


def read(feed: Opened, kind: str, asked: Asked, *, terms: Terms, report: Report) -> Rows:
    """The rows of `feed`, each with its number, as the format `kind` has them."""
    return READERS[kind](feed, asked, terms=terms, report=report)


def guessed(feed: Opened) -> str:
    """The format of `feed`, by its first character and by the names in its first line."""
    if feed.head().lstrip().startswith("<"):
        return "google-xml"
    if _names(feed, awin.DIALECT.delimiters) & awin.MARKS:
        return "awin-csv"
    if _names(feed, google_text.DIALECT.delimiters) >= google_text.MARKS:
        return "google-tsv"
    return "table"


def _names(feed: Opened, delimiters: str) -> set[str]:
    return set(map(normal, table.first_line(feed, delimiters)[1]))


def where(kind: str) -> str:
    """What the numbers of its rows count."""
    return "item" if kind == "google-xml" else "line"
