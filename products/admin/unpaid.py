"""Sites that pay nothing for links to them, as somebody here has said. A decision is taken back, not changed."""

from typing import Any, cast
from urllib.parse import urlsplit

from django.contrib import admin
from django.contrib.auth.models import User
from django.forms import CharField, Form
from django.http import HttpRequest
from django.utils import timezone

from products import links
from products.admin.refusals import RefusableForm, RefusingAdmin
from products.models import UnpaidSite


class HostField(CharField):
    """Takes a whole address too, as copied out of a browser."""

    def to_python(self, value: Any) -> str:
        given = str(super().to_python(value) or "").lower()
        try:
            return urlsplit(given).hostname or given if "//" in given else given.rstrip("/.")
        except ValueError:
            return given


class UnpaidSiteForm(RefusableForm):
    class Meta:
        field_classes = {"host": HostField}


@admin.register(UnpaidSite)
class UnpaidSiteAdmin(RefusingAdmin):
    form = UnpaidSiteForm
    list_display = ["host", "reason", "decided_by", "decided_at"]
    list_select_related = ["decided_by"]
    search_fields = ["host", "reason"]
    fieldsets = [
        (
            None,
            {
                "fields": ["host", "reason"],
                "description": "Links in texts lose their address unless it is known whether they pay. "
                "Enter a site here if you know that no link to it pays us anything. It is kept who "
                "said so. Sources of published documents need no entry.",
            },
        )
    ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: UnpaidSite, form: Form, change: bool) -> None:
        links.enter_unpaid(obj, by=cast(User, request.user), at=timezone.now())
