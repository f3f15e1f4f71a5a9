"""A price that is too old is not shown."""

from collections.abc import Iterator
from datetime import datetime, timedelta

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
from disclosure.examples import CLICK_LINK, HISTORY, PAID_LINK, PRICE, notice

LONGEST = timedelta(days=31)  # where no register says how old a price may be
EVER = timedelta(days=366)  # what no programme goes beyond
GRACE = timedelta(minutes=1)  # between writing a page and judging it


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("How old prices may be on a site that is not ours is not known here.")
    prices = case.page.prices
    if not prices:
        return inapplicable("There is no price in the markup of prices.")
    return verdict(_stale(case), passed=f"All {len(prices)} prices are young enough to be shown.")


def _stale(case: Case) -> Iterator[Finding]:
    for price, link in case.priced:
        there = case.destination(link) if link else None
        limit = (there.max_age if there else None) or LONGEST
        for age in _ages(case, price.times):
            if age > limit + GRACE:
                words = f"This price was seen {_spelt(age)} ago; it may be {_spelt(limit)} old."
                yield (broken if link or age > EVER + GRACE else doubtful)(words, price.holder)


def _ages(case: Case, times: tuple[str, ...]) -> Iterator[timedelta]:
    for written in times:
        try:
            yield case.facts.at - datetime.fromisoformat(written.strip())
        except (ValueError, TypeError):
            continue  # what is no time with a zone breaks C01


def _spelt(age: timedelta) -> str:
    hours = age / timedelta(hours=1)
    return f"{hours:.0f} hours" if hours < 72 else f"{hours / 24:.0f} days"


OLD = PRICE.replace("05-04T10", "05-03T10")
RULE = Rule(
    id="C02",
    blocking=True,
    promise="No price is shown that is older than its programme allows.",
    source="House rule informed by the Amazon Associates Program Policies on price and availability",
    hint="Import the seller's feed again; {% price %} shows no figure when it is too old.",
    check=check,
    good=(
        Example(f"{notice('commission')}<p>{PRICE}{PAID_LINK}</p>"),
        Example(f"<p>{OLD}{CLICK_LINK}</p>"),
        Example(f"<ul><li>{OLD}{CLICK_LINK}</li><li>{PRICE}{PAID_LINK}</li></ul>"),
        Example(f"<section><p>{PRICE}{PAID_LINK}</p>{HISTORY}</section>"),
        Example(HISTORY, outcome=Outcome.INAPPLICABLE),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
        Example(f"<p>{OLD}{PAID_LINK}</p>", {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"<p>{OLD}{PAID_LINK}</p>"),
        Example(f"<ul><li>{OLD}{PAID_LINK}</li><li>{PRICE}{CLICK_LINK}</li></ul>"),
        Example(f"<p>{PRICE.replace('05-04T10', '03-04T10')}{CLICK_LINK}</p>"),
        Example(PRICE.replace("2026-05-04T10", "2025-05-03T10")),
        Example(PRICE.replace("2026-05-04T10", "2026-03-04T10"), outcome=Outcome.INCOMPLETE),
    ),
)
