"""The register of placements: what was shown stays on record as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products import placing
from products.admin.approving import ApprovingAdmin, why_not
from products.admin.moments import shown_moment
from products.admin.placement_form import PlacementForm, told
from products.admin.refusals import RefusingAdmin
from products.models import Placement
from products.models.placements import TERMS
from products.placement_states import State, acts_from, in_state, state

DETAIL = '{}<span class="row-detail">{}</span>'
PERIOD = '<span class="moment">{}</span> – <span class="moment">{}</span>'
OVER = (State.ENDED, State.NEVER)


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(one.value.replace(" ", "-"), one.value) for one in State]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Placement]
    ) -> QuerySet[Placement] | None:
        wanted = {one.value.replace(" ", "-"): one for one in State}.get(self.value() or "")
        return queryset.filter(in_state(wanted, timezone.now())) if wanted else queryset


@dataclass(frozen=True, slots=True)
class Standing:
    """What the box above the form says of a placement, to the person who looks at it."""

    state: State
    acts_from: datetime | None
    begun: bool
    seal: str
    may_approve: bool
    why_not: str
    may_end: bool


@admin.register(Placement)
class PlacementAdmin(ApprovingAdmin, RefusingAdmin):
    form = PlacementForm
    list_display = ["number", "state", "bought", "advertiser", "agreed"]
    ordering = ["-pk"]
    list_display_links = ["number", "advertiser"]
    list_filter = [StateFilter, "category"]
    list_select_related = ["product__brand", "category", "entered_by", "approved_by"]
    search_fields = ["advertiser", "product__name", "product__brand__name", "contract_reference"]
    search_help_text = "Payer, product, brand or contract reference"
    autocomplete_fields = ["product"]
    readonly_fields = ["entered", "approved", "created_at"]
    fieldsets = [
        (None, {"fields": ["advertiser", "product", "category"]}),
        (
            "What is paid for",
            {
                "fields": ["slot", "points", "starts_at", "ends_at"],
                "description": "A slot, or points, or both. A slot is a labelled row above the comparisons of the "
                "category: it takes no rank, and moves none. Points are added to the score that is "
                "shown with advertising, and printed beside it. Once a placement acts, only its end "
                "can be changed, to earlier, and nothing is ever deleted: readers were shown it.",
            },
        ),
        ("Contract", {"fields": ["payment", "contract_reference"]}),
        ("On record", {"fields": ["entered", "approved", "created_at"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Placement]:
        rows = super().get_queryset(request)
        return rows.select_related(*self.list_select_related)

    def get_fieldsets(self, request: HttpRequest, obj: Placement | None = None) -> Any:
        every = super().get_fieldsets(request, obj)
        return every if obj else [one for one in every if one[0] != "On record"]

    def get_readonly_fields(self, request: HttpRequest, obj: Placement | None = None) -> list[str]:
        acts = obj is not None and state(obj, timezone.now()) is State.RUNNING
        return [*self.readonly_fields, *(TERMS if acts else [])]

    def has_change_permission(self, request: HttpRequest, obj: Placement | None = None) -> bool:
        over = obj is not None and state(obj, timezone.now()) in OVER
        return super().has_change_permission(request, obj) and not over

    def has_delete_permission(self, request: HttpRequest, obj: Placement | None = None) -> bool:
        return False

    def render_change_form(  # type: ignore[override]  # Django passes the rest by keyword
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        placement = kwargs.get("obj")
        context["standing"] = self.standing(request, placement) if placement else None
        return super().render_change_form(request, context, **kwargs)

    def standing(self, request: HttpRequest, placement: Placement) -> Standing:
        # What was typed into the form, and refused, is not what stands in the register.
        current, at = self.get_queryset(request).get(pk=placement.pk), timezone.now()
        return Standing(
            state=state(current, at),
            acts_from=acts_from(current),
            begun=current.starts_at <= at,
            seal=placing.seal(current),
            may_approve=self.has_approve_permission(request),
            why_not=why_not(current, cast(User, request.user), at),
            may_end=self.has_change_permission(request, current),
        )

    def save_model(
        self, request: HttpRequest, obj: Placement, form: PlacementForm, change: bool
    ) -> None:
        before = Placement.objects.filter(pk=obj.pk).first()
        placing.place(obj, by=cast(User, request.user), at=timezone.now())
        form.told = " ".join(self.sentences(before, obj)) or "Saved without changes."
        if obj.approved_at is None and (before is None or form.has_changed()):
            self.message_user(request, waits(before), messages.WARNING)

    def sentences(self, before: Placement | None, after: Placement) -> Iterator[str]:
        """What the history tells of a save."""
        if before is None:
            yield f"Entered: {after.bought}, {period(after)}. It waits for approval."
            return
        yield told(before, after)
        if before.approved_at and not after.approved_at:
            yield f"The approval by {person(before.approved_by)} counts no longer."

    def construct_change_message(  # type: ignore[override]  # a text is allowed too
        self, request: HttpRequest, form: PlacementForm, formsets: Any, add: bool = False
    ) -> str:
        return form.told

    @admin.display(description="no.", ordering="pk")
    def number(self, placement: Placement) -> int:
        return placement.pk

    @admin.display(description="what is paid for", ordering="product__name")
    def bought(self, placement: Placement) -> SafeString:
        where = f"for {placement.product} in {placement.category}"
        return format_html(DETAIL, placement.bought, where)

    @admin.display(description="agreed, by whom", ordering="starts_at")
    def agreed(self, placement: Placement) -> SafeString:
        entered, approved = self.entered(placement), self.approved(placement)
        people = f"entered by {entered}, approved by {approved}"
        start, end = shown_moment(placement.starts_at), shown_moment(placement.ends_at)
        return format_html(DETAIL, format_html(PERIOD, start, end), people)

    @admin.display(description="entered by")
    def entered(self, placement: Placement) -> str:
        return person(placement.entered_by)

    @admin.display(description="approved by")
    def approved(self, placement: Placement) -> str:
        if placement.approved_at is None:
            return "nobody"
        return f"{person(placement.approved_by)}, {shown_moment(placement.approved_at)}"

    @admin.display(description="state")
    def state(self, placement: Placement) -> str | SafeString:
        now = state(placement, timezone.now())
        return format_html("<strong>{}</strong>", now) if now is State.WAITING else now.value


def period(placement: Placement) -> str:
    return f"{shown_moment(placement.starts_at)} – {shown_moment(placement.ends_at)}"


def person(user: User | None) -> str:
    return user.get_full_name() or user.get_username() if user else "not known"


def waits(before: Placement | None) -> str:
    wait = "It waits for approval: somebody else of the commerce people has to approve it. Until then it acts nowhere."
    if before and before.approved_at:
        return f"Its terms are new, so the approval by {person(before.approved_by)} counts no longer. {wait}"
    return wait
