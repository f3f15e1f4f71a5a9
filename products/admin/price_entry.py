"""The offer's form, with fields to enter a price that a person has seen."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.validators import MinValueValidator
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products import currencies
from products.admin.refusals import RefusableForm
from products.models import HeldPrice, Offer, PriceObservation
from products.prices import Outcome

SHOWN_PRICES = 20
NAMES = ["amount", "currency", "delivery", "availability"]
FIELDS = [*(f"price_{name}" for name in NAMES), "price_seen_at"]
PRICE = forms.fields_for_model(PriceObservation, NAMES)


class OfferForm(RefusableForm):
    price_amount = PRICE["amount"]
    price_currency = PRICE["currency"]
    price_delivery = PRICE["delivery"]
    price_availability = PRICE["availability"]
    price_seen_at = forms.SplitDateTimeField(
        label="Seen at",
        required=False,
        widget=AdminSplitDateTime,
        help_text="When the price stood there. Empty: now.",
    )

    default_place = "price_amount"
    places = {field.removeprefix("price_"): field for field in FIELDS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            self.fields[name].required = False
        more_than_nothing = MinValueValidator(Decimal("0.01"), "A price must be more than 0.")
        self.fields["price_amount"].validators.append(more_than_nothing)
        self.fields["price_currency"].validators.append(currencies.validate)
        self.fields["price_currency"].widget.attrs["class"] = "vCurrencyField"
        self.fields["price_currency"].help_text = "Three capital letters, for example USD."

    def clean_price_seen_at(self) -> Any:
        seen_at = self.cleaned_data["price_seen_at"]
        if seen_at and seen_at > timezone.now():
            raise forms.ValidationError("This lies ahead. A price is entered once it was seen.")
        return seen_at

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        self.refuse_half_a_price(cleaned)
        return cleaned

    def refuse_half_a_price(self, cleaned: dict[str, Any]) -> None:
        given = set(FIELDS) & set(self.changed_data)
        if "price_amount" not in cleaned or "price_currency" not in cleaned or not given:
            return
        if cleaned["price_amount"] is None:
            self.add_error("price_amount", "Give the amount too, or leave all of the price empty.")
        elif not cleaned["price_currency"]:
            self.add_error("price_currency", "Give the currency of the price, for example USD.")


def shown_price(offer: Offer) -> str:
    """The price of an offer that was fetched with its current price."""
    if offer.price_amount is None:
        return "none on record"
    return f"{offer.price_amount:.2f} {offer.price_currency}"


def shown_history(offer: Offer) -> SafeString:
    """The newest prices on record of `offer`, as a table."""
    prices = offer.prices.all()[:SHOWN_PRICES]
    return render_to_string(
        "admin/products/price_history.html",
        {"offer": offer, "prices": prices, "total": offer.prices.count()},
    )


def told(outcome: Outcome, offer: Offer, seen: dict[str, Any]) -> str | SafeString:
    """What became of the price that was `seen` and entered for `offer`."""
    price = f"{seen['price_amount']} {seen['price_currency']}"
    if outcome is not Outcome.HELD:
        return f"Price {price}: {outcome.value}."
    alike = {"amount": seen["price_amount"], "currency": seen["price_currency"]}
    held = offer.held_prices.filter(**alike).latest("confirmed_at", "pk")
    what = (
        "An editor refused it before, so it stays off the record"
        if held.decision == HeldPrice.Decision.REFUSED
        else "It waits for an editor, and until then no reader sees it"
    )
    return format_html(
        "Price {} is not on record: the usual one was {} {}. {}. If you mistyped it, enter the right "
        'one; if it is right, tell an editor: <a href="{}">the held price</a>.',
        price,
        held.median,
        held.currency,
        what,
        reverse("admin:products_heldprice_change", args=[held.pk]),
    )
