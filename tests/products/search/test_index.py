"""The index is kept in step by the database itself, and somebody notices when it is not."""

from io import StringIO

import pytest
from django.core.checks import Warning as CheckWarning
from django.core.management import call_command
from django.db import NotSupportedError, connection

from products import search
from products.models import Findable
from products.search import writing
from products.search.checks import index_stands
from products.search.engine import ENGINES, engine
from products.search.writing import Progress
from tests import builders
from tests.builders import AT

pytestmark = pytest.mark.django_db


def keys(query: str) -> list[int]:
    return [hit.key for hit in search.search(query, at=AT).hits]


def findable(key: int, title: str, text: str = "") -> Findable:
    return Findable(kind="guide", key=key, title=title, text=text)


def warnings() -> list[CheckWarning]:
    return index_stands(databases=["default"])


def break_index() -> None:
    """What a remade table of SQLite, or a hand in the database, would do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER products_findable_changed")
        else:
            cursor.execute("DROP INDEX products_findable_words")


def test_rows_are_found_however_they_were_written() -> None:
    findable(1, "Kettle").save()
    Findable.objects.bulk_create([findable(2, "Toaster"), findable(3, "Lamp")])
    Findable.objects.filter(key=3).update(title="Lantern")
    assert (keys("kettle"), keys("toaster"), keys("lantern")) == ([1], [2], [3])


def test_words_that_are_no_longer_there_are_not_found() -> None:
    Findable.objects.bulk_create([findable(n, f"Kettle {n}", "It is quiet.") for n in range(1, 5)])
    Findable.objects.filter(key=1).update(title="Toaster")
    Findable.objects.filter(key=2).update(text="It is loud.")
    Findable.objects.filter(key=3).delete()
    assert sorted(keys("kettle")) == [2, 4]
    assert sorted(keys("quiet")) == [1, 4]
    Findable.objects.all().delete()
    assert keys("kettle") == keys("quiet") == []


def test_a_change_of_the_dates_alone_keeps_the_words() -> None:
    search.put("guide", 1, title="Kettle", text="")
    Findable.objects.update(until_at=AT + builders.DAY)
    assert keys("kettle") == [1]
    Findable.objects.update(until_at=AT)
    assert keys("kettle") == []


def test_the_check_is_content_with_a_migrated_database() -> None:
    assert warnings() == []


def test_the_check_says_what_is_missing_and_what_to_do() -> None:
    break_index()
    [warning] = warnings()
    assert "products_findable_" in warning.msg
    assert "manage.py index_search" in str(warning.hint)
    assert index_stands(databases=None) == [], "a check without a database asks none"
    err = StringIO()
    call_command("check", databases=["default"], stderr=err)
    assert "products.W001" in err.getvalue()


def test_the_check_says_when_an_older_database_is_not_indexed_yet() -> None:
    builders.product("Rapid")
    [warning] = warnings()
    assert (warning.id, "index_search" in str(warning.hint)) == ("products.W002", True)
    call_command("index_search", verbosity=0)
    assert warnings() == []


def test_the_check_names_all_parts_of_an_index_that_is_gone() -> None:
    with connection.cursor() as cursor:
        parts = engine().missing(cursor)
        engine().drop(cursor)
        missing = engine().missing(cursor)
        engine().drop(cursor)
    assert parts == set()
    assert len(missing) == (4 if connection.vendor == "sqlite" else 2)


def test_index_search_mends_the_index_and_the_rows() -> None:
    kettle = builders.product("Rapid")
    search.put("guide", 9, title="Kettles", text="About them.")
    search.put("product", 999, title="Kettle of another day", text="")
    with connection.cursor() as cursor:
        engine().drop(cursor)
    Findable.objects.filter(kind="guide").update(title="Toasters")
    out = StringIO()
    call_command("index_search", stdout=out)
    assert out.getvalue() == "Readers can find 2 things.\n"
    assert (keys("rapid"), keys("toaster"), keys("another")) == ([kettle.pk], [9], [])
    assert warnings() == []
    Findable.objects.filter(kind="guide").update(title="Lamps")
    assert (keys("lamp"), keys("toaster")) == ([9], [])


def test_what_an_app_has_registered_is_made_anew_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def guides(progress: Progress) -> None:
        search.put("guide", 1, title="Lamps", text="")
        progress(1, 1)

    monkeypatch.setattr(writing, "_refreshes", list(writing._refreshes))
    search.register(guides)
    call_command("index_search", stdout=StringIO())
    assert keys("lamps") == [1]


def test_another_database_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(ENGINES, connection.vendor)
    with pytest.raises(NotSupportedError, match="SQLite and PostgreSQL"):
        search.search("kettle", at=AT)
