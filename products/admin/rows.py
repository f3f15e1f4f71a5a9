"""Inlines with a row for each thing that an editor has to give a value for: nothing to pick, nothing to forget."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is for, and the words that tell an editor so."""

    thing: Any
    label: str
    detail: str = ""


class FixedChoice(forms.Widget):
    """The thing that a row is for: shown as text, and sent along unseen."""

    template_name = "admin/widgets/fixed_choice.html"

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["row"] = self.row
        return context


class RowFormSet(BaseInlineFormSet):
    """Subclasses name the field that says what a row is for, and the rows that there must be."""

    row_field: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.thing.pk): row for row in self.rows_needed()}
        filled = {str(getattr(saved, f"{self.row_field}_id")) for saved in self.get_queryset()}
        self.initial_extra = [{self.row_field: pk} for pk in self.rows if pk not in filled]
        if self.max_num:  # it is 0 for those who may not add rows
            self.extra = len(self.initial_extra)
            self.max_num = self.initial_form_count() + self.extra

    def rows_needed(self) -> Iterable[Row]:
        raise NotImplementedError

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "rows": self.rows}

    def add_fields(self, form: Any, index: int | None) -> None:
        """In a table, a field is named by its column and its row; say both to who cannot see them."""
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = f"{form.row.label}: {field.label}"


class RowForm(forms.ModelForm):
    """A row of a RowFormSet. It is empty, and not saved, while only what it is for is given."""

    row_field: str

    def __init__(self, *args: Any, rows: dict[str, Row], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = rows.get(str(self[self.row_field].value()), Row(None, ""))
        choice = cast(forms.ModelChoiceField, self.fields[self.row_field])
        choice.queryset = cast(QuerySet, choice.queryset).filter(pk__in=rows)
        choice.widget = FixedChoice(self.row)
        self.thing = self.row.thing

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - {self.row_field})
