"""What is left of a page that was sent: all of it, a copy without some prices, or nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from disclosure.models import Body
from disclosure.record import bodies
from disclosure.record.history import Version

WORDS = {
    "whole": "As it was sent, byte for byte.",
    "redacted": "A copy without some prices, which stand as [withheld]: the programmes that they come "
    "from do not let anybody keep them.",
    "gone": "The page itself is deleted. Its entry in the log stays, and so does the digest by which "
    "anybody who kept the page can show that it is the one.",
    "damaged": "What is kept is not what was sent. On the server, manage.py record verify tells more.",
}


@dataclass(frozen=True)
class Copy:
    """`body` is None if nothing is left, or if what is left is not what was sent."""

    state: str
    body: bytes | None = None

    @property
    def words(self) -> str:
        return WORDS[self.state]


def copy(version: Version, *, public: bool = False) -> Copy:
    """The best that is left. To the public no page goes out with prices that may not be kept."""
    kept = version.told.get("kept", {}).get("sha256", "")
    there = [("whole", version.entry.body), ("redacted", kept)]
    if public and (kept or version.withholds):
        del there[0]
    try:
        for state, digest in there:
            if digest and (body := bodies.load(digest)) is not None:
                return Copy(state, body)
    except bodies.BodyDamagedError:
        return Copy("damaged")
    return Copy("gone")


def states(versions: Collection[Version]) -> dict[int, str]:
    """By the number of the entry, without reading the pages. One query."""
    digests = {one.entry.body for one in versions}
    digests |= {one.told.get("kept", {}).get("sha256", "") for one in versions}
    held = set(Body.objects.filter(digest__in=digests).values_list("digest", flat=True))
    return {one.entry.number: _state(one, held) for one in versions}


def _state(version: Version, held: Collection[str]) -> str:
    if version.entry.body in held:
        return "whole"
    return "redacted" if version.told.get("kept", {}).get("sha256", "") in held else "gone"
