"""Merging products that turned out to be one: which of them stays, seen side by side, and for good."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from products import catalogue, merging
from products import gtin as gtins
from products.models import Product

MOST = 6  # that fit side by side


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of all products, in their order."""

    label: str
    values: Sequence[Any]


class MergedFilter(admin.SimpleListFilter):
    """Products that were merged stand in the list only for those who look for them."""

    title = "merged"
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "merged into another")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, "display": "not merged"} if choice["display"] == "All" else choice

    def queryset(self, request: HttpRequest, queryset: QuerySet[Product]) -> QuerySet[Product]:
        return queryset.filter(merged_into__isnull=self.value() != "yes")


class MergingAdmin(admin.ModelAdmin):
    """For products. One that was merged can be looked at, and neither changed nor chosen again."""

    actions = ["merge_selected"]

    @admin.action(description="Merge selected products…", permissions=["merge"])
    def merge_selected(
        self, request: HttpRequest, queryset: QuerySet[Product]
    ) -> HttpResponse | None:
        products = list(queryset.select_related("brand", "category").order_by("pk")[: MOST + 1])
        if not 2 <= len(products) <= MOST:
            few = "Select at least two products: those that are one and the same."
            many = f"Merge at most {MOST} products at a time, so that you can compare them."
            self.message_user(request, few if len(products) < 2 else many, messages.ERROR)
            return None
        refusal = ""
        if "confirmed" in request.POST:
            refusal = self.merge_into_chosen(request, products)
            if not refusal:
                return None
        return TemplateResponse(
            request, "admin/products/merge.html", self.merge_context(request, products, refusal)
        )

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """It changes one product, and takes the others away."""
        return self.has_change_permission(request) and self.has_delete_permission(request)

    def merge_into_chosen(self, request: HttpRequest, products: Sequence[Product]) -> str:
        """Why nothing was merged, or nothing."""
        chosen = request.POST.get("into")
        into = next((product for product in products if str(product.pk) == chosen), None)
        if into is None:
            return "Choose which of them stays."
        by, at = cast(User, request.user), timezone.now()
        done = []
        try:
            with transaction.atomic():
                for product in products:
                    if product != into:
                        moved = catalogue.merge(product, into=into, by=by, at=at)
                        done.append((product, moved))
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        for product, moved in done:
            what = ", ".join(f"{name} {count}" for name, count in moved.items()) or "nothing"
            self.message_user(
                request, f"Merged {product} into {into}. Moved: {what}.", messages.SUCCESS
            )
        return ""

    def merge_context(
        self, request: HttpRequest, products: Sequence[Product], refusal: str
    ) -> dict[str, Any]:
        numbers = {gtins.full(product.gtin) for product in products if product.gtin}
        return {
            **self.admin_site.each_context(request),
            "title": "Merge products that are one",
            "opts": self.model._meta,
            "products": products,
            "chosen": request.POST.get("into"),
            "lines": list(lines(products)),
            "refusal": refusal,
            "has_different_gtins": len(numbers) > 1,
        }

    def has_change_permission(self, request: HttpRequest, obj: Product | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into)

    def has_delete_permission(self, request: HttpRequest, obj: Product | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.merged_into)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Fields of other forms offer no product that was merged."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(merged_into=None)
        return super().get_search_results(request, queryset, search_term)


def lines(products: Sequence[Product]) -> Iterator[Line]:
    """What the products have, a line for each kind that one of them has."""
    for label, name in (("Brand", "brand"), ("Category", "category"), ("GTIN", "gtin"),
                        ("MPN", "mpn"), ("Summary", "summary"), ("Address", "slug")):  # fmt: skip
        yield Line(label, [getattr(product, name) for product in products])
    yield Line("Listed", ["yes" if product.is_listed else "no" for product in products])
    yield Line("Added", [f"{product.created_at:%Y-%m-%d}" for product in products])
    counts = [merging.possessions(product) for product in products]
    for name in dict.fromkeys(name for some in counts for name, count in some.items() if count):
        yield Line(name[:1].upper() + name[1:], [some[name] for some in counts])
