"""Readers look where the text is: 90 % noticed a box there, 40 % a strip above the page."""

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

COLUMN = "main, article, [role=main]"


def check(case: Case) -> Verdict:
    if case.notice is None:
        return inapplicable("There is no notice to look for.")
    if not case.facts.ours and case.page.tree.css_first(COLUMN) is None:
        return inapplicable("The page does not mark its main part.")
    return verdict(
        _outside(case, case.notice), passed="The notice is in the main part of the page."
    )


def _outside(case: Case, told: LexborNode) -> Iterator[Finding]:
    above = [told, *ancestors(told)]
    if case.page.is_fragment or any(_is_column(one) for one in above):
        return
    if case.facts.ours:
        yield broken("The notice is not in the main part of the page.", told)
    else:
        yield doubtful("Is the notice where readers read? It is outside the main part.", told)


def _is_column(node: LexborNode) -> bool:
    return node.tag in ("main", "article") or node.attributes.get("role") == "main"


TOLD = notice("commission")
THEIRS: dict[str, object] = {"ours": False}


def around(body: str) -> str:
    return f'<html lang="en"><body>{body}</body></html>'


RULE = Rule(
    id="P07",
    promise="The notice is in the reading column, not in a strip above or beside it.",
    source="House rule informed by Wojdynski and Evans, 2015",
    hint="Put the notice inside <main>. On this site, put {% disclose %} there.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}"),
        Example(around(f"<article>{TOLD}{PAID_LINK}</article>")),
        Example(around(f"<div role=main><div>{TOLD}</div>{PAID_LINK}</div>")),
        Example(f"{TOLD}{PAID_LINK}", {"fragment": True}),
        Example(around(f"{TOLD}{PAID_LINK}"), THEIRS, Outcome.INAPPLICABLE),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(around(f"{TOLD}<main>{PAID_LINK}</main>")),
        Example(around(f"<header>{TOLD}</header><main>{PAID_LINK}</main>")),
        Example(around(f"{TOLD}{PAID_LINK}")),
        Example(around(f"{TOLD}<main>{PAID_LINK}</main>"), THEIRS, Outcome.INCOMPLETE),
    ),
)
