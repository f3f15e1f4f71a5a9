"""A reader needs no click, no hover, no swipe and no scroll box to get the notice."""

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
from disclosure.page import ancestors, words
from disclosure.rules.v01_in_sight import styled
from disclosure.styles.verdicts import NOTHING, findings

FEW = 3  # words that tell nothing by themselves
# Chinese, Japanese, Thai, Lao, Burmese and Khmer have no spaces between words.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
LONG = 6  # letters of these that tell something
SPOKEN = (
    "aria-label",
    "title",
    "alt",
    "placeholder",
    "value",
    "label",
    "content",
    "data-tooltip",
    "srcdoc",
)
NOT_DRAWN = {
    *("title", "desc", "defs", "metadata", "symbol", "clippath", "mask", "marker"),
    *("rp", "noframes", "noembed", "map", "progress", "meter"),
}
BOXED = {
    "textarea": "stands in a field",
    "svg": "is drawn by SVG",
    "math": "is drawn as a formula",
    "marquee": "moves past",
    "button": "stands in a button",
}
ROLES = {"tooltip", "tabpanel", "menu", "listbox", "dialog", "alertdialog"}


def check(case: Case) -> Verdict:
    view = case.view
    if view is None:
        return inapplicable(NOTHING)
    found = [*_closed(case, view.notice), *_worded(view.notice), *_around(view.notice)]
    found += findings(view.usual("reach"))
    return verdict(found, passed="The words of the notice stand open in the page.")


def _closed(case: Case, notice: LexborNode) -> Iterator[Finding]:
    """The notice, or a part of it, that the markup keeps back."""
    why = case.page.unseen(notice)
    if why:
        yield broken(f"No reader sees the notice: {why}.", notice)
        return
    for part in notice.css("*"):
        inner = "" if part.tag in ("script", "style") else case.page.unseen(part)
        if inner and len(words(part.text()).split()) >= FEW:
            yield broken(f"A part of the notice is kept back: {inner}.", part)


def _worded(notice: LexborNode) -> Iterator[Finding]:
    """Words that are only in attributes."""
    text = words(notice.text())
    if len(text.split()) >= FEW or len(UNSPACED.findall(text)) >= LONG:
        return
    carriers = [notice, *notice.css("*")]
    said = [one.attributes.get(name) or "" for one in carriers for name in SPOKEN]
    if any(len(value.split()) >= FEW for value in said):
        yield broken(
            "The words of the notice stand in an attribute, where nobody reads them.", notice
        )
    elif not text:
        yield broken("The notice has no words.", notice)
    else:
        yield doubtful("The notice is of one or two words; the rest may be elsewhere.", notice)


def _around(notice: LexborNode) -> Iterator[Finding]:
    for one in (notice, *ancestors(notice)):
        tag, role = one.tag or "", (one.attributes.get("role") or "").strip().lower()
        if tag in NOT_DRAWN:
            yield broken(f"<{tag}> does not draw the notice.", one)
        elif tag in BOXED:
            yield doubtful(f"The notice {BOXED[tag]} (<{tag}>).", one)
        elif role in ROLES:
            yield doubtful(f"The notice stands in a {role}, which may open on demand.", one)
        if any(
            child.tag == "template" and "shadowrootmode" in child.attributes for child in one.iter()
        ):
            yield doubtful("A shadow tree decides what of this is drawn.", one)


RULE = Rule(
    id="V02",
    blocking=True,
    promise="The notice needs no click, hover, swipe or scroll box.",
    source="House rule informed by 16 CFR 255.0(f) and 465.1(c)(4)",
    hint="Write the words of the notice as plain text of the page, outside of anything that opens.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(
            f'<div role="note" aria-label="How we are paid">{notice("commission")}</div>{PAID_LINK}'
        ),
        Example(
            f"<details open><summary>Told</summary>{notice('commission')}</details>{PAID_LINK}"
        ),
        Example(
            f"<details><summary>More</summary>Tests</details>{notice('commission')}{PAID_LINK}"
        ),
        Example(styled(".n { overflow: auto }")),
        Example(f'<p data-notice="commission">您通过本页购买商品，商家向我们付费。</p>{PAID_LINK}'),
    ),
    bad=(
        Example(f"<details><summary>Notice</summary>{notice('commission')}</details>{PAID_LINK}"),
        Example(f"<dialog>{notice('commission')}</dialog>{PAID_LINK}"),
        Example(f'<div popover id="pay">{notice("commission")}</div>{PAID_LINK}'),
        Example(f'<p data-notice="commission" title="Merchants pay us.">ⓘ</p>{PAID_LINK}'),
        Example(
            f'<p data-notice="commission">We test. <span hidden>Merchants pay us for links.</span></p>{PAID_LINK}'
        ),
        Example(styled(".n { height: 1em; overflow-y: scroll }")),
        Example(
            styled("main { display: flex; overflow: hidden } main > * { flex: 0 0 100% }").replace(
                "<main>", "<main><p>Slide one</p>"
            )
        ),
        Example(
            f"<textarea>{notice('commission')}</textarea>{PAID_LINK}",
            facts={"notice": "textarea"},
            outcome=Outcome.INCOMPLETE,
        ),
    ),
)
