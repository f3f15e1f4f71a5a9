"""A price and the time that it was seen are drawn together."""

from collections.abc import Iterator

from disclosure.audit import Case, Example, Finding, Rule, Verdict, broken, inapplicable, verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import blind, lost, seen
from disclosure.examples import PRICE, notice, page
from disclosure.sight import Part

RENDERINGS = QUICK[:1]
FAR = 200  # px between a price and its time, from edge to edge: some words of a phone's line


def check(case: Case) -> Verdict:
    sight = seen(case)
    times = {(one.rendering, one.about): one for one in sight.of("time")}
    prices = sight.of("price")
    if not prices:
        return blind(case) if lost(case) else inapplicable("There is no price in sight.")
    found = [
        one
        for price in prices
        if (time := times.get((price.rendering, price.about)))
        for one in _apart(case, price, time)
    ]
    return verdict(found, passed=f"All {len(prices)} prices stand beside their times.")


def _apart(case: Case, price: Part, time: Part) -> Iterator[Finding]:
    node = case.page.tree.css_first(price.place)
    for part, name in ((price, "This price"), (time, "The time of this price")):
        if not part.is_readable:
            yield broken(f"{name} {part.fault} ({part.rendering}).", node)
            return
    if price.box and time.box:
        down = max(price.box.y, time.box.y) - min(price.box.bottom, time.box.bottom)
        across = max(price.box.x, time.box.x) - min(price.box.right, time.box.right)
        if max(down, across) > FAR:
            away = f"{max(down, across):.0f} px away from this price ({price.rendering})"
            yield broken(f"Its time stands {away}.", node)


RULE = Rule(
    id="C01b",
    promise="A price and the time that it was seen are drawn together.",
    source="House rule informed by programmes' terms on a date and time adjacent to a price",
    hint="Keep figure and time in one line or box, in colours that can be read.",
    check=check,
    good=(Example(f"{notice('commission')}{PRICE}"),),
    bad=(
        Example(
            page(
                f"{notice('commission')}{PRICE}", head="<style>time { color: transparent }</style>"
            )
        ),
        Example(
            page(
                f"{notice('commission')}{PRICE}",
                head="<style>time { position: relative; top: 400px }</style>",
            )
        ),
    ),
)
