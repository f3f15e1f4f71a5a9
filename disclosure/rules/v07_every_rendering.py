"""The notice is there in dark mode, in print, at every width and with every preference of a reader."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, inapplicable, verdict
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.styles.verdicts import NOTHING, findings, unread


def check(case: Case) -> Verdict:
    view = case.view
    if view is None:
        return inapplicable(NOTHING)
    return verdict(
        [*findings(view.unusual()), *unread(view)],
        passed="No condition of a sheet hides the notice.",
    )


RULE = Rule(
    id="V07",
    promise="The notice is seen in dark mode, in print, at every width and with every preference.",
    source="House rule informed by WCAG 2.2, 1.4.4 and 1.4.12",
    hint="Take the notice out of the condition, or show it there as everywhere.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled("@media print { nav { display: none } }")),
        Example(
            styled(
                "@media (prefers-color-scheme: dark) { body { background: #000; color: #eee } }"
                "@media (min-width: 60em) { .n { max-width: 40rem } }"
            )
        ),
    ),
    bad=(
        Example(styled("@media print { .n { display: none } }")),
        Example(styled("@media (min-width: 700px) and (max-width: 800px) { .n { opacity: 0 } }")),
        Example(styled("@media (prefers-contrast: more) { .n { visibility: hidden } }")),
        Example(styled("@media (prefers-color-scheme: dark) { .n { display: none } }")),
        Example(styled("@supports not (gap: 1px) { .n { height: 0; overflow: hidden } }")),
        Example(styled(".n:hover { opacity: 0 }"), outcome=Outcome.INCOMPLETE),
    ),
)
