"""A comparison tells how the site earns, on the comparison itself."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PAID_LINK, notice
from disclosure.rankings import rankings
from disclosure.seen import seen_text


def check(case: Case) -> Verdict:
    lists = rankings(case.page)
    if not lists:
        return inapplicable("There is no ranked list on the page.")
    if not (case.facts.ours or case.has_pay):
        return inapplicable("It is not known that anybody pays a site that is not ours.")
    told = case.notice is not None and seen_text(case.notice)
    found = [] if told else [broken("Nothing here tells how the site is paid.", lists[0])]
    return verdict(found, passed="The comparison tells how the site is paid.")


TABLE = "<table><tr><th>Rank</th><th>Kettle</th></tr><tr><td>1</td><td>Coda</td></tr></table>"
RULE = Rule(
    id="R09",
    blocking=True,
    promise="A page with a ranked list tells how the site is paid, even if nothing pays there.",
    source="House rule informed by the EU Key Principles for Comparison Tools, 2016",
    hint="Say above the list how the site is paid. On this site, put the list inside "
    "{% disclose %}…{% enddisclose %}.",
    check=check,
    good=(
        Example(f"{notice('elsewhere')}{TABLE}"),
        Example(f"{notice('commission')}{TABLE}{PAID_LINK}"),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
        Example(TABLE, {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(TABLE),
        Example(f'<p data-notice="elsewhere general"></p>{TABLE}'),
        Example(f"<div hidden>{notice('elsewhere')}</div>{TABLE}"),
        Example(f'<a href="/how-we-are-paid/">How we are paid</a>{TABLE}'),
        Example(f"{TABLE}{PAID_LINK}", {"ours": False}),
    ),
)
