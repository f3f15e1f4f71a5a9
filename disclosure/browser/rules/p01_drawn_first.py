"""The notice is drawn above the first paid link, whatever the source says."""

from collections.abc import Iterator

from disclosure import networks
from disclosure.audit import Case, Example, Rule, Verdict, broken, inapplicable, verdict
from disclosure.browser.verdicts import blind, link_key, listed, plain, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.sight import Look, SeenLink

ROUNDING = 2  # px


def check(case: Case) -> Verdict:
    looks = [look for look in seen(case).looks if look.links and look.box and look.words]
    if not case.paid and not any(_paid(case, look) for look in looks):
        return inapplicable("There is no paid link.")
    if not plain(seen(case)):
        return blind(case)
    above: dict[str, list[str]] = {}
    for look in looks:
        for link in _above(case, look):
            above.setdefault(link.url, []).append(look.name)
    return verdict(
        [
            broken(
                f"The paid link to {url} is drawn above the notice ({listed(names)}).", case.notice
            )
            for url, names in above.items()
        ],
        passed="No paid link is drawn above the notice.",
    )


def _above(case: Case, look: Look) -> Iterator[SeenLink]:
    top = min(word.box.y for word in look.words)
    return (
        link
        for link in _paid(case, look)
        if link.drawn and link.box.y < top - ROUNDING and link.box.bottom > 0
    )


def _paid(case: Case, look: Look) -> list[SeenLink]:
    known = {link_key(link.url) for link in case.paid}
    unpaid = {link_key(link.url) for link in case.page.links} - known
    return [
        link
        for link in look.links
        if link_key(link.url) in known
        or (link_key(link.url) not in unpaid and networks.owner(link.url).pays)
    ]


RULE = Rule(
    id="P01b",
    blocking=True,
    promise="The notice is drawn above the first paid link.",
    source="House rule informed by the FTC's .com Disclosures, example 21",
    hint="Take order, column-reverse, fixed bars and negative margins off what holds paid links.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(f'{notice("commission")}<div style="position:fixed;bottom:0">{PAID_LINK}</div>'),
    ),
    bad=(
        Example(styled("main { display: flex; flex-direction: column-reverse }")),
        Example(
            f'{notice("commission")}<div style="position:absolute;top:0;background:#fff">{PAID_LINK}</div>'
        ),
    ),
)
