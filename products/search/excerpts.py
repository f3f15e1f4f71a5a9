"""A text and the places where a query was found in it → markup with `<mark>`, and nothing else. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString

# What the databases are told to put around a match. Texts hold no control characters, and one
# that does is no danger: everything is escaped after these are gone.
OPENING, CLOSING = "\x02", "\x03"
MARK = re.compile(f"([{OPENING}{CLOSING}])")
WIDTH = 240  # characters of an excerpt
LEAD = 60  # of these, at most so many before the first match

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """A text, and where in it the matches are: first character, and the one after the last."""

    text: str
    spans: Sequence[Span] = ()


def read(marked: str) -> Matched:
    """A text as a database returned it, with OPENING and CLOSING around each match."""
    pieces: list[str] = []
    spans: list[Span] = []
    length, opened = 0, -1
    for piece in MARK.split(marked):
        if piece == OPENING:
            opened = length
        elif piece == CLOSING:
            if opened >= 0:
                spans.append((opened, length))
            opened = -1
        else:
            pieces.append(piece)
            length += len(piece)
    return Matched("".join(pieces), spans)


def whole(found: Matched) -> SafeString:
    return _marked_up(found.text, found.spans)


def excerpt(found: Matched) -> SafeString:
    """The part of about WIDTH characters in which most is found, in whole words."""
    start = _start(found)
    end = _word_end(found.text, start + WIDTH)
    inside = [(a - start, b - start) for a, b in found.spans if a >= start and b <= end]
    before = "… " if start else ""
    after = " …" if end < len(found.text) else ""
    return escape(before) + _marked_up(found.text[start:end], inside) + escape(after)


def _start(found: Matched) -> int:
    """Where the excerpt begins: a little before the match that most different words follow."""
    best, most = 0, 0
    for number, (start, _) in enumerate(found.spans):
        words = set()
        for a, b in found.spans[number:]:
            if b > start + WIDTH - LEAD:
                break
            words.add(found.text[a:b].casefold())
        if len(words) > most:
            best, most = start, len(words)
    if best <= LEAD or len(found.text) <= WIDTH:
        return 0
    space = found.text.find(" ", best - LEAD, best)
    return space + 1 if space >= 0 else best


def _word_end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - LEAD, end + 1)
    return space if space >= 0 else end


def _marked_up(text: str, spans: Sequence[Span]) -> SafeString:
    starts = [0, *(end for _, end in spans)]
    pairs = [(text[at:a], text[a:b]) for at, (a, b) in zip(starts, spans, strict=False)]
    return format_html_join("", "{}<mark>{}</mark>", pairs) + escape(text[starts[-1] :])
