"""Facts: categories and what they compare, brands and products."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from products import catalogue
from products.admin.findable import FindableAdmin
from products.admin.first_save import stay_on_form
from products.admin.imports import ImportButtonAdmin
from products.admin.merging import MergedFilter, MergingAdmin
from products.admin.pictures import ProductImageInline
from products.admin.price_entry import shown_price
from products.admin.refusals import RefusingAdmin
from products.admin.specifications import SpecificationForm, SpecificationValueInline
from products.images import renditions
from products.models import Brand, Category, Offer, Product, Specification


class SpecificationInline(admin.TabularInline):
    model = Specification
    form = SpecificationForm
    fields = ["name", "slug", "unit", "kind", "better", "price_per", "position"]
    prepopulated_fields = {"slug": ["name"]}
    extra = 0


@admin.register(Category)
class CategoryAdmin(FindableAdmin):
    list_display = ["name", "slug", "position"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [SpecificationInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "description", "position"],
                "description": "A category has a page of its own and a tile on the home page. "
                "Its specifications, below, are the facts that its products are compared by.",
            },
        )
    ]


@admin.register(Brand)
class BrandAdmin(FindableAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


class OfferInline(admin.TabularInline):
    """For overview. Offers are entered and changed on pages of their own, by those who deal with merchants."""

    model = Offer
    fields = ["merchant", "programme", "merchant_item_id", "price", "withdrawn_at"]
    readonly_fields = ["price"]
    show_change_link = True
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Offer]:
        offers = super().get_queryset(request).select_related("merchant", "programme")
        return offers.with_current_price(timezone.now())  # type: ignore[attr-defined,no-any-return]  # Offer's own QuerySet

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="current price")
    def price(self, offer: Offer) -> str:
        return shown_price(offer)


@admin.register(Product)
class ProductAdmin(ImportButtonAdmin, MergingAdmin, FindableAdmin, RefusingAdmin):
    list_display = ["name", "brand", "category", "gtin", "is_listed"]
    list_filter = [MergedFilter, "is_listed", "category"]
    search_fields = ["name", "brand__name", "gtin", "mpn", "slug"]
    search_help_text = "Name, brand, GTIN or MPN"
    autocomplete_fields = ["brand"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["category", "brand", "name", "slug", "summary", "is_listed"]}),
        (
            "How offers find it",
            {
                "fields": ["gtin", "mpn"],
                "description": "Feeds of merchants are matched to this product by these numbers.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        return super().get_queryset(request).select_related("brand", "category")

    def save_model(self, request: HttpRequest, obj: Product, form: Any, change: bool) -> None:
        catalogue.refuse_taken_gtin(obj)
        if not change:
            catalogue.refuse_taken_slug(obj.slug, obj)
        elif "slug" in form.changed_data:
            catalogue.rename(obj, slug=obj.slug)
        super().save_model(request, obj, form, change)

    def get_inlines(
        self, request: HttpRequest, obj: Product | None
    ) -> list[type[InlineModelAdmin]]:
        """What a product is compared by depends on its category, so that is saved first."""
        return [SpecificationValueInline, ProductImageInline, OfferInline] if obj else []

    def response_add(
        self, request: HttpRequest, obj: Product, post_url_continue: str | None = None
    ) -> HttpResponse:
        stay_on_form(request)
        return super().response_add(request, obj, post_url_continue)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: list[Any], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        for image in form.instance.images.all():
            renditions.make_soon(image)

    def get_view_on_site_url(self, obj: Product | None = None) -> str | None:
        return super().get_view_on_site_url(obj) if obj and obj.is_listed else None
