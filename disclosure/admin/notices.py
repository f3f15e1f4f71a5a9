"""Sentences of the notice in the admin: looked at, and added. Nobody changes or deletes one."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from disclosure import notices, policy
from disclosure.models import Notice
from disclosure.notices import Composed

KINDS = [(kind, f"{kind}: {told}") for kind, told in policy.KINDS.items()]


class NoticeForm(forms.ModelForm):
    """Asks for what a person decides; who approves it, and when, is known.

    Its button “Preview” sends it like “Save” does, and saves nothing.
    """

    kind = forms.ChoiceField(
        choices=KINDS, help_text="Pages on which this pays carry the sentence, and no others."
    )
    effective_from = forms.SplitDateTimeField(
        required=False,
        widget=AdminSplitDateTime,
        label="In force from",
        help_text="Empty: at once. Until then pages carry the version before.",
    )

    class Meta:
        model = Notice
        fields = ["kind", "locale", "text", "effective_from"]

    approver = ""
    preview: Composed | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.at = timezone.now()
        if not self.errors:
            self._try()
        return cleaned

    def is_valid(self) -> bool:
        return super().is_valid() and "_preview" not in self.data

    def _try(self) -> None:
        """What approval would refuse is said here, at its field; else the notice is shown."""
        tried = Notice(**self.given(), created_at=self.at)
        try:
            notices.refuse(tried)
        except ValidationError as refusal:
            for field, errors in refusal.error_dict.items():
                self.add_error(field if field in self.fields else None, ValidationError(errors))
        else:
            self.preview = _preview(tried)

    def given(self) -> dict[str, Any]:
        """For `notices.approve`, `at` left out."""
        chosen = {name: self.cleaned_data[name] for name in ("kind", "text", "effective_from")}
        return {
            **chosen,
            "locale": policy.language(self.cleaned_data["locale"]),
            "effective_from": chosen["effective_from"] or self.at,
            "approved_by": self.approver,
        }

    def _post_clean(self) -> None:
        """The model is not asked: most of a row is filled in by `notices.approve`."""


@admin.register(Notice)
class NoticeAdmin(admin.ModelAdmin):
    form = NoticeForm
    list_display = ["kind", "text", "locale", "version", "state", "since", "approved_by"]
    list_filter = ["locale", "kind"]
    list_display_links = ["kind"]
    actions = None
    add_fieldsets = [
        (
            None,
            {
                "fields": ["kind", "locale", "text", "effective_from"],
                "description": "Approving a sentence puts it on every page of its kind from the moment "
                "you give. It can then never be changed or deleted, and you are named as the one who "
                "approved it. A mistake is mended by approving the next version.",
            },
        )
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Notice | None = None) -> Any:
        shown = ["kind", "locale", "version", "text", "state", "effective_from"]
        on_record = [*shown, "approved_by", "created_at"]
        return self.add_fieldsets if obj is None else [(None, {"fields": on_record})]

    def get_readonly_fields(self, request: HttpRequest, obj: Notice | None = None) -> list[str]:
        return [] if obj is None else ["state"]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is not None:  # only shown
            return super().get_form(request, obj, change=change, form=forms.ModelForm, **kwargs)
        form = cast(type[NoticeForm], super().get_form(request, obj, change=change, **kwargs))
        form.approver = request.user.get_username()
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        site = {"locale": policy.language(settings.LANGUAGE_CODE)}
        return site | super().get_changeform_initial_data(request)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Notice:
        return notices.approve(**form.given(), at=form.at)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """It is saved: approving it is the only way in."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """There is nothing."""

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return Notice.objects.with_current(timezone.now())

    @admin.display(description="in force from", ordering="effective_from")
    def since(self, notice: Notice) -> str:
        return f"{timezone.localtime(notice.effective_from):%Y-%m-%d %H:%M}"

    @admin.display(description="state")
    def state(self, notice: Any) -> str:
        if notice.effective_from > timezone.now():
            return "scheduled"
        return "in force" if notice.current == notice.pk else "replaced"


def _preview(tried: Notice) -> Composed | None:
    """The notice of a page on which only its kind pays; None while the language lacks other sentences."""
    tried.version = notices.next_version(tried)
    kinds = {tried.kind} & policy.PAY
    sentences = notices.as_of(tried, tried.effective_from)
    try:
        return notices.composed(kinds, sentences, locale=tried.locale)
    except notices.MissingNoticeError:
        return None
