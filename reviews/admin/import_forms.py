"""What has to be said of an article, or of a sheet of scores, before it can be read: the options of the
commands `import_guide` and `import_scores` as forms."""

from decimal import Decimal
from typing import Any

from django import forms

from products.admin.feed_form import Lines
from products.feeds.problems import UnreadableError
from products.models import Category
from reviews.importing.articles import drafting, reading
from reviews.importing.scores import intake, values
from reviews.models import Author, Method

WIDE = {"class": "vTextField"}


class ArticleForm(forms.Form):
    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ",".join(reading.ENDINGS)}),
        help_text="Markdown, HTML or plain text, up to 1 MB. Save a Word document as HTML first.",
    )
    format = forms.ChoiceField(
        choices=[("", "by the ending of its name"), *((kind, kind) for kind in reading.FORMATS)],
        required=False,
    )
    category = forms.ModelChoiceField(
        Category.objects, required=False, help_text="Needed for a new guide."
    )
    author = forms.ModelChoiceField(
        Author.objects, required=False, help_text="Needed for a new guide."
    )
    title = forms.CharField(
        max_length=140,
        required=False,
        widget=forms.TextInput(attrs=WIDE),
        help_text="Empty: the first heading of the article.",
    )
    slug = forms.SlugField(
        max_length=140,
        required=False,
        widget=forms.TextInput(attrs=WIDE),
        help_text="The last part of its address. Empty: made from the title.",
    )
    update = forms.BooleanField(
        label="Replace the draft of the guide with this slug",
        required=False,
        help_text="What was there stays in its history, and what readers see stays as it is.",
    )

    fieldsets = [
        (None, {"fields": ["file", "category", "author"]}),
        (
            "Where the file does not tell",
            {"fields": ["format", "title", "slug", "update"], "classes": ["collapse"]},
        ),
    ]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for name in ("category", "author"):
            if name not in self.errors and not given.get(name) and not given.get("update"):
                self.add_error(name, f"A new guide needs its {name}.")
        if given.get("file") and not given.get("format"):
            try:
                given["format"] = reading.guessed(given["file"].name)
            except UnreadableError:
                self.add_error(
                    "format", "The name of the file does not tell its format: choose it."
                )
        return given

    def asked(self) -> drafting.Asked:
        given = self.cleaned_data
        return drafting.Asked(
            source=str(given["file"].name),
            category=given["category"],
            author=given["author"],
            title=given["title"],
            slug=given["slug"],
            update=given["update"],
        )


class SheetForm(forms.Form):
    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt"}),
        help_text="CSV (UTF-8): a row for each product, a column for each criterion.",
    )
    method = forms.ModelChoiceField(
        Method.objects.select_related("category"), help_text="Its criteria name the columns."
    )
    author = forms.ModelChoiceField(
        Author.objects,
        required=False,
        help_text="Who writes the reviews that are not there yet.",
    )
    out_of = forms.DecimalField(
        label="Best value",
        initial=values.TEN,
        min_value=Decimal("0.1"),
        max_digits=6,
        decimal_places=1,
        help_text="Of the sheet. Other scales are converted to ours, from 0 to 10.",
    )
    product = forms.CharField(
        label="Column of products",
        required=False,
        widget=forms.TextInput(attrs=WIDE),
        help_text="Names them by slug, GTIN or name. Empty: name, product, slug or gtin.",
    )
    mapped = Lines(
        label="Columns of criteria",
        required=False,
        help_text="Those that are called otherwise, one in each line: comfort=seat",
    )
    check = forms.CharField(
        label="Column to compare",
        required=False,
        widget=forms.TextInput(attrs=WIDE),
        help_text="A published overall score, such as total×0.1, is compared with what our ranking computes.",
    )
    create = forms.BooleanField(
        label="Make products that are missing",
        required=False,
        help_text="They are not listed until you list them.",
    )
    brand = forms.CharField(
        label="Column of brands",
        required=False,
        widget=forms.TextInput(attrs=WIDE),
        help_text="Of products that are made.",
    )
    skip_errors = forms.BooleanField(
        label="Take the good rows although others are refused", required=False
    )

    fieldsets = [
        (None, {"fields": ["file", "method", "author", "out_of"]}),
        (
            "A sheet that needs more explaining",
            {
                "fields": ["product", "mapped", "check", "create", "brand", "skip_errors"],
                "classes": ["collapse"],
            },
        ),
    ]

    def asked(self) -> intake.Asked:
        given = self.cleaned_data
        column, factor = intake.compared(given["check"])
        return intake.Asked(
            product=given["product"],
            mapped=given["mapped"],
            out_of=given["out_of"],
            create=given["create"],
            brand=given["brand"],
            check=column,
            factor=factor,
            skip_errors=given["skip_errors"],
        )
