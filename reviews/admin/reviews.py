"""Reviews, from the first draft to the published page."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from products.admin.addresses import HTTPS_BY_DEFAULT
from products.admin.moments import shown_moment
from reviews import publishing
from reviews.admin.publishing import PublishingAdmin
from reviews.admin.scores import ScoreInline
from reviews.models import Review, Source


class SourceInline(admin.TabularInline):
    model = Source
    formfield_overrides = HTTPS_BY_DEFAULT
    fields = ["title", "publisher", "year", "url"]
    extra = 0


@admin.register(Review)
class ReviewAdmin(PublishingAdmin):
    second_part = "the scores, one for each criterion of the method, and the sources"
    list_display = ["title", "product", "author", "changed"]
    list_filter = ["product__category", "basis", "sample", "author"]
    list_select_related = ["product__brand", "author"]
    search_fields = ["title", "product__name", "product__brand__name"]
    autocomplete_fields = ["product", "method", "author", "tester"]
    fieldsets = [
        (None, {"fields": ["product", "method", "author", "title"]}),
        (
            "What readers see first",
            {"fields": ["verdict", "pros", "cons"], "description": "Needed to publish."},
        ),
        (
            "How it was tested",
            {
                "fields": ["basis", "sample", "tester", ("tested_from", "tested_to")],
                "description": "Printed beside the score, so that readers can tell what it rests on.",
            },
        ),
    ]

    def publish(self, document: Review) -> None:
        publishing.publish(document, at=timezone.now())

    def withdraw(self, document: Review) -> None:
        publishing.withdraw(document)

    @admin.display(description="last changed", ordering="changed_at")
    def changed(self, review: Review) -> str:
        return shown_moment(review.changed_at)

    def get_inlines(self, request: HttpRequest, obj: Review | None) -> list[type[InlineModelAdmin]]:
        """What is scored depends on the method, so that is saved first."""
        return [ScoreInline, SourceInline] if obj else []

    def get_readonly_fields(self, request: HttpRequest, obj: Review | None = None) -> list[str]:
        """A review's address is that of its product, and stays once it was published."""
        return ["product"] if obj and obj.published_at else []

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        context["missing"] = publishing.missing(obj) if obj else []
        return super().render_change_form(request, context, add, change, form_url, obj)
