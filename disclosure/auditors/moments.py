"""The moment at which a register is looked at: `?at=2026-05-04T12:30`, by default now."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.http import HttpRequest
from django.utils.timezone import get_current_timezone_name, localtime, now

FORMAT = "%Y-%m-%dT%H:%M"
YEARS = range(1970, 9000)  # further out, databases and time zones part ways


class MomentForm(forms.Form):
    at = forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        error_messages={
            "invalid": "This is no moment. Write YYYY-MM-DDTHH:MM, for example 2026-05-04T12:30."
        },
    )

    def __init__(self, request: HttpRequest, **defaults: str) -> None:
        """`defaults` fill in what is not asked for."""
        self.now = now()
        asked = request.GET.copy()
        for name, value in defaults.items():
            asked[name] = asked.get(name) or value
        self.is_now = not asked.get("at", "").strip()
        if self.is_now:
            asked["at"] = f"{localtime(self.now):{FORMAT}}"
        super().__init__(asked)
        self.fields["at"].label = f"At (time zone {get_current_timezone_name()})"

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        if at is not None and at.year not in YEARS:
            raise forms.ValidationError(f"Give a year from {YEARS[0]} to {YEARS[-1]}.")
        return at

    @property
    def moment(self) -> datetime:
        """What was asked for; now, if nothing was, or nothing that makes sense."""
        self.is_valid()
        at: datetime | None = self.cleaned_data.get("at")
        return self.now if self.is_now or at is None else at

    def full_clean(self) -> None:
        super().full_clean()
        if "at" in self.errors:  # browsers empty a field of moments that holds none
            self.fields["at"].widget = forms.TextInput()
