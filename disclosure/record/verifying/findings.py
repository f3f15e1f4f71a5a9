"""What is wrong with a log: collected, not only the first, and told in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

SHOWN = 10  # of each kind; one damaged row can spoil all that come after it


@dataclass(frozen=True)
class Finding:
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass
class Findings:
    """By kind: the first ones, and how many there are."""

    first: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, kind: str, where: str, what: str) -> None:
        self.counts[kind] += 1
        if len(self.first[kind]) < SHOWN:
            self.first[kind].append(Finding(where, what))

    def __bool__(self) -> bool:
        return bool(self.counts)

    def __len__(self) -> int:
        return sum(self.counts.values())

    def lines(self) -> Iterator[str]:
        for kind, found in self.first.items():
            yield from map(str, found)
            if more := self.counts[kind] - len(found):
                yield f"… and {more:,} more like the last."
