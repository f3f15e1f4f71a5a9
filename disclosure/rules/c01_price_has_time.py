"""A price without the time it was seen is a promise about now."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

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
from disclosure.examples import PAID_LINK, PRICE, notice
from disclosure.figures import readings
from disclosure.page import Price, words
from disclosure.seen import seen_text

AHEAD = timedelta(minutes=5)  # by how much clocks may differ
CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})\b(?!\s*[ap]\.?m)", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def check(case: Case) -> Verdict:
    prices = case.page.prices
    if not prices:
        return inapplicable("There is no price in the markup of prices.")
    found = [one for price in prices for one in (*_time(case, price), *_figure(price))]
    return verdict(found, passed=f"All {len(prices)} prices say when they were seen.")


def _time(case: Case, price: Price) -> Iterator[Finding]:
    stamps = price.holder.css("time[datetime]")
    if len(stamps) != 1:
        yield broken(f"Beside this price are {len(stamps)} times, not one.", price.holder)
        return
    stamp, moment = stamps[0], _moment(price.times[0])
    if moment is None:
        yield broken(f"“{price.times[0]}” is no time with its zone.", price.holder)
    elif moment > case.facts.at + AHEAD:
        yield broken("This price was seen in the future.", price.holder)
    elif case.page.unseen(stamp) or not _says(seen_text(stamp), moment):
        yield broken(f"Readers do not see the time {price.times[0]} here.", price.holder)


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _says(text: str, moment: datetime) -> bool:
    """Whether no year and no clock time in `text` contradicts `moment`; it may leave out both."""
    years = {int(one) for one in YEAR.findall(text)}
    clocks = {(int(hour), int(minute)) for hour, minute in CLOCK.findall(text)}
    return bool(text) and years <= {moment.year} and clocks <= {(moment.hour, moment.minute)}


def _figure(price: Price) -> Iterator[Finding]:
    shown = words(price.node.text())
    if not re.fullmatch(r"\d+(?:\.\d+)?", price.value, re.ASCII):
        yield broken(f"“{price.value}” is no amount.", price.holder)
    elif Decimal(price.value) not in readings(shown):
        yield broken(f"Readers see “{shown}”, machines {price.value}.", price.holder)


TIME = '<time datetime="2026-05-04T10:00:00+00:00">4 May 2026, 10:00 UTC</time>'
RULE = Rule(
    id="C01",
    blocking=True,
    promise="Each price stands with the one time at which it was last seen at the seller.",
    source="House rule informed by the Amazon Associates Program Policies on price and availability",
    hint="Write prices by {% price %}, which takes the time of confirmation.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PRICE}{PAID_LINK}"),
        Example(PRICE.replace("24.90", "1234.50", 1).replace("$24.90", "1.234,50 €")),
        Example(PRICE.replace("24.90", "1234", 1).replace("$24.90", "¥1,234")),
        Example(PRICE.replace("4 May 2026, 10:00 UTC", "today")),
        Example(PRICE.replace("10:00:00+00:00", "12:04:00+00:00").replace("10:00", "12:04")),
        Example(
            PRICE.replace("10:00:00+00:00", "06:00:00-04:00").replace("10:00 UTC", "06:00 EDT")
        ),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PRICE.replace(TIME, "")),
        Example(f"{PRICE.replace(TIME, '')}<p>Seen {TIME}</p>"),
        Example(PRICE.replace(TIME, f"{TIME}, changed {TIME}")),
        Example(PRICE.replace("+00:00", "")),
        Example(PRICE.replace("2026-05-04T10:00:00+00:00", "")),
        Example(PRICE.replace("2026-05-04T10", "2026-05-04T13").replace("10:00", "13:00")),
        Example(PRICE.replace("<time ", "<time hidden ")),
        Example(PRICE.replace("4 May 2026, 10:00 UTC", "")),
        Example(PRICE.replace("4 May 2026, 10:00", "4 May 2026, 11:30")),
        Example(PRICE.replace("$24.90", "$19.90")),
        Example(PRICE.replace('"24.90"', '""')),
        Example(PRICE.replace('"24.90"', '"24,90"')),
    ),
)
