"""Forms for the rows of a document that stay right when somebody else changed those rows meanwhile.

Django takes it for granted that the rows a form was made of are still there when it comes back.
If one is gone, what was typed for it is dropped; if one came in between, forms and rows are mixed
up. Here each form is matched with its row anew, and a form whose row is gone makes a new row.
"""

import re
from typing import Any

from django import forms
from django.db.models import Model
from django.forms.models import BaseInlineFormSet

KEY = "id"


class KnownRow(forms.Field):
    """The row of a form, by its primary key. Django would ask the database for each of them again."""

    widget = forms.HiddenInput

    def __init__(self, rows: dict[str, Model], initial: Any) -> None:
        super().__init__(required=False, initial=initial)
        self.rows = rows

    def to_python(self, value: Any) -> Model | None:
        if value in self.empty_values:
            return None
        if str(value) not in self.rows:
            raise forms.ValidationError("This is not there any more.", code="invalid_choice")
        return self.rows[str(value)]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class KeptFormSet(BaseInlineFormSet):
    """With `overwrite`, the form decides which rows there are: those that it does not hold are deleted."""

    same_by = ""  # a field by which a row is known again where its key is of no use

    def __init__(self, *args: Any, overwrite: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.overwrite = overwrite
        self.left_out: list[Model] = []
        if self.is_bound and self.management_form.is_valid():
            self._match()

    def _match(self) -> None:
        rows = list(self.get_queryset())
        numbers: Any = self.management_form.cleaned_data
        total, initial = numbers["TOTAL_FORMS"], numbers["INITIAL_FORMS"]
        row_of = {index: self._row(index, rows) for index in range(min(total, self.absolute_max))}
        sent = [self._posted(index, KEY) or "" for index in row_of]
        if sent == [str(row.pk) for row in rows] + [""] * (len(sent) - initial):
            return
        held = [row for row in rows if row in row_of.values()]
        first = {row: index for index, row in reversed(row_of.items()) if row}
        order = [first[row] for row in held]
        order += [index for index in row_of if index not in order]
        self._renumber(order, held)
        self._queryset = held
        self.left_out = [row for row in rows if row not in held]

    def _row(self, index: int, rows: list[Any]) -> Model | None:
        """The row that a form is for."""
        key = self._posted(index, KEY)
        for row in rows:
            if str(row.pk) == key:
                return row  # type: ignore[no-any-return]
        if not self.same_by or not self._is_filled(index):
            return None
        attribute = f"{self.same_by}_id"
        same = self._posted(index, self.same_by)
        return next((row for row in rows if str(getattr(row, attribute)) == same), None)

    def _is_filled(self, index: int) -> bool:
        names = set(self.form.base_fields) - {self.same_by}
        return any(self._posted(index, name) for name in names)

    def _posted(self, index: int, name: str) -> Any:
        return self.data.get(f"{self.add_prefix(index)}-{name}")

    def _renumber(self, order: list[int], held: list[Model]) -> None:
        """Put the forms of `held` first, as Django wants them, and note their rows."""
        prefix = str(self.prefix)
        data, self.files = (renumbered(one, prefix, order) for one in (self.data, self.files))
        for index in range(len(order)):
            data[f"{prefix}-{index}-{KEY}"] = str(held[index].pk) if index < len(held) else ""
        data[f"{prefix}-TOTAL_FORMS"] = str(len(order))
        data[f"{prefix}-INITIAL_FORMS"] = str(len(held))
        self.data = data
        self.__dict__.pop("management_form", None)  # it was made of the old numbers

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if isinstance(form.fields.get(KEY), forms.ModelChoiceField):
            rows = {str(row.pk): row for row in self.get_queryset()}
            form.fields[KEY] = KnownRow(rows, form.fields[KEY].initial)

    def save(self, commit: bool = True) -> Any:
        if self.overwrite:
            for row in self.left_out:
                row.delete()
        return super().save(commit)


def renumbered(given: Any, prefix: str, order: list[int]) -> Any:
    """A copy of posted values in which the form `order[n]` of a formset is its form n."""
    pattern = re.compile(rf"{re.escape(prefix)}-(\d+)-(.+)")
    place = {old: new for new, old in enumerate(order)}
    copy, moved = given.copy(), {}
    for name in list(copy):
        if found := pattern.fullmatch(name):
            values, old = copy.pop(name), int(found[1])
            if old in place:
                moved[f"{prefix}-{place[old]}-{found[2]}"] = values
    for name, values in moved.items():
        copy.setlist(name, values)
    return copy
