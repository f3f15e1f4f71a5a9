"""Looks at pages, as reports tell of them: one line each, and sums."""

from __future__ import annotations

from dataclasses import dataclass, replace

from disclosure.report.escaping import visible
from disclosure.report.run import Run
from disclosure.sight import Look


@dataclass(frozen=True)
class Line:
    """`readable` is None where there is no notice. `contrast` (1 to 21) and `height` (CSS pixels)
    are those of its worst word, `first_screen` the share of its words seen without scrolling."""

    rendering: str
    moment: str
    readable: bool | None
    words: int = 0
    unreadable: int = 0
    contrast: float | None = None
    height: float | None = None
    first_screen: float | None = None
    problem: str = ""

    @property
    def verdict(self) -> str:
        if self.problem:
            return f"could not be looked at: {self.problem}"
        if self.readable is None:
            return "no notice"
        if self.readable:
            return f"all {self.words} words can be read"
        if not self.words:
            return "no word is drawn"
        return f"{self.unreadable} of {self.words} words cannot be read"

    @property
    def first_screen_percent(self) -> int | None:
        return None if self.first_screen is None else round(self.first_screen * 100)

    @property
    def outcome(self) -> str:
        """The class that it is coloured by."""
        if self.problem:
            return "violation"
        return {None: "inapplicable", True: "pass", False: "violation"}[self.readable]


@dataclass(frozen=True)
class Sums:
    """What a browser did in one run. `words` were each measured, in every look."""

    pages: int
    looks: int
    words: int
    seconds: float
    renderings: tuple[str, ...]


def line(look: Look) -> Line:
    measured = bool(look.words)
    return Line(
        rendering=look.rendering,
        moment=look.moment,
        readable=look.is_readable if look.found or look.problem else None,
        words=len(look.words),
        unreadable=len(look.unreadable),
        contrast=min(word.contrast for word in look.words) if measured else None,
        height=min(word.height for word in look.words) if measured else None,
        first_screen=look.on_first_screen() if measured else None,
        problem=look.problem,
    )


def shown(look: Look) -> Line:
    """The same, fit to be read: pages word the names of their buttons and of what goes wrong."""
    told = line(look)
    return replace(told, moment=visible(told.moment), problem=visible(told.problem))


def sums(run: Run) -> Sums | None:
    """None if no browser looked."""
    sights = [page.sight for page in run.pages if page.sight]
    if not sights:
        return None
    looks = [look for sight in sights for look in sight.looks]
    words = [one.words for one in looks]
    words += [part.words for sight in sights for part in sight.parts]
    return Sums(
        pages=len(sights),
        looks=len(looks),
        words=sum(map(len, words)),
        seconds=sum(sight.seconds for sight in sights),
        renderings=tuple(dict.fromkeys(look.rendering for look in looks)),
    )
