"""The blocks of guides and reviews: one list of them, in which each kind has its own form."""

from typing import Any

from content_editor.admin import ContentEditorInline
from django import forms
from django.contrib import admin
from django.forms import Script
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html

from products.admin.addresses import HTTPS_BY_DEFAULT
from products.models import Product
from reviews.admin.cells import CellsField
from reviews.admin.kept_rows import KeptFormSet
from reviews.models import (
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

PLACE = ("region", "ordering")  # hidden; the editor of the list fills them in


class BlockInline(ContentEditorInline):  # type: ignore[misc]  # untyped third-party class
    formset = KeptFormSet
    formfield_overrides = HTTPS_BY_DEFAULT
    mark = ""
    names_needed: tuple[str, ...] = ()  # relations by whose names the block is called

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.button = format_html(
            '<span class="block-mark" aria-hidden="true">{}</span>', self.mark
        )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related(*self.names_needed)


class TextInline(BlockInline):
    model = Text
    mark = "¶"
    fields = ["html", *PLACE]


class TakeawaysInline(BlockInline):
    model = Takeaways
    mark = "✓"
    fields = ["heading", "points", *PLACE]


class QuotationInline(BlockInline):
    model = Quotation
    mark = "“"
    fields = ["words", "speaker", "credential", "said_in", "source_url", "consent", *PLACE]


class TableForm(forms.ModelForm):
    cells = CellsField(
        label="Cells",
        help_text="The first row is the header. One row per line, cells separated by “|”, one to "
        "four columns. Rows copied from a spreadsheet can be pasted.",
    )


class TableInline(BlockInline):
    model = Table
    form = TableForm
    mark = "▦"
    fields = ["caption", "look", "cells", "first_column_heads", *PLACE]

    class Media:
        js = [Script("reviews/admin-table.js", type="module")]


class PictureInline(BlockInline):
    model = Picture
    mark = "▣"
    fields = [
        *("file", "preview", "alt", "credit", "caption"),
        ("focal_x", "focal_y"),
        *PLACE,
    ]
    readonly_fields = ["preview"]

    class Media:
        js = [Script("products/focus.js", type="module")]

    @admin.display(description="click the part that must stay visible")
    def preview(self, picture: Picture) -> str:
        return render_to_string("admin/products/picture_preview.html", {"image": picture})


class ProductBoxInline(BlockInline):
    model = ProductBox
    mark = "◆"
    fields = ["product", "note", *PLACE]
    autocomplete_fields = ["product"]
    names_needed = ("product__brand",)

    def formfield_for_foreignkey(self, db_field: Any, *args: Any, **kwargs: Any) -> Any:
        if db_field.name == "product":
            kwargs["queryset"] = Product.objects.select_related("brand")
        return super().formfield_for_foreignkey(db_field, *args, **kwargs)


class ComparisonEmbedInline(BlockInline):
    model = ComparisonEmbed
    mark = "≡"
    fields = ["comparison", "rows", *PLACE]
    autocomplete_fields = ["comparison"]
    names_needed = ("comparison",)


class QuestionInline(BlockInline):
    model = Question
    mark = "?"
    fields = ["question", "answer", *PLACE]


class ConclusionInline(BlockInline):
    model = Conclusion
    mark = "■"
    fields = ["heading", "html", *PLACE]


class SourceInline(BlockInline):
    model = Source
    mark = "§"
    fields = ["title", "publisher", "year", "url", *PLACE]


KINDS: tuple[type[BlockInline], ...] = (
    TextInline,
    TakeawaysInline,
    QuotationInline,
    TableInline,
    PictureInline,
    ProductBoxInline,
    ComparisonEmbedInline,
    QuestionInline,
    ConclusionInline,
    SourceInline,
)


def inlines_of(kind: str) -> list[type[BlockInline]]:
    """For a “guide” or a “review”."""
    return [type(f"{kind}{inline.__name__}", (inline,), {"fk_name": kind}) for inline in KINDS]
