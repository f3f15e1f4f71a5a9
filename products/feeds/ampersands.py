"""XML that shops write by hand: what keeps it from being well-formed is mended while it is read."""

import re
from html.entities import html5
from typing import BinaryIO

KNOWN = rb"amp|lt|gt|quot|apos"
TOKEN = re.compile(
    rb"<!\[CDATA\[|<!--|&(?!(?:" + KNOWN + rb");)"
    rb"(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,30});|(?P<number>#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)?"
)
LOW_SURROGATE = re.compile(rb"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
CLOSING = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
LONGEST = 40  # no token is longer; so much of each chunk waits for the next one
CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r")


class Mended:
    """A stream of XML bytes in which each raw `&` is written as `&amp;`.

    Names that only HTML knows (`&nbsp;`) become their characters, and control characters, which
    XML cannot hold, are dropped. CDATA sections and comments, in which `&` is no mark, stay as
    they are. `ampersands`, `names` and `controls` count what was mended.
    """

    def __init__(self, source: BinaryIO) -> None:
        self.source = source
        self.ampersands = self.names = self.controls = 0
        self._waiting = b""
        self._closing = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes: about `size` of them, and none only at the end."""
        while True:
            chunk = self.source.read(size)
            printable = chunk.translate(None, CONTROL)
            self.controls += len(chunk) - len(printable)
            data = self._waiting + printable
            at_end = not chunk
            mended, read = self._mend(data, len(data) if at_end else len(data) - LONGEST)
            self._waiting = data[read:]
            if mended or at_end:
                return mended

    def _mend(self, data: bytes, limit: int) -> tuple[bytes, int]:
        """`data` mended up to about `limit`, and where in `data` that is."""
        out, at = [], 0
        while at < limit:
            piece, at = (
                self._to_closing(data, at, limit) if self._closing else self._next(data, at, limit)
            )
            out.append(piece)
        return b"".join(out), at

    def _to_closing(self, data: bytes, at: int, limit: int) -> tuple[bytes, int]:
        end = data.find(self._closing, at)
        if end < 0 or end >= limit:
            return data[at:limit], limit
        end += len(self._closing)
        self._closing = b""
        return data[at:end], end

    def _next(self, data: bytes, at: int, limit: int) -> tuple[bytes, int]:
        """The bytes up to and with the next token."""
        token = TOKEN.search(data, at)
        if token is None or token.start() >= limit:
            return data[at:limit], limit
        before, found = data[at : token.start()], token.group()
        if found in CLOSING:
            self._closing = CLOSING[found]
            return before + found, token.end()
        if token["number"]:
            mended, end = self._numbered(data, token)
            return before + mended, end
        character = html5.get(f"{token['name'].decode()};") if token["name"] else None
        if character:
            self.names += 1
            return before + "".join(f"&#{ord(c)};" for c in character).encode(), token.end()
        self.ampersands += 1
        return before + b"&amp;" + found[1:], token.end()

    def _numbered(self, data: bytes, token: re.Match[bytes]) -> tuple[bytes, int]:
        """The character reference `token` as XML may hold it, and where it ends.

        Two halves of a character outside the first plane, as JavaScript writes emoji, become
        one; a number that is no character is left out.
        """
        code, end = _code(token["number"]), token.end()
        if 0xD800 <= code < 0xDC00 and (low := LOW_SURROGATE.match(data, end)):
            half = _code(low[1])
            if 0xDC00 <= half < 0xE000:
                whole = 0x10000 + ((code - 0xD800) << 10) + half - 0xDC00
                return f"&#{whole};".encode(), low.end()
        if not _is_character(code):
            self.controls += 1
            return b"", end
        return token.group(), end


def _code(number: bytes) -> int:
    """#38 and #x26 → 38."""
    _, sign, digits = number.lower().partition(b"x")
    return int(digits, 16) if sign else int(number[1:])


def _is_character(code: int) -> bool:
    """Whether XML 1.0 can hold it (section 2.2)."""
    return (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
