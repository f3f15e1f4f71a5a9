"""The numbers are those of the database that is there now, also when its file is replaced."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from disclosure.record import watching
from disclosure.record.watching import SQLiteWatch


def database(path: Path, number: int) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("CREATE TABLE disclosure_edition (name TEXT, weight INTEGER)")
        made.execute("INSERT INTO disclosure_edition VALUES ('site', ?)", [number])
    return path


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 0.0)
    return database(tmp_path / "site.sqlite3", 7)


def test_a_backup_that_is_put_back_is_seen(path: Path, tmp_path: Path) -> None:
    watch = SQLiteWatch(str(path))
    assert watch.numbers() == {"site": 7, "everything": 7}
    database(tmp_path / "backup", 3).replace(path)
    assert watch.numbers() == {"site": 3, "everything": 3}
    assert watch.numbers() is watch.numbers()  # and not read again


def test_a_file_that_is_gone_has_no_numbers_until_there_is_one(path: Path) -> None:
    watch = SQLiteWatch(str(path))
    watch.numbers()
    kept = path.rename(path.with_name("away"))
    for _ in range(2):
        with pytest.raises(FileNotFoundError):
            watch.numbers()
    assert not path.exists()
    kept.rename(path)
    assert watch.numbers()["site"] == 7


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="about files of SQLite")
def test_a_file_may_be_called_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", ":memory:")
    assert watching.watch() is None
    monkeypatch.setitem(connection.settings_dict, "NAME", path.with_name("memory.sqlite3"))
    assert isinstance(watching.watch(), SQLiteWatch)
