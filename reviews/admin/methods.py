"""Methods and their criteria, which cannot change any more once reviews rely on them."""

from decimal import Decimal
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from products.admin.refusals import RefusableForm, RefusingAdmin
from products.models.catalogue import plain
from reviews import publishing, ranking
from reviews.models import Criterion, Method


class MethodForm(RefusableForm):
    def clean(self) -> dict[str, Any] | None:
        if self.instance.frozen_at and "criteria-0-weight" in self.data:
            self.add_error(
                None,
                f"“{self.instance}” was frozen while you were editing it, because a review by it was "
                "published. Its criteria stay as they are: make a new version to change them.",
            )
        return super().clean()


class CriterionInline(admin.TabularInline):
    model = Criterion
    fields = ["name", "slug", "question", "weight", "position"]
    prepopulated_fields = {"slug": ["name"]}
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and not frozen(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not frozen(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not frozen(obj)


@admin.register(Method)
class MethodAdmin(RefusingAdmin):
    form = MethodForm
    list_display = ["category", "version", "weights", "frozen_at"]
    list_display_links = ["category", "version"]
    list_filter = ["category", ("frozen_at", admin.EmptyFieldListFilter)]
    list_select_related = ["category"]
    search_fields = ["category__name", "version"]
    inlines = [CriterionInline]
    actions = ["make_new_version"]
    fieldsets = [
        (
            None,
            {
                "fields": ["category", "version", "description", "state"],
                "description": "How products of a category are scored. Each criterion, below, is a score "
                "of every review by this method; the weights make the overall score of them.",
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Method]:
        methods: QuerySet[Method] = super().get_queryset(request).select_related("category")
        return methods.annotate(total=Sum("criteria__weight")).order_by(
            "category__position", "-version"
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Method], search_term: str
    ) -> tuple[QuerySet[Method], bool]:
        """What is typed may be the name as it is shown: “Kettles, method 1”."""
        words = search_term.replace(",", " ").replace("method", " ")
        return super().get_search_results(request, queryset, words)

    def get_readonly_fields(self, request: HttpRequest, obj: Method | None = None) -> list[str]:
        return ["category", "version", "state"] if frozen(obj) else ["state"]

    def has_delete_permission(self, request: HttpRequest, obj: Method | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not frozen(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        try:
            ranking.check_weights(form.instance.weights.values())
        except ranking.WeightsError as error:
            messages.warning(
                request, f"{error} Until then no review by this method can be published."
            )

    @admin.action(description="Make a new version of selected methods", permissions=["add"])
    def make_new_version(self, request: HttpRequest, queryset: QuerySet[Method]) -> None:
        for method in queryset:
            draft = publishing.new_version(method)
            address = reverse("admin:reviews_method_change", args=[draft.pk])
            messages.success(request, format_html('Made <a href="{}">{}</a>.', address, draft))

    @admin.display(description="sum of weights")
    def weights(self, method: Any) -> str:
        return f"{plain(method.total or Decimal(0))} %"

    @admin.display(description="state")
    def state(self, method: Method) -> str:
        if not frozen(method):
            return "Draft. The first published review by it freezes its criteria and weights."
        return (
            f"Frozen since {method.frozen_at:%Y-%m-%d %H:%M} UTC: published scores rely on its criteria and "
            "weights, so that these cannot change. To change them, select the method in the list of "
            "methods and choose “Make a new version”."
        )


def frozen(method: Method | None) -> bool:
    return method is not None and method.frozen_at is not None
