"""How the admin shows what a verb refuses: as errors of the form, with all that was typed still in it.

A verb is called from `save_model` or `save_related` and may raise a ValidationError. That
takes back everything the request has written. The same request is then handled once more,
this time with the refusal among the form's own errors.
"""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse


class RefusableForm(forms.ModelForm):
    refusal: ValidationError | None = None
    # Where to show a refusal whose field has another name here, and one of no field.
    places: dict[str, str] = {}
    default_place: str | None = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal:
            self.show(self.refusal)
        return cleaned

    def show(self, refusal: ValidationError) -> None:
        if not hasattr(refusal, "error_dict"):
            self.add_error(self.default_place, refusal)
            return
        for name, errors in refusal.error_dict.items():
            field = self.places.get(name, name)
            self.add_error(field if field in self.fields else None, ValidationError(errors))


class RefusingAdmin(admin.ModelAdmin):
    form = RefusableForm

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]  # for get_form() below
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> type[RefusableForm]:
        form = cast(type[RefusableForm], super().get_form(request, obj, change=change, **kwargs))
        form.refusal = getattr(request, "refusal", None)
        return form
