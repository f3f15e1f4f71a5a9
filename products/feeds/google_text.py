"""Google Merchant feeds as tab-separated text: the attributes of the XML, named in the first line.

An attribute with parts is one column, named with them – “shipping(country:price)” – and such a
column may stand there several times.
"""

from collections.abc import Iterator

from products.feeds import shipping, table
from products.feeds.columns import Asked
from products.feeds.dialect import Dialect, Texts
from products.feeds.google import FIELD_OF
from products.feeds.opening import Opened
from products.feeds.problems import Warn
from products.feeds.report import Report
from products.feeds.rows import Row, Terms

# The attributes by which a table is known for one of Google's: its specification requires them.
MARKS = {"id", "link", "availability"}
REPEATED = "shipping"
STRUCTURED = ("structured_title", "structured_title(digital_source_type:content)")


def _names() -> dict[str, tuple[str, ...]]:
    attributes = ((name, field) for name, field in FIELD_OF.items() if name != "structured_title")
    return {field: (name,) for name, field in attributes} | {"structured_title": STRUCTURED}


def _adapted(texts: Texts, terms: Terms, warn: Warn) -> Texts:
    """A structured title is two parts, “trained_algorithmic_media:Kettle One”; it stands in for a title."""
    made = dict(texts)
    if "delivery" not in texts:
        made["delivery"] = shipping.cheapest(_groups(texts), terms.country, warn)
    if (structured := texts.get("structured_title", "")) and not texts.get("name", "").strip():
        made["name"] = structured.partition(":")[2].strip().strip('"')
    return made


def _groups(texts: Texts) -> Iterator[shipping.Group]:
    for column, text in texts.items():
        if column.startswith(REPEATED):
            yield from shipping.groups(column.partition("@")[0], text)


DIALECT = Dialect(_names(), {"name": ("structured_title",)}, "\t", _adapted, REPEATED)


def read(feed: Opened, asked: Asked, *, terms: Terms, report: Report) -> Iterator[tuple[int, Row]]:
    return table.read(feed, asked, terms=terms, report=report, dialect=DIALECT)
