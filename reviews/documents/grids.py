"""Two states of a table, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from reviews.documents.matching import Pair, Part, pairs
from reviews.documents.wording import Piece, compared, whole

Rows = list[list[str]]
Columns = list[tuple[int | None, int | None]]


@dataclass(frozen=True)
class GridRow:
    what: Literal["", "added", "removed", "moved"]
    cells: list[list[Piece]]


def compared_tables(before: Rows, after: Rows) -> list[GridRow]:
    """The header first, then the rows in their present order. Without a change, all pieces are “same”."""
    columns = _columns(before[0], after[0])
    found = pairs(_parts(before[1:]), _parts(after[1:]))
    return [
        _row(Pair(0, 0), before[:1], after[:1], columns),
        *(_row(pair, before[1:], after[1:], columns) for pair in found),
    ]


def _parts(rows: Rows) -> list[Part]:
    return [Part("\x1f".join(row)) for row in rows]


def _row(pair: Pair, before: Rows, after: Rows, columns: Columns) -> GridRow:
    old = before[pair.before] if pair.before is not None else None
    new = after[pair.after] if pair.after is not None else None
    cells = [_cell(old, new, i, j) for i, j in columns]
    if old is None:
        return GridRow("added", cells)
    if new is None:
        return GridRow("removed", cells)
    return GridRow("moved" if pair.moved else "", cells)


def _cell(
    old: list[str] | None, new: list[str] | None, i: int | None, j: int | None
) -> list[Piece]:
    was = old[i] if old is not None and i is not None and i < len(old) else ""
    now = new[j] if new is not None and j is not None and j < len(new) else ""
    return whole(now) if was == now else compared(was, now)


def _columns(before: list[str], after: list[str]) -> Columns:
    """Which column became which. With as many as before, each stayed where it was."""
    if len(before) == len(after):
        return [(index, index) for index in range(len(before))]
    columns: Columns = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, i, i_end, j, j_end in matcher.get_opcodes():
        columns += zip_longest(range(i, i_end), range(j, j_end))
    return columns
