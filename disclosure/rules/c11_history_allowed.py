"""What was seen of a price in the past is told with its times, and where its seller allows it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

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
from disclosure.examples import BASE, HISTORY, PAID_LINK, PRICE, SEEN, notice
from disclosure.histories import FIGURE, drawings, history, summaries, tables
from disclosure.page import words
from disclosure.policy import History

PRICE_OF_NOW = "data[data-currency]"
GRACE = timedelta(minutes=1)  # between writing a page and judging it


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable(
            "Which sellers of a site that is not ours allow histories is not known."
        )
    told = tables(case)
    found = [one for node in told for one in _told(case, node)]
    found += [*_unmarked(case), *_drawn(case), *_summed_up(case)]
    if not (told or found):
        return inapplicable("The page tells no earlier prices.")
    return verdict(found, passed=f"The {len(told)} price histories may be shown, and are dated.")


def _told(case: Case, node: LexborNode) -> Iterator[Finding]:
    if objection := _objection(case, node):
        yield broken(objection, node)
    for line in node.css("tr"):
        if line.css_first("td") and not _is_dated(case, line):
            yield broken("This earlier price has no two times, first and last seen.", line)


def _objection(case: Case, node: LexborNode) -> str:
    known = history(case, node.attributes["data-history"])
    if known is None:
        return "This history is of no offer that is open."
    if not known.allowed:
        return "No history of this offer may be shown: a programme forbids it, or it is off."
    if node.tag != "table":
        return "A history of prices is a table."
    return "Earlier prices are marked as prices of now." if node.css_first(PRICE_OF_NOW) else ""


def _is_dated(case: Case, line: LexborNode) -> bool:
    times = [_moment(one.attributes["datetime"] or "") for one in line.css("time[datetime]")]
    if len(times) != 2 or None in times:
        return False
    first, last = (one for one in times if one)
    return first <= last <= case.facts.at + GRACE


def _moment(written: str) -> datetime | None:
    """None for what is no time with a zone."""
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return found if found.utcoffset() is not None else None


def _unmarked(case: Case) -> Iterator[Finding]:
    """Tables with amounts and two times in a line, that do not say whose prices they are."""
    for table in case.page.tree.css("table:has(time)"):
        if "data-history" in table.attributes or not _has_times_to_spare(table):
            continue
        if any(map(_is_of_past, table.css("tr"))):
            yield broken("This looks like a price history, and names no offer.", table)


def _has_times_to_spare(table: LexborNode) -> bool:
    """Besides those of the prices of now; most tables of prices are not read any further."""
    return len(table.css("time[datetime]")) > len(table.css(PRICE_OF_NOW)) + 1


def _is_of_past(line: LexborNode) -> bool:
    two = len(line.css("time[datetime]")) > 1 and not line.css_first(PRICE_OF_NOW)
    return two and FIGURE.search(words(line.text(separator=" "))) is not None


def _drawn(case: Case) -> Iterator[Finding]:
    for node, beside in drawings(case):
        if not _is_allowed(case, beside):
            yield broken(
                "This drawing tells prices, and no history that may be shown is by it.", node
            )


def _summed_up(case: Case) -> Iterator[Finding]:
    """Editors may speak of a price in their own words: a person reads what has no table by it."""
    for node, beside in summaries(case):
        if beside and not _is_allowed(case, beside):
            yield broken("This sums up a history that may not be shown.", node)
        elif not beside:
            yield doubtful("Is this a price of the past, and may it be told?", node)


def _is_allowed(case: Case, beside: list[LexborNode]) -> bool:
    known = [history(case, one.attributes["data-history"]) for one in beside]
    return bool(known) and all(one is not None and one.allowed for one in known)


TOLD = notice("commission")
PLACE = '<p>Runs <time datetime="2026-04-01T10:00:00+00:00">from</time> $5</p>'
RULE = Rule(
    id="C11",
    blocking=True,
    promise="Earlier prices stand in dated tables, of offers whose programmes allow that alone.",
    source="House rule informed by the Amazon Associates Program Policies on price tracking",
    hint="Show no history of this offer, or name it in data-history and date each line.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}{PRICE}{HISTORY}"),
        Example(HISTORY.replace("<table", "<p>The lowest price that we saw was 29.90.</p><table")),
        Example(f"<ul><li>Lowest price seen: {PRICE}</li></ul>", outcome=Outcome.INAPPLICABLE),
        Example("<p>The lowest weight was 6.25 kg.</p>", outcome=Outcome.INAPPLICABLE),
        Example(f"{PAID_LINK}{PRICE}", outcome=Outcome.INAPPLICABLE),
        Example(f"<svg><text>8.3 of 10</text></svg>{PLACE}", outcome=Outcome.INAPPLICABLE),
        Example(
            f"<table><tr><td>{PRICE}</td><td>{PRICE}</td></tr><tr><td>No. 7</td><td>{SEEN}</td></tr></table>",
            outcome=Outcome.INAPPLICABLE,
        ),
        Example(HISTORY.replace("go/1", "go/2"), {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(HISTORY.replace("go/1", "go/2")),
        Example(HISTORY.replace("go/1", "go/3")),
        Example(HISTORY, {"histories": {f"{BASE}/go/1/": History(allowed=False)}}),
        Example(HISTORY.replace(' data-history="/go/1/"', "")),
        Example(HISTORY.replace('"/go/1/"', '""')),
        Example(HISTORY.replace("<td>$29.90", f"<td>{PRICE}")),
        Example(HISTORY.replace("2026-05-03T10", "2026-03-03T10")),
        Example(HISTORY.replace("2026-05-03T10", "2026-06-03T10")),
        Example(HISTORY.replace("2026-05-03T10:00:00+00:00", "3 May")),
        Example(HISTORY.replace(SEEN, "April</td><td>May")),
        Example('<ul data-history="/go/1/"><li>$29.90 in April</li></ul>'),
        Example("<svg><text>$20</text></svg>"),
        Example("<svg><desc>Alder: from 20.80 to 24.90</desc></svg>"),
        Example(
            "<p>The lowest price of the last 30 days was 20.80.</p>", outcome=Outcome.INCOMPLETE
        ),
        Example(
            HISTORY.replace("<table", "<p>The lowest price was 29.90.</p><table"),
            {"histories": {f"{BASE}/go/1/": History(allowed=False)}},
        ),
        Example(HISTORY.replace("go/1", "go/2").replace("$", "")),
        Example(HISTORY.replace(' data-history="/go/1/"', "").replace("$", "")),
        Example(f"<section><svg><desc>From 20 € up</desc></svg></section>{HISTORY}"),
    ),
)
