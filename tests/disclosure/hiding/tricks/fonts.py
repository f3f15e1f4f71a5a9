"""Fonts whose letters are not what they stand for. The glyphs are those of the font in Pillow."""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable

from PIL import ImageFont

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import scripted, styled

RECORD = struct.Struct(">4sIII")  # tag, checksum, offset, length


def font(changed: Callable[[list[int]], list[int]] = list) -> str:
    """A data address of the font, after `changed` has been at the places where its glyphs begin."""
    data = bytearray(_plain())
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {tag: at for tag, _, *at in RECORD.iter_unpack(data[12 : 12 + 16 * count])}
    offset, length = tables[b"loca"]
    form = struct.Struct(f">{length // 2}H")
    form.pack_into(data, offset, *changed(list(form.unpack_from(data, offset))))
    return f"data:font/ttf;base64,{b64encode(data).decode()}"


def _plain() -> bytes:
    made = ImageFont.load_default(20)
    if not isinstance(made, ImageFont.FreeTypeFont):
        raise TypeError("This Pillow cannot read outlines: it was built without FreeType.")
    return made.font_bytes


def empty(places: list[int]) -> list[int]:
    """No glyph has an outline; all keep their widths."""
    return [0 for _ in places]


def shifted(places: list[int]) -> list[int]:
    """Each glyph has the outline of the next but three."""
    return [*places[4:], *places[-1:] * 4]


def face(url: str, more: str = "") -> str:
    return f'@font-face {{ font-family: "Tin"; src: url("{url}"); {more} }}'


USED = '[data-notice] { font-family: "Tin", sans-serif }'


@trick("sets it in a font whose letters are blank")
def blank_letters(html: str) -> str:
    return styled(html, face(font(empty)) + USED)


@trick("sets it in a font whose letters look like other letters")
def other_letters(html: str) -> str:
    return styled(html, face(font(shifted)) + USED)


@trick("sets its vowels in a font whose letters are blank")
def blank_vowels(html: str) -> str:
    vowels = "unicode-range: U+61, U+65, U+69, U+6F, U+75"
    return styled(html, face(font(empty), vowels) + USED)


@trick("sets it in a font whose letters turn blank after three seconds")
def blank_after_a_while(html: str) -> str:
    script = f"""
        setTimeout(async () => {{
          document.fonts.add(await new FontFace("Tin", 'url("{font(empty)}")').load());
        }}, 3000);
    """
    return styled(scripted(html, script), USED)


@trick("shrinks the letters within the size of the font")
def size_adjusted(html: str) -> str:
    return styled(html, face(font(), "size-adjust: 6%") + "[data-notice] { font-family: Tin }")


@trick("hangs the letters so far below their lines that the box cuts them")
def hung_below_their_lines(html: str) -> str:
    css = "[data-notice] { font-family: Tin; line-height: 1.5; overflow: clip }"
    return styled(html, face(font(), "ascent-override: 900%; descent-override: 0%") + css)
