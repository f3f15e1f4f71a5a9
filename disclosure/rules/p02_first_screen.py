"""The notice is on the first screen, or on the screen of the first paid link."""

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
from disclosure.page import ancestors
from disclosure.seen import words_before

SCREEN = 640  # pixels that a phone shows before a reader scrolls
FULL = 250  # words that fill it
NEAR = 100  # words between a notice and a link that are on one screen
PIXELS = {"px": 1.0, "rem": 16.0, "em": 16.0, "vh": 6.4, "svh": 6.4, "lvh": 6.4, "dvh": 6.4}
SIZE = re.compile(r"(-?\d*\.?\d+)(px|rem|em|[sld]?vh)\b")
PUSHES = ("height", "min-height", "block-size", "margin-top", "margin-bottom", "padding-top")
PUSHES_ITS_CONTENT = ("margin-top", "padding-top", "margin-block-start", "padding-block-start")
DRAWN_OVER = re.compile(r"position\s*:\s*(?:absolute|fixed)|display\s*:\s*none|float\s*:")


def check(case: Case) -> Verdict:
    if case.notice is None:
        return inapplicable("There is no notice to look for.")
    return verdict(
        [*_pushed(case, case.notice), *_after_much_text(case, case.notice)],
        passed=f"No style attribute above the notice takes {SCREEN} px, and little text stands there.",
    )


def _pushed(case: Case, told: LexborNode) -> Iterator[Finding]:
    around = {one.mem_id for one in ancestors(told)} | {told.mem_id}
    start = case.page.place(told)
    above = [one for one in case.page.tree.css("[style]") if case.page.place(one) <= start]
    sizes = [(size, one) for one in above if (size := _push(case, one, one.mem_id in around))]
    total = sum(size for size, _ in sizes)
    if total >= SCREEN:
        _, tallest = max(sizes, key=lambda pair: pair[0])
        yield broken(
            f"What is above the notice is {total:.0f} px high: more than a screen.", tallest
        )


def _push(case: Case, node: LexborNode, holds_notice: bool) -> float:
    """The pixels by which its style attribute moves the notice down."""
    style = (node.attributes.get("style") or "").lower()
    if DRAWN_OVER.search(style) or case.page.unseen(node) or _within_another(node):
        return 0
    said = dict(part.split(":", 1) for part in style.split(";") if ":" in part)
    named = {name.strip(): value for name, value in said.items()}
    sizes = [
        _pixels(named.get(name, "")) for name in (PUSHES_ITS_CONTENT if holds_notice else PUSHES)
    ]
    return max(sum(sizes), 0)


def _within_another(node: LexborNode) -> bool:
    """Whether something around it has a height of its own, which is counted."""
    styles = ((one.attributes.get("style") or "").lower() for one in ancestors(node))
    return any(re.search(r"(?<![-\w])height\s*:", style) for style in styles)


def _pixels(value: str) -> float:
    size = SIZE.match(value.strip())
    return float(size[1]) * PIXELS[size[2]] if size else 0


def _after_much_text(case: Case, told: LexborNode) -> Iterator[Finding]:
    first = next((link.node for link in case.paid if not case.page.unseen(link.node)), told)
    before = words_before(case.page, [told, first])
    start = before[told.mem_id]
    near = first is not told and 0 <= before[first.mem_id] - start <= NEAR
    if start > FULL and not near:
        yield doubtful(f"{start} words stand above the notice: is it on the first screen?", told)


TOLD = notice("commission")
HERO = '<div style="height:900px;background:#ddd">Hero</div>'
HALF = '<p style="height:330px">Half</p>'
LONG = f"<p>{'Water boils at a lower temperature on a mountain. ' * 40}</p>"
RULE = Rule(
    id="P02",
    blocking=True,
    promise="The notice is on the first screen of a phone, or on that of the first paid link.",
    source="House rule informed by the FTC's .com Disclosures, on scrolling",
    hint="Put the notice above pictures and introductions: directly below the top of the page.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}"),
        Example(f"{TOLD}{HERO}{PAID_LINK}"),
        Example(f'<div style="height: 200px">Picture</div>{TOLD}{PAID_LINK}'),
        Example(f'<div style="min-height:100vh"><p>Kettles</p>{TOLD}{PAID_LINK}</div>'),
        Example(f'<div style="position:absolute;height:900px">Veil</div>{TOLD}{PAID_LINK}'),
        Example(f'<p style="max-height:900px;line-height:1.5">Short</p>{TOLD}{PAID_LINK}'),
        Example(f"<div hidden>{HERO}</div>{TOLD}{PAID_LINK}"),
        Example(f"{LONG}{TOLD}{PAID_LINK}"),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{HERO}{TOLD}{PAID_LINK}"),
        Example(f'<section style="min-height: 100vh">Hero</section>{TOLD}{PAID_LINK}'),
        Example(f'<div style="HEIGHT:50rem"></div>{TOLD}{PAID_LINK}'),
        Example(f'<div style="margin-top:700px">{TOLD}</div>{PAID_LINK}'),
        Example(f"{HALF}{HALF}{TOLD}{PAID_LINK}"),
        Example(f"{LONG}{TOLD}<p>Kettles</p>", outcome=Outcome.INCOMPLETE),
        Example(f"{LONG}{TOLD}{LONG}{PAID_LINK}", outcome=Outcome.INCOMPLETE),
    ),
)
