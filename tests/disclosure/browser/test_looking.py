"""What is taken down of a page, drawn by Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from disclosure.audit import Example
from disclosure.examples import PAID_LINK, PRICE, notice, page
from disclosure.sight import Sight
from tests.disclosure.browser import chromium

pytestmark = chromium.needs_chromium
TOLD = notice("commission")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.started() as started:
        yield started


def seen(browser: Browser, body: str, sheet: str = "") -> Sight:
    html = page(f"{TOLD}{body}", head=f"<style>{sheet}</style>")
    sight = chromium.seen(browser, Example(html)).sight
    assert sight is not None
    return sight


def test_what_styles_write_is_text_of_the_page_that_is_judged(browser: Browser) -> None:
    sheet = (
        "data::before { content: '$499 '; text-decoration: line-through } a::after { content: '' }"
    )
    html = seen(browser, f"{PRICE}{PAID_LINK}", sheet).rendered[0].html
    assert "<s>$499 </s>" in html
    assert "Alder</a>" in html


def test_making_that_text_leaves_the_page_as_it_is(browser: Browser) -> None:
    body = f"""{PAID_LINK}<script>
        let made = 0;
        customElements.define("x-box", class extends HTMLElement {{
          constructor() {{ super(); document.title = `made ${{++made}}`; }}
        }});
        </script><x-box></x-box>"""
    assert "<title>made 1</title>" in seen(browser, body).rendered[0].html


def test_words_that_run_into_each_other_are_no_words(browser: Browser) -> None:
    apart, together = (
        seen(browser, PAID_LINK, f"[data-notice] {{ word-spacing: {gap} }}").looks[0]
        for gap in ("-.05em", "-.3em")
    )
    assert apart.is_readable
    assert {word.fault for word in together.unreadable} == {"runs into the word before it"}


def test_the_pieces_of_one_word_may_touch(browser: Browser) -> None:
    body = TOLD.replace("links", "l<b>in</b>ks")
    assert body != TOLD
    html = page(f"{body}{PAID_LINK}")
    sight = chromium.seen(browser, Example(html)).sight
    assert sight is not None
    assert all(look.is_readable for look in sight.looks)
