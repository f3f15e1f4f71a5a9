"""Bytes of strangers' pages → text."""

import codecs

import pytest

from disclosure.auditing.decoding import decode

WORDS = "<p>für 5 €</p>"
META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (WORDS.encode(), "", WORDS),
        (WORDS.encode("cp1252"), "", WORDS),
        (WORDS.encode("cp1252"), "ISO-8859-1", WORDS),
        (WORDS.encode("iso-8859-15"), "iso-8859-15", WORDS),
        (WORDS.encode(), "no-such-charset", WORDS),
        (WORDS.encode(), "utf-8\0", WORDS),
        (codecs.BOM_UTF8 + WORDS.encode(), "iso-8859-1", WORDS),
        (WORDS.encode("utf-16"), "", WORDS),
        (
            (META.format("iso-8859-15") + WORDS).encode("iso-8859-15"),
            "",
            META.format("iso-8859-15") + WORDS,
        ),
        ((META.format("utf-16") + WORDS).encode(), "", META.format("utf-16") + WORDS),
        (
            (META.format("iso-8859-15") + WORDS).encode(),
            "utf-8",
            META.format("iso-8859-15") + WORDS,
        ),
        (b"<p>\xff</p>", "utf-8", "<p>\ufffd</p>"),
        (b"", "", ""),
    ],
)
def test_it_is_read_as_browsers_read_it(data: bytes, charset: str, text: str) -> None:
    assert decode(data, charset) == text
