"""The stylesheets of a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders

from disclosure import sheets
from disclosure.page import Page

HOME = "https://kettles.example"


def page(*head: str) -> Page:
    return Page(f"<head>{''.join(head)}</head><p>Tea", address=f"{HOME}/cups/")


def link(href: str, rel: str = "stylesheet") -> str:
    return f'<link rel="{rel}" href="{href}">'


@pytest.fixture
def static(settings: LazySettings, tmp_path: Path) -> Iterator[Path]:
    """A folder of static files of the site."""
    settings.BASE_URL = HOME
    settings.STATIC_URL = "/static/"
    settings.STATIC_ROOT = str(tmp_path / "collected")
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    (tmp_path / "collected").mkdir()
    (tmp_path / "source").mkdir()
    sheets._static_file.cache_clear()
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]  # a cached function
    yield tmp_path
    sheets._static_file.cache_clear()
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]  # a cached function


def test_sheets_that_are_linked_and_those_that_they_import_are_read_once() -> None:
    known = {
        f"{HOME}/a.css": "@import 'http://['; @import 'deep/b.css'; p {}",
        f"{HOME}/deep/b.css": '@import url("c.css") screen; @import url(../a.css);',
        f"{HOME}/deep/c.css": "i {}",
        f"{HOME}/cups/d.css": "b {}",
    }
    read: list[str] = []

    def one(url: str) -> str | None:
        read.append(url)
        return known.get(url)

    style = "<style>@import 'd.css';</style>"
    found = sheets.linked(page(link("/a.css"), link("/a.css"), link("/gone.css"), style), one)
    assert found == known
    assert sorted(read) == sorted([*known, f"{HOME}/gone.css"])


def test_imports_without_end_come_to_one() -> None:
    endless = sheets.linked(page(link("/0.css")), lambda url: f"@import 'x{url[-6:]}';")
    assert len(endless) == sheets.DEEPEST + 1
    wide = sheets.linked(page(*[link(f"/{n}.css") for n in range(200)]), lambda url: "p {}")
    assert len(wide) == sheets.MOST


def test_only_stylesheets_are_read() -> None:
    others = page(link("/icon.svg", "icon"), link("/feed", "alternate"), "<link rel=stylesheet>")
    assert sheets.linked(others, lambda url: "p {}") == {}
    both = page(link("/a.css", "preload StyleSheet"))
    assert list(sheets.linked(both, lambda url: "p {}")) == [f"{HOME}/a.css"]


def test_own_sheets_are_read_as_collected_or_else_where_they_were_written(static: Path) -> None:
    (static / "source" / "site.css").write_text("p { color: red }")
    plain, hashed = f"{HOME}/static/site.css", f"{HOME}/static/site.0123456789ab.css"
    own = page(link("/static/site.css"), link("/static/site.0123456789ab.css?v=1"))
    assert sheets.of_this_site(own) == {
        plain: "p { color: red }",
        f"{hashed}?v=1": "p { color: red }",
    }
    (static / "collected" / "site.0123456789ab.css").write_text("p{color:red}")
    sheets._static_file.cache_clear()
    assert sheets.of_this_site(page(link(hashed))) == {hashed: "p{color:red}"}


@pytest.mark.parametrize(
    "href",
    [
        "https://elsewhere.example/static/site.css",
        "/media/site.css",
        "/static/../secret.css",
        "/static/%2e%2e/secret.css",
        "/static/missing.css",
        "/static/",
        "/static///[",
        "/static/%00",
        "/static//etc/hostname",
    ],
)
def test_nothing_else_is_read(static: Path, href: str) -> None:
    (static / "source" / "site.css").write_text("p {}")
    (static / "secret.css").write_text("p {}")
    assert sheets.of_this_site(page(link(href))) == {}


def test_a_sheet_that_changes_is_read_anew_only_by_developers(
    static: Path, settings: LazySettings
) -> None:
    sheet = static / "source" / "site.css"
    for debug, second in ((False, "one {}"), (True, "two {}")):
        settings.DEBUG = debug
        sheets._static_file.cache_clear()
        sheet.write_text("one {}")
        sheets.of_this_site(page(link("/static/site.css")))
        sheet.write_text("two {}")
        assert list(sheets.of_this_site(page(link("/static/site.css"))).values()) == [second]
