"""Full text on SQLite: an FTS5 table over the words of products_findable, kept in step by triggers.

Django remakes a table of SQLite for most changes of a model, and the triggers go with the old one:
a migration that changes Findable must call `build` again. `manage.py check --database default`
says when they are missing.
"""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from products.models import Findable
from products.search import excerpts
from products.search.excerpts import Matched
from products.search.query import Query, Term

INDEX = "products_findable_words"
# porter cuts English endings, remove_diacritics 2 finds é by e; the prefixes make beginnings quick.
CREATE = f"""CREATE VIRTUAL TABLE {INDEX} USING fts5(
    title, text, content='products_findable', content_rowid='id',
    tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')"""
FILL = f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')"  # noqa: S608  (a name of our own)
_ADD = f"INSERT INTO {INDEX} (rowid, title, text) VALUES (new.id, new.title, new.text);"  # noqa: S608  (likewise)
# FTS5 must be told what a row said before, or words of it stay.
_TAKE = f"INSERT INTO {INDEX} ({INDEX}, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);"  # noqa: S608  (likewise)
TRIGGERS = {
    "products_findable_added": f"AFTER INSERT ON products_findable BEGIN {_ADD} END",
    "products_findable_changed": "AFTER UPDATE ON products_findable "
    "WHEN old.id <> new.id OR old.title <> new.title OR old.text <> new.text "
    f"BEGIN {_TAKE} {_ADD} END",
    "products_findable_taken": f"AFTER DELETE ON products_findable BEGIN {_TAKE} END",
}
PARTS = {INDEX, *TRIGGERS}
TITLE_WEIGHT, TEXT_WEIGHT = 10, 1


def build(cursor: CursorWrapper) -> None:
    drop(cursor)
    cursor.execute(CREATE)
    for name, trigger in TRIGGERS.items():
        cursor.execute(f"CREATE TRIGGER {name} {trigger}")
    cursor.execute(FILL)


def drop(cursor: CursorWrapper) -> None:
    for name in TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
    cursor.execute(f"DROP TABLE IF EXISTS {INDEX}")


def missing(cursor: CursorWrapper) -> set[str]:
    cursor.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')")
    return PARTS - {name for (name,) in cursor.fetchall()}


def matching(findables: QuerySet[Findable], query: Query) -> QuerySet[Any, Any]:
    return findables.extra(  # noqa: S610  (the words are a parameter)
        tables=[INDEX],
        where=[f"{INDEX}.rowid = products_findable.id", f"{INDEX} MATCH %s"],
        params=[expression(query)],
    )


def ranked(findables: QuerySet[Findable], query: Query) -> QuerySet[Any, Any]:
    in_title = f"products_findable.id IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)"  # noqa: S608  (a name of our own)
    return matching(findables, query).extra(  # noqa: S610  (the words are a parameter)
        select={
            "in_title": in_title,
            "relevance": f"-bm25({INDEX}, {TITLE_WEIGHT}, {TEXT_WEIGHT})",
        },
        select_params=[f"{{title}} : ({expression(query)})"],
        order_by=["-in_title", "-relevance", "id"],
    )


def matched(keys: Collection[int], query: Query) -> dict[int, tuple[Matched, Matched]]:
    # The plus keeps FTS5 from searching anew for each key; highlighting costs only where it is.
    marks = ", ".join(["%s"] * len(keys))
    sql = (
        f"SELECT rowid, highlight({INDEX}, 0, %s, %s), highlight({INDEX}, 1, %s, %s) "  # noqa: S608  (a name of our own)
        f"FROM {INDEX} WHERE {INDEX} MATCH %s AND +rowid IN ({marks})"
    )
    around = [excerpts.OPENING, excerpts.CLOSING]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*around, *around, expression(query), *keys])
        return {
            key: (excerpts.read(title), excerpts.read(text))
            for key, title, text in cursor.fetchall()
        }


def expression(query: Query) -> str:
    """`query` in the language of FTS5."""
    return (" OR " if query.any else " AND ").join(map(_term, query.terms))


def _term(term: Term) -> str:
    # In quotation marks nothing is an operator. The word as it stands counts besides its beginning.
    words = f'"{" ".join(term.words)}"'
    return f"({words} OR {words} *)" if term.is_open else words
