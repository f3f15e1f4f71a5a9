"""What readers take away: a table as CSV or JSON, with the moment that it is about.

Text of strangers stands in it, so no cell begins a formula, and none holds an address by which a
file would lead to a merchant.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from django.utils.timezone import localtime

from disclosure.media import ABSOLUTE
from disclosure.report.escaping import for_cell, for_json

Cell = str | int | Decimal | bool | date | datetime | None

GO = re.compile(r"/go/(\d+)/?")


@dataclass(frozen=True)
class Sheet:
    """`rows` have a cell for each of `columns`, and may be read once."""

    name: str
    at: datetime
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]

    @property
    def filename(self) -> str:
        return f"{self.name}-{localtime(self.at):%Y-%m-%dT%H%M}"


def as_csv(sheet: Sheet) -> str:
    """RFC 4180 with a heading line, and a byte order mark, by which spreadsheets know UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["at", *sheet.columns])
    at = plain(sheet.at)
    for row in sheet.rows:
        writer.writerow([at, *(in_csv(cell) for cell in row)])
    return f"\ufeff{out.getvalue()}"


def in_csv(cell: Cell) -> str | int | Decimal | None:
    """Numbers stay numbers, below zero too; only text is guarded."""
    value = plain(cell)
    if not isinstance(value, str) or isinstance(cell, Decimal):
        return value
    harmless = value.isprintable() and value[:1].isalnum()  # most are, and files are long
    return value if harmless else for_cell(value)


def as_json(sheet: Sheet) -> str:
    """{"sheet": …, "at": …, "rows": [{column: value, …}, …]}; decimals are texts, to their digit."""
    return "".join(_json_lines(sheet))


def _json_lines(sheet: Sheet) -> Iterator[str]:
    at = plain(sheet.at)
    head = json.dumps({"sheet": sheet.name, "at": at})
    yield f'{head[:-1]}, "rows": ['
    between = "\n"
    for row in sheet.rows:
        values = [at, *(plain(cell) for cell in row)]
        cells = dict(zip(["at", *sheet.columns], values, strict=True))
        line = json.dumps(cells, ensure_ascii=False)
        yield between + (line if line.isprintable() else for_json(line))
        between = ",\n"
    yield "\n]}\n"


def plain(cell: Cell) -> str | int | None:
    """Moments by ISO 8601 with their offset from UTC, decimals as text, yes or no as words."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return localtime(cell).isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return without_addresses(cell) if isinstance(cell, str) else cell


def without_addresses(text: str) -> str:
    """`text` in which paid links and pages elsewhere are named, and lead nowhere."""
    if "/" not in text and "\\" not in text:
        return text
    return ABSOLUTE.sub("(address left out)", GO.sub(r"(link of offer \1)", text))


WRITERS: dict[str, tuple[str, Callable[[Sheet], str]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "json": ("application/json", as_json),
}
