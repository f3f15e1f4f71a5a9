"""Full text on PostgreSQL: a generated column of products_findable, kept in step by the database.

Accents are taken off by Unicode's own decomposition, which needs no extension, and punctuation is
made into spaces: the parser would otherwise see addresses, paths and signed numbers, where readers
see words.
"""

import unicodedata
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from products.models import Findable
from products.search import excerpts
from products.search.excerpts import Matched
from products.search.query import Query, Term

COLUMN = "words"
INDEX = "products_findable_words"
READ = 100_000  # characters of a text that are indexed; a tsvector has room for no more than a MB
_FOLDED = (
    r"left(regexp_replace(regexp_replace(normalize({}, NFD), '[\u0300-\u036f]+', '', 'g'),"
    r" '[!-/:-@[-`{{-~]', ' ', 'g'), {})"
)
TITLE, TEXT = _FOLDED.format("title", READ), _FOLDED.format("text", READ)
VECTOR = (
    f"setweight(to_tsvector('pg_catalog.english', {TITLE}), 'A') ||"
    f" setweight(to_tsvector('pg_catalog.english', {TEXT}), 'B')"
)
QUERY = "to_tsquery('pg_catalog.english', %s)"
# A word of the title counts ten times one of the text; 1: long texts do not win by their length.
# How close words stand matters where all must be there (cd), and how many of them are where one
# will do.
RANK = f"{{}}('{{{{0, 0, 0.1, 1}}}}', {COLUMN}, {QUERY}, 1)"
HEADLINE = f'HighlightAll=true, StartSel="{excerpts.OPENING}", StopSel="{excerpts.CLOSING}"'


def build(cursor: CursorWrapper) -> None:
    drop(cursor)
    cursor.execute(
        f"ALTER TABLE products_findable ADD COLUMN {COLUMN} tsvector GENERATED ALWAYS AS ({VECTOR}) STORED"
    )
    cursor.execute(f"CREATE INDEX {INDEX} ON products_findable USING gin ({COLUMN})")


def drop(cursor: CursorWrapper) -> None:
    cursor.execute(f"ALTER TABLE products_findable DROP COLUMN IF EXISTS {COLUMN}")


def missing(cursor: CursorWrapper) -> set[str]:
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'products_findable'::regclass AND NOT attisdropped"
        " UNION SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = 'products_findable'::regclass"
    )
    return {COLUMN, INDEX} - {name for (name,) in cursor.fetchall()}


def matching(findables: QuerySet[Findable], query: Query) -> QuerySet[Any, Any]:
    return findables.extra(where=[f"{COLUMN} @@ {QUERY}"], params=[expression(query)])  # noqa: S610  (the words are a parameter)


def ranked(findables: QuerySet[Findable], query: Query) -> QuerySet[Any, Any]:
    rank = RANK.format("ts_rank" if query.any else "ts_rank_cd")
    return matching(findables, query).extra(  # noqa: S610  (the words are a parameter)
        # A word as it stands counts besides its beginning.
        select={"in_title": f"({COLUMN} @@ {QUERY})::int", "relevance": f"{rank} + {rank}"},
        select_params=[
            expression(query, in_title=True),
            expression(query),
            expression(query, whole=True),
        ],
        order_by=["-in_title", "-relevance", "id"],
    )


def matched(keys: Collection[int], query: Query) -> dict[int, tuple[Matched, Matched]]:
    headlines = ", ".join(
        f"ts_headline('pg_catalog.english', {folded}, {QUERY}, %s)" for folded in (TITLE, TEXT)
    )
    asked = [expression(query), HEADLINE]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, title, text, {headlines} FROM products_findable WHERE id = ANY(%s)",  # noqa: S608  (names of our own)
            [*asked, *asked, list(keys)],
        )
        return {
            key: (unfolded(title, excerpts.read(found)), unfolded(text, excerpts.read(found_text)))
            for key, title, text, found, found_text in cursor.fetchall()
        }


def unfolded(text: str, found: Matched) -> Matched:
    """`text` with the matches that were found in it without its accents.

    Should the two not fit, as when the database knows another version of Unicode, nothing is marked.
    """
    places = _places(text)[:READ]
    if len(places) != len(found.text):
        return Matched(text)
    return Matched(text, [(places[start], places[end - 1] + 1) for start, end in found.spans])


def _places(text: str) -> list[int] | range:
    """For each character of the folded text the place in `text` that it came from."""
    lengths = {character: len(_folded(character)) for character in set(text)}
    if set(lengths.values()) <= {1}:
        return range(len(text))
    return [place for place, character in enumerate(text) for _ in range(lengths[character])]


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")


def expression(query: Query, *, whole: bool = False, in_title: bool = False) -> str:
    """`query` in the language of tsquery: where `whole`, no word goes on."""
    weight = "A" if in_title else ""
    terms = [_term(term, weight, is_open=term.is_open and not whole) for term in query.terms]
    return (" | " if query.any else " & ").join(terms)


def _term(term: Term, weight: str, *, is_open: bool) -> str:
    labels = "*" * is_open + weight
    suffix = f":{labels}" if labels else ""
    return "(" + " <-> ".join(f"'{_folded(word)}'{suffix}" for word in term.words) + ")"
