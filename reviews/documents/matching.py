"""Which part of the one state is which part of the other: blocks of a text, rows of a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 1 / 3  # share of common words from which two parts count as one that was changed


@dataclass(frozen=True)
class Part:
    """`content` is all of it, `kind` what it must share with a part that it was or became."""

    content: str
    kind: str = ""

    @property
    def words(self) -> Counter[str]:
        return Counter(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", self.content)))


@dataclass(frozen=True)
class Pair:
    """Positions in the two states; None where the part is not there."""

    before: int | None
    after: int | None
    moved: bool = False


def pairs(before: Sequence[Part], after: Sequence[Part]) -> list[Pair]:
    """All parts of both, in the order of `after`; what is gone stands where it stood."""
    same = _equal(before, after)
    same |= _elsewhere(before, after, same)
    same |= _alike(before, after, same)
    steady = _longest_rising(sorted(same.items()))
    found = [Pair(i, j, moved=i not in steady) for i, j in same.items()]
    found += [Pair(None, j) for j in range(len(after)) if j not in same.values()]
    found += [Pair(i, None) for i in range(len(before)) if i not in same]
    return sorted(found, key=lambda pair: _place(pair, same))


def _equal(before: Sequence[Part], after: Sequence[Part]) -> dict[int, int]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _elsewhere(
    before: Sequence[Part], after: Sequence[Part], same: dict[int, int]
) -> dict[int, int]:
    """Parts without a change that stand at another place now."""
    left: dict[Part, list[int]] = {}
    for j in _others(after, same.values()):
        left.setdefault(after[j], []).append(j)
    return {i: left[before[i]].pop(0) for i in _others(before, same) if left.get(before[i])}


def _alike(before: Sequence[Part], after: Sequence[Part], same: dict[int, int]) -> dict[int, int]:
    """The most similar ones of the rest, each once."""
    olds = {i: before[i].words for i in _others(before, same)}
    news = {j: after[j].words for j in _others(after, same.values())}
    found: dict[int, int] = {}
    chances = (
        (_likeness(olds[i], news[j]), -abs(i - j), i, j)
        for i in olds
        for j in news
        if before[i].kind == after[j].kind
    )
    for likeness, _, i, j in sorted(chances, reverse=True):
        if likeness >= ALIKE and i not in found and j not in found.values():
            found[i] = j
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _others(parts: Sequence[Part], taken: Iterable[int]) -> Iterator[int]:
    known = set(taken)
    return (index for index in range(len(parts)) if index not in known)


def _longest_rising(found: list[tuple[int, int]]) -> set[int]:
    """The most parts that kept their order; all others were moved."""
    best: list[list[int]] = []
    for index, (_, j) in enumerate(found):
        before = [best[k] for k in range(index) if found[k][1] < j]
        best.append([*max(before, key=len, default=[]), index])
    return {found[index][0] for index in max(best, key=len, default=[])}


def _place(pair: Pair, same: dict[int, int]) -> tuple[int, int, int]:
    if pair.after is not None:
        return pair.after, 0, 0
    gone = pair.before or 0
    above = [same[i] for i in range(gone) if i in same]
    return (above[-1] if above else -1), 1, gone
