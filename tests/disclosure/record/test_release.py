"""What makes a new release, after which all pages are made anew: source, and not what readers send."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from django.conf import LazySettings

from disclosure.record import release


def digest() -> str:
    return release.release.__wrapped__()


@pytest.fixture
def folder(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of templates, of the map of addresses, and of what the site writes, all in one."""
    (tmp_path / "map_of_a_site.py").write_text("urlpatterns = []")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "map_of_a_site", raising=False)
    settings.ROOT_URLCONF = "map_of_a_site"
    engine = {"BACKEND": "django.template.backends.django.DjangoTemplates"}
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path / "templates"], "OPTIONS": {}}]
    settings.MEDIA_ROOT = tmp_path / "templates" / "media"
    settings.STATIC_ROOT = str(tmp_path / "templates" / "static")
    settings.DATA_DIR = tmp_path / "templates" / "var"
    return tmp_path


@pytest.mark.parametrize("name", ["templates/a.html", "templates/more/a.html", "beside.py"])
def test_source_that_is_new_makes_a_release(folder: Path, name: str) -> None:
    before = digest()
    write(folder / name)
    assert digest() != before


@pytest.mark.parametrize(
    "name",
    [
        *("templates/media/a.svg", "templates/static/deep/a.css", "templates/var/a.txt"),
        *("templates/.git/a.html", "below/a.py", "beside.html", "a.txt", "templates/a.sqlite3"),
    ],
)
def test_what_is_no_source_makes_none(folder: Path, name: str) -> None:
    before = digest()
    write(folder / name)
    assert digest() == before


def write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("new")
