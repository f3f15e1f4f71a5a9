"""The staged rows of one item → what the feed says of it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from products.feeds.report import Report
from products.feeds.rows import Row
from products.feeds.staging import Staged, unpacked

AMBIGUOUS = (
    "stands there again for the same time with other values, so none of these was taken; "
    "in a table, --key can tell items apart by more columns"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item with its rows, oldest first, each with its number in the file."""

    id: str
    rows: list[tuple[int, Row]]

    @property
    def newest(self) -> Row:
        return self.rows[-1][1]


def settled(staged: Iterable[Staged], report: Report) -> Iterator[Item]:
    """The items of `staged`, which is ordered by item and time.

    Rows that say the same of the same moment count once. Rows that say different things of it
    are refused, all of them: which one is right is not ours to guess.
    """
    for item, its_rows in groupby(staged, itemgetter(0)):
        kept = []
        for observed, moment_rows in groupby(its_rows, itemgetter(2)):
            numbers, bodies = zip(
                *((number, body) for _, number, _, body in moment_rows), strict=True
            )
            if len(set(bodies)) > 1:
                _refuse(item, numbers, report)
                continue
            report.repeated += len(numbers) - 1
            kept.append((numbers[0], unpacked(item, observed, bodies[0])))
        if kept:
            yield Item(item, kept)


def _refuse(item: str, numbers: tuple[int, ...], report: Report) -> None:
    listed = ", ".join(map(str, numbers[:10]))
    for number in numbers:
        report.refuse(number, "item id", f"{report.where}s {listed}: {item}", AMBIGUOUS)
