"""The offer's form, with fields to enter a price that a person has seen."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.validators import MinValueValidator
from django.utils import timezone

from products import currencies
from products.admin.refusals import RefusableForm
from products.models import Offer, PriceObservation

FIELDS = ["price_amount", "price_currency", "price_availability", "price_seen_at"]
PRICE = forms.fields_for_model(PriceObservation, ["amount", "currency", "availability"])


class OfferForm(RefusableForm):
    price_amount = PRICE["amount"]
    price_currency = PRICE["currency"]
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
