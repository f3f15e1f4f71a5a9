"""The tags by which a page keeps its promises. They take values and know no product.

The markup that they write is the vocabulary that the judge of a page reads.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language

from disclosure.money import money
from disclosure.notices import IN_FORCE

register = template.Library()


class DiscloseNode(Node):
    """Its content with the compensation notice above it."""

    child_nodelists = ("content",)

    def __init__(self, more: FilterExpression, content: NodeList) -> None:
        self.more = more
        self.content = content

    def render(self, context: Context) -> SafeString:
        content = self.content.render(context)
        notice = render_to_string(
            "disclosure/_notice.html", {"notice": IN_FORCE, "more": self.more.resolve(context)}
        )
        return SafeString(notice + content)


@register.tag
def disclose(parser: Parser, token: Token) -> DiscloseNode:
    """{% disclose url %}…{% enddisclose %} around what a page shows: puts the notice above it.

    `url` is where the full text stands.
    """
    bits = token.split_contents()
    if len(bits) != 2:
        raise template.TemplateSyntaxError(
            "disclose takes one argument, the address of the full disclosure: {% disclose url %}"
        )
    content = parser.parse(("enddisclose",))
    parser.delete_first_token()
    return DiscloseNode(parser.compile_filter(bits[1]), content)


@register.inclusion_tag("disclosure/_price.html")
def price(
    amount: Decimal | None,
    currency: str | None,
    *,
    confirmed_at: datetime | None,
    max_age: timedelta,
    at: datetime,
    merchant: str,
    availability: str = "",
) -> dict[str, object]:
    """A price, the time it was last confirmed, and whether it is in stock, in words.

    There is no figure if it was confirmed longer ago than `max_age`.
    """
    fresh = amount is not None and confirmed_at is not None and at - confirmed_at <= max_age
    return {
        "amount": f"{amount:.2f}" if fresh else "",
        "currency": currency,
        "money": money(amount, currency, get_language() or "en")
        if fresh and amount and currency
        else "",
        "confirmed_at": confirmed_at,
        "merchant": merchant,
        "availability": availability,
    }


@register.inclusion_tag("disclosure/_paid_link.html")
def paid_link(href: str, text: str, *, label: str = "paid link") -> dict[str, str]:
    """A link that pays, with its label. `href` is a path of this site or an http(s) address."""
    parts = urlsplit(href)
    local = href.startswith("/") and not href.startswith("//")
    if not local and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise template.TemplateSyntaxError(
            f"paid_link takes a path of this site or an http(s) address, not {href!r}."
        )
    if not label.strip():
        raise template.TemplateSyntaxError("paid_link needs a label that says the link pays.")
    return {"href": href, "text": text, "label": label}


@register.inclusion_tag("disclosure/_placement_label.html")
def placement_label(advertiser: str) -> dict[str, str]:
    """The label inside an element that carries `data-placement`."""
    return {"advertiser": advertiser}


@register.inclusion_tag("disclosure/_tie.html")
def tie(kind: str, words: str) -> dict[str, str]:
    """A tie to the maker, such as a free sample, told beside what it bears on."""
    return {"kind": kind, "words": words}


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """A point in time, absolute, with its time zone."""
    local = localtime(at)
    words = date_format(local, "j M Y, H:i T")
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), words)
