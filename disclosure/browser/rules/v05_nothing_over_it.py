"""Nothing lies over the notice when the page opens."""

from collections.abc import Iterator

from disclosure.audit import Case, Example, Finding, Rule, Verdict, broken, inapplicable, verdict
from disclosure.browser.verdicts import NOTHING, blind, listed, needs_notice, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v05_uncovered import covered
from disclosure.sight import Look


def check(case: Case) -> Verdict:
    looks = [look for look in seen(case).looks if not look.problem]
    if not needs_notice(case):
        return inapplicable(NOTHING)
    if not any(look.words for look in looks):
        return blind(case)
    return verdict(_covered(case, looks), passed="Nothing lies over the notice.")


def _covered(case: Case, looks: list[Look]) -> Iterator[Finding]:
    found = {look.name: look.covered_by for look in looks if look.covered_by}
    for cover in dict.fromkeys(one for covers in found.values() for one in covers):
        where = [name for name, covers in found.items() if cover in covers]
        yield broken(f"Over words of the notice lies {cover} ({listed(where)}).", case.notice)


RULE = Rule(
    id="V05b",
    blocking=True,
    promise="Nothing lies over the notice as it is drawn.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Give what floats over the page a place of its own, below or above the notice.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(covered(".o { position: absolute; inset: 0 }")),
    ),
    bad=(
        Example(covered(".o { position: absolute; inset: 0; background: #fff }")),
        Example(
            covered(
                ".o { position: fixed; inset: 0; background: #fff }",
                '<div class="o">Cookies?</div>',
            )
        ),
    ),
)
