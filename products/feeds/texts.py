"""Texts of strangers → texts that can stand in a line of ours. Pure."""

import unicodedata

INVISIBLE = {"Cc", "Cf", "Co", "Cs"}  # control, direction, private and broken characters
JOINERS = "\u200c\u200d"  # part of how Persian, Indic scripts and emoji are written


def clean(text: str) -> str:
    """`text` in one line with single spaces, without control and direction characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join("".join(map(_kept, unicodedata.normalize("NFC", text))).split())


def _kept(character: str) -> str:
    if unicodedata.category(character) not in INVISIBLE or character in JOINERS:
        return character
    return " " if character.isspace() else ""


def shortened(text: str, limit: int) -> str:
    """`text` cut at a word to at most `limit` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip() + "…"


def normal(name: str) -> str:
    """A column's or tag's name as it is compared: “Refresh-Rate”, “g:refresh rate” → refresh_rate."""
    return "_".join(clean(name).casefold().removeprefix("g:").replace("-", " ").split())
