"""An empty log to write to, for one test, and entries for it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from disclosure import triggers
from disclosure.models import Entry
from disclosure.record import log, manifest
from disclosure.record.log import Draft
from tests import builders
from tests.disclosure.ways import execute

TABLES = ("disclosure_entry", "disclosure_node", "disclosure_checkpoint")
MINUTE = timedelta(minutes=1)


def unprotect() -> None:
    for table in TABLES:
        triggers.unprotect(connection, table)


def protect() -> None:
    for table in TABLES:
        triggers.protect(connection, table)


@pytest.fixture
def empty_log(db: None) -> None:
    """Tests that commit leave their entries behind; the end of this test brings those back."""
    unprotect()
    for table in TABLES:
        execute(f"DELETE FROM {table}")  # noqa: S608  (names of our own)
    protect()


def page(path: str = "/", *, minute: int = 0, body: bytes = b"<p>Hello.", **more: Any) -> Draft:
    at = builders.AT + minute * MINUTE
    url = f"https://kettles.example{path}"
    digest = manifest.digest(body)
    data = {
        "v": 1,
        "kind": "page",
        "url": url,
        "status": 200,
        "at": manifest.moment(at),
        "body": {"sha256": digest, "bytes": len(body)},
        "release": "1",
    }
    return Draft("page", url, at, digest, data | more)


def pages(count: int) -> list[Draft]:
    """So many, of three addresses, each a minute after the one before."""
    return [page(f"/{number % 3}/", minute=number) for number in range(count)]


def kept(drafts: Sequence[Draft]) -> list[Entry]:
    """Appended one by one, as readers come."""
    return [entry for draft in drafts for entry in log.append([draft])]
