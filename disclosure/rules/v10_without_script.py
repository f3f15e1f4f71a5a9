"""The notice comes with the first bytes, and no script takes it away."""

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
from disclosure.page import ancestors, host

DATA = (
    "application/ld+json",
    "application/json",
    "text/plain",
    "text/template",
    "speculationrules",
    "importmap",
)
TAKES_AWAY = re.compile(
    r"remove|hidden|hide|display|visib|opacity|classlist|classname|style|innerhtml|outerhtml|textcontent|"
    r"innertext|replace|detach|fade|slide|insertrule|position|height|setattribute|toggle|close",
    re.IGNORECASE,
)
# After what may stand before the name of an attribute.
EVENT = re.compile(r"""[ \n\t\r\f"'/]on[a-z]{3,24}\s*=""")
NO_NAME = re.compile(r"^.{0,1}$|^(?:p|div|main|box|row|col|text|content|container|wrapper)$")


def check(case: Case) -> Verdict:
    if not case.page.notices:
        if not case.has_pay:
            return inapplicable("There is no notice, and nothing that needs one.")
        return verdict([broken("No notice is in the HTML as it was sent.")], passed="")
    found = list(_scripts(case)) if _may_act(case.page.folded) else []
    return verdict(
        found, passed="The notice is in the HTML as sent, and no script is known to touch it."
    )


def _may_act(folded: str) -> bool:
    """Whether any code may be on the page. Searching for plain pieces is quicker than by pattern."""
    if "<script" in folded or "javascript:" in folded:
        return True
    return EVENT.search(folded) is not None


def _scripts(case: Case) -> Iterator[Finding]:
    names = _names(case.view.notice if case.view else case.page.notices[0])
    for node in case.page.tree.css("script"):
        if (node.attributes.get("type") or "").strip().lower() in DATA:
            continue
        source = node.attributes.get("src")
        yield from _linked(case, node, source) if source else _written(node, node.text(), names)
    for node in case.page.elements:
        for name, code in node.attributes.items():
            if code and (name.startswith("on") or code.lstrip().lower().startswith("javascript:")):
                yield from _handled(node, code, names)


def _linked(case: Case, node: LexborNode, source: str) -> Iterator[Finding]:
    """Scripts of our own site are code that was looked at; others are not."""
    there = host(case.page.resolve(source))
    if not (case.facts.ours and there == host(case.facts.base_url)):
        yield doubtful("What this script does to the notice only a browser can tell.", node)


def _written(node: LexborNode, code: str, names: list[str]) -> Iterator[Finding]:
    named = _named(code, names)
    if named and TAKES_AWAY.search(code):
        yield broken(
            f"This script changes or takes away what is called “{named}”, the notice.", node
        )
    elif code.strip():
        yield doubtful("What this script does to the notice only a browser can tell.", node)


def _handled(node: LexborNode, code: str, names: list[str]) -> Iterator[Finding]:
    """Code on an element, run when something happens to it."""
    named = _named(code, names)
    if named and TAKES_AWAY.search(code):
        yield broken(f"This changes or takes away what is called “{named}”, the notice.", node)
    elif node.attributes.get("onload") == code or node.attributes.get("onerror") == code:
        yield doubtful("What this does to the notice only a browser can tell.", node)


def _names(notice: LexborNode) -> list[str]:
    """By what a script can find the notice, or what it stands in."""
    found = ["data-notice", "dataset.notice"]
    for one in (notice, *ancestors(notice)):
        if one.tag in ("html", "body"):
            break
        found += [one.attributes.get("id") or "", *(one.attributes.get("class") or "").split()]
    return [name for name in dict.fromkeys(found) if not NO_NAME.match(name)]


def _named(code: str, names: list[str]) -> str:
    for name in names:
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", code):
            return name
    return ""


RULE = Rule(
    id="V10",
    blocking=True,
    promise="The notice stands in the HTML as it is sent and needs no script.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Write the notice on the server, and let no script touch it.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(
            f'{notice("commission")}{PAID_LINK}<script type="application/ld+json">{{}}</script>'
        ),
        Example(f'{notice("commission")}{PAID_LINK}<script src="/static/table.js"></script>'),
    ),
    bad=(
        Example(f"{PAID_LINK}<script>document.body.prepend('Merchants pay us.')</script>"),
        Example(
            f"{notice('commission')}{PAID_LINK}<script>"
            "document.querySelector('[data-notice]').remove()</script>"
        ),
        Example(
            f'<div id="paid">{notice("commission")}</div>{PAID_LINK}'
            "<img src=x onerror=\"paid.style.display='none'\">"
        ),
        Example(
            f'{notice("commission")}{PAID_LINK}<script src="https://ads.example/a.js"></script>',
            outcome=Outcome.INCOMPLETE,
        ),
    ),
)
