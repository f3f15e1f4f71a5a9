"""Pages of that site, and parts to break them with."""

from datetime import timedelta

from django.utils import timezone

from disclosure.models import Notice
from disclosure.policy import KINDS
from tests.disclosure.guard.registers import MERCHANT

PATH = "/compare/kettles/"
PAID = '<p>Alder: <a rel="sponsored nofollow" href="/go/1/">Alder Shop</a> <span class="label">paid link</span></p>'
BARE = '<p><a href="/go/1/">Alder Shop</a></p>'
RAW = f'<p><a href="{MERCHANT}">Alder Shop</a></p>'
FOREIGN = '<p><a href="https://www.amazon.com/dp/B000?tag=us-20">A kettle</a></p>'


def price(hours: float = 1) -> str:
    """The price of link 1, confirmed so long ago."""
    confirmed = timezone.now() - timedelta(hours=hours)
    return (
        '<span class="price"><data value="24.90" data-currency="USD">$24.90</data> as of '
        f'<time datetime="{confirmed:%Y-%m-%dT%H:%M:%S+00:00}">{confirmed:%-d %b %Y, %H:%M} UTC</time></span>'
    )


def sentence(kind: str) -> str:
    """The words in force for `kind`."""
    return Notice.objects.in_force("en", timezone.now())[kind].text


def notice(*kinds: str, text: str | None = None, version: str = "") -> str:
    """The notice in force for these kinds of pay; or with other words or versions."""
    told = sorted({*kinds, "general"}, key=list(KINDS).index)
    force = Notice.objects.in_force("en", timezone.now())
    words = " ".join(force[kind].text for kind in told) if text is None else text
    versions = version or " ".join(force[kind].token for kind in told)
    return (
        '<div class="notice" role="note" aria-label="How this site is paid">'
        f'<p data-notice="{" ".join(told)}" data-notice-version="{versions}">{words}</p>'
        '<p><a href="/advertising-disclosure/">Read how we are paid</a></p></div>'
    )


def page(*parts: str, head: str = "", title: str = "Kettles compared") -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title>{head}</head>"
        f"<body><main><h1>{title}</h1>{''.join(parts)}</main></body></html>"
    )


def good() -> str:
    """A page that keeps every promise."""
    return page(notice("commission"), PAID)


def bad() -> str:
    """The same without its notice."""
    return page(PAID)
