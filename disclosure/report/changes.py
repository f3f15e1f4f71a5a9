"""What is different from the last time that the same pages were judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from disclosure.report.escaping import visible

SHOWN = 20  # lines of a terminal; the report has all


@dataclass(frozen=True)
class Change:
    """A finding that is new, or mended. `rule` is an id, or empty if the page could not be judged,
    `words` those of the new finding."""

    page: str
    rule: str
    words: str = ""


@dataclass(frozen=True)
class Changes:
    """`since` are the first and last moment at which the pages of this run were judged before, if
    any was; `first` those that never were, and cannot be compared; `added` and `gone` pages of the
    site."""

    since: tuple[datetime, datetime] | None
    new: tuple[Change, ...] = ()
    mended: tuple[Change, ...] = ()
    first: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def written_out(self) -> Changes:
        """The same with what nobody sees, or a terminal obeys, written out."""
        return Changes(
            self.since,
            tuple(Change(visible(one.page), one.rule, visible(one.words)) for one in self.new),
            tuple(Change(visible(one.page), one.rule) for one in self.mended),
            tuple(map(visible, self.first)),
            tuple(map(visible, self.added)),
            tuple(map(visible, self.gone)),
        )

    @property
    def headline(self) -> str:
        """One sentence or two."""
        compared = f"{self._findings()} since {self._when()}{self._pages()}. " if self.since else ""
        fresh = (
            f"{_counted(len(self.first), 'page')} looked at for the first time."
            if self.first
            else ""
        )
        return f"{compared}{fresh}".strip() or "No page to compare."

    @property
    def mended_by_rule(self) -> list[tuple[str, list[str]]]:
        """Rules with the pages on which nothing of theirs is found any more."""
        pages: dict[str, list[str]] = {}
        for one in self.mended:
            pages.setdefault(one.rule, []).append(one.page)
        return sorted(pages.items())

    def lines(self) -> list[str]:
        """For a terminal: the headline, and each change."""
        told = list(_told(self.written_out()))
        more = [f"  … and {len(told) - SHOWN} more"] if len(told) > SHOWN else []
        return [self.headline, *told[:SHOWN], *more]

    def _findings(self) -> str:
        if not self.new and not self.mended:
            return "No finding is new and none mended"
        return f"{_counted(len(self.new), 'new finding')}, {len(self.mended)} mended"

    def _when(self) -> str:
        first, last = (_day(at) for at in self.since or ())
        return first if first == last else f"pages were last looked at ({first} to {last})"

    def _pages(self) -> str:
        told = [
            f"{_counted(len(pages), 'page')} {what}"
            for pages, what in ((self.added, "new"), (self.gone, "gone"))
            if pages
        ]
        return f"; {', '.join(told)}" if told else ""


def _told(changes: Changes) -> Iterator[str]:
    for one in changes.new:
        yield f"  new     {one.rule:<5} {one.page}: {one.words}"
    for one in changes.mended:
        yield f"  mended  {one.rule:<5} {one.page}"
    for what, pages in (("new page", changes.added), ("gone", changes.gone)):
        for page in pages:
            yield f"  {what}: {page}"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
