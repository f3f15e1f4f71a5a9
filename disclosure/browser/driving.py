"""Looks at many pages, some at a time: workers with a browser each, and this thread for the site.

All that asks the site, its database with it, runs in the thread that calls `sights`: workers put
what their browsers ask for on a queue, and wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from disclosure.browser.asking import answering
from disclosure.browser.chromium import running
from disclosure.browser.looking import Subject, looked
from disclosure.browser.renderings import Rendering
from disclosure.sight import Look, Sight

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

WORKERS = 3  # while one waits for its moment, others are looked at
DRAWING = ("stylesheet", "script", "font")
Resource = tuple[int, str, bytes]  # status, content type, body
Site = Callable[[str], "Resource | None"]  # what this site answers at an address; None: not its own


@dataclass(frozen=True)
class _Asked:
    url: str
    answer: SimpleQueue[Any]


@dataclass(frozen=True)
class _Done:
    number: int
    sight: Sight


def sights(
    subjects: Iterator[Subject],
    *,
    chromium: str,
    renderings: Sequence[Rendering],
    site: Site | None = None,
    workers: int = WORKERS,
) -> Iterator[tuple[int, Sight]]:
    """(number of the subject, what was seen of it), in the order in which they are done. Subjects
    are taken as workers get free. `site` answers for this site without a server."""
    todo: SimpleQueue[tuple[int, Subject] | None] = SimpleQueue()
    events: SimpleQueue[_Asked | _Done] = SimpleQueue()
    crew = _Crew(chromium, renderings, todo, events, asks_site=site is not None)
    numbered = enumerate(subjects)
    threads = [Thread(target=crew.work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    waiting = sum(_give(numbered, todo) for _ in threads)
    try:
        while waiting:
            event = events.get()
            if isinstance(event, _Asked):
                event.answer.put(_answered(site, event.url))
                continue
            waiting += _give(numbered, todo) - 1
            yield event.number, event.sight
    finally:
        for _ in threads:
            todo.put(None)
    for thread in threads:
        thread.join()


def _give(
    numbered: Iterator[tuple[int, Subject]], todo: SimpleQueue[tuple[int, Subject] | None]
) -> int:
    subject = next(numbered, None)
    if subject is None:
        return 0
    todo.put(subject)
    return 1


def _answered(site: Site | None, url: str) -> Resource | Exception | None:
    try:
        return site(url) if site else None
    except Exception as error:  # noqa: BLE001  (it belongs to the page that asked)
        return error


@dataclass(frozen=True)
class _Crew:
    chromium: str
    renderings: Sequence[Rendering]
    todo: SimpleQueue[tuple[int, Subject] | None]
    events: SimpleQueue[_Asked | _Done]
    asks_site: bool

    def work(self) -> None:
        """Until there is nothing to do. A browser that breaks is replaced by a new one."""
        while (one := self.todo.get()) is not None:
            last = self._with_a_browser(one)
            if last is None:
                return
            self.events.put(last)

    def _with_a_browser(self, first: tuple[int, Subject]) -> _Done | None:
        """Goes on until all is done (None) or the browser fails: that page is told to have failed."""
        one: tuple[int, Subject] | None = first
        try:
            with running(self.chromium) as browser:
                while one is not None:
                    self.events.put(_Done(one[0], self._looked(browser, one[1])))
                    one = self.todo.get()
        except Exception as error:  # noqa: BLE001  (no page may stop the others)
            if one is not None:
                return _Done(one[0], _failed(error))
        return None

    def _looked(self, browser: Browser, subject: Subject) -> Sight:
        if not (self.asks_site and subject.ours):
            return looked(browser, subject.answered_by(answering(subject.url)), self.renderings)
        lacking: set[str] = set()
        asked = subject.answered_by(lambda route: _answer(route, self.events, lacking))
        sight = looked(browser, asked, self.renderings)
        words = [f"How it looks with {one}, which could not be had" for one in sorted(lacking)]
        return replace(sight, unchecked=(*sight.unchecked, *words))


def _answer(route: Route, events: SimpleQueue[_Asked | _Done], lacking: set[str]) -> None:
    """`lacking` collects the sheets, scripts and fonts that could not be had."""
    from playwright.sync_api import Error  # noqa: PLC0415  (optional, and here already)

    answer: SimpleQueue[Any] = SimpleQueue()
    events.put(_Asked(route.request.url, answer))
    found = answer.get()
    with suppress(Error):  # the page that asked may be gone
        if isinstance(found, tuple):
            status, kind, body = found
            route.fulfill(status=status, content_type=kind, body=body)
        else:
            route.abort()
        failed = not isinstance(found, tuple) or found[0] >= HTTPStatus.BAD_REQUEST
        if failed and route.request.resource_type in DRAWING:
            lacking.add(route.request.url)


def _failed(error: Exception) -> Sight:
    words = f"{type(error).__name__}: {error}".splitlines()[0]
    return Sight(looks=(Look("browser", "at load", 0, 0, problem=words),))
