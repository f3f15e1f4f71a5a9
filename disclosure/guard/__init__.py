"""No page breaks its promises in public: the middleware that judges what leaves.

It goes first in MIDDLEWARE, so that it sees the bytes that the server will send: after every other
middleware wrote into them, compressed them, or made an error page instead.
"""

from disclosure.guard.middleware import UNGUARDED, Guard

__all__ = ["UNGUARDED", "Guard"]
