"""Reviews, from the first draft to the published page."""

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.http import HttpRequest

from reviews.admin.documents import BlocksAdmin
from reviews.admin.imports import ImportScoresAdmin
from reviews.admin.scores import ScoreInline
from reviews.admin.states import StateFilter
from reviews.models import Review


@admin.register(Review)
class ReviewAdmin(ImportScoresAdmin, BlocksAdmin):
    second_part = "the scores, one for each criterion of the method"
    list_display = ["title", "state", "product", "author", "changed"]
    list_filter = [StateFilter, "product__category", "basis", "sample", "author"]
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

    def get_inlines(self, request: HttpRequest, obj: Review | None) -> list[type[InlineModelAdmin]]:
        """What is scored depends on the method, so that is saved first."""
        blocks = super().get_inlines(request, obj)
        return [ScoreInline, *blocks] if obj else blocks

    def get_readonly_fields(self, request: HttpRequest, obj: Review | None = None) -> list[str]:
        """A review's address is that of its product, and stays once it was published."""
        return ["product"] if obj and obj.live.exists() else []
