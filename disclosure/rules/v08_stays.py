"""The notice is there from the start and stays: no fade, no slide show, nothing that closes it."""

import re
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
from disclosure.rules.v01_in_sight import styled
from disclosure.styles.verdicts import NOTHING, findings, unread

CLOSES = re.compile(r"\b(close|dismiss|hide|remove|collapse|toggle)", re.IGNORECASE)
HANDLES = "button, [role='button'], [onclick], [data-dismiss], [data-bs-dismiss], input"
NEAR = 2  # steps outward in which a thing that closes the notice would stand


def check(case: Case) -> Verdict:
    view = case.view
    if view is None:
        return inapplicable(NOTHING)
    found = [*findings(view.usual("motion")), *_closing(case, view.notice), *_leaving(case)]
    return verdict(
        [*found, *unread(view)],
        passed="Nothing moves the notice, takes it away or lets it be closed.",
    )


def _closing(case: Case, notice: LexborNode) -> Iterator[Finding]:
    for handle in notice.css(HANDLES):
        said = " ".join([handle.text(), *(value or "" for value in handle.attributes.values())])
        if "×" in said or "✕" in said or CLOSES.search(said):
            yield broken("This closes the notice.", handle)
        else:
            yield doubtful("This stands in the notice and may close or change it.", handle)


def _leaving(case: Case) -> Iterator[Finding]:
    if "refresh" not in case.page.html:
        return
    for one in case.page.tree.css('meta[http-equiv="refresh" i]'):
        yield doubtful("The page leaves by itself after a time.", one)


RULE = Rule(
    id="V08",
    promise="The notice is there at once and stays for as long as the page does.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Take animations and closing buttons off the notice.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled(".n { transition: border-color .2s }")),
        Example(styled("@keyframes glow { to { border-color: red } } .n { animation: glow 1s }")),
    ),
    bad=(
        Example(styled("@keyframes f { to { opacity: 0 } } .n { animation: f .2s forwards }")),
        Example(styled("@keyframes f { from { opacity: 0 } } .n { animation: f 20s }")),
        Example(f"<marquee>{notice('commission')}</marquee>{PAID_LINK}"),
        Example(f"{notice('commission').replace('</p>', '<button>Close</button></p>')}{PAID_LINK}"),
        Example(
            styled("@keyframes f { from { opacity: 0 } } .n { animation: f .3s }"),
            outcome=Outcome.INCOMPLETE,
        ),
        Example(styled("@starting-style { .n { opacity: 0 } }"), outcome=Outcome.INCOMPLETE),
    ),
)
