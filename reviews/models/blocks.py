"""The blocks that the text of a guide or a review is made of, in the order an editor gave them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from products import images
from products.models import Product
from reviews.models.comparisons import Comparison
from reviews.models.guides import Guide
from reviews.models.reviews import Review
from reviews.richtext.field import RichTextField
from reviews.richtext.rendering import plain

MOST_COLUMNS = 4


class Block(models.Model):
    """One block of one guide or of one review."""

    guide = models.ForeignKey(
        Guide, models.CASCADE, null=True, blank=True, related_name="%(class)s_blocks"
    )
    review = models.ForeignKey(
        Review, models.CASCADE, null=True, blank=True, related_name="%(class)s_blocks"
    )
    region = models.CharField(max_length=20, default="main")
    ordering = models.IntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["ordering", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(guide__isnull=False, review=None) | Q(guide=None, review__isnull=False)
                ),
                name="%(class)s_of_one_document",
                violation_error_message="A block belongs to one guide or one review.",
            )
        ]

    def __str__(self) -> str:
        return shortened(self.gist())

    def gist(self) -> str:
        """The words by which an editor knows the block again."""
        raise NotImplementedError


class Text(Block):
    html = RichTextField("text", help_text="Headings of level 2 go into the list of contents.")

    class Meta(Block.Meta):
        verbose_name = "text"

    def gist(self) -> str:
        return plain(self.html)


class Takeaways(Block):
    heading = models.CharField(max_length=80, default="Key takeaways")
    points = models.TextField(help_text="One point per line: what a reader in a hurry must know.")

    class Meta(Block.Meta):
        verbose_name = verbose_name_plural = "key takeaways"

    def gist(self) -> str:
        return self.points


class Quotation(Block):
    words = models.TextField(
        help_text="What was said, word for word, without quotation marks. Plain text."
    )
    speaker = models.CharField(max_length=120, blank=True, help_text="Who said it.")
    credential = models.CharField(
        max_length=160,
        blank=True,
        help_text="Why it matters that they say it: training, or what they went through.",
    )
    said_in = models.CharField(
        "where it was said",
        max_length=200,
        blank=True,
        help_text="The interview, letter, book or page, with its date.",
    )
    source_url = models.URLField(
        "published at", max_length=500, blank=True, help_text="Where readers can look it up."
    )
    consent = models.CharField(
        "record of consent",
        max_length=200,
        blank=True,
        help_text="If it is not published anywhere else: where the speaker's consent is kept.",
    )

    def gist(self) -> str:
        return ": ".join(filter(None, (self.speaker, self.words)))


class Table(Block):
    class Look(models.TextChoices):
        TABLE = "table", "table"
        PAIRS = "pairs", "pairs, such as features and benefits"

    caption = models.CharField(max_length=160, help_text="What the table shows; printed above it.")
    look = models.CharField(max_length=8, choices=Look, default=Look.TABLE)
    first_column_heads = models.BooleanField(
        "first column names its row",
        default=True,
        help_text="Read out with each cell to people who do not see the table.",
    )
    cells = models.JSONField(
        help_text="The first row is the header. One row per line, cells separated by “|”, one to four columns."
    )

    def gist(self) -> str:
        return self.caption

    def clean(self) -> None:
        self.cells = table_cells(self.cells)
        if self.look == self.Look.PAIRS and len(self.cells[0]) != 2:
            raise ValidationError({"look": "Pairs need exactly two columns."})

    @property
    def header(self) -> list[str]:
        return list(self.cells[0])

    @property
    def rows(self) -> list[list[str]]:
        return list(self.cells[1:])


class Picture(Block):
    file = images.PictureField(
        upload_to=images.upload_path,
        width_field="width",
        height_field="height",
        validators=[images.validate],
        help_text="JPEG, PNG or WebP of at least 200 pixels a side.",
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField(
        "alternative text",
        max_length=200,
        help_text="What the picture shows, for people who do not see it.",
    )
    credit = models.CharField(max_length=120, help_text="Who made it; printed under the picture.")
    caption = models.CharField(max_length=300, blank=True)
    focal_x = images.focal_field("from the left")
    focal_y = images.focal_field("from the top")

    def gist(self) -> str:
        return self.alt


class ProductBox(Block):
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    note = models.TextField(
        blank=True,
        help_text="Why it stands here, in a sentence or two. Score, prices and labels come by themselves.",
    )

    class Meta(Block.Meta):
        verbose_name = "product box"
        verbose_name_plural = "product boxes"

    def gist(self) -> str:
        return str(self.product)


class ComparisonEmbed(Block):
    comparison = models.ForeignKey(Comparison, models.PROTECT, related_name="+")
    rows = models.PositiveSmallIntegerField(
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text="How many products to show, from the first rank on. A link leads to all.",
    )

    class Meta(Block.Meta):
        verbose_name = "comparison"

    def gist(self) -> str:
        return str(self.comparison)


class Question(Block):
    question = models.CharField(max_length=200)
    answer = RichTextField()

    class Meta(Block.Meta):
        verbose_name = "question and answer"
        verbose_name_plural = "questions and answers"

    def gist(self) -> str:
        return self.question


class Conclusion(Block):
    heading = models.CharField(max_length=80, default="Conclusion")
    html = RichTextField("text")

    def gist(self) -> str:
        return plain(self.html)


class Source(Block):
    """Something that a document relies on, and that a reader can look up."""

    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.URLField("address", max_length=500, blank=True)

    def gist(self) -> str:
        return self.title


BLOCKS: tuple[type[Block], ...] = (
    Text,
    Takeaways,
    Quotation,
    Table,
    Picture,
    ProductBox,
    ComparisonEmbed,
    Question,
    Conclusion,
    Source,
)


def table_cells(given: Any) -> list[list[str]]:
    """`given` as rows of text of equal length. Raises ValidationError at `cells` if it is no table."""
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise ValidationError({"cells": "Give rows of cells."})
    rows = [[str(cell).strip() for cell in row] for row in given]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:
        raise ValidationError({"cells": "A table needs a header row and at least one more row."})
    columns = max(len(row) for row in rows)
    if columns > MOST_COLUMNS:
        raise ValidationError(
            {"cells": f"A table has at most {MOST_COLUMNS} columns, and this one has {columns}."}
        )
    return [row + [""] * (columns - len(row)) for row in rows]


def shortened(text: str, length: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
