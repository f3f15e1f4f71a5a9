"""How often one sender may report, without keeping who it was.

An address becomes a digest by a key that is another each day. The digest lies in the cache for an
hour and nowhere else. Where several processes have no cache in common (CACHE_URL), each counts alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST = 5
WITHIN = timedelta(hours=1)
HOME = 64  # bits of an IPv6 address that a provider gives to one household


def address(request: HttpRequest) -> str:
    """Of whoever asks; behind a proxy, the last that X-Forwarded-For names: the proxy wrote it.

    What stands before that, anybody can write.
    """
    near = str(request.META.get("REMOTE_ADDR", ""))
    behind_proxy = settings.SECURE_PROXY_SSL_HEADER is not None  # what BEHIND_PROXY sets
    forwarded = request.headers.get("X-Forwarded-For", "") if behind_proxy else ""
    return forwarded.rpartition(",")[2].strip() or near


def claim(sender: str, at: datetime) -> bool:
    """Whether the sender at this address may report once more within the hour.

    Each report holds one of MOST places for that time; one place is never given to two at once.
    """
    today, yesterday = _digest(sender, at), _digest(sender, at - timedelta(days=1))
    held = len(cache.get_many([_place(yesterday, number) for number in range(MOST)]))
    free = range(MOST - held)
    return any(cache.add(_place(today, number), 1, WITHIN.total_seconds()) for number in free)


def _place(digest: str, number: int) -> str:
    return f"problems:sender:{digest}:{number}"


def _digest(sender: str, at: datetime) -> str:
    key = f"reviews.problems.senders {at:%Y-%m-%d}"
    return salted_hmac(key, _household(sender), algorithm="sha256").hexdigest()[:32]


def _household(sender: str) -> str:
    """An IPv6 address without what a household chooses itself; anything else as it is."""
    try:
        found = ip_address(sender)
    except ValueError:
        return sender
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, HOME), strict=False))
