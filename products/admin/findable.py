"""Admin pages whose saving or deleting changes what readers can find."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from products.models import Brand, Category, Product
from products.search import refresh_products


class FindableAdmin(admin.ModelAdmin):
    """For products, and for brands and categories, by whose names products are found."""

    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if form.changed_data:
            refresh_products(_products(obj))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        keys = _products(obj)
        super().delete_model(request, obj)
        refresh_products(keys)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        keys = [key for obj in queryset for key in _products(obj)]
        super().delete_queryset(request, queryset)
        refresh_products(keys)


def _products(obj: Product | Brand | Category) -> Iterable[int]:
    if isinstance(obj, Product):
        return [obj.pk]
    return list(obj.products.values_list("pk", flat=True))
