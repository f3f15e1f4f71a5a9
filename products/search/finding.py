"""A query of a reader → what is found."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from products.models import Findable
from products.search import excerpts
from products.search.engine import engine
from products.search.query import Query, parse


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: `key` is the primary key of the product, review, guide or comparison.

    In `title` and `excerpt` the matches stand in `<mark>`, and all else is escaped. `rank` runs
    from 0 to 2, higher is better, and is at least 1 where the title says all that was asked for;
    ranks of different queries or databases cannot be compared.
    """

    kind: str
    key: int
    title: SafeString
    excerpt: SafeString
    rank: float


@dataclass(frozen=True, slots=True)
class Results:
    """`hits` are the part that was asked for of `total`. Where `loosened`, nothing has all of the
    words, and these have some."""

    hits: list[Hit]
    total: int
    loosened: bool = False


def search(
    query: str, *, at: datetime, kinds: Collection[str] = (), limit: int = 20, offset: int = 0
) -> Results:
    """What readers can find at the moment `at`, best first; of all kinds unless some are named.

    Any text is a query, and none raises an error. All words must be found: in any form that
    English gives them, with or without accents, and as the beginning of a longer word. “Quoted
    words” must stand together. What has all words in its title comes first. Only the first
    300 characters and 12 words are looked at.
    """
    asked = parse(query)
    findables = Findable.objects.at(at)
    if kinds:  # a kind may come from an address, and be any text
        findables = findables.filter(kind__in=set(kinds) & set(Findable.Kind.values))
    total, loosened = _count(findables, asked), False
    if not total:
        asked = asked.loosened()
        total = _count(findables, asked)
        loosened = total > 0
    wanted = range(total)[max(offset, 0) :][: max(limit, 0)]
    return Results(_hits(findables, asked, wanted) if wanted else [], total, loosened)


def _count(findables: QuerySet[Findable], query: Query) -> int:
    if not query.terms:
        return 0
    return engine().matching(findables, query).count()


def _hits(findables: QuerySet[Findable], query: Query, wanted: range) -> list[Hit]:
    ranked = engine().ranked(findables, query)[wanted.start : wanted.stop]
    rows = list(ranked.values_list("pk", "kind", "key", "in_title", "relevance"))
    matched = engine().matched([pk for pk, *_ in rows], query)
    return [
        Hit(
            kind,
            key,
            excerpts.whole(matched[pk][0]),
            excerpts.excerpt(matched[pk][1]),
            in_title + relevance / (1 + relevance),
        )
        for pk, kind, key, in_title, relevance in rows
        if pk in matched  # or it was taken away a moment ago
    ]
