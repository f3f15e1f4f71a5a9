"""Guides, from the empty form to the published article."""

from django.contrib import admin

from reviews.admin.documents import BlocksAdmin
from reviews.admin.imports import ImportArticleAdmin
from reviews.admin.states import StateFilter
from reviews.models import Guide


@admin.register(Guide)
class GuideAdmin(ImportArticleAdmin, BlocksAdmin):
    list_display = ["title", "state", "category", "author", "changed"]
    list_filter = [StateFilter, "category", "author"]
    list_select_related = ["category", "author"]
    search_fields = ["title", "slug", "summary"]
    autocomplete_fields = ["author"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [(None, {"fields": ["title", "slug", "category", "author", "summary"]})]
