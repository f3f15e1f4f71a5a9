"""The notice is read out to those who do not see it."""

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
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, notice
from disclosure.page import ancestors
from disclosure.styles.verdicts import NOTHING

FITTING = {
    "",
    "note",
    "region",
    "complementary",
    "status",
    "group",
    "alert",
    "paragraph",
    "article",
    "section",
}
# What stands in these is read as one name, or not at all.
SILENT = {
    *("button", "checkbox", "img", "image", "math", "menuitemcheckbox", "menuitemradio", "meter"),
    *("option", "progressbar", "radio", "scrollbar", "separator", "slider", "switch", "tab"),
}
SILENCED = {"none", "presentation"}


def check(case: Case) -> Verdict:
    if not case.page.notices:
        return inapplicable(NOTHING)
    notice_node = case.notice or case.page.notices[0]
    found = [*_on(notice_node), *_around(notice_node), *_within(notice_node)]
    return verdict(found, passed="Nothing keeps the notice from screen readers.")


def _role(node: LexborNode) -> str:
    return ((node.attributes.get("role") or "").lower().split() or [""])[0]


def _on(node: LexborNode) -> Iterator[Finding]:
    role = _role(node)
    if role in SILENCED | SILENT:
        yield broken(f"role={role} says that the notice is no text.", node)
    elif role not in FITTING:
        yield doubtful(f"role={role} is no role for a notice; note is.", node)


def _around(node: LexborNode) -> Iterator[Finding]:
    for one in (node, *ancestors(node)):
        if (one.attributes.get("aria-hidden") or "").strip().lower() == "true":
            yield broken("aria-hidden keeps the notice from screen readers.", one)
        if "inert" in one.attributes:
            yield broken(
                "inert keeps the notice from screen readers and from search in the page.", one
            )
        if one is not node and _role(one) in SILENT:
            yield broken(f"What stands in role={_role(one)} is not read as text.", one)


def _within(node: LexborNode) -> Iterator[Finding]:
    """Parts with words of their own that are left out when it is read."""
    for part in node.css('[aria-hidden="true"], [inert]'):
        if len(part.text().split()) > 2:
            yield broken("A part of the notice is kept from screen readers.", part)


RULE = Rule(
    id="V11",
    promise="Screen readers read the notice like any text.",
    source="House rule informed by 16 CFR 255.0(f); axe-core, isVisibleToScreenReaders",
    hint="Take aria-hidden, inert and odd roles off; role=note is the fitting one.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(
            f'<div role="note" aria-label="How we are paid">{notice("commission")}</div>{PAID_LINK}'
        ),
        Example(f'<table role="presentation"><tr><td>{notice("commission")}</table>{PAID_LINK}'),
        Example(f'<span aria-hidden="true">★</span>{notice("commission")}{PAID_LINK}'),
    ),
    bad=(
        Example(f'<div aria-hidden="true">{notice("commission")}</div>{PAID_LINK}'),
        Example(f"<div inert>{notice('commission')}</div>{PAID_LINK}"),
        Example(notice("commission").replace("<p ", '<p role="presentation" ') + PAID_LINK),
        Example(f'<div role="img" aria-label="Box">{notice("commission")}</div>{PAID_LINK}'),
        Example(
            notice("commission").replace("<p ", '<p role="log" ') + PAID_LINK,
            outcome=Outcome.INCOMPLETE,
        ),
    ),
)
