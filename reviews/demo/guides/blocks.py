"""From a block as it is written to the row that keeps it, not saved yet."""

from __future__ import annotations

from functools import singledispatch

from products.models import Product
from reviews.demo.content import Cited
from reviews.demo.guides import shapes
from reviews.demo.pictures import figures, keeping
from reviews.demo.prose import html
from reviews.models import (
    Block,
    Comparison,
    ComparisonEmbed,
    Conclusion,
    Picture,
    ProductBox,
    Question,
    Quotation,
    Source,
    Table,
    Takeaways,
    Text,
)

CREDIT = "Drawing by Forthright demo"


@singledispatch
def row(block: object) -> Block:
    raise TypeError(f"{block!r} is no block.")


@row.register
def _(block: shapes.Prose) -> Text:
    return Text(html=html(block.text))


@row.register
def _(block: shapes.Points) -> Takeaways:
    return Takeaways(points="\n".join(block.points))


@row.register
def _(block: shapes.Said) -> Quotation:
    return Quotation(
        words=block.words,
        speaker=block.speaker,
        credential=block.credential,
        said_in=block.said_in,
        consent=block.consent,
    )


@row.register
def _(block: shapes.Grid) -> Table:
    look = Table.Look.PAIRS if block.pairs else Table.Look.TABLE
    wide = len(block.rows[0]) > 1  # a lone column heads nothing
    return Table(caption=block.caption, look=look, first_column_heads=wide, cells=block.rows)


@row.register
def _(block: shapes.Drawn) -> Picture:
    picture = Picture(
        file=figures.content(block.figure),
        alt=block.alt,
        credit=CREDIT,
        caption=block.caption,
        focal_x=block.focus[0],
        focal_y=block.focus[1],
    )
    keeping.use_what_is_there(picture)
    return picture


@row.register
def _(block: shapes.Boxed) -> ProductBox:
    return ProductBox(product=Product.objects.get(slug=block.product), note=block.note)


@row.register
def _(block: shapes.Ranked) -> ComparisonEmbed:
    comparison = Comparison.objects.get(slug=block.comparison)
    return ComparisonEmbed(comparison=comparison, rows=block.rows)


@row.register
def _(block: shapes.Asked) -> Question:
    return Question(question=block.question, answer=html(block.answer))


@row.register
def _(block: shapes.Closing) -> Conclusion:
    return Conclusion(html=html(block.text))


@row.register
def _(block: Cited) -> Source:
    return Source(title=block.title, publisher=block.publisher, year=block.year, url=block.url)
