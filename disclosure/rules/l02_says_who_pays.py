"""The notice says that money is paid, by whom and for what: a bare “affiliate links” does not."""

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
from disclosure.examples import PAID_LINK, PRICE, notice, page
from disclosure.page import words
from disclosure.policy import KINDS
from disclosure.wording import tells


def check(case: Case) -> Verdict:
    if case.notice is None:
        return inapplicable("There is no notice to read.")
    if case.facts.ours:
        return verdict(_differs(case), passed="The notice has the approved words, and no others.")
    if not case.has_pay:
        return inapplicable("Nothing on the page is known to pay.")
    if case.facts.approved_text:
        return verdict(_departs(case), passed="The notice has the words that were given.")
    return verdict(_leaves_out(case), passed="The notice says that somebody pays, and for what.")


def _differs(case: Case) -> Iterator[Finding]:
    """From the approved sentences of the versions that it names."""
    node = case.notice
    tokens = (node.attributes.get("data-notice-version") or "").split() if node else []
    known = [case.facts.notices.get(token) for token in tokens]
    approved = sorted((one for one in known if one), key=lambda one: list(KINDS).index(one.kind))
    lacking = ", ".join(token for token, one in zip(tokens, known, strict=True) if one is None)
    old = ", ".join(t for t, one in zip(tokens, known, strict=True) if one and not one.in_force)
    if lacking or not tokens:
        yield broken(f"Nobody approved the notice: no such version: {lacking or 'none'}.", node)
    elif old:
        yield broken(f"The notice is not the one in force: {old}.", node)
    elif case.told != words(" ".join(one.text for one in approved)):
        yield broken(f"The notice reads “{_cut(case.told)}”, which nobody approved.", node)


def _departs(case: Case) -> Iterator[Finding]:
    approved = words(case.facts.approved_text)
    if case.told == approved:
        return
    if approved in case.told:
        yield doubtful(f"The notice says more than was given: “{_cut(case.told)}”.", case.notice)
    else:
        yield broken(f"The notice reads “{_cut(case.told)}”, not as was given.", case.notice)


def _leaves_out(case: Case) -> Iterator[Finding]:
    told = tells(case.told, case.page.language or case.facts.locale)
    if told is None:
        yield doubtful(f"Does “{_cut(case.told)}” say who pays whom, and for what?", case.notice)
    elif not told:
        yield broken(
            f"Readers see “{_cut(case.told)}”: nothing says that somebody pays.", case.notice
        )


def _cut(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:159]}…"


PAID = notice("commission")
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}, "notices": {}}


def theirs(told: str, **facts: object) -> Example:
    return Example(f'<div id="told">{told}</div>{PAID_LINK}', {**THEIRS, **facts})


def unsure(told: str, **facts: object) -> Example:
    return Example(f'<div id="told">{told}</div>{PAID_LINK}', {**THEIRS, **facts}, INCOMPLETE)


INCOMPLETE = Outcome.INCOMPLETE
EARN = "We earn money when you buy through links on this page."
RULE = Rule(
    id="L02",
    blocking=True,
    promise="The notice says that money is paid, by whom and for what.",
    source="16 CFR 255.5(a)",
    hint="Print the approved words and no others. On this site {% disclose %} prints them; to change "
    "them, approve a new version.",
    check=check,
    good=(
        Example(f"{PAID}{PAID_LINK}"),
        Example(f"{notice('elsewhere')}{PRICE}"),
        Example(f"{PAID.replace('Merchants', ' Merchants')}{PAID_LINK}"),
        theirs(EARN),
        theirs("As an Amazon Associate I earn from qualifying purchases."),
        theirs("<b>Paid links.</b> Sellers pay us a commission. <a href='/more'>More</a>"),
        theirs("Makers gave us the products free of charge."),
        theirs("We <b>earn</b> money.", approved_text="We earn money."),
        Example(
            page(
                f'<p id="told">Wir erhalten eine Provision, wenn Sie über Links kaufen.</p>{PAID_LINK}'
            ).replace('lang="en"', 'lang="de-AT"'),
            THEIRS,
        ),
        Example('<p id="told">Prices may change.</p>', THEIRS, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{PAID.replace('pay us', 'thank us')}{PAID_LINK}"),
        Example(f"{PAID.replace('.</p>', '. We stay honest.</p>')}{PAID_LINK}"),
        Example(f"{PAID.replace('general-1', 'general-0')}{PAID_LINK}"),
        Example(f"{PAID.replace('commission-1', 'commission-9')}{PAID_LINK}"),
        Example(f"{PAID.replace(' data-notice-version=', ' data-v=')}{PAID_LINK}"),
        Example(f"{PAID.replace('pay us', '<span hidden>pay us</span>')}{PAID_LINK}"),
        Example(f'<p data-notice="commission general" aria-label="{EARN}">ⓘ</p>{PAID_LINK}'),
        theirs(""),
        theirs("ⓘ"),
        theirs("Prices as of 3 May may change."),
        theirs("This page has affiliate links."),
        theirs(f"We test everything… <button>more</button> <span hidden>{EARN}</span>"),
        theirs(EARN, approved_text="We get a commission when you buy."),
        unsure(f"{EARN} We love you.", approved_text=EARN),
        unsure("Sponsored"),
        unsure("We are paid."),
        Example(
            page(f'<p id="told">Zarabiamy na linkach do sklepów.</p>{PAID_LINK}').replace(
                'lang="en"', 'lang="pl"'
            ),
            THEIRS,
            INCOMPLETE,
        ),
    ),
)
