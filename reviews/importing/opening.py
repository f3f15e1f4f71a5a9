"""A file that somebody gave → its bytes, and the text in them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from products.feeds.problems import UnreadableError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OTHERS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word or Excel document, or a zip archive",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "packed with gzip",
}
DECLARED = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([a-z0-9_-]{2,20})", re.IGNORECASE)
KNOWN = re.compile(
    r"(utf-?8|iso-8859-\d+|latin-?1|windows-\d+|us-ascii|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(jp|kr))",
    re.IGNORECASE,
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def content(path: Path, most: int) -> bytes:
    """What the file holds, up to one byte more than `most`. Raises UnreadableError if it is not there."""
    try:
        with path.open("rb") as file:
            found = file.read(most + 1)
    except FileNotFoundError as error:
        raise UnreadableError(f"There is no file {path}.") from error
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}.") from error
    return found


def refuse_larger(size: int, most: int) -> None:
    """Raises UnreadableError if `size` is more than `most` bytes."""
    if size > most:
        raise UnreadableError(
            f"The file is larger than {most // 1_000_000} MB. Divide it, or leave out what makes it large."
        )


def text(found: bytes, *, most: int, wanted: str) -> str:
    """The text, with line feeds between the lines. Raises UnreadableError if it is none, or longer
    than `most` bytes; `wanted` names the formats to save it in instead."""
    if not found.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise UnreadableError("The file is empty.")
    for start, what in OTHERS.items():
        if found.startswith(start):
            raise UnreadableError(f"The file is {what}. Save it as {wanted}.")
    refuse_larger(len(found), most)
    decoded = _decoded(found)
    if len(CONTROLS.findall(decoded)) > len(decoded) // 500:
        raise UnreadableError(f"The file is not text. Save it as {wanted}.")
    return CONTROLS.sub("", decoded.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(found: bytes) -> str:
    encoding = next((name for mark, name in BOMS if found.startswith(mark)), "")
    try:
        if encoding:
            return found.decode(encoding)
        return found.decode(_unmarked_utf_16(found) or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            raise UnreadableError(
                f"The file says that it is {encoding}, and is not. Save it as UTF-8."
            ) from error
    return _older(found)


def _unmarked_utf_16(found: bytes) -> str:
    """Every other byte of Western text in UTF-16 is zero."""
    head = found[:2000]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > len(zeros) * 0.7:
            return name
    return ""


def _older(found: bytes) -> str:
    """Text from before UTF-8: in the encoding that it declares, or in that of Western Windows."""
    declared = DECLARED.search(found[:4096])
    name = declared[1].decode("ascii") if declared else ""
    if KNOWN.fullmatch(name) and not name.lower().startswith("utf"):
        try:
            return found.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return found.decode("cp1252", "replace")
