"""Real Chromium for tests, and pages that no server sends."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Route

from disclosure.audit import Case, Example
from disclosure.browser import chromium, looking, wanted
from disclosure.browser.renderings import QUICK, Rendering
from disclosure.examples import case
from disclosure.sight import Sight

PATH = os.environ.get("CHROMIUM") or shutil.which("chromium")
PLAIN = QUICK[:1]

needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(
        PATH is None and "CI" not in os.environ,
        reason="Chromium is not installed: install it, or set CHROMIUM to its path.",
    ),
]


@contextmanager
def started() -> Iterator[Browser]:
    with chromium.running(chromium.found()) as browser:
        yield browser


def sight(browser: Browser, sent: Case, renderings: Sequence[Rendering] = PLAIN) -> Sight:
    """What the browser sees of a page; the rest of its site is not there."""

    def answer(route: Route) -> None:
        if route.request.url == sent.page.address:
            route.fulfill(content_type="text/html; charset=utf-8", body=sent.page.html)
        else:
            route.abort()

    subject = looking.Subject(
        sent.page.address, sent.page.selector, wanted.of(sent), ours=True, answering=answer
    )
    return looking.looked(browser, subject, renderings)


def seen(browser: Browser, example: Example, renderings: Sequence[Rendering] = PLAIN) -> Case:
    sent = case(example)
    return Case(sent.page, sent.facts, sight(browser, sent, renderings))
