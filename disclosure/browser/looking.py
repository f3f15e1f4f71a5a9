"""All looks at one page, from the first moment to the last state of its lists."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urlsplit

from disclosure.browser import contrast, fonts, measuring, parts, reading
from disclosure.browser.glance import glanced, pictured
from disclosure.browser.renderings import FULL, SETTLED, Rendering
from disclosure.browser.tab import Answering, BlindError, Tab
from disclosure.browser.wanted import Wanted
from disclosure.sight import Look, Picture, Rendered, Sight

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST_BLIND = 3  # kinds of readers for whom a page cannot be looked at, before it is left alone
MOST_STATES = 3  # of a list: sorted, filtered, turned to its next page

# Where the document that is there was loaded from, without its query; nothing if it is the one asked for.
LED = """({ asked }) => {
  const loaded = new URL(performance.getEntriesByType("navigation")[0].name);
  const wanted = new URL(asked, loaded);
  loaded.hash = wanted.hash = "";
  if (loaded.href === wanted.href) return "";
  loaded.search = "";
  return loaded.href;
}"""


@dataclass(frozen=True)
class Subject:
    """A page to look at: its address, the CSS selector of its notice, and what else must be seen
    on it. `ours` is a page of this site, which answers for it itself (`answering`)."""

    url: str
    selector: str
    wanted: Sequence[Wanted] = ()
    ours: bool = False
    answering: Answering | None = None

    def answered_by(self, answering: Answering) -> Subject:
        return replace(self, answering=answering)


@dataclass
class Seen:
    looks: list[Look] = field(default_factory=list)
    parts: list[Any] = field(default_factory=list)
    contrasts: list[Any] = field(default_factory=list)
    rendered: list[Rendered] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    spoken: Any = None
    alphabets: tuple[Any, ...] = ()
    blind: int = 0  # kinds of readers for whom it could not be looked at


def looked(browser: Browser, subject: Subject, renderings: Sequence[Rendering] = FULL) -> Sight:
    """What readers see of the page. A look that fails is a look with a `problem`, no exception."""
    began = time.monotonic()
    seen = Seen()
    for rendering in renderings:
        if seen.blind >= MOST_BLIND:
            seen.unchecked.append(f"How it is drawn for: {rendering.name} and all after it")
            break
        _visit(browser, rendering, subject, seen)
    names = [one.name for one in FULL if one.name not in {used.name for used in renderings}]
    if names:
        seen.unchecked.append(f"How it is drawn for: {'; '.join(names)}")
    return Sight(
        looks=tuple(seen.looks),
        parts=tuple(seen.parts),
        spoken=seen.spoken,
        contrasts=tuple(seen.contrasts),
        alphabets=seen.alphabets,
        rendered=tuple(seen.rendered),
        pictures=tuple(seen.pictures),
        unchecked=tuple(seen.unchecked),
        seconds=round(time.monotonic() - began, 2),
    )


def _visit(browser: Browser, rendering: Rendering, subject: Subject, seen: Seen) -> None:
    tab = Tab(browser, rendering, subject.answering, subject.selector)
    try:
        Visit(tab, subject, seen).stay()
    finally:
        tab.close()


class Visit:
    """One reader's stay on the page."""

    def __init__(self, tab: Tab, subject: Subject, seen: Seen) -> None:
        self.tab = tab
        self.rendering = tab.rendering
        self.subject = subject
        self.seen = seen

    def stay(self) -> None:
        try:
            self.tab.open(self.subject.url)
        except BlindError as error:
            self._failed("at load", error)
            self.seen.blind += 1
            return
        opened = time.monotonic()
        for moment in self.rendering.moments:
            self.tab.wait(opened + moment - time.monotonic())
            if self._look(_named(moment), picture=moment == self.rendering.moments[0]).problem:
                self.seen.blind += 1
                return
        self._tell_where_it_led()
        self._examine()

    def _tell_where_it_led(self) -> None:
        """That another document was loaded, not that a script gave this one another address."""
        there = self.tab.call(LED, asked=self.subject.url)
        told = f"The page as it was asked for: by itself it leads to {there}, which was looked at"
        if there and told not in self.seen.unchecked:
            self.seen.unchecked.append(told)

    def _look(self, moment: str, *, picture: bool = False) -> Look:
        try:
            look, shot = glanced(self.tab, moment)
        except BlindError as error:
            return self._failed(moment, error)
        self.seen.looks.append(look)
        if picture or look.unreadable:
            self.seen.pictures.append(pictured(look, shot))
        return look

    def _failed(self, moment: str, error: BlindError) -> Look:
        look = Look(
            self.rendering.name,
            moment,
            self.rendering.width,
            self.rendering.height,
            is_plain=self.rendering.is_plain,
            problem=str(error),
        )
        self.seen.looks.append(look)
        return look

    # What is looked at once

    def _examine(self) -> None:
        one = self.rendering
        steps = [
            *[self._keep_it, self._contrast, self._reading, self._letters] * one.thorough,
            *[self._parts] * (one.thorough or one.blocking),
            *[self._scrolled] * one.lasting,
            *[self._point] * one.pointing,
            *[self._use] * one.thorough,
            *[self._turned] * one.lasting,
            *[self._again] * one.returning,
            *[self._stay_on] * bool(one.stays),
        ]
        for step in steps:
            try:
                step()
            except BlindError as error:
                self.seen.unchecked.append(f"{step.__doc__} ({self.rendering.name})")
                self._failed(str(step.__doc__).lower(), error)

    def _keep_it(self) -> None:
        """What its scripts and styles made of it"""
        if not self.seen.rendered:
            self._keep("after load")

    def _keep(self, state: str) -> None:
        self.seen.rendered.append(Rendered(state, self.tab.ask("html")))

    def _contrast(self) -> None:
        """The colours of the notice, by axe-core"""
        self.seen.contrasts.append(contrast.judged(self.tab))

    def _reading(self) -> None:
        """What a screen reader is told"""
        if self.seen.spoken is None:
            self.seen.spoken = reading.heard(self.tab)

    def _letters(self) -> None:
        """Whether the letters of the font are those that they stand for"""
        if not self.seen.alphabets:
            self.seen.alphabets = tuple(fonts.alphabets(self.tab))

    def _parts(self) -> None:
        """Labels, prices and times beside what they are about"""
        found = parts.seen(self.tab, self.subject.wanted)
        self.seen.parts += found.parts
        self.seen.pictures += found.pictures

    def _scrolled(self) -> None:
        """The page after scrolling"""
        height = self.tab.ask("look")["page_height"]
        for share in (0.3, 0.7, 1, 0):
            self.tab.ask("scroll", y=height * share)
            self.tab.wait(0.15)
        self._look("after scrolling")

    def _point(self) -> None:
        """The page under the pointer"""
        self.tab.point(self.rendering.width / 2, self.rendering.height / 2)
        there = self.tab.ask("look")["box"]
        if there:
            middle = measuring.box(there).middle
            self.tab.point(*middle)
        self.tab.wait(0.3)
        self._look("under the pointer")
        link = self.tab.ask("paid_link")
        if link:
            self.tab.point(*link)
            self.tab.wait(0.3)
            self._look("with the pointer on a paid link")

    def _use(self) -> None:
        """The page touched, clicked, typed at and left"""
        here = self.tab.page.url
        self.tab.use()
        self.tab.wait(0.4)
        if self.tab.page.url == here:
            self._look("after a touch and a key")
        else:  # a place that looked empty led elsewhere
            self.seen.unchecked.append(f"How the page looks after a touch ({self.rendering.name})")
            self.tab.open(self.subject.url)

    def _turned(self) -> None:
        """Its lists sorted and turned"""
        for state in self._states():
            self._look(state)
            self._keep(state)

    def _again(self) -> None:
        """The page on a second visit"""
        self.tab.open(self.subject.url)
        self.tab.wait(1)
        self._look("on the second visit")

    def _stay_on(self) -> None:
        """The page as time goes on"""
        self.tab.open(self.subject.url)
        passed = 0.0
        for moment in self.rendering.stays:
            self.tab.pass_time(moment - passed)
            passed = moment
            self._look(_named(moment))
        self._tell_where_it_led()

    def _states(self) -> Iterator[str]:
        for handle in self.tab.ask("handles")[:MOST_STATES]:
            if self._leads_elsewhere(handle["url"]):
                continue
            self.tab.open(handle["url"] or self.subject.url)
            if not handle["url"]:
                self.tab.wait(SETTLED)
                if not self.tab.ask("press", words=handle["words"]):
                    raise BlindError(
                        f"“{handle['words']}” is there at one visit and not at the next."
                    )
            self.tab.wait(0.7)
            yield f"after “{handle['words'] or 'a button of the list'}”"

    def _leads_elsewhere(self, url: str) -> bool:
        return bool(url) and urlsplit(url)[1:3] != urlsplit(urldefrag(self.subject.url).url)[1:3]


def _named(moment: float) -> str:
    if moment < 1:
        return "at load"
    return f"after {moment:g} s" if moment < 60 else f"after {moment / 60:g} minutes"
