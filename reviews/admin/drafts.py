"""The form of a draft: beside its fields, what is said on saving it, and what it was when it was opened."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone

from products.admin.refusals import RefusableForm
from reviews.models import Revision

PRESS = "Press “Publish”"


class DraftForm(RefusableForm):
    note = forms.CharField(
        required=False,
        max_length=300,
        label="Note",
        help_text="What you changed, and why. Kept in the history; readers do not see it.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    correction = forms.CharField(
        required=False,
        label="Correction",
        help_text="What was wrong on the page before, in words for readers. It is printed there with the date.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vCorrectionField"}),
    )
    publish_at = forms.SplitDateTimeField(
        required=False,
        label="Publish at",
        widget=AdminSplitDateTime,
    )
    opened = forms.IntegerField(required=False, widget=forms.HiddenInput)
    overwrite = forms.IntegerField(required=False, widget=forms.HiddenInput)

    conflict: Revision | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = last_number(self.instance)
        self.fields[
            "publish_at"
        ].help_text = f"Date and time in {timezone.get_current_timezone_name()}. Empty: at once."

    def clean_publish_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["publish_at"]
        if moment and "_publish" not in self.data:
            raise forms.ValidationError(
                "To publish at this time, press “Publish”; to save the draft only, empty this."
            )
        if moment and moment < timezone.now():
            raise forms.ValidationError("This moment has passed. Empty it to publish at once.")
        return moment

    def clean_correction(self) -> str:
        words: str = self.cleaned_data["correction"]
        if words and "_publish" not in self.data:
            raise forms.ValidationError(
                "A correction is printed when the changes are published: press “Publish changes”, "
                "or empty this to save the draft only."
            )
        return words

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            self.refuse_to_overwrite(cleaned)
        return cleaned

    def refuse_to_overwrite(self, cleaned: dict[str, Any]) -> None:
        """Somebody saved since this form was opened, and whoever sends it has not said that it may go."""
        type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
        last = self.instance.last_revision()
        number = last.number if last else 0
        if number in (cleaned.get("opened") or 0, cleaned.get("overwrite")):
            return
        self.conflict = last
        self.add_error(None, "Nothing is saved yet: this changed after you opened it. See above.")


def last_number(document: Any) -> int:
    last = document.last_revision() if document.pk else None
    return last.number if last else 0
