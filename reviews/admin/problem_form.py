"""The form by which an editor answers a report, or adds to an answer."""

from __future__ import annotations

from typing import Any

from django import forms

from products.admin.refusals import RefusableForm
from reviews.models import Problem
from reviews.models.problems import LONGEST


class AnswerForm(RefusableForm):
    addition = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        label="Add to the answer",
        help_text="It is printed under the answer, with the date. What stands above it stays as readers saw it.",
    )
    withheld = forms.BooleanField(
        required=False,
        label="Print the reader’s words no longer",
        help_text="They name a private person, for example. They are not printed again.",
    )

    class Meta:
        model = Problem
        fields = ["outcome", "answer", "words_shown"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"})}

    def clean(self) -> dict[str, Any] | None:
        if "outcome" in self.data and "outcome" not in self.fields:
            self.add_error(None, self._overtaken())
        return super().clean()

    def _overtaken(self) -> str:
        """Somebody answered while this was being written: the words must not be lost."""
        typed = self.data.get("answer", "")
        words = f" You wrote: “{typed}”" if typed else ""
        return (
            f"{self.instance.answered_by} answered this report while you were writing. Your answer "
            f"was not saved; if it says more, add it to that one.{words}"
        )
