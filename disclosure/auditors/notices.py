"""The sentences of the notice: those in force at a chosen moment, every version, and what they compose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from disclosure.auditors.access import auditors_only
from disclosure.auditors.moments import MomentForm
from disclosure.auditors.sheets import Cell, Sheet, answer
from disclosure.models import Notice
from disclosure.notices import Composed, MissingNoticeError
from disclosure.notices import composed as compose
from disclosure.policy import KINDS, PAY, language

SHEET = [
    "kind",
    "locale",
    "version",
    "state",
    "effective_from",
    "approved_by",
    "created_at",
    "text",
]


class NoticesForm(MomentForm):
    locale = forms.ChoiceField(label="Language of the pages", required=False)
    kind = forms.MultipleChoiceField(
        label="Kinds of pay on a page",
        required=False,
        choices=[(kind, words) for kind, words in KINDS.items() if kind in PAY],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, locale=language(settings.LANGUAGE_CODE))
        known = set(Notice.objects.order_by().values_list("locale", flat=True).distinct())
        locales = sorted(known | {language(settings.LANGUAGE_CODE)})
        self.fields["locale"].choices = [(one, one) for one in locales]  # type: ignore[attr-defined]

    @property
    def chosen_locale(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("locale") or language(settings.LANGUAGE_CODE)

    @property
    def chosen_kinds(self) -> list[str]:
        self.is_valid()
        return self.cleaned_data.get("kind") or []


@dataclass(frozen=True)
class Version:
    """A notice with what it is at the chosen moment: in force, replaced, or not yet in force."""

    notice: Notice
    state: str

    @property
    def in_force(self) -> bool:
        return self.state == "in force"

    @property
    def meaning(self) -> str:
        return KINDS.get(self.notice.kind, "")


def versions(locale: str, at: datetime) -> list[Version]:
    """In the order in which a notice tells its kinds, the newest version of each first."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    now = Notice.objects.in_force(locale, at)
    every = sorted(
        Notice.objects.filter(locale=language(locale)),
        key=lambda one: (order[one.kind], -one.version),
    )
    return [Version(one, state(one, now, at)) for one in every]


def state(notice: Notice, now: dict[str, Notice], at: datetime) -> str:
    if now.get(notice.kind) == notice:
        return "in force"
    return "not yet in force" if notice.effective_from > at else "replaced"


def composed(
    kinds: Sequence[str], known: Sequence[Version], locale: str
) -> dict[str, Composed | str]:
    """The notice of a page on which `kinds` of pay act, or why there is none."""
    in_force = {one.notice.kind: one.notice for one in known if one.in_force}
    try:
        return {"composed": compose(kinds, in_force, locale=locale)}
    except MissingNoticeError as error:
        return {"not_composed": str(error)}


@auditors_only
def notices(request: HttpRequest) -> HttpResponseBase:
    form = NoticesForm(request)
    at, locale = form.moment, form.chosen_locale
    known = versions(locale, at)
    context = {
        "form": form,
        "errors": form.errors.as_text(),
        "at": at,
        "locale": locale,
        "others": [one for one in known if not one.in_force],
        "in_force": [one for one in known if one.in_force],
        "kinds": form.chosen_kinds,
        **composed(form.chosen_kinds, known, locale),
    }
    return answer(request, "notices", context, Sheet("notices", SHEET, map(line, known)))


def line(version: Version) -> list[Cell]:
    one = version.notice
    return [
        *(one.kind, one.locale, one.version, version.state),
        *(one.effective_from, one.approved_by, one.created_at, one.text),
    ]
