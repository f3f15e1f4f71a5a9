"""Which page for readers an address is of."""

from __future__ import annotations

from django.urls import Resolver404, ResolverMatch, resolve


def route(path: str) -> ResolverMatch | None:
    """None where no page of this app is."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if match.app_names == ["reviews"] else None
