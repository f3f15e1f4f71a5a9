"""A screen reader reads the whole notice, and before any paid link."""

from collections.abc import Iterator

from disclosure.audit import Case, Example, Finding, Rule, Verdict, broken, inapplicable, verdict
from disclosure.browser.verdicts import NOTHING, blind, link_key, needs_notice, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.sight import Spoken


def check(case: Case) -> Verdict:
    spoken = seen(case).spoken
    if not needs_notice(case):
        return inapplicable(NOTHING)
    if spoken is None:
        return blind(case)
    return verdict(
        _missed(case, spoken), passed="The whole notice is read out, before any paid link."
    )


def _missed(case: Case, spoken: Spoken) -> Iterator[Finding]:
    if spoken.problem:
        yield broken(spoken.problem, case.notice)
        return
    wanted = case.facts.approved_text or case.told
    if _letters(wanted) not in _letters(spoken.notice):
        heard = f"only “{spoken.notice[:80]}”" if spoken.notice else "nothing"
        yield broken(f"A screen reader reads {heard} of it.", case.notice)
    paid = {link_key(link.url) for link in case.paid}
    for url in spoken.before:
        if link_key(url) in paid:
            yield broken(f"The paid link to {url} is read before the notice.", case.notice)


def _letters(text: str) -> str:
    return "".join(text.casefold().split())


TOLD = notice("commission")
RULE = Rule(
    id="V11b",
    promise="A screen reader reads the whole notice, before any paid link.",
    source="House rule: the same standard for every reader; WCAG 2.2, 1.3.2",
    hint="Take aria-hidden, inert, aria-owns and roles that hide off the notice and what is around it.",
    check=check,
    good=(Example(f"{TOLD}{PAID_LINK}"), Example(f'<div role="note">{TOLD}</div>{PAID_LINK}')),
    bad=(
        Example(f'<div aria-hidden="true">{TOLD}</div>{PAID_LINK}'),
        Example(f"<div inert>{TOLD}</div>{PAID_LINK}"),
        Example(f'<div role="img" aria-label="Box">{TOLD}</div>{PAID_LINK}'),
    ),
)
