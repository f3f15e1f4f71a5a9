"""What asking for a page gives: a page, nothing that could be judged, or a failure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from disclosure.sheets import Read

UNANSWERED = (400, 401, 403, 405, 406, 407, 408, 429)  # a page was not shown to us; readers see it


class NotJudgedError(Exception):
    """The page should be there to be judged, and is not. Its words say why."""


class NothingToJudge(Exception):  # noqa: N818  (it is no error: a picture, or a way to another site)
    """There is no page at the address, and need not be one."""


def no_sheets(url: str) -> None:
    return None


@dataclass(frozen=True)
class Answer:
    """A page. `source` is what people call it, `uri` its address for programs, `address` the
    absolute URL that its relative links are relative to. `path` is set for pages of this site.
    `digest` is the SHA-256 of its bytes, in hex. `notes` say what happened on the way."""

    html: str
    source: str
    uri: str
    address: str
    path: str = ""
    status: int = 200
    sheet: Read = no_sheets
    digest: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """A page that was asked for. `fetch` raises NotJudgedError or NothingToJudge."""

    source: str
    fetch: Callable[[], Answer]
