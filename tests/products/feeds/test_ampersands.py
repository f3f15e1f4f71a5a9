import io

import pytest
from defusedxml.ElementTree import fromstring

from products.feeds.ampersands import Mended


def mend(text: bytes, size: int = 16) -> tuple[bytes, Mended]:
    mended = Mended(io.BytesIO(text))
    return b"".join(iter(lambda: mended.read(size), b"")), mended


@pytest.mark.parametrize(
    "text",
    [
        b"<a>Tin &amp; Co &#8211; &#x2013; &lt;3</a>",
        b"<a><![CDATA[https://shop.example/?a=1&b=2]]></a>",
        b"<a><!-- this & that --><b/></a>",
        b"<a>" + b"long " * 100 + b"</a>",
        b"",
    ],
)
def test_what_is_well_formed_is_left_alone(text: bytes) -> None:
    result, mended = mend(text)
    assert result == text
    assert mended.ampersands == mended.names == mended.controls == 0


@pytest.mark.parametrize("size", [1, 2, 7, 41, 4096])
def test_raw_ampersands_are_mended_wherever_a_chunk_ends(size: int) -> None:
    result, mended = mend(
        b"<a>Tin & Co<b>https://shop.example/?a=1&b=2&amp;c=3</b><![CDATA[x & y]]> & &copy </a>",
        size,
    )
    assert mended.ampersands == 4
    parsed = fromstring(result)
    assert parsed.text == "Tin & Co"
    assert parsed.findtext("b") == "https://shop.example/?a=1&b=2&c=3"
    assert parsed[0].tail == "x & y & &copy "


def test_html_names_become_their_characters() -> None:
    result, mended = mend(b"<a>caf&eacute;&nbsp;&madeup;</a>")
    assert fromstring(result).text == "café\u00a0&madeup;"
    assert (mended.names, mended.ampersands) == (2, 1)


def test_control_characters_are_left_out_and_counted() -> None:
    result, mended = mend(b"<a>one\x0b two\x00\n</a>")
    assert result == b"<a>one two\n</a>"
    assert mended.controls == 2


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_emoji_in_two_halves_become_whole_and_numbers_of_nothing_are_left_out(size: int) -> None:
    result, mended = mend(b"<a>&#55357;&#56832; &#xD83D;&#xDE00; &#11;&#55357;x&#0;</a>", size)
    assert fromstring(result).text == "😀 😀 x"
    assert mended.controls == 3
