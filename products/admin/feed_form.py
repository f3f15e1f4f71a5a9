"""What has to be said of a feed before it can be read: the options of `import_feed` as a form."""

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from products import currencies
from products.feeds import columns
from products.feeds.columns import Asked
from products.feeds.formats import READERS
from products.feeds.intake import Order
from products.models import Category, Merchant, Programme

LARGEST = 20_000_000  # bytes
FIELD_OF = {"map": "mapped", "key": "key", "only": "only", "currency": "currency"}
OPTION = re.compile(rf"--({'|'.join(FIELD_OF)})\b( (?=\w+[=,]))?")
KINDS = ".xml,.csv,.tsv,.txt,.gz"


def told(message: object) -> str:
    """`message` with the labels of the fields for the options of the command that it names."""
    return OPTION.sub(_label, str(message))


def _label(option: re.Match[str]) -> str:
    label = FeedForm()[FIELD_OF[option[1]]].label
    return f"“{label}”: " if option[2] else f"“{label}”"


class Lines(forms.CharField):
    """NAME=VALUE, one in each line."""

    widget = forms.Textarea(attrs={"rows": 2, "class": "vColumnsField", "spellcheck": "false"})

    def clean(self, value: Any) -> dict[str, str]:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        try:
            return dict(columns.pair(line) for line in lines if line)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None


class FeedForm(forms.Form):
    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": KINDS}),
        help_text=f"XML or a table, packed with gzip or not, up to {LARGEST // 1_000_000} MB.",
    )
    merchant = forms.ModelChoiceField(Merchant.objects, help_text="Who sells what is in it.")
    category = forms.ModelChoiceField(
        Category.objects,
        help_text="Where products go that are not known yet.",
    )
    programme = forms.ModelChoiceField(
        Programme.objects.select_related("merchant"),
        required=False,
        empty_label="the merchant’s only one",
        help_text="Who pays for the links. One chosen here replaces what the offers have.",
    )
    currency = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"size": 4, "class": "vCurrencyField"}),
        help_text="Of prices that name none: three capital letters, for example USD.",
    )
    format = forms.ChoiceField(
        choices=[("", "find it out"), *((kind, kind) for kind in READERS)], required=False
    )
    mapped = Lines(
        label="columns",
        required=False,
        help_text="Where a field or specification stands, one in each line: price=price_usd",
    )
    key = forms.CharField(
        label="key columns",
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Which columns together name an item: name,type,color",
    )
    only = Lines(
        label="only rows with",
        required=False,
        help_text="Read no other rows, one condition in each line: category=kettle",
    )

    fieldsets = [
        (None, {"fields": ["file", "merchant", "category", "programme", "currency", "format"]}),
        (
            "A table whose columns are called otherwise",
            {"fields": ["mapped", "key", "only"], "classes": ["collapse"]},
        ),
    ]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > LARGEST:
            raise forms.ValidationError(
                f"The file has {file.size / 1_000_000:.1f} MB, and {LARGEST // 1_000_000} MB is the "
                "most that can be sent. Pack it with gzip, or import it on the server, where "
                "import_feed reads files of any size."
            )
        return file

    def clean_currency(self) -> str:
        currency = str(self.cleaned_data["currency"]).strip().upper()
        if currency:
            currencies.validate(currency)
        return currency

    def clean_key(self) -> list[str]:
        return columns.names(self.cleaned_data["key"])

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        programme, merchant = given.get("programme"), given.get("merchant")
        if programme and merchant and programme.merchant_id != merchant.pk:
            self.add_error("programme", f"This is a programme of {programme.merchant}.")
        return given

    def order(self) -> Order:
        given = self.cleaned_data
        return Order(
            merchant=given["merchant"],
            category=given["category"],
            source=str(given["file"].name),
            programme=given["programme"],
            format=given["format"],
            currency=given["currency"],
            columns=Asked(given["mapped"], given["key"], given["only"]),
        )
