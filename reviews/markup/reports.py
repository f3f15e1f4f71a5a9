"""The link by which a reader reports what is wrong."""

from __future__ import annotations

from urllib.parse import quote

from django.utils.html import format_html
from django.utils.safestring import SafeString

from products.models import Offer, Product
from products.paths import path

LINK = (
    '<a class="report" rel="nofollow" href="{}?about={}&amp;page={}{}{}">Report a problem{}</a>\n'
)


def report_link(
    about: str,
    page: str,
    *,
    offer: Offer | None = None,
    product: Product | None = None,
    what: str = "",
) -> SafeString:
    """`about` is a kind of problem, `page` the path that it is on; `what` tells screen readers which
    of the links of a page this is."""
    return format_html(
        LINK,
        path("reviews:report"),
        about,
        quote(page),
        format_html("&amp;offer={}", offer.pk) if offer else "",
        format_html("&amp;product={}", product.pk) if product else "",
        format_html('<span class="unseen"> {}</span>', what) if what else "",
    )
