"""Comparisons, and the specifications that they show as columns."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.http import HttpRequest

from reviews.admin.kept_rows import KeptFormSet
from reviews.admin.publishing import PublishingAdmin
from reviews.admin.revisions import RevisionsAdmin
from reviews.admin.states import StateFilter
from reviews.models import Comparison, ComparisonColumn


class ColumnFormSet(KeptFormSet):
    same_by = "specification"


class ColumnInline(admin.TabularInline):
    model = ComparisonColumn
    formset = ColumnFormSet
    verbose_name = "column"
    verbose_name_plural = "columns of specifications"
    fields = ["specification", "position"]
    extra = 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        choice = formset.form.base_fields["specification"]
        choice.queryset = choice.queryset.filter(category=obj.category)  # type: ignore[attr-defined]  # a ModelChoiceField
        return formset


@admin.register(Comparison)
class ComparisonAdmin(RevisionsAdmin, PublishingAdmin):
    second_part = "the specifications of the category that the table shows as columns"
    list_display = ["title", "state", "category", "method", "currency", "changed"]
    list_filter = [StateFilter, "category"]
    list_select_related = ["category", "method__category"]
    search_fields = ["title", "slug", "category__name"]
    autocomplete_fields = ["method"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("category", "method", "title", "slug", "introduction", "currency"),
                    "canonical",
                ],
                "description": "A table of all products of the category that have a published review by "
                "the method, in the order of their scores.",
            },
        )
    ]

    def get_inlines(
        self, request: HttpRequest, obj: Comparison | None
    ) -> list[type[InlineModelAdmin]]:
        """What can be a column depends on the category, so that is saved first."""
        return [ColumnInline] if obj else []
