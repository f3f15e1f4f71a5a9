"""What the products of a category are compared by, and the facts of a product: one row for each
specification of its category, with one field for the value."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from products.admin.rows import Row, RowForm, RowFormSet
from products.models import Specification, SpecificationValue

YES_NO = [("", "not known"), ("True", "yes"), ("False", "no")]
COLUMNS = {
    Specification.Kind.NUMBER: "number",
    Specification.Kind.TEXT: "text",
    Specification.Kind.YES_NO: "flag",
}
EMPTY = {"number": None, "text": "", "flag": None}
NO_NUMBER = "Prices can be shown per a number only: choose the kind “number”, or leave this empty."
NO_UNIT = "Give the unit too, in the singular: “tablet” makes “$0.21 per tablet”."
NO_VALUE = "Give the value, or tick “Delete” to remove it."


class SpecificationForm(forms.ModelForm):
    class Meta:
        model = Specification
        fields = ["name", "slug", "unit", "kind", "better", "price_per", "position"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("price_per") is None:
            return cleaned
        if cleaned.get("kind") != Specification.Kind.NUMBER:
            self.add_error("price_per", NO_NUMBER)
        elif not cleaned.get("unit"):
            self.add_error("price_per", NO_UNIT)
        return cleaned


class SpecificationValueForm(RowForm):
    row_field = "specification"
    value = forms.Field(required=False)

    class Meta:
        model = SpecificationValue
        fields = ["specification"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.thing:
            self.column = COLUMNS[self.thing.kind]
            self.fields["value"] = self.value_field()
            self.initial["value"] = self.saved_value()

    def value_field(self) -> forms.Field:
        """The form field of the column that holds values of this kind."""
        if self.column == "flag":
            field: forms.Field = forms.ChoiceField(choices=YES_NO)
        else:
            field = forms.fields_for_model(SpecificationValue, [self.column])[self.column]
            field.widget = forms.TextInput(attrs={"class": "vTextField"})
        if self.column == "number":
            field.widget.attrs["inputmode"] = "decimal"
        field.required = True
        field.error_messages["required"] = NO_VALUE
        return field

    def saved_value(self) -> Any:
        saved = getattr(self.instance, self.column)
        return "" if saved is None else str(saved) if self.column == "flag" else saved

    def clean(self) -> dict[str, Any] | None:
        """Put the value into its column, and nothing into the others, before the row is checked."""
        cleaned = super().clean() or self.cleaned_data
        if "value" in cleaned and self.thing:
            given = cleaned["value"]
            value = given == "True" if self.column == "flag" else given
            for column, content in {**EMPTY, self.column: value}.items():
                setattr(self.instance, column, content)
        return cleaned

    def _post_clean(self) -> None:
        if "value" in self.cleaned_data:  # without one, the field has said so already
            super()._post_clean()  # type: ignore[misc]  # the stubs leave it out


class SpecificationValueFormSet(RowFormSet):
    row_field = "specification"

    def rows_needed(self) -> Iterable[Row]:
        """The specifications of the category, then those of another one that have a value nevertheless."""
        category = self.instance.category
        for specification in category.specifications.all():
            neither = specification.better == Specification.Better.NEITHER
            detail = "" if neither else specification.get_better_display()
            yield Row(specification, str(specification), detail)
        for value in self.get_queryset():
            other = value.specification
            if other.category_id != category.pk:
                yield Row(other, str(other), f"Belongs to {other.category}: delete it.")


class SpecificationValueInline(admin.TabularInline):
    model = SpecificationValue
    form = SpecificationValueForm
    formset = SpecificationValueFormSet
    fields = ["specification", "value"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SpecificationValue]:
        return super().get_queryset(request).select_related("specification__category")

    @admin.display(description="value")
    def value(self, row: SpecificationValue) -> str:
        """For those who may only look."""
        return row.display
