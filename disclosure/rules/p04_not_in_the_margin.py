"""A notice in the footer, the menu or a sidebar, or behind a link, is one that few readers see."""

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
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, notice
from disclosure.page import ancestors
from disclosure.seen import seen_text, texts
from disclosure.wording import count, tells

MARGINS = {
    "footer": "the footer",
    "contentinfo": "the footer",
    "nav": "the navigation",
    "navigation": "the navigation",
    "aside": "a sidebar",
    "complementary": "a sidebar",
}
HEADING = 6  # words that a box around the notice may hold besides it


def check(case: Case) -> Verdict:
    if case.notice is None:
        return inapplicable("There is no notice to look for.")
    return verdict(
        [*_aside(case, case.notice), *_behind(case, case.notice)],
        passed="The notice is not in a footer, menu or sidebar, nor behind a link.",
    )


def _aside(case: Case, told: LexborNode) -> Iterator[Finding]:
    above = list(ancestors(told))
    for one in [told, *above]:
        margin = MARGINS.get(one.attributes.get("role") or one.tag or "")
        if margin == "a sidebar" and _is_its_box(case, one):
            continue
        if margin:
            yield broken(f"The notice is in {margin}.", told)
            return


def _is_its_box(case: Case, node: LexborNode) -> bool:
    """Whether an <aside> is the box of the notice, within the text, and not a column of its own."""
    in_text = any(one.tag in ("main", "article") for one in ancestors(node))
    return in_text and count(seen_text(node)) - count(case.told) <= HEADING


def _behind(case: Case, told: LexborNode) -> Iterator[Finding]:
    said = [one for one in texts(told) if (one.text_content or "").strip()]
    linked = bool(said) and all(_is_linked(one) for one in said)
    if linked and tells(case.told, case.locale) is not True:
        yield broken(f"The notice is behind a link: “{case.told}”.", told)


def _is_linked(node: LexborNode) -> bool:
    return any(one.tag == "a" for one in ancestors(node))


TOLD = notice("commission")
MORE = '<a href="/paid/">Read how we are paid</a>'
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}}
RULE = Rule(
    id="P04",
    blocking=True,
    promise="The notice is not in the footer, the navigation or a sidebar, nor behind a link.",
    source="FTC, .com Disclosures, on hyperlinks; House rule informed by the FTC's endorsement FAQ",
    hint="Put the words of the notice into the main column, above the content.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}"),
        Example(f"<div>{TOLD}<p>{MORE}</p></div>{PAID_LINK}<footer>{MORE}</footer>"),
        Example(f"<article><aside><h2>How we are paid</h2>{TOLD}</aside>{PAID_LINK}</article>"),
        Example(f'<p id="told">We earn money when you buy. {MORE}</p>{PAID_LINK}', THEIRS),
        Example(
            f'<p id="told"><a href="/paid/">We earn money when you buy.</a></p>{PAID_LINK}', THEIRS
        ),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{PAID_LINK}<footer>{TOLD}</footer>"),
        Example(f"<nav>{TOLD}</nav>{PAID_LINK}"),
        Example(f'<div role="contentinfo">{TOLD}</div>{PAID_LINK}'),
        Example(
            f"<aside>{TOLD}<p>Kettles that we tried last year and liked</p></aside>{PAID_LINK}"
        ),
        Example(
            f"<html lang='en'><body><aside>{TOLD}</aside><main>{PAID_LINK}</main></body></html>"
        ),
        Example(f'<p id="told"><a href="/paid/">Disclosure</a></p>{PAID_LINK}', THEIRS),
        Example(f'<p data-notice="commission"><a href="/paid/">How we are paid</a></p>{PAID_LINK}'),
    ),
)
