"""Which full-text index there is: one module for each kind of database."""

from collections.abc import Collection
from typing import Any, Protocol

from django.db import NotSupportedError, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from products.models import Findable
from products.search import postgresql, sqlite
from products.search.excerpts import Matched
from products.search.query import Query


class Engine(Protocol):
    """What such a module can do."""

    def build(self, cursor: CursorWrapper) -> None:
        """Make the index from what products_findable holds; one that is there goes first."""

    def drop(self, cursor: CursorWrapper) -> None: ...

    def missing(self, cursor: CursorWrapper) -> set[str]:
        """The names of the parts of the index that are not there."""

    def matching(self, findables: QuerySet[Findable], query: Query) -> QuerySet[Any, Any]: ...

    def ranked(self, findables: QuerySet[Findable], query: Query) -> QuerySet[Any, Any]:
        """What matches, with `in_title` (1 if all of the query is) and `relevance`, best first."""

    def matched(self, keys: Collection[int], query: Query) -> dict[int, tuple[Matched, Matched]]:
        """Title and text of the rows `keys`, by primary key."""


ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> Engine:
    if connection.vendor not in ENGINES:
        raise NotSupportedError(
            f"Search works on SQLite and PostgreSQL, and not on {connection.display_name}."
        )
    return ENGINES[connection.vendor]
