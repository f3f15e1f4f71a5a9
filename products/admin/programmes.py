"""Programmes: what each demands of the pages. All of it holds in the moment that it is saved."""

from typing import Any

from django.contrib import admin, messages
from django.forms import Form
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from products import pictures, pricing, programmes
from products.models import Programme

GROUPS: Any = [
    (None, {"fields": ["merchant", "name", "network", "payment"]}),
    (
        "Whether it is shown at all",
        {
            "fields": ["is_active", "effects"],
            "description": "Off: its links, prices and pictures leave every page, feed and list at once, and its "
            "addresses under /go/ answer that the offer is gone. Nothing is deleted: on brings all back.",
        },
    ),
    (
        "Its links",
        {
            "fields": ["link_label", "redirects_allowed", "required_sentence"],
            "description": "The sentence stands once on each page with one of its links.",
        },
    ),
    (
        "Its prices",
        {
            "fields": ["max_price_age", "price_caveat"],
            "description": "Of an older price no page, feed or export shows a figure, and nothing is sorted by it. "
            "“1 00:00:00” is a day, as “24:00:00” is.",
        },
    ),
    (
        "Prices of the past",
        {
            "fields": ["history_allowed", "site_history_forbidden", "history_permission"],
            "description": "Charts, the lowest price of 30 days and “was” prices. There is nothing to switch "
            "for price alerts: this site sends none.",
        },
    ),
    ("Its pictures", {"fields": ["images_stored"]}),
]


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin):
    list_display = ["name", "merchant", "network", "payment", "max_price_age", "is_active"]
    list_filter = ["is_active", "payment", "network"]
    list_select_related = ["merchant"]
    search_fields = ["name", "merchant__name", "network"]
    autocomplete_fields = ["merchant"]
    readonly_fields = ["effects"]
    fieldsets = GROUPS

    def save_model(self, request: HttpRequest, obj: Programme, form: Form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        kept = programmes.kept(obj)
        pricing.forget_histories(obj)
        forgotten = pictures.forget_pictures(obj)
        if kept.older_prices and not obj.history_allowed:
            messages.warning(request, f"Deleted: {kept.older_prices} prices of the past.")
        if forgotten:
            messages.warning(request, f"Deleted with their files: {forgotten} pictures.")

    @admin.display(description="now")
    def effects(self, programme: Programme) -> SafeString:
        return render_to_string(
            "admin/products/programme_effects.html",
            {"programme": programme, "kept": programmes.kept(programme)},
        )
