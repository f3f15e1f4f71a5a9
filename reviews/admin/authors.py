"""Who writes and tests."""

from django.contrib import admin

from reviews.models import Author


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ["name", "role", "slug"]
    search_fields = ["name", "role", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "role", "credentials", "conflicts"],
                "description": "All of this is printed on the author's page, which every review links to.",
            },
        )
    ]
