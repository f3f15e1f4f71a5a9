"""What is taken down of a page, drawn by Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from disclosure.audit import Example
from disclosure.browser import tab
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


def readable(browser: Browser, body: str, sheet: str = "") -> bool:
    return all(look.is_readable for look in seen_as_it_is(browser, body, sheet).looks)


def seen_as_it_is(browser: Browser, body: str, sheet: str) -> Sight:
    sight = chromium.seen(browser, Example(page(body, head=f"<style>{sheet}</style>"))).sight
    assert sight is not None
    return sight


CHINESE = "如果您通过本页链接购买商品，商家会向我们支付佣金，商家也可以付费获得更高排名。"
LATIN = "We earn money (when you buy), through links on this page."
HEBREW = "אנו מרוויחים כסף כשאתם קונים דרך הקישורים בדף זה."


@pytest.mark.parametrize(("words", "way"), [(CHINESE, "ltr"), (HEBREW, "rtl"), (LATIN, "rtl")])
def test_every_script_is_read(browser: Browser, words: str, way: str) -> None:
    told = f'<p data-notice="commission" dir="{way}">{words}</p>{PAID_LINK}'
    assert readable(browser, told)
    assert not readable(browser, told, "[data-notice] { clip-path: inset(0 80% 0 0) }")


def test_words_in_a_box_that_scrolls_are_scrolled_to(browser: Browser) -> None:
    body = f'<div class="app"><h1 style="height:500px">Kettles</h1>{TOLD * 6}{PAID_LINK}</div>'
    shell = "body { overflow: hidden; margin: 0 } .app { height: 100vh; overflow: auto }"
    assert readable(
        browser, body.replace(TOLD * 6, TOLD.replace("Merchants", "Merchants " * 90)), shell
    )


def test_a_page_that_loads_itself_anew_is_looked_at(browser: Browser) -> None:
    again = "<script>if (!location.hash) { location.hash = 'x'; setTimeout(() => location.reload(), 500) }</script>"
    assert readable(browser, f"{TOLD}{PAID_LINK}{again}")


ELSEWHERE = """location.protocol === 'blob:' || location.replace(
    URL.createObjectURL(new Blob([document.documentElement.outerHTML], { type: 'text/html' })))"""


@pytest.mark.parametrize(
    ("script", "led"),
    [
        ("location.hash = 'x'", False),
        ("history.replaceState(0, '', '/elsewhere/')", False),
        (f"setTimeout(() => {ELSEWHERE}, 100)", True),
        (f"setTimeout(() => {ELSEWHERE}, 60_000)", True),
    ],
)
def test_a_page_that_leads_elsewhere_is_told(browser: Browser, script: str, led: bool) -> None:
    told = seen_as_it_is(browser, f"{TOLD}{PAID_LINK}<script>{script}</script>", "").unchecked
    assert any("by itself it leads to" in one for one in told) is led


def test_a_page_that_answers_nothing_is_left_alone_in_time(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tab, "PATIENCE", 1500)
    busy = "<script>onload = () => setTimeout(() => { const until = Date.now() + 6000; while (Date.now() < until); }, 50)</script>"
    problems = [look.problem for look in seen_as_it_is(browser, f"{TOLD}{busy}", "").looks]
    assert any("Timeout" in one for one in problems)
