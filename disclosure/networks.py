"""Whose link is this? Which affiliate programme or network an address belongs to, by the address alone."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.page import host


@dataclass(frozen=True)
class Owner:
    """`programme` is the name of the programme or network, "unknown" for an address that hides
    where it leads (a shortener), "none" for an address that belongs to none."""

    programme: str
    reason: str

    @property
    def pays(self) -> bool:
        return self.programme not in ("none", "unknown")


NONE = Owner("none", "no known programme has such addresses")


def owner(url: str) -> Owner:
    """Of an absolute http(s) address."""
    if host(url).endswith(("amazon.com", "linksynergy.com", "awin1.com")):
        return Owner(host(url), "a known host")
    return NONE
