"""The pages in a real Chromium: nothing cut off, nothing blocked, the notice on the first screen."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.conftest import Site

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        CHROMIUM is None and "CI" not in os.environ,
        reason="Chromium is not installed: install it, or set CHROMIUM to its path.",
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # The loop that Playwright keeps in this thread makes Django think that it runs in one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


def open_page(browser: Browser, width: int, height: int, scheme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    return context.new_page()


def complaints_of(page: Page) -> list[str]:
    """What the browser's console says from now on: blocked resources, errors."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_no_page_scrolls_sideways_or_breaks_its_policy(
    full_site: Site, live_server: LiveServer, browser: Browser
) -> None:
    for width, scheme in (
        (320, "light"),
        (360, "dark"),
        (768, "dark"),
        (1024, "light"),
        (1280, "light"),
    ):
        page = open_page(browser, width, 740, scheme)
        complaints = complaints_of(page)
        for kind, path in full_site.paths.items():
            page.goto(live_server.url + path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{kind} at {width}"
        assert complaints == []
        page.context.close()


def test_the_notice_is_on_the_first_screen_of_a_phone_before_any_paid_link(
    full_site: Site, live_server: LiveServer, browser: Browser
) -> None:
    page = open_page(browser, 360, 640)
    for kind, path in full_site.paths.items():
        page.goto(live_server.url + path)
        notice = page.locator(".notice:has([data-notice])").bounding_box()
        assert notice is not None, kind
        assert notice["y"] + notice["height"] <= 640, kind
        for link in page.locator("a[rel~=sponsored]").all():
            box = link.bounding_box()
            assert box is not None
            assert box["y"] >= notice["y"] + notice["height"], kind
    page.context.close()


def test_a_reader_filters_with_the_keyboard_alone(
    full_site: Site, live_server: LiveServer, browser: Browser
) -> None:
    page = open_page(browser, 1280, 800)
    page.goto(live_server.url + "/compare/kettles/")
    page.locator(".filter summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("basso")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=basso**")
    assert page.locator("tbody tr").count() == 1
    assert page.locator("tbody .place").inner_text() == "2"
    page.context.close()
