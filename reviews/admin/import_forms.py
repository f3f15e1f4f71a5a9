"""What has to be said of an article, or of a sheet of scores, before it can be read: the options of the
commands `import_guide` and `import_scores` as forms."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from products.admin.feed_form import Lines
from products.feeds.problems import UnreadableError
from products.models import Category
from reviews.importing.articles import drafting, reading
from reviews.importing.opening import refuse_larger
from reviews.importing.scores import intake, sheet, values
from reviews.models import Author, Method

WIDE = {"class": "vTextField"}
OPTION = re.compile(r"--([a-z][a-z-]*)")


class FileForm(forms.Form):
    """A file of up to `largest` bytes, and what has to be said of it."""

    largest: int
    fieldsets: list[Any]
    options: dict[str, str] = {}  # of the command, that are called otherwise here

    def clean_file(self) -> UploadedFile:
        """Refused by its size before anything reads it."""
        file: UploadedFile = self.cleaned_data["file"]
        try:
            refuse_larger(file.size or 0, self.largest)
        except UnreadableError as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def told(self, message: object) -> str:
        """Options of the command that `message` names become the labels of the fields."""
        return OPTION.sub(self._label, str(message))

    def _label(self, option: re.Match[str]) -> str:
        name = self.options.get(option[1], option[1].replace("-", "_"))
        return f"“{self[name].label}”" if name in self.fields else option[0]

    def reasons(self) -> str:
        """All that is wrong with it, in one line."""
        return " ".join(
            f"{self[name].label}: {' '.join(map(str, errors))}"
            for name, errors in self.errors.items()
        )


class ArticleForm(FileForm):
    largest = reading.LARGEST

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


class SheetForm(FileForm):
    largest = sheet.LARGEST
    options = {"map": "mapped", "product-column": "product", "brand-column": "brand"}

    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt"}),
        help_text="CSV (UTF-8): a row for each product, a column for each criterion, up to 5 MB.",
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
