"""A stamp in each form: who sends it was given the form by this site, some seconds ago, and sends it once.

It takes the place of a cookie: it names no reader. A script can fetch one too, and then has to
wait as a person would, and gets no further than the bounds of `senders` and `receiving`.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.cache import cache

YOUNGEST = timedelta(seconds=3)
OLDEST = timedelta(hours=24)
AHEAD = timedelta(minutes=5)  # by which the clocks of two machines may differ


class TooYoungError(Exception):
    """Nobody writes a report within YOUNGEST."""


class ExpiredError(Exception):
    """Older than OLDEST, of another site, or made up."""


def made(at: datetime) -> str:
    """A new stamp."""
    stamp: str = _signer().sign_object([int(at.timestamp() * 1000), secrets.token_hex(8)])
    return stamp


def opened(stamp: str, at: datetime) -> str:
    """What is unique about `stamp`. Raises TooYoungError or ExpiredError."""
    try:
        made_at, unique = _signer().unsign_object(stamp)
    except (signing.BadSignature, ValueError) as error:
        raise ExpiredError from error
    age = timedelta(milliseconds=at.timestamp() * 1000 - made_at)
    if not -AHEAD <= age <= OLDEST:
        raise ExpiredError
    if age < YOUNGEST:
        raise TooYoungError
    return str(unique)


def spend(unique: str) -> bool:
    """Whether this is the first time. Of several at once, one is the first."""
    return bool(cache.add(_key(unique), 1, OLDEST.total_seconds()))


def again(stamp: str, at: datetime) -> str:
    """The stamp for a form that is shown again: `stamp` itself while it can still be sent, else a new one."""
    try:
        unique = opened(stamp, at)
    except TooYoungError:
        return stamp
    except ExpiredError:
        return made(at)
    return made(at) if cache.get(_key(unique)) else stamp


def _key(unique: str) -> str:
    return f"problems:stamp:{unique}"


def _signer() -> signing.Signer:
    return signing.Signer(salt=f"reviews.problems.stamps {settings.BASE_URL}")
