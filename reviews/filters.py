"""What readers can narrow a comparison by. Plain GET; no script needed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import partial

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from products.models import Brand, Product, Specification, SpecificationValue
from reviews.comparison import reviews_of
from reviews.models import LiveComparison
from reviews.prices import best_price


class ComparisonFilter(filters.FilterSet):
    q = filters.CharFilter(
        label="Name contains",
        max_length=100,
        method="with_name",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    brand = filters.ModelMultipleChoiceFilter(
        field_name="brand__slug",
        to_field_name="slug",
        label="Brand",
        queryset=Brand.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    max_price = filters.NumberFilter(
        method="with_price",
        min_value=Decimal(0),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )
    scored = filters.BooleanFilter(
        method="with_score",
        label="Only products with a score",
        widget=forms.CheckboxInput,
    )

    class Meta:
        model = Product
        fields: list[str] = []

    def __init__(
        self, data: object, *, comparison: LiveComparison, queryset: QuerySet[Product], at: datetime
    ) -> None:
        super().__init__(data, queryset=queryset)
        self.comparison = comparison
        self.at = at
        brands = Brand.objects.filter(
            products__category=comparison.category_id, products__is_listed=True
        )
        self.filters["brand"].queryset = brands.distinct()
        self.filters["max_price"].label = f"Price up to ({comparison.currency})"
        for specification in comparison.specifications:
            if specification.kind == Specification.Kind.YES_NO:
                self.filters[f"spec-{specification.slug}"] = self.yes(specification)

    def yes(self, specification: Specification) -> filters.BooleanFilter:
        found = filters.BooleanFilter(
            label=specification.name,
            method=partial(self.with_yes, specification),
            widget=forms.CheckboxInput,
        )
        found.parent = self
        return found

    @staticmethod
    def with_yes(
        specification: Specification, queryset: QuerySet[Product], name: str, value: bool
    ) -> QuerySet[Product]:
        values = SpecificationValue.objects.filter(specification=specification, flag=True)
        return queryset.filter(pk__in=values.values("product")) if value else queryset

    @property
    def in_use(self) -> bool:
        """Whether the reader has chosen anything."""
        return bool(self.errors) or any(
            value or (value == 0 and value is not False)
            for value in self.form.cleaned_data.values()
        )

    def with_score(self, queryset: QuerySet[Product], name: str, value: bool) -> QuerySet[Product]:
        scored = reviews_of(self.comparison, self.at).filter(product=OuterRef("pk"))
        return queryset.filter(Exists(scored)) if value else queryset

    def with_price(
        self, queryset: QuerySet[Product], name: str, value: Decimal
    ) -> QuerySet[Product]:
        best = best_price(self.comparison.currency, self.at)
        return queryset.annotate(best_price=best).filter(best_price__lte=value)

    def with_name(self, queryset: QuerySet[Product], name: str, value: str) -> QuerySet[Product]:
        for word in value.split():
            queryset = queryset.filter(Q(name__icontains=word) | Q(brand__name__icontains=word))
        return queryset
