"""Whose link is this? Which affiliate programme or network an address belongs to, by the address alone.

    owner("https://www.amazon.com/dp/B000000001?tag=x-20").programme  # "Amazon Associates"

hosts.py lists addresses that exist to count clicks, merchants.py what marks a link to a merchant's own
pages, shorteners.py those that hide where they lead. An address that carries another one inside it,
such as `?url=https%3A%2F%2F…`, belongs to whoever that one belongs to.
"""

from disclosure.networks.judge import NONE, Owner, owner

__all__ = ["NONE", "Owner", "owner"]
