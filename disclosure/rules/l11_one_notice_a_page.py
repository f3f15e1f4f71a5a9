"""Every page of the site tells how the site is paid, also where nothing on it pays."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PAID_LINK, notice, page

REFUSED = (400, 403)  # made by the framework for requests that no page of the site could answer


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("Where nothing pays, other sites need no notice.")
    if case.page.is_fragment:
        return inapplicable("It is a part of a page, which has the notice.")
    failed = case.facts.status >= 500 or case.facts.status in REFUSED
    if failed and not case.has_pay:
        return inapplicable("It is a page about a failure, and nothing on it pays.")
    seen = [node for node in case.page.notices if not case.page.unseen(node)]
    more = [broken("A second notice: which one holds?", node) for node in seen[1:]]
    return verdict(
        more if seen else [broken("The page has no notice that readers see.")],
        passed="The page has one notice.",
    )


RULE = Rule(
    id="L11",
    blocking=True,
    promise="Every page of this site carries exactly one notice, also where nothing pays.",
    source="House rule: readers enter anywhere, and learn anywhere how the site is paid",
    hint="Have exactly one notice. On this site, extend base.html, which has it, and add no second one.",
    check=check,
    good=(
        Example(f"{notice('elsewhere')}<p>About us</p>"),
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(f"{notice('elsewhere')}<template>{notice('elsewhere')}</template>"),
        Example("<p>Something broke.</p>", {"status": 503}, Outcome.INAPPLICABLE),
        Example("<h1>Bad Request (400)</h1>", {"status": 400}, Outcome.INAPPLICABLE),
        Example("<p>Somebody else’s page.</p>", {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example("<p>About us</p>"),
        Example("<p>Not found</p>", {"status": 404}),
        Example(page(PAID_LINK), {"status": 500}),
        Example(page(PAID_LINK), {"status": 403}),
        Example(f"<div hidden>{notice('elsewhere')}</div><p>About us</p>"),
        Example(f"{notice('commission')}{PAID_LINK}{notice('elsewhere')}"),
    ),
)
