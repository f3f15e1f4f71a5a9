"""The queue of prices that are held: what waits for a decision stands on top."""

from datetime import datetime
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, Prefetch, QuerySet, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products import holding
from products.admin.moments import shown_moment
from products.admin.price_entry import shown_history
from products.admin.read_only import ReadOnlyAdmin
from products.models import HeldPrice, Offer

Decision = HeldPrice.Decision
MOST = 500  # that are accepted at a time: each is a transaction of its own
MOST_TOLD = 10
DETAIL = '{}<span class="row-detail">{}</span>'
SEEN = ("held_price", "offer_held", "delivery", "availability", "seen", "source", "state")
COMPARED = ("usual", "readers_see", "on_record")


def may_decide(request: HttpRequest) -> bool:
    return cast(User, request.user).has_perm("products.decide_heldprice")


@admin.register(HeldPrice)
class HeldPriceAdmin(ReadOnlyAdmin):
    """Nobody enters or changes one: it is accepted or refused as it was seen."""

    list_display = ["held_price", "state", "offer_held", "usual", "readers_see", "seen"]
    list_filter = ["decision", "offer__merchant"]
    list_per_page = 50
    search_fields = ["offer__product__name", "offer__title", "offer__merchant_item_id"]
    search_help_text = "Product, the merchant's title or item number"
    actions = ["accept", "refuse"]
    fieldsets = [
        ("What was seen", {"fields": SEEN}),
        ("What it is compared with", {"fields": COMPARED}),
    ]
    empty_value_display = "not stated"
    readonly_fields = ["held_price", "offer_held", "seen", "state", *COMPARED]

    def get_queryset(self, request: HttpRequest) -> QuerySet[HeldPrice]:
        offers = Offer.objects.with_current_price(timezone.now())
        named = Prefetch("offer", offers.select_related("product__brand", "merchant", "programme"))
        found: QuerySet[HeldPrice] = super().get_queryset(request)
        return found.select_related("decided_by").prefetch_related(named)

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        waiting_first = Case(When(decision=Decision.WAITING, then=0), default=1)
        return [waiting_first, "-confirmed_at", "-pk"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.decide)
        return [
            path("<int:key>/decide/", view, name="products_heldprice_decide"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "title": "Held prices"})

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["may_decide"] = may_decide(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def decide(self, request: HttpRequest, key: int) -> HttpResponse:
        """What the buttons on the page of one price do."""
        if request.method != "POST" or not may_decide(request):
            raise PermissionDenied
        held = get_object_or_404(HeldPrice, pk=key)
        if "accept" in request.POST:
            self.accept_all(request, [held])
        else:
            self.refuse(request, HeldPrice.objects.filter(pk=key))
        return HttpResponseRedirect(reverse("admin:products_heldprice_change", args=[key]))

    @admin.action(description="Accept: put them on record as seen", permissions=["decide"])
    def accept(self, request: HttpRequest, queryset: QuerySet[HeldPrice]) -> None:
        if (chosen := queryset.count()) > MOST:
            many = f"These are {chosen:,}: accept at most {MOST} at a time. Nothing was accepted."
            self.message_user(request, many, messages.ERROR)
            return
        self.accept_all(request, list(queryset.order_by("observed_at", "pk")))

    def accept_all(self, request: HttpRequest, prices: list[HeldPrice]) -> None:
        """Accept `prices`, the oldest first; those that cannot be do not keep the others from it."""
        by, at, refusals = cast(User, request.user), timezone.now(), []
        for held in prices:
            try:
                holding.accept(held, by=by, at=at)
            except ValidationError as refusal:
                refusals.append(refusal.messages[0])
        if accepted := len(prices) - len(refusals):
            told = f"Accepted {in_words(accepted)}: on record now, as seen."
            self.message_user(request, told, messages.SUCCESS)
        if (more := len(refusals) - MOST_TOLD) > 0:
            refusals[MOST_TOLD:] = [f"{more} more could not be accepted."]
        for told in refusals:
            self.message_user(request, told, messages.ERROR)

    @admin.action(description="Refuse: they are wrong", permissions=["decide"])
    def refuse(self, request: HttpRequest, queryset: QuerySet[HeldPrice]) -> None:
        chosen = queryset.count()
        refused = holding.refuse(queryset, by=cast(User, request.user), at=timezone.now())
        if refused:
            told = f"Refused {in_words(refused)}: not on record, and not shown."
            self.message_user(request, told, messages.SUCCESS)
        if decided := chosen - refused:
            told = f"Left {in_words(decided)} as decided before: only what waits can be refused."
            self.message_user(request, told, messages.WARNING)

    @admin.display(description="held price", ordering="amount")
    def held_price(self, held: HeldPrice) -> str:
        return f"{held.amount} {held.currency}"

    @admin.display(description="offer", ordering="offer__product__name")
    def offer_held(self, held: HeldPrice) -> SafeString:
        offer = held.offer
        if not offer.url:
            return format_html(DETAIL, offer.product, f"{offer.merchant}, without a page")
        link = format_html(
            '<a href="{}" rel="nofollow noreferrer">page at {}</a>', offer.url, offer.merchant
        )
        return format_html(DETAIL, offer.product, link)

    @admin.display(description="usual price", ordering="median")
    def usual(self, held: HeldPrice) -> SafeString:
        return format_html(DETAIL, f"{held.median} {held.currency}", far(held))

    @admin.display(description="what readers see")
    def readers_see(self, held: HeldPrice) -> SafeString:
        offer = held.offer
        price, why = seen_by_readers(offer, timezone.now())
        if not offer.product.is_listed:
            return format_html(DETAIL, "nothing", "the product is not listed")
        page = format_html('<a href="{}">{}</a>', offer.product.get_absolute_url(), price)
        return format_html(DETAIL, page, why)

    @admin.display(description="seen", ordering="confirmed_at")
    def seen(self, held: HeldPrice) -> SafeString:
        since, last = shown_moment(held.observed_at), shown_moment(held.confirmed_at)
        often = "once" if held.sightings == 1 else f"{held.sightings} times"
        return format_html(DETAIL, often, last if since == last else f"since {since}, last {last}")

    @admin.display(description="decision", ordering="decision")
    def state(self, held: HeldPrice) -> SafeString:
        decided = f"{held.decided_by}, {shown_moment(held.decided_at)}" if held.decided_at else ""
        return format_html(DETAIL, held.get_decision_display(), decided)

    @admin.display(description="prices on record")
    def on_record(self, held: HeldPrice) -> SafeString:
        return shown_history(held.offer)


def in_words(count: int) -> str:
    return "1 price" if count == 1 else f"{count:,} prices"


def far(held: HeldPrice) -> str:
    """How far it is from the usual price."""
    if held.amount > held.median:
        return f"the held one is {held.amount / held.median:.1f} times that"
    return f"that is {held.median / held.amount:.1f} times the held one"


def seen_by_readers(offer: Offer, at: datetime) -> tuple[str, str]:
    """What pages show of the price of `offer`, which was fetched with its current price, and why."""
    if offer.withdrawn_at and offer.withdrawn_at <= at:
        return "nothing", "the offer is withdrawn"
    if offer.programme and not offer.programme.is_active:
        return "nothing", "its programme is switched off"
    if offer.price_amount is None or offer.price_confirmed_at is None:
        return "a link without a price", "none is on record"
    price = f"{offer.price_amount:.2f} {offer.price_currency}"
    confirmed = f"last confirmed {shown_moment(offer.price_confirmed_at)}"
    if offer.price_confirmed_at < at - offer.max_price_age:
        return "a link without a price", f"{price} is too old, {confirmed}"
    return price, confirmed
