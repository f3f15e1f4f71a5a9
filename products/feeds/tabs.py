"""Values with tabs between them: a line is an item, whatever quotation marks stand in it.

A title may begin with one, and a size end with one (12″ is usually typed 12"). Read like the marks of
other tables they would take in all lines up to the next one.
"""

import csv
import re
from collections.abc import Iterable, Iterator

QUOTED = re.compile(r'"(?:[^"]|"")*"')


class Tabbed:
    """Lines of text → their values, as csv.reader has them. The first line says how many there are."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        self._width = 0

    @property
    def line_num(self) -> int:
        return self._reader.line_num

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        values = next(self._reader)
        self._width = self._width or len(values)
        if len(values) > self._width:
            values = self._with_tabs_inside(values)
        return [unquoted(value) for value in values]

    def _with_tabs_inside(self, values: list[str]) -> list[str]:
        """Some tabs may stand in values in quotation marks: so read, the line must have its width."""
        closed = re.findall(r'("(?:[^"]|"")*"|[^\t]*)(?:\t|$)', "\t".join(values))
        fitting = closed[: self._width]
        return fitting if not any(closed[self._width :]) else values


def unquoted(value: str) -> str:
    """`value` without the marks that enclose it as a whole; those inside are doubled then."""
    return value[1:-1].replace('""', '"') if QUOTED.fullmatch(value) else value
