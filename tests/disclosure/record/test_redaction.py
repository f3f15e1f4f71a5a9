"""A copy of a page without the prices that may not be kept."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from disclosure.audit import Case
from disclosure.examples import BASE, CLICK_LINK, FACTS, LINKS, PAID_LINK, PATH, PRICE, page
from disclosure.page import Page
from disclosure.record.redaction import redacted, without_keys, without_money

GO = f"{BASE}/go/1/"
SECRET = replace(FACTS, links=LINKS | {GO: replace(LINKS[GO], history_allowed=False)})
FULL = PRICE.replace(
    "</data>",
    '</data> <span class="delivery">+ $4.00 delivery = $28.90</span> '
    '<span class="per">$0.83 per tablet</span>',
)
OFFER = f"<ul><li>{FULL}{PAID_LINK}</li></ul>"
AMOUNTS = {Decimal("24.90"), Decimal("28.90")}


def copy(body: str) -> str:
    made = redacted(Case(read(body), SECRET), page(body).encode())
    assert made is not None
    return made.decode()


def read(body: str) -> Page:
    return Page(page(body), address=f"{BASE}{PATH}")


def test_the_whole_price_is_blanked_and_its_time_stays() -> None:
    made = copy(OFFER)
    assert not [one for one in ("24.90", "4.00", "28.90", "0.83") if one in made]
    assert 'value="[withheld]"' in made
    assert '<time datetime="2026-05-04T10:00:00+00:00">4 May 2026, 10:00 UTC</time>' in made
    assert made.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    "repeated",
    [
        "<p>The lowest price in 30 days was $24.90.</p>",
        "<p>Total: 28,90 EUR</p>",
        '<p title="From 24.90">Cheap</p>',
        '<details class="receipt"><ul><li>Price $24.90 × 1</li></ul></details>',
        '<script type="application/ld+json">{"price": 24.9, "name": "Alder"}</script>',
        '<script type="application/ld+json">{"lowPrice": "24.90"}</script>',
        "<template><b>$24.90</b></template>",
        "<!-- 24.90 -->",
        '<span data-was="/go/1/">lowest in the 30 days before: $24.70</span>',
        '<div><svg><text>24.70</text></svg><table data-history="/go/1/"><tr><td>24.70</td></tr></table></div>',
        '<iframe srcdoc="&lt;b&gt;$24.90&lt;/b&gt;"></iframe>',
    ],
)
def test_what_repeats_the_price_is_blanked(repeated: str) -> None:
    made = copy(OFFER + repeated)
    assert not [one for one in ("24.9", "28,90", "24.70") if one in made]


@pytest.mark.parametrize(
    "left",
    [
        "<p>8.3 of 10, 35 % of the score</p>",
        "<p>It weighs 24.95 kg and costs $25.00 elsewhere.</p>",
        '<a href="/compare/24.90/">Kettles</a>',
        '<p class="w-24.90" id="p-24.90">Wide</p>',
        '<p><time datetime="2026-05-04T10:24:90">10.24.90</time></p>',
        '<script type="application/ld+json">{"ratingValue": 4, "position": 1}</script>',
        f"<ol><li>{PRICE}{CLICK_LINK}</li></ol>",
        '<table data-history="/go/2/"><tbody><tr><td>24.90</td></tr></tbody></table>',
    ],
)
def test_what_is_no_such_price_is_left_alone(left: str) -> None:
    assert left in copy(OFFER + left)


def test_a_page_without_such_prices_has_no_copy() -> None:
    assert redacted(Case(read(OFFER), FACTS), page(OFFER).encode()) is None


def test_script_stays_json() -> None:
    said = '{"price": 24.9, "priceText": "24.90", "highPrice": 30}'
    assert without_keys(said, AMOUNTS) == (
        '{"price": null, "priceText": "[withheld]", "highPrice": 30}'
    )


@pytest.mark.parametrize("said", ["$24.90", "24.90", "24,90 €", "USD 24.90", "$24.9"])
def test_money_is_known_as_it_is_written(said: str) -> None:
    assert "24" not in without_money(said, AMOUNTS)


@pytest.mark.parametrize("said", ["24.9 of 100", "$24.91", "2490", "v24.90.1"])
def test_other_numbers_are_no_money(said: str) -> None:
    assert without_money(said, AMOUNTS) == said
