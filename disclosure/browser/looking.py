"""All looks at one page, from the first moment to the last state of its lists."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urlsplit

from disclosure.browser import adblock, contrast, fonts, measuring, parts, reading
from disclosure.browser.evidence import Mark, outlined
from disclosure.browser.renderings import FULL, SETTLED, Rendering
from disclosure.browser.tab import Answering, BlindError, Tab
from disclosure.browser.wanted import Wanted
from disclosure.sight import Box, Look, Picture, Rendered, SeenLink, Sight, Word

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST_SCREENS = 5  # over which the words of one notice may stand
MOST_TABS = 4  # open at a time: while one waits for its moment, others are looked at
STAY = 120  # seconds that a reader stays on a page
MOST_STATES = 3  # of a list: sorted, filtered, turned to its next page


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


def looked(browser: Browser, subject: Subject, renderings: Sequence[Rendering] = FULL) -> Sight:
    """What readers see of the page. A look that fails is a look with a `problem`, no exception."""
    began = time.monotonic()
    seen = Seen()
    pending = [*renderings]
    visits: list[Visit] = []
    while pending or visits:
        due = next((one for one in visits if one.wait <= 0), None)
        if due is not None:
            due.look_now()
        elif pending and len(visits) < MOST_TABS:
            visits.append(Visit(browser, pending.pop(0), subject, seen))
        else:
            soonest = min(visits, key=lambda one: one.wait)
            soonest.tab.wait(soonest.wait)
        visits = [one for one in visits if not one.ended()]
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


class Visit:
    """One reader's stay on the page: a tab, and the moments at which it is looked at."""

    def __init__(
        self, browser: Browser, rendering: Rendering, subject: Subject, seen: Seen
    ) -> None:
        self.rendering = rendering
        self.subject = subject
        self.seen = seen
        self.due = list(rendering.moments)
        self.tab = Tab(browser, rendering, subject.answering, subject.selector)
        try:
            self.tab.open(subject.url)
            self._block()
        except BlindError as error:
            self.due = []
            self._failed("at load", error)
        self.opened = time.monotonic()
        self.blind = not self.due

    @property
    def wait(self) -> float:
        """Seconds until it has to be looked at; 0 or less if that is now."""
        return self.opened + self.due[0] - time.monotonic() if self.due else 0

    def look_now(self) -> None:
        if not self.due:
            return
        moment = self.due.pop(0)
        first = moment == self.rendering.moments[0]
        look = self._look(_named(moment), picture=first)
        if look.problem:
            self.due = []
            self.blind = True
        elif moment >= SETTLED and not self.seen.rendered:
            self._keep("after load")

    def ended(self) -> bool:
        """Whether all was looked at. Then the tab is closed."""
        if self.due:
            return False
        try:
            if not self.blind:
                self._examine()
        finally:
            self.tab.close()
        return True

    def _look(self, moment: str, *, picture: bool = False) -> Look:
        try:
            look = self._measured(moment, picture=picture)
        except BlindError as error:
            return self._failed(moment, error)
        self.seen.looks.append(look)
        return look

    def _measured(self, moment: str, *, picture: bool) -> Look:
        found = self.tab.ask("look", selector=self.subject.selector)
        shot = self.tab.shot()
        words = self._words(found["words"], shot, found["scrolled"])
        look = replace(_look(found, self.rendering, moment), words=words)
        if look.unreadable:
            look = replace(look, covered_by=self._covering(look.unreadable))
        if picture or look.unreadable:
            self._picture(look, shot)
        return look

    def _words(self, told: Sequence[Any], shot: Any, stands: float) -> tuple[Word, ...]:
        """Those on the first screen as it stands; the others where the reader scrolls to them."""
        here = measuring.in_view(self.tab, told)
        now = [word for word, is_here in zip(told, here, strict=True) if is_here]
        read = dict(
            zip(_indexes(here), measuring.measured(self.tab, now, before=shot), strict=True)
        )
        if len(read) < len(told):
            self._read_on(told, read, stands)
        return tuple(read.get(index) or _undrawn(word) for index, word in enumerate(told))

    def _read_on(self, told: Sequence[Any], read: dict[int, Word], stands: float) -> None:
        """Where the reader scrolls to from where the page stands, and back there."""
        top = [measuring.box(word["box"]) for word in told]
        for _ in range(MOST_SCREENS):
            missing = [index for index in range(len(told)) if index not in read]
            if not missing:
                break
            self.tab.ask("scroll", y=stands + top[missing[0]].y - self.rendering.height * 0.3)
            words = self.tab.ask("look", selector=self.subject.selector)["words"]
            if len(words) != len(told):
                break
            here = [index for index in missing if measuring.in_view(self.tab, [words[index]])[0]]
            if not here:
                break
            found = measuring.measured(self.tab, [words[index] for index in here])
            for index, word in zip(here, found, strict=True):
                read[index] = replace(word, box=top[index])
        self.tab.ask("scroll", y=stands)

    def _covering(self, words: Sequence[Word]) -> tuple[str, ...]:
        points = [
            [word.box.x + word.box.width / 2, word.box.y + word.box.height / 2] for word in words
        ]
        return tuple(self.tab.ask("covering", selector=self.subject.selector, points=points))

    def _picture(self, look: Look, shot: Any) -> None:
        boxes = [(word.box, Mark.WORD) for word in look.unreadable]
        if look.box:
            boxes.insert(0, (look.box, Mark.NOTICE if look.is_readable else Mark.LOST_NOTICE))
        scale = shot.shape[1] / self.rendering.width
        self.seen.pictures.append(outlined(shot, boxes, scale=scale, title=look.name))

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

    def _block(self) -> None:
        if self.rendering.blocking:
            self.tab.ask("hide", rules=adblock.sheet())

    def _keep(self, state: str) -> None:
        """What the page's scripts made of it, and its styles wrote into it"""
        try:
            self.seen.rendered.append(Rendered(state, self.tab.ask("html")))
        except BlindError as error:
            self._failed(state, error)

    # What is looked at once

    def _examine(self) -> None:
        thorough = [self._contrast, self._reading, self._letters]
        steps = [
            *thorough * self.rendering.thorough,
            *[self._parts] * (self.rendering.thorough or self.rendering.blocking),
            *[self._scrolled] * self.rendering.lasting,
            *[self._point] * self.rendering.pointing,
            *[self._turned] * self.rendering.lasting,
            *[self._again] * self.rendering.returning,
            *[self._long_after] * self.rendering.staying,
        ]
        for step in steps:
            try:
                step()
            except BlindError as error:
                self.seen.unchecked.append(f"{step.__doc__} ({self.rendering.name})")
                self._failed(str(step.__doc__).lower(), error)

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
        """The labels, prices and times beside what they are about"""
        self.seen.parts += parts.seen(self.tab, self.subject.wanted)

    def _scrolled(self) -> None:
        """The page after scrolling"""
        height = self.tab.ask("look", selector=self.subject.selector)["page_height"]
        for share in (0.3, 0.7, 1, 0):
            self.tab.ask("scroll", y=height * share)
            self.tab.wait(0.15)
        self._look("after scrolling")

    def _point(self) -> None:
        """The page under the pointer"""
        middle = self.rendering.width / 2
        self.tab.page.mouse.move(middle, self.rendering.height / 2)
        there = self.tab.ask("look", selector=self.subject.selector)["box"]
        if there:
            self.tab.page.mouse.move(
                there["x"] + there["width"] / 2, there["y"] + there["height"] / 2
            )
        self.tab.wait(0.3)
        self._look("under the pointer")

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

    def _long_after(self) -> None:
        """The page two minutes later"""
        self.tab.open(self.subject.url)
        self.tab.pass_time(STAY)
        self._look("after two minutes")

    def _states(self) -> Iterator[str]:
        handles = self.tab.ask("handles")[:MOST_STATES]
        for index, handle in enumerate(handles):
            self.tab.open(self.subject.url)
            if self._leads_elsewhere(handle["url"]):
                continue
            if handle["url"]:
                self.tab.open(handle["url"])
            else:
                self.tab.ask("press", index=index)
            self.tab.wait(0.7)
            yield f"after “{handle['words'] or 'a button of the list'}”"

    def _leads_elsewhere(self, url: str) -> bool:
        return bool(url) and urlsplit(url)[1:3] != urlsplit(urldefrag(self.subject.url).url)[1:3]


def _named(moment: float) -> str:
    return "at load" if moment < 1 else f"after {moment:g} s"


def _indexes(chosen: Sequence[bool]) -> list[int]:
    return [index for index, one in enumerate(chosen) if one]


def _undrawn(word: Any) -> Word:
    return Word(word["text"], measuring.box(word["box"]), word["size"], 0, 0, 1)


def _look(found: Any, rendering: Rendering, moment: str) -> Look:
    there: Box | None = measuring.box(found["box"]) if found["box"] else None
    return Look(
        rendering=rendering.name,
        moment=moment,
        width=rendering.width,
        height=rendering.height,
        page_width=found["page_width"],
        is_plain=rendering.is_plain,
        found=found["found"],
        text=found["text"],
        box=there,
        body_size=found["body_size"],
        links=tuple(
            SeenLink(one["url"], measuring.box(one["box"]), one["drawn"]) for one in found["links"]
        ),
        inserted=tuple(found["inserted"]),
        intruding=tuple(found["intruding"]),
        moving=tuple(found["moving"]),
        struck=found["struck"],
    )
