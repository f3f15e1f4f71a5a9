"""Exports are kept by others: no page goes out in them with prices that may not be kept."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from disclosure.record import bodies, log, manifest
from tests.builders import AT
from tests.disclosure.record.exported import exported, verified
from tests.disclosure.record.logged import empty_log, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_log")]
__all__ = ["empty_log"]

SECRET = b"<p>Alto 24.90"
COPY = b"<p>Alto [withheld]"
OPEN = b"<p>Basso 31.00"
SALTED = [{"position": "1", "salted": "0" * 64}]


def sent(folder: Path, **more: Any) -> bytes:
    """The pages of an export of one with a secret price, and of one without."""
    for body in (SECRET, COPY, OPEN):
        bodies.keep(body, at=AT)
    log.append([page("/alto/", body=SECRET, **more), page("/basso/", minute=1, body=OPEN)])
    made = exported(folder)
    assert made.rows[0]["whole"] == 0
    assert made.rows[1]["whole"] == 1
    found = verified(folder)
    assert not found.wrong
    return gzip.decompress((folder / "pages.warc.gz").read_bytes())


def test_the_copy_goes_out_while_the_page_is_still_there(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    pages = sent(folder, kept={"sha256": manifest.digest(COPY)}, prices=SALTED)
    assert bodies.load(manifest.digest(SECRET)) == SECRET
    assert COPY in pages
    assert OPEN in pages
    assert SECRET not in pages
    assert any("1 whole, 1 redacted" in one for one in verified(folder).told("right"))


def test_where_there_is_no_copy_only_the_entry_goes_out(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    pages = sent(folder, prices=SALTED)
    assert OPEN in pages
    assert b"Alto" not in pages
    (gone,) = [one for one in verified(folder).told("NOT CHECKED") if "not in the export" in one]
    assert gone.endswith(": 0.")
