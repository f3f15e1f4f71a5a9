"""A label at each paid link says so again, when the notice is out of sight."""

from collections.abc import Iterator

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
from disclosure.examples import CLICK_LINK, PAID_LINK, notice
from disclosure.items import shown, unlabelled
from disclosure.page import Link
from disclosure.seen import words_before

NEAR = 150  # words between a notice and a link that are seen together


def check(case: Case) -> Verdict:
    links = shown(case)
    if not links:
        return inapplicable("There is no paid link in sight.")
    bare = unlabelled(case)
    judged = _bare(case, bare) if case.facts.ours else _far_from_notice(case, bare)
    said = "have their label" if not bare else "have their label or the notice just above"
    return verdict(judged, passed=f"All {len(links)} paid links {said}.")


def _bare(case: Case, bare: list[Link]) -> Iterator[Finding]:
    for link in bare:
        known = case.destination(link)
        label = f"“{known.label}”" if known and known.label else "a label such as “paid link”"
        yield broken(f"This paid link stands without {label} beside it.", link.node)


def _far_from_notice(case: Case, bare: list[Link]) -> Iterator[Finding]:
    if not bare:
        return
    told = [case.notice] if case.notice else []
    before = words_before(case.page, [*told, *(link.node for link in bare)])
    start = before[told[0].mem_id] + len(case.told.split()) if told else -NEAR
    for link in bare:
        if not 0 <= before[link.node.mem_id] - start <= NEAR:
            yield doubtful("Is the notice in sight here? The link has no label.", link.node)


BARE = '<a rel="sponsored nofollow" href="/go/1/">Alder</a>'
TOLD = notice("commission")
THEIRS: dict[str, object] = {"ours": False, "links": {}}
LONG = f"<p>{'Water boils at a lower temperature on a mountain. ' * 25}</p>"
RULE = Rule(
    id="P03",
    promise="Each paid link has its label beside it.",
    source="House rule informed by the FTC's endorsement FAQ: notice and link are seen together",
    hint="Print the link with {% paid_link %}, which puts the label of the programme beside it.",
    check=check,
    good=(
        Example(PAID_LINK),
        Example(f"<ul><li>{PAID_LINK} $24</li><li>{CLICK_LINK}</li></ul>"),
        Example(f"<table><tr><td>{BARE}</td><td>paid link</td></tr></table>"),
        Example(f"<p>{BARE} (paid link) has it.</p>"),
        Example(BARE.replace("Alder", "Alder (paid link)")),
        Example(f"<p>Ad: {BARE.replace('/go/1/', '/go/2/')}</p>"),
        Example(f"{BARE} <span>Anzeige</span>", {"locale": "de-DE"}),
        Example(f"{TOLD}{BARE}", THEIRS),
        Example(f"{LONG}{TOLD}<p>The kettle</p>{BARE}", THEIRS),
        Example(f"{TOLD}{LONG}{BARE} (ad)", THEIRS),
        Example('<script>go("/go/1/")</script>', outcome=Outcome.INAPPLICABLE),
        Example(f"<p>{BARE} paid link, {BARE} paid link</p>"),
    ),
    bad=(
        Example(BARE),
        Example(f"{TOLD}{BARE}"),
        Example(f"{PAID_LINK}<p>{BARE} paid</p>"),
        Example(f"<ul><li>{PAID_LINK}</li><li>{BARE}</li></ul>"),
        Example(f"<p>The paid link below</p><ul><li>{BARE}</li><li>{BARE}</li></ul>"),
        Example(f"{BARE} <span hidden>paid link</span>"),
        Example(f"{BARE} <span title='paid link'>ⓘ</span>"),
        Example(f"{BARE} <span>paid link</span>", {"locale": "de", "links": {}}),
        Example(f"<template>{BARE}</template>"),
        Example(f"<p>{BARE} paid link, {BARE}</p>"),
        Example(f"<p>{BARE} <a href='/more/'>More</a> paid link <b>{BARE}</b> paid link</p>"),
        Example('<form action="/go/1/"><button>Alder</button></form>'),
        Example(f"{TOLD}{LONG}{BARE}", THEIRS, Outcome.INCOMPLETE),
        Example(f"{BARE}{TOLD}", THEIRS, Outcome.INCOMPLETE),
    ),
)
