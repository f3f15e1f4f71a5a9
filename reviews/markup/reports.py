"""The link by which a reader reports what is wrong."""

from __future__ import annotations

from urllib.parse import quote

from django.utils.safestring import SafeString

from disclosure.writing import written
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
    return written(
        LINK,
        path("reviews:report"),
        about,
        quote(page),
        written("&amp;offer={}", offer.pk) if offer else "",
        written("&amp;product={}", product.pk) if product else "",
        written('<span class="unseen"> {}</span>', what) if what else "",
    )
