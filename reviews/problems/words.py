"""What a reader may write: plain words. What nobody sees in them is taken out before they are looked at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reviews.models.problems import LONGEST

SHORTEST = 10
MOST_LINKS = 1
TAG = re.compile(r"<[a-z!/?]|\[/?(?:url|img|b|i)\b", re.IGNORECASE)
LINK = re.compile(r"\b[a-z][a-z+.-]{1,9}://|\bwww\.|\bmailto:", re.IGNORECASE)
# Turns the order of letters around, or joins nothing and is not seen. Scripts that are written from
# right to left need none of these. The joiners of Persian and of emoji stay.
UNSEEN = re.compile(
    "[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def cleaned(text: str) -> str:
    """`text` with line breaks as LF, at most one empty line in a row, and no unseen characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    seen = UNSEEN.sub("", unicodedata.normalize("NFC", lines))
    plain = "".join(one for one in seen if one in "\n\t" or unicodedata.category(one) != "Cc")
    return re.sub(r"\n\s*\n\s*", "\n\n", plain).strip()


def refusals(text: str) -> Iterator[str]:
    """Why `text`, cleaned, cannot be taken: sentences that say what to do."""
    if len(text) < SHORTEST:
        yield f"Say in at least {SHORTEST} characters what is wrong."
    if len(text) > LONGEST:
        yield f"Shorten it to {LONGEST:,} characters. It has {len(text):,} now."
    if TAG.search(text):
        yield "Write plain words, without HTML: leave out what stands in < > or [ ]."
    if len(LINK.findall(text)) > MOST_LINKS:
        yield "Leave at most one link in the text."
