"""The register of placements: what was shown stays on record as it was."""

from datetime import timedelta
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import Form, ValidationError
from django.http import HttpRequest
from django.utils import timezone

from products import placing
from products.admin.moments import shown_moment
from products.admin.refusals import RefusableForm, RefusingAdmin
from products.models import Placement
from products.models.placements import TERMS

GRACE = timedelta(hours=1)  # between filling in “now” and saving


class PlacementForm(RefusableForm):
    def clean(self) -> dict[str, Any] | None:
        if "slot" in self.data and "slot" not in self.fields:
            raise ValidationError(
                "This placement started while you were editing it: only its end can be changed now."
            )
        return super().clean()

    def clean_starts_at(self) -> Any:
        starts_at = self.cleaned_data["starts_at"]
        if "starts_at" in self.changed_data and starts_at < timezone.now() - GRACE:
            raise ValidationError(
                "This has passed. The register cannot tell of what was not shown."
            )
        return starts_at

    def clean_ends_at(self) -> Any:
        ends_at = self.cleaned_data["ends_at"]
        if "ends_at" in self.changed_data and ends_at < timezone.now() - GRACE:
            raise ValidationError("This has passed. The earliest end is now.")
        return ends_at


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("running", "running"), ("scheduled", "scheduled"), ("ended", "ended")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Placement]
    ) -> QuerySet[Placement] | None:
        now = timezone.now()
        wanted = {
            "running": {"starts_at__lte": now, "ends_at__gt": now},
            "scheduled": {"starts_at__gt": now},
            "ended": {"ends_at__lte": now},
        }
        return queryset.filter(**wanted.get(self.value() or "", {}))


@admin.register(Placement)
class PlacementAdmin(RefusingAdmin):
    form = PlacementForm
    list_display = ["number", "state", "advertiser", "product", "place", "period"]
    list_display_links = ["number"]
    list_filter = [StateFilter, "category"]
    list_select_related = ["product__brand", "category"]
    search_fields = ["advertiser", "product__name", "product__brand__name", "contract_reference"]
    autocomplete_fields = ["product"]
    readonly_fields = ["approver", "created_at"]
    actions = None
    fieldsets = [
        (
            None,
            {
                "fields": ["advertiser", "product", "category", "slot", "starts_at", "ends_at"],
                "description": "A labelled row above the comparisons of a category. It takes no rank, "
                "and moves none. Once it has started, only its end can still be changed, "
                "and nothing is ever deleted: readers were shown it.",
            },
        ),
        ("Contract", {"fields": ["payment", "contract_reference"]}),
        (
            "On record",
            {
                "fields": ["approver", "created_at"],
                "description": "Whoever enters a placement, or changes its terms, approves it.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Placement]:
        return super().get_queryset(request).select_related("product__brand", "category")

    def get_readonly_fields(self, request: HttpRequest, obj: Placement | None = None) -> list[str]:
        started = obj is not None and state(obj) != "scheduled"
        return [*self.readonly_fields, *(TERMS if started else [])]

    def has_change_permission(self, request: HttpRequest, obj: Placement | None = None) -> bool:
        ended = obj is not None and state(obj) == "ended"
        return super().has_change_permission(request, obj) and not ended

    def has_delete_permission(self, request: HttpRequest, obj: Placement | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Placement, form: Form, change: bool) -> None:
        before = form.initial.get("ends_at")
        placing.place(obj, by=cast(User, request.user), at=timezone.now())
        if change and before != obj.ends_at:
            moved = f"End moved from {shown_moment(before)} to {shown_moment(obj.ends_at)}."
            self.log_change(request, obj, moved)

    @admin.display(description="no.", ordering="pk")
    def number(self, placement: Placement) -> int:
        return placement.pk

    @admin.display(description="place", ordering="category__name")
    def place(self, placement: Placement) -> str:
        return f"{placement.category}, slot {placement.slot}"

    @admin.display(description="period", ordering="starts_at")
    def period(self, placement: Placement) -> str:
        return f"{shown_moment(placement.starts_at)} – {shown_moment(placement.ends_at)}"

    @admin.display(description="approved by")
    def approver(self, placement: Placement) -> str:
        return str(placement.approved_by)

    @admin.display(description="state")
    def state(self, placement: Placement) -> str:
        return state(placement)


def state(placement: Placement) -> str:
    now = timezone.now()
    if now < placement.starts_at:
        return "scheduled"
    return "running" if now < placement.ends_at else "ended"
