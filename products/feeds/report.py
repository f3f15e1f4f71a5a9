"""What an import did, what it refused, and what it let wait, and why: for people, and as a table."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

SHOWN = 10
COLUMNS = ("what", "where", "number", "field", "value", "reason")


@dataclass
class Listing:
    """Problems of one kind: all are counted, and the first few of each reason are kept."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, number: int, name: str, value: str, reason: str) -> None:
        self.counts[name, reason] += 1
        kept = self.first.setdefault((name, reason), [])
        if len(kept) < SHOWN:
            kept.append((number, value))

    def lines(self, where: str) -> Iterator[str]:
        for (name, reason), count in self.counts.most_common():
            yield f"  {count:,} × {name} {reason}"
            for number, value in self.first[name, reason]:
                yield (
                    f"      {where} {number}: {value[:80]!r}"
                    if value
                    else f"      {where} {number}"
                )
            if count > SHOWN:
                yield f"      … and {count - SHOWN:,} more"


class Report:
    """Counts of one import. Every refusal and warning goes to `table` at once, if one is given,
    so that a feed that is wrong in each line needs no more memory than a good one."""

    def __init__(self, *, where: str = "line", table: TextIO | None = None) -> None:
        self.where = where
        self.format = ""
        self.read = self.repeated = self.without_price = 0
        self.done: Counter[str] = Counter()
        self.notes: list[str] = []
        self.refusals, self.warnings, self.held = Listing(), Listing(), Listing()
        self._writer: Any = csv.writer(table) if table else None
        if self._writer:
            self._writer.writerow(COLUMNS)

    @property
    def refused(self) -> int:
        return self.refusals.counts.total()

    def refuse(self, number: int, name: str, value: str, reason: str) -> None:
        self.refusals.add(number, name, value, reason)
        self._write("refused", number, name, value, reason)

    def warn(self, number: int, name: str, value: str, reason: str) -> None:
        self.warnings.add(number, name, value, reason)
        self._write("warning", number, name, value, reason)

    def hold(self, number: int, name: str, value: str, reason: str) -> None:
        self.held.add(number, name, value, reason)
        self._write("held", number, name, value, reason)

    def note(self, text: str) -> None:
        self.notes.append(text)

    def lines(self) -> Iterator[str]:
        done = self.done
        if self.format:
            yield f"Format     {self.format}"
        yield f"Rows       {self.read:,} read"
        yield f"Products   {done['products new']:,} new"
        yield "Offers     " + _three(done, "offers", "new", "changed", "unchanged")
        yield "Prices     " + _three(done, "prices", "new", "confirmed", "unchanged")
        yield f"           {self.without_price:,} rows without a price"
        yield f"Repeated   {self.repeated:,}"
        yield from (f"Note       {note}" for note in self.notes)
        yield f"Warnings   {self.warnings.counts.total():,}"
        yield from self.warnings.lines(self.where)
        yield f"Held       {self.held.counts.total():,}"
        yield from self.held.lines(self.where)
        yield f"Refused    {self.refused:,}"
        yield from self.refusals.lines(self.where)

    def _write(self, what: str, number: int, *texts: str) -> None:
        if self._writer:
            self._writer.writerow((what, self.where, number, *map(_no_formula, texts)))


def _three(done: Counter[str], what: str, *how: str) -> str:
    return ", ".join(f"{done[f'{what} {word}']:,} {word}" for word in how)


def _no_formula(text: str) -> str:
    """A text that a spreadsheet does not take for a formula: feeds are written by strangers."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
