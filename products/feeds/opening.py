"""A file on disk → its bytes: unpacked, looked at, and measured while it is read."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from products.feeds.problems import UnreadableError

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
PEEK = 8192
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Opened:
    """A feed as bytes and as text. `size` and `position()` are of the file as it lies on disk, packed or not."""

    stream: io.BufferedReader
    text: io.TextIOWrapper
    disk: BinaryIO
    size: int

    def position(self) -> int:
        return self.disk.tell()

    def head(self) -> str:
        """How it begins, without reading on."""
        return self.stream.peek(PEEK)[:PEEK].decode(self.text.encoding, "ignore")


class Bounded(io.RawIOBase):
    """The bytes of `source`, and an UnreadableError for a file that unpacks to more than `most` of them."""

    def __init__(self, source: BinaryIO | gzip.GzipFile, most: int) -> None:
        self.source, self.most, self.left = source, most, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.source.read(len(buffer))
        self.left -= len(data)
        if self.left < 0:
            raise UnreadableError(
                f"The file unpacks to more than {self.most // 1_000_000} MB. "
                "Import it on the server, where import_feed reads files of any size."
            )
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: Path, *, name: str = "", most: int = 0) -> Iterator[Opened]:
    """Open the feed at `path`. Whatever breaks while it is read becomes an UnreadableError.

    `name` is what the file was called before it came to lie there; `most` limits how many bytes
    it may unpack to.
    """
    try:
        with path.open("rb") as disk:
            stream = _unpacked(disk, most)
            head = stream.peek(PEEK)[:PEEK]
            _refuse_what_is_no_feed(head)
            encoding = "utf-16" if head.startswith(UTF_16) else "utf-8-sig"
            with io.TextIOWrapper(stream, encoding=encoding, newline="") as text:
                yield Opened(stream, text, disk, path.stat().st_size)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableError(
            f"{name or path.name} is packed with gzip and damaged or cut off: fetch it again."
        ) from error
    except FileNotFoundError as error:
        raise UnreadableError(f"There is no file {path}.") from error
    except (PermissionError, IsADirectoryError) as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}.") from error


def _unpacked(disk: BinaryIO, most: int) -> io.BufferedReader:
    packed = cast("io.BufferedReader", disk).peek(2).startswith(GZIP)
    raw = gzip.GzipFile(fileobj=disk) if packed else disk
    bounded = Bounded(raw, most) if most else raw
    return io.BufferedReader(cast("io.RawIOBase", bounded), buffer_size=65536)


def _refuse_what_is_no_feed(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        raise UnreadableError("The file is empty.")
    if start.startswith((b"<!doctype html", b"<html")):
        raise UnreadableError(
            "The file is a web page and no feed; perhaps the address asked for a log-in. Fetch it again."
        )
    if head.startswith(ZIP):
        raise UnreadableError(
            "The file is a zip archive or an Excel workbook. Unpack it, or save it as CSV (UTF-8)."
        )
    if b"\0" in head and not head.startswith(UTF_16):
        raise UnreadableError(
            "The file is not text. A feed is XML, or a table saved as CSV (UTF-8)."
        )
