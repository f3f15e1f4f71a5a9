"""How scores, text and offers are shown."""

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.contrib.humanize.templatetags.humanize import ordinal

from products import links
from products.addresses import is_web_address
from products.models import Offer, PriceObservation, SpecificationValue
from reviews import price_words, prices
from reviews.boxes import Head
from reviews.markup import cells, offers, receipts, reports, scores
from reviews.models import LiveReview
from reviews.registers import TIES

register = template.Library()


# Markup of rows and offers, for the pages that show a few of them.
register.simple_tag(cells.rank, name="rank_cell")
register.simple_tag(cells.product, name="product_cell")
register.simple_tag(cells.score, name="score_cell")
register.simple_tag(offers.lowest_price)
register.simple_tag(offers.seller)
register.simple_tag(receipts.receipt)
register.simple_tag(reports.report_link)
register.simple_tag(scores.basis)
register.simple_tag(scores.score)

register.filter(ordinal)


@register.filter
def lookup(values: dict[int, object], key: int) -> object:
    """The value at `key`, or None."""
    return values.get(key)


@register.filter
def first_rows(head: Head | None, count: int) -> Head | None:
    return head.first(count) if head else None


@register.filter
def address(offer: Offer) -> str:
    return links.address(offer)


@register.filter
def web_address(text: str | None) -> str:
    """`text` if it is an http(s) address that a page may link to, else nothing."""
    return text if text and is_web_address(text) else ""


@register.filter
def sentences(shelves: Iterable[tuple[str, list[Offer]]]) -> list[tuple[str, str]]:
    """What the programmes of the offers of a product require to be said beside them."""
    return prices.sentences(offer for _, offers in shelves for offer in offers)


@register.filter
def link_label(offer: Offer) -> str:
    return offer.programme.link_label if offer.programme else "paid link"


@register.filter(is_safe=True)
def trimmed(markup: str) -> str:
    """Without white space at its ends: within a sentence, a template's last line break would show."""
    return markup.strip()


@register.filter
def availability(offer: Offer) -> str:
    """In words, or nothing where the merchant did not say."""
    if offer.price_availability in (None, PriceObservation.Availability.UNKNOWN):
        return ""
    return PriceObservation.Availability(offer.price_availability).label


@register.filter
def delivery(offer: Offer) -> str:
    return price_words.delivery(offer)


@register.filter
def unit_prices(offer: Offer, values: Iterable[SpecificationValue]) -> str:
    return price_words.unit_prices(offer, values)


@register.filter
def figure(amount: Decimal, currency: str) -> str:
    """An amount of the past, without its currency."""
    return price_words.figure(amount, currency)


@register.filter
def tie_kind(review: LiveReview) -> str:
    """What the tag `tie` calls a sample that was a favour."""
    return TIES[review.sample]


@register.filter
def sample_note(review: LiveReview) -> str:
    """The sentence that tells where a lent or given sample came from."""
    return f"The sample was {review.get_sample_display()}."
