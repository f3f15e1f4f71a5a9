"""Two texts side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

TOKEN = re.compile(r"\n|[^\S\n]+|\S+[^\S\n]*")
TOO_LONG = 4_000_000  # comparisons of words; beyond that a text counts as written anew
AROUND = 12  # words of unchanged text kept on each side of a change

Kind = Literal["same", "ins", "del", "gap"]


@dataclass(frozen=True)
class Piece:
    kind: Kind
    text: str


def compared(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order; long stretches without a change are cut to “gap”s."""
    return _with_gaps(_joined(_pieces(before, after)))


def whole(text: str, kind: Kind = "same") -> list[Piece]:
    return [Piece(kind, text)] if text else []


def _pieces(before: str, after: str) -> Iterator[Piece]:
    """Lines first, which is quick, then the words of lines that differ."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for op, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i:i_end]), "".join(new[j:j_end])
        if op == "equal":
            yield Piece("same", come)
        else:
            yield from _words(gone, come)


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) * len(new) > TOO_LONG:
        yield from (Piece("del", before), Piece("ins", after))
        return
    keys = [[token.strip(" ") for token in tokens] for tokens in (old, new)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for op, i, i_end, j, j_end in matcher.get_opcodes():
        if op == "equal":
            yield Piece("same", "".join(new[j:j_end]))
        else:
            yield Piece("del", "".join(old[i:i_end]))
            yield Piece("ins", "".join(new[j:j_end]))


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def _with_gaps(pieces: list[Piece]) -> list[Piece]:
    last = len(pieces) - 1
    return [
        shorter
        for index, piece in enumerate(pieces)
        for shorter in _shortened(piece, is_first=index == 0, is_last=index == last)
    ]


def _shortened(piece: Piece, *, is_first: bool, is_last: bool) -> list[Piece]:
    words = TOKEN.findall(piece.text)
    if piece.kind != "same" or len(words) <= 4 * AROUND or (is_first and is_last):
        return [piece]
    head = "" if is_first else "".join(words[:AROUND])
    tail = "" if is_last else "".join(words[-AROUND:])
    return [*whole(head), Piece("gap", "…"), *whole(tail)]
