"""May prices of the past be shown at all? One answer for charts, lows and “was” prices."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet

from products.models import Offer, Programme


def histories_shown() -> bool:
    """Whether this site may show any price but the newest. One query at most.

    The setting PRICE_HISTORY must be on, and no programme that is switched on may forbid it.
    """
    return settings.PRICE_HISTORY and not forbidding().exists()


def forbidding() -> QuerySet[Programme]:
    """Those that are on and forbid histories on the whole site, with no permission on record."""
    return Programme.objects.filter(
        is_active=True, site_history_forbidden=True, history_permission=""
    )


def history_shown(offer: Offer) -> bool:
    """Whether prices of the past of `offer` may be shown, where the site may show any.

    Of an offer fetched with its programme it asks no question.
    """
    return offer.programme is None or offer.programme.history_allowed
