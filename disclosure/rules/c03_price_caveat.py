"""What a programme wants to be said of its prices stands word for word beside them."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.examples import CLICK_LINK, LINKS, PAID_LINK, PRICE, notice
from disclosure.page import Link, Price
from disclosure.policy import Destination
from disclosure.rankings import part
from disclosure.seen import seen_text, shows

# Amazon's own wording, with the name of the site that it leaves to be filled in.
AMAZON = re.compile(
    r"Product prices and availability are accurate as of the date/time indicated and are subject to "
    r"change\. Any price and availability information displayed on .{4,120}? at the time of purchase "
    r"will apply to the purchase of this product\."
)


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("What the programmes of a site that is not ours demand is not known.")
    wanted = [
        (price, link, there)
        for price, link in case.priced
        if link and (there := case.destination(link)) and (there.caveat or _is_amazon(there))
    ]
    if not wanted:
        return inapplicable("No programme of the prices shown demands words beside them.")
    return verdict(
        _lacking(case, wanted), passed=f"The caveats of all {len(wanted)} prices stand beside them."
    )


def _lacking(case: Case, wanted: list[tuple[Price, Link, Destination]]) -> Iterator[Finding]:
    told: dict[tuple[int, str], bool] = {}  # whether a part of the page tells a caveat
    for price, link, there in wanted:
        around = part(price.holder)
        for caveat in _caveats(there):
            key = (around.mem_id, caveat)
            if key not in told:
                told[key] = _tells(case, around, caveat)
            if not told[key]:
                name = there.programme or link.text
                words = f"The price caveat of {name} is not in sight beside this price."
                yield broken(words, price.holder)


def _caveats(there: Destination) -> list[str]:
    """Amazon's own may be in the register word for word, or has to be there by its pattern."""
    amazon = [AMAZON.pattern] if _is_amazon(there) else []
    return [one for one in (there.caveat, *amazon) if one]


def _tells(case: Case, around: LexborNode, caveat: str) -> bool:
    if caveat == AMAZON.pattern:
        return AMAZON.search(seen_text(around)) is not None
    return shows(case.page, caveat, around)


def _is_amazon(there: Destination) -> bool:
    return "amazon" in there.programme.lower()


AMAZON_LINK: dict[str, object] = {
    "links": {
        "https://kettles.example/go/2/": Destination(True, "commission", "Amazon Associates"),
    }
}
DISCLAIMER = (
    "Product prices and availability are accurate as of the date/time indicated and are subject to "
    "change. Any price and availability information displayed on amazon.com at the time of purchase "
    "will apply to the purchase of this product."
)
OFFER = f"<p>{PRICE}{CLICK_LINK}</p>"
CAVEAT = LINKS["https://kettles.example/go/2/"].caveat
RULE = Rule(
    id="C03",
    blocking=True,
    promise="The price caveat of a programme stands word for word beside its prices, unfolded.",
    source="House rule informed by the Amazon Associates Program Policies on price and availability",
    hint="Print the programme's caveat in the section or box that holds the price.",
    check=check,
    good=(
        Example(f"{notice('click')}{OFFER}<p>{CAVEAT}</p>"),
        Example(
            f'<div role="group">{OFFER}<p>Birch: <em>Prices by Birch</em> change hourly.</p></div>'
        ),
        Example(f"{OFFER}<p>{DISCLAIMER}</p>", AMAZON_LINK),
        Example(f"<p>{PRICE}{PAID_LINK}</p>", outcome=Outcome.INAPPLICABLE),
        Example(OFFER, {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(OFFER),
        Example(f"{OFFER}<p>Prices by Birch may change.</p>"),
        Example(f"{OFFER}<details><summary>Terms</summary>{CAVEAT}</details>"),
        Example(f"{OFFER}<p hidden>{CAVEAT}</p>"),
        Example(f'<section>{OFFER}</section><p id="terms">{CAVEAT}</p>'),
        Example(f"{OFFER}<footer><template>{CAVEAT}</template></footer>"),
        Example(f"{OFFER}<p>{CAVEAT}</p>", AMAZON_LINK),
        Example(f"{OFFER}<p>{DISCLAIMER.lower()}</p>", AMAZON_LINK),
        Example(f'{OFFER}<p>Prices by <span hidden="">Birch</span> change hourly.</p>'),
    ),
)
