"""“Affiliate link” alone tells most readers nothing: two of three could not say what it means."""

import re
from collections.abc import Iterator

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
from disclosure.examples import CLICK_LINK, PAID_LINK, notice
from disclosure.items import pay_labels
from disclosure.seen import seen_text
from disclosure.wording import WORD, count, tells

JARGON = re.compile(
    r"(?<!\w)(?:#?affiliat(?:e|es|ed|ion)|#?aff|#?spo?n?|commissionable|#?collab(?:oration)?s?"
    r"|thanks to|gifted|in association with|partner links?|affiliate-?links?|partnerlinks?)(?!\w)",
    re.IGNORECASE,
)
OPENINGS = {"thanks to", "in association with"}
FILLERS = {"link", "links", "post", "page", "content", "contains", "this", "has", "a", "with"}
FEW = 14  # words that leave no room for an explanation


def check(case: Case) -> Verdict:
    if not case.has_pay:
        return inapplicable("Nothing on the page is known to pay.")
    found = [*_in_notice(case), *(_on_labels(case) if case.facts.ours else ())]
    return verdict(found, passed="The notice and labels do not rest on words of the trade.")


def _in_notice(case: Case) -> Iterator[Finding]:
    jargon = JARGON.search(case.told)
    if jargon and count(case.told) <= FEW and tells(case.told, case.locale) is not True:
        yield broken(f"“{jargon[0]}” alone does not tell readers that somebody pays.", case.notice)


def _on_labels(case: Case) -> Iterator[Finding]:
    for label in pay_labels(case):
        if is_jargon(said := seen_text(label)):
            yield broken(f"Few readers know what the label “{said}” means.", label)


def is_jargon(label: str) -> bool:
    """Whether nothing else is said: “Affiliate marketing” may be the subject of the page."""
    found = JARGON.search(label)
    left = WORD.findall(JARGON.sub("", label).lower())
    return found is not None and (found[0].lower() in OPENINGS or FILLERS.issuperset(left))


TOLD = notice("commission")
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}}


def told(words: str) -> str:
    return f'<p id="told">{words}</p>{PAID_LINK}'


RULE = Rule(
    id="W01",
    blocking=True,
    promise="The notice and the labels do not rest on “affiliate link”, “collab”, “#sp” and the like.",
    source="House rule informed by the ASA and Ipsos MORI, 2019, and the FTC's endorsement FAQ",
    hint="Say who pays whom and when; label a link “paid link” or “Ad”.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}{CLICK_LINK}"),
        Example(f"{TOLD}{PAID_LINK}<p>What affiliate links are, thanks to our readers.</p>"),
        Example(f'{TOLD}<p>{CLICK_LINK} <span class="tag">Affiliate marketing</span></p>'),
        Example(told("Affiliate links: we earn money when you buy."), THEIRS),
        Example(told("We earn money when you buy. This page has affiliate links."), THEIRS),
        Example(told("Sponsored by Alder"), THEIRS),
        Example('<p id="told">Affiliate links</p>', THEIRS, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(told("This page has affiliate links."), THEIRS),
        Example(told("Affiliate disclosure"), THEIRS),
        Example(told("Contains commissionable links."), THEIRS),
        Example(told("#sp"), THEIRS),
        Example(told("A collab, with many thanks to Alder!"), THEIRS),
        Example(f"{TOLD}{PAID_LINK.replace('paid link', 'affiliate link')}"),
        Example(f'{TOLD}<p>{CLICK_LINK} <span class="badge">#spon</span></p>'),
    ),
)
