"""A small invented site for the examples of the rules: two links that pay, one that does not, a placement."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from disclosure.audit import Case, Example
from disclosure.page import Page
from disclosure.policy import Approved, Destination, Facts, History, Slot

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
BASE = "https://kettles.example"
PATH = "/compare/kettles/"

NOTICES = {
    "commission-1": Approved(
        "commission", "Merchants pay us when you buy through links marked as paid."
    ),
    "click-1": Approved("click", "Some merchants pay us for each click."),
    "placement-1": Approved("placement", "Companies pay for rows marked “Advertisement”."),
    "points-1": Approved("points", "Pay moves scores that say so."),
    "sample-1": Approved("sample", "Makers gave us some products."),
    "loan-1": Approved("loan", "Makers lent us some products."),
    "elsewhere-1": Approved("elsewhere", "Companies pay us, but for nothing on this page."),
    "general-1": Approved("general", "A listing is no endorsement."),
    "general-0": Approved("general", "Listed is not endorsed.", in_force=False),
}
LINKS = {
    f"{BASE}/go/1/": Destination(
        pays=True,
        kind="commission",
        programme="Alder",
        label="paid link",
        price=Decimal("24.90"),
        currency="USD",
        confirmed_at=AT - timedelta(hours=2),
        max_age=timedelta(hours=24),
    ),
    f"{BASE}/go/2/": Destination(
        pays=True,
        kind="click",
        programme="Birch",
        label="Ad",
        sentence="Birch pays per click.",
        caveat="Prices by Birch change hourly.",
    ),
    "https://boiling.example/study": Destination(pays=False),
}
FACTS = Facts(
    at=AT,
    base_url=BASE,
    path=PATH,
    links=LINKS,
    histories={
        f"{BASE}/go/1/": History(True, Decimal("29.90"), f"{BASE}/go/1/"),
        f"{BASE}/go/2/": History(link=f"{BASE}/go/2/"),
    },
    slots={
        "7": Slot(True, "Coda Ltd", frozenset({"/products/coda/"}), points=Decimal("0.3")),
        "6": Slot(False, "Old Ltd", points=Decimal("0.4")),
    },
    most_points=Decimal("0.5"),
    pay={"/reviews/basso/": frozenset({"sample"})},
    notices=NOTICES,
)

PAID_LINK = (
    '<a rel="sponsored nofollow" href="/go/1/">Alder</a> <span class="label">paid link</span>'
)
CLICK_LINK = '<a rel="sponsored nofollow" href="/go/2/">Birch</a> <span class="label">Ad</span>'
PRICE = (
    '<span class="price"><data value="24.90" data-currency="USD">$24.90</data> as of '
    '<time datetime="2026-05-04T10:00:00+00:00">4 May 2026, 10:00 UTC</time></span>'
)
LOW = '<span class="was" data-was="/go/1/">lowest in the 30 days before: $29.90</span>'
SEEN = (
    '<time datetime="2026-04-01T10:00:00+00:00">1 Apr 2026</time></td>'
    '<td><time datetime="2026-05-03T10:00:00+00:00">3 May 2026</time>'
)
HISTORY = (
    '<figure><svg role="img"><text>$20</text></svg><table data-history="/go/1/"><thead><tr>'
    "<th>Price</th><th>From</th><th>Last seen</th></tr></thead><tbody><tr><td>$29.90</td>"
    f"<td>{SEEN}</td></tr></tbody></table></figure>"
)
PLACED = (
    '<table><tr data-placement="7"><td><strong class="label">Advertisement, paid by Coda Ltd</strong> '
    '<a href="/products/coda/">Coda</a></td></tr></table>'
)
MOVED = (
    '<table data-order="paid"><tr><td><a href="/products/coda/">Coda</a></td><td><b class="figure" '
    'data-points="0.3" data-points-by="7">8.3 of 10</b>, 8.0 without pay</td></tr></table>'
)


def notice(*kinds: str) -> str:
    """The notice of the example site for these kinds of pay, in the markup of the vocabulary."""
    told = [*kinds, "general"]
    versions = " ".join(f"{kind}-1" for kind in told)
    text = " ".join(NOTICES[f"{kind}-1"].text for kind in told)
    return f'<p data-notice="{" ".join(told)}" data-notice-version="{versions}">{text}</p>'


def page(body: str, *, title: str = "Kettles compared", head: str = "") -> str:
    """A whole document around `body`."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{title}</title>{head}</head>'
        f"<body><main>{body}</main></body></html>"
    )


def case(example: Example) -> Case:
    """What a rule is given to judge `example`."""
    changed: dict[str, Any] = dict(example.facts)
    whole = example.body.lstrip().lower().startswith(("<!doctype", "<html"))
    html = example.body if whole or changed.pop("fragment", False) else page(example.body)
    selector = str(changed.pop("notice", "[data-notice]"))
    facts = replace(FACTS, **changed)
    return Case(Page(html, address=f"{facts.base_url}{facts.path}", notice=selector), facts)
