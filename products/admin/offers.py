"""Money: who sells, who pays for links, what it costs, and how often links were followed."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from products import catalogue, pricing
from products.admin import price_entry
from products.admin.addresses import HTTPS_BY_DEFAULT
from products.admin.imports import ImportingAdmin
from products.admin.moments import shown_moment
from products.admin.read_only import ReadOnlyAdmin
from products.admin.refusals import RefusingAdmin
from products.models import ClickCount, Merchant, Offer, PriceObservation
from products.prices import Outcome


@admin.register(Merchant)
class MerchantAdmin(admin.ModelAdmin):
    formfield_overrides = HTTPS_BY_DEFAULT
    list_display = ["name", "slug", "country", "homepage"]
    list_filter = ["country"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Offer)
class OfferAdmin(ImportingAdmin, RefusingAdmin):
    form = price_entry.OfferForm
    formfield_overrides = HTTPS_BY_DEFAULT
    list_display = ["product", "merchant", "price", "confirmed", "withdrawn"]
    list_filter = [
        ("withdrawn_at", admin.EmptyFieldListFilter),
        "merchant",
        "programme",
        "product__category",
    ]
    search_fields = ["product__name", "product__brand__name", "title", "merchant_item_id"]
    search_help_text = "Product, brand, the merchant's title or item number"
    autocomplete_fields = ["product", "merchant", "programme"]
    readonly_fields = ["price_history"]
    actions = ["withdraw"]
    view_on_site = False  # its address counts a click and leads away to the merchant

    def get_queryset(self, request: HttpRequest) -> QuerySet[Offer]:
        offers = super().get_queryset(request)
        offers = offers.select_related("product__brand", "merchant", "programme__merchant")
        return offers.with_current_price(timezone.now())  # type: ignore[attr-defined,no-any-return]  # Offer's own QuerySet

    def get_fieldsets(self, request: HttpRequest, obj: Offer | None = None) -> Any:
        facts = ["product", "merchant", "programme", "merchant_item_id", "title", "url"]
        fieldsets: list[Any] = [(None, {"fields": [*facts, "withdrawn_at"]})]
        if may_enter_price(request) and self.may_save(request, obj):
            fieldsets.append(("Enter a price by hand", PRICE_ENTRY))
        if obj:
            fieldsets.append(("Prices on record", PRICE_HISTORY))
        return fieldsets

    def may_save(self, request: HttpRequest, obj: Offer | None) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Offer | None = None) -> bool:
        """An offer with prices stays on record; it is withdrawn instead."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and obj.prices.exists())

    def save_model(self, request: HttpRequest, obj: Offer, form: Form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        pricing.forget_history(obj)
        seen = form.cleaned_data
        if seen.get("price_amount") is None or not may_enter_price(request):
            return
        outcome = catalogue.confirm_price(
            obj,
            amount=seen["price_amount"],
            currency=seen["price_currency"],
            availability=seen["price_availability"] or PriceObservation.Availability.UNKNOWN,
            delivery=seen["price_delivery"],
            at=seen["price_seen_at"] or timezone.now(),
            source=f"{request.user}, by hand",
        )
        level = messages.WARNING if outcome is Outcome.HELD else messages.INFO
        messages.add_message(request, level, price_entry.told(outcome, obj, seen))

    @admin.action(description="Withdraw selected offers now", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Offer]) -> None:
        for offer in queryset.filter(withdrawn_at=None):
            catalogue.withdraw_offer(offer, at=timezone.now())
            messages.success(request, f"Withdrawn: {offer}.")

    @admin.display(description="current price")
    def price(self, offer: Offer) -> str:
        return price_entry.shown_price(offer)

    @admin.display(description="last confirmed")
    def confirmed(self, offer: Offer) -> str:
        return shown_moment(offer.price_confirmed_at)

    @admin.display(description="withdrawn", ordering="withdrawn_at")
    def withdrawn(self, offer: Offer) -> str:
        return shown_moment(offer.withdrawn_at)

    @admin.display(description="newest first")
    def price_history(self, offer: Offer) -> SafeString:
        return price_entry.shown_history(offer)


PRICE_ENTRY = {
    "fields": [
        ("price_amount", "price_currency", "price_delivery"),
        "price_availability",
        "price_seen_at",
    ],
    "description": "What you saw at the merchant. The same price as on record is confirmed; another "
    "one is added, or waits for an editor if it is far from the usual ones. Prices that were seen "
    "are never changed.",
}
PRICE_HISTORY = {"fields": ["price_history"], "classes": ["wide"]}


def may_enter_price(request: HttpRequest) -> bool:
    return cast(User, request.user).has_perm("products.add_priceobservation")


@admin.register(PriceObservation)
class PriceObservationAdmin(ReadOnlyAdmin):
    """Prices are entered on the page of their offer, and never changed."""

    list_display = [
        *("offer", "amount", "currency", "delivery", "availability"),
        *("observed_at", "confirmed_at", "sightings"),
    ]
    list_filter = ["availability", "offer__merchant"]
    list_select_related = ["offer__product__brand", "offer__merchant"]
    search_fields = ["offer__product__name", "offer__merchant_item_id"]
    show_full_result_count = False  # there are many
    ordering = ["-pk"]


@admin.register(ClickCount)
class ClickCountAdmin(ReadOnlyAdmin):
    list_display = ["offer", "day", "count"]
    list_filter = ["offer__merchant"]
    list_select_related = ["offer__product__brand", "offer__merchant"]
    search_fields = ["offer__product__name"]
    date_hierarchy = "day"
