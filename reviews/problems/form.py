"""The form for a report. It asks for no name and no address."""

from __future__ import annotations

from datetime import datetime

from django import forms

from reviews.models import Problem
from reviews.problems import stamps, words

TRAP = "homepage"  # people do not see this field, and leave it empty


class ReportForm(forms.Form):
    """`stamp` is what is unique about the stamp of a valid form."""

    about = forms.ChoiceField(
        label="What is wrong?",
        choices=[(value, label.capitalize()) for value, label in Problem.About.choices],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what is wrong.",
            "invalid_choice": "Choose one of the four.",
        },
    )
    words = forms.CharField(
        label="What is wrong about it, and what would be right?",
        required=False,  # what is too short is told by `words`, in one sentence
        strip=False,
        widget=forms.Textarea(attrs={"rows": 7, "aria-describedby": "words-help"}),
    )

    stamp: str = ""

    def __init__(self, *args: object, at: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.at = at
        # The base class refuses a null character with words that help nobody; `words` takes it out.
        self.fields["words"].validators = []
        for name in self.errors if self.is_bound else ():
            self.mark(name)

    def mark(self, name: str) -> None:
        """Tell screen readers that the field is wrong, and where it is said."""
        if name in self.fields:
            attributes = self.fields[name].widget.attrs
            described = [attributes.get("aria-describedby", ""), f"{name}-error"]
            attributes |= {
                "aria-invalid": "true",
                "aria-describedby": " ".join(described).strip(),
            }

    def clean_words(self) -> str:
        said = words.cleaned(self.cleaned_data["words"])
        if found := list(words.refusals(said)):
            raise forms.ValidationError(found)
        return said

    def clean(self) -> None:
        try:
            self.stamp = stamps.opened(self.data.get("stamp", ""), self.at)
        except stamps.TooYoungError:
            self.add_error(None, "That was quick. Wait three seconds, then send it again.")
        except stamps.ExpiredError:
            self.add_error(
                None,
                "This form is more than a day old. Your words are in a new one: send it again.",
            )
