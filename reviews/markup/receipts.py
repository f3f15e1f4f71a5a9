"""How a score is made, in lines that readers can add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.template.defaultfilters import pluralize
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from disclosure.writing import written
from reviews.markup.numbers import localized
from reviews.markup.reports import report_link
from reviews.receipts import Payment, Receipt

FOLD = '<details class="receipt"><summary>How this score is made</summary>\n<ul>{}</ul>\n{}\n</details>\n'
SUM = "<p>Sum {}, rounded half up to one decimal: <strong>{}</strong> without pay.</p>"
PAYMENT = "<p>+ {} by placement {}, paid by {}, from {} until {}.</p>"
CUT = "<p>Of {} agreed, {} count: {}.</p>"
ADDED = "<p>{} + {} = <strong>{}</strong>{}.</p>"
EQUALS = "<p>{} other{} the same rank: names decide who is listed first.</p>"
PASSED = SafeString("<p>Products that pay adds points to stand before it.</p>")
SETTLED = SafeString("<p>Of equal shown scores, the higher one without pay stands first.</p>")


def receipt(
    of: Receipt, *, advertising: bool = False, where: str = "", equals: int = 0, page: str = ""
) -> SafeString:
    """`where` names the place at which pay adds points, if it is another than this; `equals` is how
    many others have its rank; `page` the path from which the score can be reported as wrong."""
    paragraphs = (
        written(SUM, of.exact, localized(of.blind)),
        *_pay(of, advertising, where),
        *_order(of, advertising, equals),
        _method(of, page),
    )
    parts = SafeString("".join(written("<li>{}</li>", part) for part in of.parts))
    return written(FOLD, parts, SafeString("\n".join(paragraphs)))


def _pay(of: Receipt, advertising: bool, where: str) -> Iterator[SafeString]:
    if not of.payments:
        yield written("<p>Pay adds nothing{}.</p>", " in any comparison" if where else "")
        return
    if not advertising:
        yield written("<p>{}:</p>", where or "With advertising")
    yield from map(_payment, of.payments)
    points = localized(of.points)
    if of.is_cut:
        yield written(CUT, localized(of.agreed), points, of.limit)
    end = " shown" if advertising else ""
    yield written(ADDED, localized(of.blind), points, localized(of.shown), end)


def _payment(one: Payment) -> SafeString:
    number, period = localized(one.number), (_day(one.starts_at), _day(one.ends_at))
    return written(PAYMENT, localized(one.points), number, one.payer, *period)


def _day(at: datetime) -> str:
    return date_format(localtime(at), "j M Y")


def _order(of: Receipt, advertising: bool, equals: int) -> Iterator[SafeString]:
    if advertising and of.is_passed:
        yield PASSED
    if advertising and of.settled_by_blind:
        yield SETTLED
    if equals:
        yield written(EQUALS, localized(equals), pluralize(equals, " has,s have"))


def _method(of: Receipt, page: str) -> SafeString:
    product = of.product
    link = (
        report_link("score", page, product=product, what=f"{product.name}: its score")
        if page
        else ""
    )
    parts = of.method.get_absolute_url(), of.method, written(" {}", link) if link else ""
    return written('<p><a href="{}">{}</a>{}</p>', *parts)
