"""The tags by which a page keeps its promises. They take values and know no product.

The markup that they write is the vocabulary that the judge of a page reads.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name, localtime, now
from django.utils.translation import get_language
from selectolax.lexbor import LexborHTMLParser

from disclosure import notices, policy
from disclosure.models import Notice
from disclosure.money import money
from disclosure.writing import written

register = template.Library()

PAYING = '[rel~="sponsored"], [data-placement], [data-points], [data-order="paid"], [data-tie]'
TIES = ("sample", "loan", "ownership")
PAYMENTS = ("commission", "click")

# Each of these stands on a page once for each offer: hundreds of times.
PRICE = (
    '<span class="price"><data value="{}" data-currency="{}">{}</data>{} '
    '<span class="asof">as of {}</span></span>\n'
)
LINK = (
    '<a class="out" rel="sponsored nofollow" href="{}" data-pays="{}">{}</a> '
    '<span class="label">{}</span>\n'
)


class DiscloseNode(Node):
    """Its content, and above it the notice of the kinds of pay that the content's tags declare."""

    child_nodelists = ("content",)

    def __init__(self, more: FilterExpression, content: NodeList) -> None:
        self.more = more
        self.content = content

    def render(self, context: Context) -> SafeString:
        content = self.content.render(context)
        locale = settings.LANGUAGE_CODE
        notice = notices.compose(declared(content), locale=locale, at=_moment(context))
        return SafeString(notice_html(notice, locale, self.more.resolve(context)) + content)


@register.tag
def disclose(parser: Parser, token: Token) -> DiscloseNode:
    """{% disclose url %}…{% enddisclose %} around what a page shows: puts the notice above it.

    `url` is where the full text stands. The content is rendered first, so that the notice tells of
    what is there, whatever rendered it: an include, a table's cell, a fragment from the cache.
    """
    bits = token.split_contents()
    if len(bits) != 2:
        raise template.TemplateSyntaxError(
            "disclose takes one argument, the address of the full disclosure: {% disclose url %}"
        )
    content = parser.parse(("enddisclose",))
    parser.delete_first_token()
    return DiscloseNode(parser.compile_filter(bits[1]), content)


def declared(content: str) -> set[str]:
    """The kinds of pay that the tags in `content`, rendered HTML, have left in its markup."""
    if not content.strip():
        return set()
    kinds: set[str] = set()
    for node in LexborHTMLParser(content).css(PAYING):
        held = node.attributes
        if "sponsored" in (held.get("rel") or "").split():
            kinds.add(held.get("data-pays") or "commission")
        kinds |= {kind for kind in ("placement", "points") if f"data-{kind}" in held}
        if held.get("data-order") == "paid":
            kinds.add("points")
        if "data-tie" in held:
            kinds.add(held["data-tie"] or "")
    return kinds


def notice_html(notice: notices.Composed, locale: str, more: str) -> str:
    words = notices.around(locale)
    return render_to_string(
        "disclosure/_notice.html", {"notice": notice, "around": words, "more": more}
    )


def _moment(context: Context) -> datetime:
    """The time that the page is made for, which its view calls `at`; else now."""
    at = context.get("at")
    return at if isinstance(at, datetime) else now()


@register.simple_tag(takes_context=True)
def sentences_in_force(context: Context) -> list[Notice]:
    """What notices are composed of at the moment of the page, in their order."""
    there = Notice.objects.in_force(settings.LANGUAGE_CODE, _moment(context))
    return [there[kind] for kind in policy.KINDS if kind in there]


@register.simple_tag
def price(
    amount: Decimal | None,
    currency: str | None,
    *,
    confirmed_at: datetime | None,
    max_age: timedelta,
    at: datetime,
    merchant: str,
    availability: str = "",
    delivery: str = "",
    unit: str = "",
    href: str = "",
    label: str = "paid link",
    pays: str = "commission",
) -> SafeString:
    """A price, the time it was last confirmed, and in words whether it is in stock, what delivery
    costs, and what a unit of it costs.

    There is no figure if it was confirmed longer ago than `max_age`, but where to see it: as a paid
    link, if `href` says where that leads.
    """
    if amount is None or confirmed_at is None or at - confirmed_at > max_age:
        words = f"See price at {merchant}"
        instead = paid_link(href, words, label=label, pays=pays) if href else words
        return written('<span class="price none">{}</span>\n', instead)
    told = money(amount, currency, get_language() or "en") if amount and currency else ""
    beside = (("stock", availability), ("delivery", delivery), ("per", unit))
    notes = "".join(written(' <span class="{}">{}</span>', *one) for one in beside if one[1])
    return written(PRICE, f"{amount:.2f}", currency, told, SafeString(notes), moment(confirmed_at))


@register.simple_tag
def paid_link(
    href: str, text: str, *, label: str = "paid link", pays: str = "commission"
) -> SafeString:
    """A link that pays, with its label. `href` is a path of this site or an http(s) address;
    `pays` says for what: "commission" (a sale) or "click"."""
    if not _is_local(href):
        parts = urlsplit(href)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise template.TemplateSyntaxError(
                f"paid_link takes a path of this site or an http(s) address, not {href!r}."
            )
    if not label.strip():
        raise template.TemplateSyntaxError("paid_link needs a label that says the link pays.")
    _known("paid_link pays", pays, PAYMENTS)
    return written(LINK, href, pays, text, label)


def _is_local(href: str) -> bool:
    return href.startswith("/") and not href.startswith("//")


@register.simple_tag
def placement_label(advertiser: str) -> SafeString:
    """The label inside an element that carries `data-placement`."""
    words = f"Advertisement, paid by {advertiser}"
    return written('<strong class="label placed">{}</strong>\n', words)


@register.simple_tag
def tie(kind: str, words: str) -> SafeString:
    """A tie to the maker (sample, loan or ownership), told beside what it bears on."""
    _known("tie", kind, TIES)
    if not words.strip():
        raise template.TemplateSyntaxError("tie needs words that tell readers of it.")
    return written('<span class="tie" data-tie="{}">{}</span>\n', kind, words)


def _known(taking: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise template.TemplateSyntaxError(
            f"{taking} takes one of {', '.join(known)}, not {given!r}."
        )


@register.simple_tag
def moment(at: datetime) -> SafeString:
    """A point in time, absolute, with its time zone."""
    return _moment_in(at, get_current_timezone_name(), get_language())


@lru_cache(maxsize=1024)  # most prices of a page come from one feed
def _moment_in(at: datetime, zone: str, language: str | None) -> SafeString:
    local = localtime(at)
    words = date_format(local, "j M Y, H:i T")
    return written('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), words)
