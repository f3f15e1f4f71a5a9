"""The cells of a table of products."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from disclosure.templatetags.disclosure import placement_label
from disclosure.writing import written
from products.models import ProductImage, SpecificationValue
from products.paths import path
from products.templatetags.pictures import picture
from reviews.comparison import Row
from reviews.markup.numbers import in_words, localized
from reviews.markup.scores import basis
from reviews.markup.scores import score as meter

LACKING = (
    '<span class="none"><span aria-hidden="true">–</span><span class="unseen">{}</span></span>\n'
)
NOT_RANKED, NOT_SCORED, NOT_KNOWN = (
    written(LACKING, why) for why in ("Not ranked", "Not scored", "Not known")
)
NOT_REVIEWED = SafeString('<span class="none">Not reviewed</span>\n')
LINE_END = SafeString("\n")
UP = SafeString('<span class="up" aria-hidden="true">▲ </span>')
DOWN = SafeString('<span class="down" aria-hidden="true">▼ </span>')
OTHER = '<span class="other">{}{} advertising {}</span>'
PRODUCT = '{}\n<div class="thing">{}\n<a href="{}"><span class="maker">{}</span> {}</a></div>\n'
SCORE = '<a class="plain" href="{}" title="Read the review">{}</a>{}{}{}\n'


def rank(row: Row, *, other_order: str = "") -> SafeString:
    """`other_order` says whether the other order is “with” or “without” advertising, if there are two."""
    if not row.rank:
        return NOT_RANKED
    other = _other(row.rank, row.other_rank or 0, other_order) if other_order else ""
    return written('<span class="place">{}</span>{}\n', localized(row.rank), other)


def _other(here: int, there: int, order: str) -> SafeString:
    arrow = UP if here < there else DOWN if here > there else ""
    return written(OTHER, arrow, order, in_words(there))


def product(row: Row) -> SafeString:
    one = row.product
    label = placement_label(row.placement.advertiser) if row.placement else ""
    shown = _picture(row.image) if row.image else ""
    return written(PRODUCT, label, shown, one.get_absolute_url(), one.brand.name, one.name)


def _picture(image: ProductImage) -> SafeString:
    context = picture(image, sizes="4rem", shape="card", lazy=True)
    return render_to_string("products/_picture.html", context)


def score(row: Row, *, receipt: SafeString | str = "") -> SafeString:
    if not row.review:
        return NOT_REVIEWED
    moved = row.moved
    blind = (
        written('<span class="blind">{} without pay</span>', localized(moved.blind))
        if moved
        else ""
    )
    address = path("reviews:review", row.product.slug)
    return written(
        SCORE, address, meter(row.overall, moved=moved), blind, basis(row.review), receipt
    )


def criterion(row: Row, key: int) -> SafeString:
    value = row.scores.get(key)
    return NOT_SCORED if value is None else localized(value) + LINE_END


def specification(value: SpecificationValue | None) -> SafeString:
    return written("{}\n", value.display) if value else NOT_KNOWN
