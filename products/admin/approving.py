"""Four eyes on what is paid for: whoever did not enter a placement approves it, one or several at a time.

What is approved is what was read: each form carries the seal of the terms that it shows.
"""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from products import placing
from products.admin.moments import shown_moment
from products.models import Placement


class ApprovingAdmin(admin.ModelAdmin):
    """For placements: the buttons “Approve” and “End”, and the action for several."""

    actions = ["approve_selected"]

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/approve/", wrap(self.approve_view), name="products_placement_approve"),
            path("<int:pk>/end/", wrap(self.end_view), name="products_placement_end"),
            *super().get_urls(),
        ]

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return cast(User, request.user).has_perm("products.approve_placement")

    def approve_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.pressed(request, pk, self.has_approve_permission, self.approve)

    def end_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.pressed(request, pk, self.has_change_permission, self.end)

    def pressed(
        self,
        request: HttpRequest,
        pk: int,
        may: Callable[[HttpRequest], bool],
        act: Callable[[HttpRequest, Placement], None],
    ) -> HttpResponse:
        """A button of the form was pressed: do what it says, and go back there."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not may(request):
            raise PermissionDenied
        placement = self.get_queryset(request).filter(pk=pk).first()
        if placement is None:
            raise Http404(f"There is no placement no. {pk}.")
        act(request, placement)
        return redirect("admin:products_placement_change", pk)

    def approve(self, request: HttpRequest, placement: Placement) -> None:
        """The answer says that it was approved, or why not."""
        by, seen = cast(User, request.user), request.POST.get(f"seen_{placement.pk}", "")
        try:
            placing.approve(placement, by=by, at=timezone.now(), seen=seen or "nothing")
        except ValidationError as refusal:
            why = " ".join(refusal.messages)
            self.message_user(request, f"{placement} is not approved. {why}", messages.ERROR)
            return
        until = shown_moment(placement.ends_at)
        start = shown_moment(max(placement.starts_at, timezone.now()))
        self.log_change(request, placement, f"Approved: {placement.bought}, until {until}.")
        done = f"{placement} is approved. It acts from {start} until {until}."
        self.message_user(request, done, messages.SUCCESS)

    def end(self, request: HttpRequest, placement: Placement) -> None:
        period = f"{shown_moment(placement.starts_at)} to {shown_moment(placement.ends_at)}"
        try:
            ended = placing.end(placement, at=timezone.now())
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
            return
        word = "Ended" if ended.starts_at == placement.starts_at else "Called off"
        self.log_change(request, placement, f"{word}. It was agreed from {period}.")
        self.message_user(request, f"{word}: {placement}.", messages.SUCCESS)

    @admin.action(description="Approve selected placements…", permissions=["approve"])
    def approve_selected(
        self, request: HttpRequest, queryset: QuerySet[Placement]
    ) -> HttpResponse | None:
        placements = list(queryset.order_by("pk"))
        if "confirmed" not in request.POST:
            context = self.approval_context(request, placements)
            return TemplateResponse(request, "admin/products/placement/approve.html", context)
        for placement in placements:
            self.approve(request, placement)
        return None

    def approval_context(self, request: HttpRequest, placements: list[Placement]) -> dict[str, Any]:
        by, at = cast(User, request.user), timezone.now()
        rows = [(one, placing.seal(one), why_not(one, by, at)) for one in placements]
        return {
            **self.admin_site.each_context(request),
            "title": "Approve placements",
            "opts": self.model._meta,
            "rows": rows,
            "ready": sum(not refusal for *_, refusal in rows),
        }


def why_not(placement: Placement, by: User, at: Any) -> str:
    """Why `by` cannot approve it, in words, or nothing."""
    try:
        placing.refuse_approval(placement, by=by, at=at)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""
