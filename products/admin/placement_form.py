"""What commerce people fill in for a placement. What the register refuses is said by `placing`."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.forms import ValidationError

from products.admin.moments import shown_moment
from products.admin.refusals import RefusableForm
from products.models import Placement
from products.models.placements import TERMS


class PlacementForm(RefusableForm):
    told = ""  # what the save changed, for the history

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "points" in self.fields:
            self.fields["points"].required = False

    def clean(self) -> dict[str, Any] | None:
        if "slot" in self.data and "slot" not in self.fields:
            raise ValidationError(
                "This placement began to act while you were editing it: only its end can be changed now."
            )
        cleaned = super().clean()
        if cleaned and {"slot", "points"} <= cleaned.keys():
            self.ask_for_something(cleaned)
        return cleaned

    def ask_for_something(self, cleaned: dict[str, Any]) -> None:
        if not cleaned["slot"] and not cleaned["points"]:
            self.add_error(
                "slot",
                "Nothing is paid for yet. Give a slot, for a row above the ranking; or points, for a "
                "higher score; or both.",
            )

    def clean_points(self) -> Decimal:
        return self.cleaned_data["points"] or Decimal("0.0")

    def clean_starts_at(self) -> Any:
        return self.kept_moment("starts_at")

    def clean_ends_at(self) -> Any:
        return self.kept_moment("ends_at")

    def kept_moment(self, name: str) -> Any:
        """One that nobody changed keeps its fractions of a second, which the form does not show."""
        return self.cleaned_data[name] if name in self.changed_data else self.initial[name]


def told(before: Placement, after: Placement) -> str:
    """What was changed, in words: “Points from 0.1 to 0.3. End from … to ….”"""
    fields = (Placement._meta.get_field(name) for name in (*TERMS, "ends_at"))
    return " ".join(
        f"{str(field.verbose_name).capitalize()} from {was} to {now}."
        for field in fields
        if isinstance(field, models.Field)
        if (was := _shown(before, field)) != (now := _shown(after, field))
    )


def _shown(placement: Placement, field: "models.Field[Any, Any]") -> str:
    value = getattr(placement, field.name)
    if isinstance(value, datetime):
        return shown_moment(value)
    if field.choices:
        return str(getattr(placement, f"get_{field.name}_display")())
    return f"“{value}”" if isinstance(value, str) else str("none" if value is None else value)
