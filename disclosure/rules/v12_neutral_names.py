"""Ad blockers hide what is called an ad: the notice bears no such name."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from disclosure.audit import Case, Example, Finding, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PAID_LINK, notice
from disclosure.page import ancestors
from disclosure.styles.verdicts import NOTHING

# Whole words of names, such as those in "top-ad", "top_ad" and "topAd".
WORDS = {
    *(
        "ad",
        "ads",
        "adv",
        "adbox",
        "adbanner",
        "adblock",
        "adcontainer",
        "adframe",
        "adholder",
        "adlabel",
    ),
    *(
        "adslot",
        "adsense",
        "adspace",
        "adtext",
        "adunit",
        "adwrap",
        "adwrapper",
        "adzone",
        "dfp",
        "gpt",
    ),
    *("promo", "promos", "promoted", "promotion", "promotional", "commercial", "banner", "banners"),
    *("outbrain", "taboola", "adsbygoogle", "googlead", "textad", "textads", "native"),
}
STARTS = re.compile(r"affiliat|sponsor|advert|disclos|disclaim|werbung|anzeige|reklam|publicidad")
PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def check(case: Case) -> Verdict:
    if not case.page.notices:
        return inapplicable(NOTHING)
    found = list(_named(case.notice or case.page.notices[0]))
    return verdict(found, passed="No name on the notice or around it calls it an advertisement.")


def _named(node: LexborNode) -> Iterator[Finding]:
    for one in (node, *ancestors(node)):
        names = [one.attributes.get("id") or "", *(one.attributes.get("class") or "").split()]
        for name in names:
            if word := _telling(name):
                yield broken(f"Ad blockers hide what is called “{name}” (for “{word}”).", one)


def _telling(name: str) -> str:
    pieces = [piece.lower() for piece in PIECE.findall(name)]
    return next((one for one in pieces if one in WORDS or STARTS.match(one)), "")


RULE = Rule(
    id="V12",
    promise="No class or id on the notice or around it is one that ad blockers hide.",
    source="House rule",
    hint="Use neutral names: notice, box, column.",
    check=check,
    good=(
        Example(f'<div class="notice lead-in" id="header">{notice("commission")}</div>{PAID_LINK}'),
        Example(
            f'<div class="address added readable" id="download">{notice("commission")}</div>{PAID_LINK}'
        ),
        Example(f'{notice("commission")}<div class="top-ad">{PAID_LINK}</div>'),
    ),
    bad=(
        Example(f'<div class="affiliate-disclosure">{notice("commission")}</div>{PAID_LINK}'),
        Example(f'<div id="top_ad">{notice("commission")}</div>{PAID_LINK}'),
        Example(f'<div class="adBox">{notice("commission")}</div>{PAID_LINK}'),
        Example(f'<section class="isSponsored">{notice("commission")}</section>{PAID_LINK}'),
    ),
)
