"""“Buy now” says what a link is for, not that somebody pays for it."""

import re
from collections.abc import Iterator

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
from disclosure.examples import PAID_LINK, notice
from disclosure.items import unlabelled

SHOPPING = re.compile(
    r"(?:buy|shop|order|get|see|view|check|compare|visit)"
    r"(?: (?:it|now|here|today|this|the|all|latest|best|prices?|deals?|offers?|shop|store|site|at|on"
    r"|from|amazon))*"
    r"|(?:jetzt |hier )?(?:kaufen|bestellen|ansehen)|zum (?:shop|angebot|händler)|(?:zur )?kasse",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict:
    if not case.has_pay:
        return inapplicable("Nothing on the page is known to pay.")
    found = [*_as_notice(case), *_as_label(case)]
    return verdict(found, passed="No “buy now” or “shop” stands in for the notice or a label.")


def _as_notice(case: Case) -> Iterator[Finding]:
    if case.told and _is_shopping(case.told):
        yield broken(
            f"“{case.told}” is no notice: it does not say that somebody pays.", case.notice
        )


def _as_label(case: Case) -> Iterator[Finding]:
    """Elsewhere a notice may stand in sight, and only a person knows."""
    for link in unlabelled(case):
        if (case.facts.ours or not case.told) and _is_shopping(link.text):
            yield broken("“Buy” or “shop” is all that this paid link says.", link.node)


def _is_shopping(text: str) -> bool:
    return SHOPPING.fullmatch(text.strip(" .!→›»*")) is not None


TOLD = notice("commission")
BUY = '<a rel="sponsored nofollow" href="/go/1/">Buy now</a>'
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}}
RULE = Rule(
    id="W02",
    promise="No “Buy now” or “Shop” stands in for the notice or for a label.",
    source="House rule informed by the FTC's endorsement FAQ",
    hint="Print the link with {% paid_link %}, which puts a label beside it.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}"),
        Example(f"{TOLD}{BUY} (paid link)"),
        Example(f"{TOLD}{PAID_LINK}<p>Shop around before you buy.</p><a href='/shop/'>Shop</a>"),
        Example(f'<p id="told">We earn money when you buy.</p>{BUY}', THEIRS),
        Example('<a href="/shop/">Shop</a>', outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{TOLD}{BUY}"),
        Example(f"{TOLD}{BUY.replace('Buy now', 'See prices at Amazon →')}"),
        Example(f"{TOLD}{BUY.replace('Buy now', 'Zum Angebot')}", {"locale": "de"}),
        Example(f'<p id="told">Shop now!</p>{PAID_LINK}', THEIRS),
        Example(BUY, THEIRS),
    ),
)
