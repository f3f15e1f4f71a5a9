"""Bytes of a page that somebody else wrote → text, as browsers read it, near enough."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
DECLARED_WITHIN = 1024
# The Encoding Standard reads these labels as windows-1252, of which they are parts.
WINDOWS = {"ascii", "iso8859-1"}


def decode(data: bytes, charset: str = "") -> str:
    """`charset` is what HTTP said, if anything. A byte order mark beats it, as it does in browsers."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = META.search(data[:DECLARED_WITHIN])
    for label in (charset, declared[1].decode("ascii") if declared else ""):
        name = _codec(label)
        if name:
            return data.decode(name, "replace")
    return _guessed(data)


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # bytes in which `<meta` could be read are not that
    return "cp1252" if name in WINDOWS else name


def _guessed(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
