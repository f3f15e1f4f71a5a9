"""What was not served, for those who have to mend it. Nobody writes here but the guard."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from disclosure.models import Incident


@admin.register(Incident)
class IncidentAdmin(admin.ModelAdmin):
    list_display = ["path", "broken", "summary", "count", "last_at"]
    list_filter = ["last_at"]
    search_fields = ["path", "summary"]
    fields = ["path", "broken", "summary", "count", "first_at", "last_at", "quoted"]
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Incident]:
        found = super().get_queryset(request)
        resolved = request.resolver_match
        listed = resolved is not None and (resolved.url_name or "").endswith("_changelist")
        return found.defer("findings") if listed else found

    @admin.display(description="promises broken")
    def broken(self, incident: Incident) -> str:
        return ", ".join(incident.rules) or "none: an error"

    @admin.display(description="findings")
    def quoted(self, incident: Incident) -> SafeString:
        """With the HTML that they are about, as text."""
        return format_html_join(
            "",
            "<p><strong>{}: {}</strong><br>{}<br>{}</p><pre>{}</pre>",
            (
                [one.get(name, "") for name in ("rule", "words", "where", "hint", "html")]
                for one in incident.findings
            ),
        )
