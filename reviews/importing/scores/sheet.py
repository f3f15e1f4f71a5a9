"""A table saved as CSV → its columns and rows, each with the line on which it begins."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import tablib

from products.feeds.problems import UnreadableError
from reviews.importing.opening import text as text_of

LARGEST = 5_000_000
MOST_ROWS = 5_000
LINE = "\0line"  # a column that no file has: it carries the number of the line
WIDTH = "\0width"  # and another: how many values the line has
SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Sheet:
    headers: list[str]
    dataset: tablib.Dataset


def read(found: bytes, most_rows: int = MOST_ROWS) -> Sheet:
    """Raises UnreadableError if it is no table with a header and from one to `most_rows` rows."""
    text = text_of(found, most=LARGEST, wanted="CSV (UTF-8)")
    first = text.lstrip("\n").split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    try:
        begins = 1
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((begins, [cell.strip() for cell in row]))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"Line {reader.line_num} cannot be read: {error}.") from error
    if len(rows) < 2:
        raise UnreadableError("The sheet has no row under its header.")
    if len(rows) - 1 > most_rows:
        raise UnreadableError(
            f"The sheet has {len(rows) - 1:,} rows, and at most {most_rows:,} go in at once."
        )
    return _sheet(rows)


def _sheet(rows: list[tuple[int, list[str]]]) -> Sheet:
    (_, headers), *rest = rows
    twice = {name for name in headers if name and headers.count(name) > 1}
    if twice:
        raise UnreadableError(
            f"Several columns are called {', '.join(sorted(twice))}. Rename them."
        )
    dataset = tablib.Dataset(headers=[*headers, LINE, WIDTH])
    for line, row in rest:
        cells = (row + [""] * len(headers))[: len(headers)]
        dataset.append([*cells, line, len(row)])
    return Sheet(headers, dataset)
