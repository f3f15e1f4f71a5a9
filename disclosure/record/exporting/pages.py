"""The pages of an export as a WARC, which players of web archives open."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime
from http import HTTPStatus
from io import BytesIO
from typing import IO, Any

from disclosure.models import Body, Entry, Frozen
from disclosure.record import bodies, log
from disclosure.record.history import withholds
from disclosure.record.manifest import moment

Headers = list[tuple[str, str]]
UNKNOWN: Headers = [("Content-Type", "text/html; charset=utf-8")]
# What was said of a page in another coding, or is the server's own.
CODED = {"content-encoding", "content-length", "transfer-encoding"}


class NoWarcioError(Exception):
    """The package that writes WARCs is not there."""


class Pages:
    """Writes records of WARC 1.1 into `file`, each packed by itself."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415  (an extra)
            from warcio.utils import Digester  # noqa: PLC0415  (likewise)
            from warcio.warcwriter import WARCWriter  # noqa: PLC0415  (likewise)
        except ImportError as error:
            raise NoWarcioError(
                "Exports need the package warcio, and it is not installed: pip install 'warcio<2'."
            ) from error
        self._head = StatusAndHeaders
        self._writer = WARCWriter(file, gzip=True, warc_version="1.1")
        self._writer._create_digester = lambda: Digester("sha256")  # noqa: SLF001  (not SHA-1)

    def begin(self, *, about: dict[str, str], at: datetime) -> None:
        """The record that says what the others are."""
        record = self._writer.create_warcinfo_record("pages.warc.gz", about)
        record.rec_headers.replace_header("WARC-Date", moment(at))
        self._writer.write_record(record)

    def add(
        self, entry: Entry, told: dict[str, Any], body: bytes, digest: str, headers: Headers
    ) -> None:
        """`body` is what was sent for the entry, or its copy, unpacked; `digest` that of `body`."""
        kept = [(name, value) for name, value in headers if name.lower() not in CODED]
        status = told["status"]
        line = f"{status} {HTTPStatus(status).phrase}"
        http = self._head(line, [*kept, ("Content-Length", str(len(body)))], protocol="HTTP/1.1")
        about = {
            "WARC-Record-ID": record_id(log.leaf_hash(entry)),
            "WARC-Date": told["at"],
            "WARC-Payload-Digest": f"sha256:{digest}",
        }
        self._writer.write_record(
            self._writer.create_warc_record(
                told["url"],
                "response",
                payload=BytesIO(body),
                length=len(body),
                http_headers=http,
                warc_headers_dict=about,
            )
        )


def record_id(leaf: bytes) -> str:
    """By which a page is found of its entry, and the other way: made of the leaf's hash."""
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:sha256:{leaf.hex()}')}>"


def kept(asked: Iterable[dict[str, Any]]) -> set[str]:
    """The digests of what may be handed out of these entries, and is still there."""
    digests = {one[0] for told in asked if (one := _handed_out(told))}
    return set(Body.objects.filter(pk__in=digests).values_list("pk", flat=True))


def body_of(told: dict[str, Any], there: Collection[str]) -> tuple[bytes | None, str, str]:
    """(bytes, digest, “whole” or “redacted”) of what is handed out; (None, "", “gone”) if nothing is."""
    one = _handed_out(told)
    if one and one[0] in there and (body := bodies.load(one[0])) is not None:
        return body, *one
    return None, "", "gone"


def _handed_out(told: dict[str, Any]) -> tuple[str, str] | None:
    """(digest, state). An export is there to be kept: no page goes out with prices that may not be, also
    not while the site itself still has it."""
    if "kept" in told:
        return told["kept"]["sha256"], "redacted"
    return None if withholds(told) else (told["body"]["sha256"], "whole")


def headers_of(entries: Iterable[Entry]) -> dict[int, Headers]:
    """The frozen headers of pages that are still sent, by the number of the entry."""
    rows = Frozen.objects.filter(entry__in=[one.number for one in entries])
    return {
        number: [(name, value) for name, value in headers]
        for number, headers in rows.values_list("entry", "headers")
    }
