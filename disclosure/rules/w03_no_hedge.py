"""Who is paid says “we are paid”, not “we may be”."""

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
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.examples import NOTICES, PAID_LINK, notice, page
from disclosure.policy import Approved
from disclosure.wording import primary, sentences

PAID = (
    r"(?:earn\w*|paid|pays? (?:us|me)|payments?|commissions?|compensat\w+|consideration|remunerat\w+"
    r"|sponsored|affiliate\w*|money|(?:referral|small|an?) fees?|kickbacks?|revenue|free of charge)"
)
WE = r"(?:we|us|i|me|our (?:site|team|company)|this (?:site|website|page|post|blog))"
AT_TIMES = (
    r"(?:sometimes|occasionally|possibly|perhaps|maybe|potentially|from time to time|at times"
    r"|in some cases)"
)
MODAL = re.compile(
    rf"\b(?:may|might|could)\b(?P<rest>(?: [\w’'-]+){{0,9}}? {PAID})\b", re.IGNORECASE
)
# “You may”, “prices may”, and the month.
OF_OTHERS = re.compile(
    r"\b(?:you|they|readers?|buyers?|customers?|users?|visitors?|prices?|offers?|details?)"
    r"(?: \w+){0,2} $|\d $",
    re.IGNORECASE,
)
# “Sellers may pay us” can mean that they are allowed to.
ALLOWED = re.compile(
    r" (?:\w+ ){0,2}?(?:pay|compensate|reimburse|send|give) (?:us|me)\b", re.IGNORECASE
)
LOOSE = re.compile(rf"\b{AT_TIMES}\b.*\b{PAID}\b|\b{PAID}\b.*\b{AT_TIMES}\b", re.IGNORECASE)
OURS = re.compile(rf"\b{WE}(?: \w+){{0,2}} {AT_TIMES}\b|\b{AT_TIMES},? {WE}\b", re.IGNORECASE)
SOME = re.compile(
    r"\bsome (?:(?:kind|form|sort|type) of )?(?:consideration|compensation|remuneration)\b",
    re.IGNORECASE,
)
PAID_DE = r"(?:\w*provision\w*|vergüt\w*|bezahl\w*|geld|entgelt\w*|verdien\w*)"
CAN_DE = r"(?:kann|können|könnten?|dürften?)"
HEDGED_DE = re.compile(
    rf"\b(?:{CAN_DE} (?:wir|ich)|(?:wir|ich) {CAN_DE})\b.*\b{PAID_DE}\b"
    r"|\b(?:möglicherweise|eventuell|evtl|vielleicht|unter umständen|gegebenenfalls|ggf|manchmal)\b"
    rf".*\b{PAID_DE}\b",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict:
    if not (case.told and case.kinds):
        return inapplicable("There is no notice of pay that acts on the page.")
    return verdict(_hedged(case), passed="The notice says what is paid, not what might be.")


def _hedged(case: Case) -> Iterator[Finding]:
    for sentence in sentences(case.told):
        sure = hedges(sentence, case.locale)
        if sure:
            yield broken(f"This hedges, although pay is on the page: “{sentence}”", case.notice)
        elif sure is None:
            yield doubtful(f"Are we paid here, or only now and then: “{sentence}”", case.notice)


def hedges(sentence: str, language: str) -> bool | None:
    """Whether `sentence` leaves open if somebody is paid; None if it can be read either way."""
    if primary(language) == "de":
        return HEDGED_DE.search(sentence) is not None
    modals = [one for one in MODAL.finditer(sentence) if not _is_of_others(sentence, one)]
    if SOME.search(sentence) or not all(map(_may_be_leave, modals)):
        return True
    if LOOSE.search(sentence):
        return True if OURS.search(sentence) else None
    return None if modals else False


def _may_be_leave(modal: re.Match[str]) -> bool:
    return modal[0][:5].lower() != "might" and ALLOWED.match(modal["rest"]) is not None


def _is_of_others(sentence: str, modal: re.Match[str]) -> bool:
    month = modal[0].startswith("May") and modal["rest"].split()[0].isdigit()
    return month or OF_OTHERS.search(sentence[: modal.start()]) is not None


TOLD = notice("commission")
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}}
HEDGED = {**NOTICES, "commission-1": Approved("commission", "Merchants might pay us.")}


def told(words: str) -> str:
    return f'<p id="told">{words}</p>{PAID_LINK}'


def german(words: str) -> str:
    return page(told(words)).replace('lang="en"', 'lang="de"')


RULE = Rule(
    id="W03",
    blocking=True,
    promise="The notice does not say that pay may exist where it does.",
    source="House rule informed by the FTC's endorsement FAQ; FTC v. Shop Tutors (LendEDU), 2020",
    hint="Approve a sentence that says what is so: “Merchants pay us when you buy …”.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}<p>We may earn a commission, other sites write.</p>"),
        Example(
            told("We earn money when you buy. Sellers can pay us for a higher position."), THEIRS
        ),
        Example(told("Sellers pay us. Prices may change after we are paid."), THEIRS),
        Example(told("We are paid for links. You may pay less elsewhere."), THEIRS),
        Example(told("Merchants pay us a commission, as of 4 May 2026 on all paid links."), THEIRS),
        Example(told("Pay can influence the order; where it does, we mark it."), THEIRS),
        Example(german("Verkäufer können uns für einen Platz bezahlen."), THEIRS),
        Example(notice("elsewhere"), outcome=Outcome.INAPPLICABLE),
        Example('<p id="told">We may earn money.</p>', THEIRS, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{TOLD.replace('pay us', 'might pay us')}{PAID_LINK}", {"notices": HEDGED}),
        Example(told("We may earn a commission when you buy."), THEIRS),
        Example(
            told("We may sometimes possibly receive some consideration from partners."), THEIRS
        ),
        Example(told("We may be compensated by the companies shown."), THEIRS),
        Example(told("This page may contain affiliate links."), THEIRS),
        Example(told("Some links here could earn us money."), THEIRS),
        Example(told("We sometimes get a commission."), THEIRS),
        Example(told("Perhaps we are paid for some of the links."), THEIRS),
        Example(told("We receive some form of compensation."), THEIRS),
        Example(german("Wir können eine Provision erhalten."), THEIRS),
        Example(german("Unter Umständen erhalten wir eine Provision."), THEIRS),
        Example(told("Sellers may pay us for a higher position."), THEIRS, Outcome.INCOMPLETE),
        Example(told("Merchants sometimes pay us."), THEIRS, Outcome.INCOMPLETE),
    ),
)
