"""Tables: comma, semicolon, tab or bar between the values, names of the columns in the first line."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

from products.feeds import columns, rows
from products.feeds.columns import Asked, Plan
from products.feeds.dialect import PLAIN, Dialect
from products.feeds.opening import Opened
from products.feeds.problems import RefusedError, UnreadableError, Warn
from products.feeds.report import Report
from products.feeds.rows import Row, Terms
from products.feeds.tabs import Tabbed
from products.feeds.texts import clean

UNCLOSED = "is longer than a value can be: a quotation mark is opened and not closed"


def read(
    feed: Opened, asked: Asked, *, terms: Terms, report: Report, dialect: Dialect = PLAIN
) -> Iterator[tuple[int, Row]]:
    """The rows of `feed` with the number of their first line. Wrong ones are told to `report`."""
    lines = _lines(feed, dialect, report)
    _, header = next(lines, (0, []))
    plan = columns.plan(header, asked, terms, dialect)
    _tell(plan, report)
    for number, values in lines:
        if any(clean(values[place]) != value for place, value in plan.only if place < len(values)):
            continue
        report.read += 1
        try:
            warn = partial(report.warn, number)
            yield number, _row(values, plan, dialect, terms, warn)
        except RefusedError as refused:
            report.refuse(number, refused.field, refused.value, refused.reason)
    if not report.read:
        raise UnreadableError("The file has names of columns, but no row to read under them.")


def _lines(feed: Opened, dialect: Dialect, report: Report) -> Iterator[tuple[int, list[str]]]:
    """The values of each line that is not blank, with the number of the line they begin on."""
    reader = _parted(feed.text, first_line(feed, dialect.delimiters)[0])
    end = 0
    try:
        while True:
            number = end + 1
            try:
                values = next(reader)
            except csv.Error:
                report.read += 1
                report.refuse(number, "line", "", UNCLOSED)
                values = []
            end = reader.line_num
            if any(values):
                yield number, values
    except StopIteration:
        return
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"The file is not UTF-8 text (byte {error.object[error.start]:#04x} after line {end}). "
            "Open it in a spreadsheet and save it as CSV (UTF-8)."
        ) from error


def first_line(feed: Opened, delimiters: str = PLAIN.delimiters) -> tuple[str, list[str]]:
    """The delimiter that parts the first line into most columns, and their names; nothing is read on."""
    start = feed.head().lstrip(" \r\n").splitlines()[:1]
    split: dict[str, list[str]] = {mark: next(_parted(start, mark), []) for mark in delimiters}
    return max(split.items(), key=lambda item: len(item[1]))


def _parted(lines: Iterable[str], mark: str) -> Any:
    return Tabbed(lines) if mark == "\t" else csv.reader(lines, delimiter=mark)


def _tell(plan: Plan, report: Report) -> None:
    if "price" not in plan.given:
        report.note("No column holds prices. Say which with --map price=COLUMN.")
    if plan.unused:
        report.note(f"Columns that were not read: {', '.join(dict.fromkeys(plan.unused))}.")


def _row(values: list[str], plan: Plan, dialect: Dialect, terms: Terms, warn: Warn) -> Row:
    if len(values) != plan.width:
        _refuse_other_width(values, plan)
    raw = {name: values[place] for name, place in plan.fields}
    if plan.key:
        raw["item_id"] = key([values[place] for place in plan.key])
    facts = [(slug, values[place]) for slug, place in plan.facts]
    return rows.row(dialect.adapted(raw, terms, warn), facts, terms=terms, warn=warn)


def _refuse_other_width(values: list[str], plan: Plan) -> None:
    """Empty values behind the last column are a habit of some exports; all else shifts columns."""
    if len(values) < plan.width or any(values[plan.width :]):
        raise RefusedError(
            "line",
            f"{len(values)} values for {plan.width} columns",
            "has another number of values than there are columns",
        )


def key(parts: Sequence[str]) -> str:
    """An item id made of several values; a long one ends in a digest, so that it stays its own."""
    cleaned = [clean(part) for part in parts]
    if not any(cleaned):
        return ""
    joined = " | ".join(cleaned)
    if len(joined) <= 200:
        return joined
    return f"{joined[:180]}… {blake2b(joined.encode(), digest_size=8).hexdigest()}"
