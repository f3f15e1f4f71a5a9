"""A page that pays tells so itself; what stands on another page does not count."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PAID_LINK, PLACED, PRICE, notice


def check(case: Case) -> Verdict:
    if not case.has_pay:
        return inapplicable("The page has no paid link, no placement and no price.")
    found = case.page.notices
    if not found:
        return verdict([broken("The page is paid for and has no notice.")], passed="")
    if case.notice is None:
        why = case.page.unseen(found[0])
        return verdict([broken(f"No reader sees the notice: {why}.", found[0])], passed="")
    return verdict([], passed="The notice stands on the page itself.")


RULE = Rule(
    id="L01",
    blocking=True,
    promise="A page with a paid link, a placement or a price carries its notice.",
    source="16 CFR 255.5(a)",
    hint="Put a notice above the content. On this site, wrap the content in "
    "{% disclose %}…{% enddisclose %}.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(f"{notice('elsewhere')}{PRICE}"),
        Example(f"<div hidden>{notice('click')}</div>{notice('commission')}{PAID_LINK}"),
        Example(
            f'<div id="told">We are paid.</div>{PAID_LINK}', {"ours": False, "notice": "#told"}
        ),
        Example('<p><a href="/about/">About us</a></p>', outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PAID_LINK),
        Example(PLACED),
        Example(PRICE),
        Example('<p>All about how we are paid: <a href="/paid/">here</a>.</p>' + PAID_LINK),
        Example(f"<template>{notice('commission')}</template>{PAID_LINK}"),
        Example(f"<!-- {notice('commission')} -->{PAID_LINK}"),
        Example(f"<div hidden>{notice('commission')}</div>{PAID_LINK}"),
        Example(f"<details><summary>Info</summary>{notice('commission')}</details>{PAID_LINK}"),
        Example(f"<noscript>{notice('commission')}</noscript>{PAID_LINK}"),
        Example(
            f'{notice("elsewhere")}<svg><a href="/go/1/"><text>Alder</text></a></svg>'.replace(
                "data-notice", "data-x"
            )
        ),
    ),
)
