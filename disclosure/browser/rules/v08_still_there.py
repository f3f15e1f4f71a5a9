"""The notice is still there later: after 15 seconds, two minutes, scrolling, on a second visit."""

from collections.abc import Iterator
from dataclasses import replace

from disclosure.audit import Case, Example, Finding, Rule, Verdict, broken, inapplicable, verdict
from disclosure.browser.renderings import PHONE, SETTLED
from disclosure.browser.verdicts import NOTHING, blind, listed, needs_notice, seen, settled, unread
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.sight import Look

RENDERINGS = (replace(PHONE, moments=(SETTLED,)),)
LATER = (
    "after 5 s",
    "after 15 s",
    "after 2 minutes",
    "after scrolling",
    "on the second visit",
    "under the pointer",
    "with the pointer on a paid link",
    "after a touch and a key",
)


def check(case: Case) -> Verdict:
    if not needs_notice(case):
        return inapplicable(NOTHING)
    looks = [look for look in seen(case).looks if look.moment.startswith(LATER)]
    if not looks:
        return blind(case)
    early = [look for look in seen(case).looks if settled(look)]
    return verdict(
        [*unread(case, looks), *_moving(case, [*early, *looks])],
        passed=f"It was there each of the {len(looks)} times that were looked at later.",
    )


def _moving(case: Case, looks: list[Look]) -> Iterator[Finding]:
    moved = [look for look in looks if look.moving]
    if moved:
        names = listed([one for look in moved for one in look.moving])
        yield broken(
            f"An animation goes on changing the notice: {names} ({listed([look.name for look in moved])}).",
            case.notice,
        )


RULE = Rule(
    id="V08b",
    promise="The notice stays: later, after scrolling, and on a second visit.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Take off what removes it: timers, animations, closing buttons, what remembers visitors.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled("@keyframes f { from { opacity: 0 } } .n { animation: f .3s }")),
        Example(
            styled(
                "@keyframes f { to { box-shadow: 0 0 9px #00f } } .n { animation: f 1s infinite }"
            )
        ),
    ),
    bad=(
        Example(
            f"{notice('commission')}{PAID_LINK}<script>setTimeout(() => document.querySelector('[data-notice]').remove(), 3000)</script>"
        ),
        Example(
            f"{notice('commission')}{PAID_LINK}<script>setTimeout(() => document.querySelector('[data-notice]').remove(), 60000)</script>"
        ),
        Example(
            f"{notice('commission')}{PAID_LINK}<script>for (const one of ['touchstart', 'wheel']) addEventListener(one, () => document.querySelector('[data-notice]').style.opacity = 0)</script>"
        ),
        Example(styled("@keyframes f { to { opacity: 0 } } .n { animation: f 8s infinite }")),
        Example(
            f"{notice('commission')}{PAID_LINK}<p style='height:3000px'></p><script>addEventListener('scroll', () => document.querySelector('[data-notice]').hidden = true)</script>"
        ),
    ),
)
