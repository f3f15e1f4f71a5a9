"""What `tick` does for the bodies on record."""

from __future__ import annotations

from datetime import datetime

from disclosure.record import bodies

AT_A_TIME = 100  # bodies that are packed better in one tick: some seconds of work


def repack(at: datetime) -> str | None:
    done = bodies.repack(AT_A_TIME)
    return f"Packed {done} of the bodies on record better." if done else None


def forget(at: datetime) -> str | None:
    gone = bodies.forget(at)
    return f"Deleted {gone} bodies that may be kept no longer." if gone else None
