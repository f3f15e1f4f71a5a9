"""Which pictures a report holds, and beside which finding each stands."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from disclosure.audit import Finding
from disclosure.report.escaping import visible
from disclosure.report.looks import shown
from disclosure.report.run import Judged
from disclosure.sight import Picture, Sight

ROOM = 3_600_000  # bytes of all pictures; in a file they take a third more
BESIDE = 2  # pictures beside one finding; the others of its page stand below


@dataclass(frozen=True)
class Figure:
    """A picture in a report. `mark` names it among all; `told` says what the browser measured."""

    mark: str
    title: str
    told: str
    outcome: str
    uri: str
    width: int
    height: int

    @property
    def is_wide(self) -> bool:
        return self.width > self.height


def named(finding: Finding, sight: Sight) -> list[Picture]:
    """Those of the looks that the finding's words name, one for each rendering; of a look without
    one, another in the same rendering, once the page stood if there is one."""
    pictures = {picture.title: picture for picture in reversed(sight.pictures)}
    renderings = {look.name: look.rendering for look in sight.looks}
    first: dict[str, Picture] = {}
    for name in sorted(renderings, key=lambda name: name.endswith("at load")):
        if name in pictures:
            first.setdefault(renderings[name], pictures[name])
    found: dict[str, Picture] = {}
    for name in _spelt({**pictures, **renderings, **dict.fromkeys(renderings.values())}, finding):
        rendering = renderings.get(name, name)
        picture = pictures.get(name) or first.get(rendering)
        if picture:
            found.setdefault(rendering, picture)
    return list(found.values())[:BESIDE]


def _spelt(names: Iterable[str], finding: Finding) -> list[str]:
    """In the order in which the words name them; of two that begin alike the longer one."""
    longest = sorted(names, key=len, reverse=True)
    return re.findall("|".join(map(re.escape, longest)), finding.words) if longest else []


def kept(pages: Iterable[tuple[Sight, Sequence[Picture]]], room: int = ROOM) -> set[int]:
    """The ids of the pictures that find room. Each page comes with those that its findings name:
    they go first, then the first picture of every page, then its second, and so on."""
    asked = list(pages)
    queues = [[picture for _, wanted in asked for picture in wanted]]
    queues += [[one for one in row if one] for row in zip_longest(*(s.pictures for s, _ in asked))]
    found: set[int] = set()
    for picture in (picture for queue in queues for picture in queue):
        if id(picture) not in found and len(picture.data) <= room:
            found.add(id(picture))
            room -= len(picture.data)
    return found


def figure(mark: str, page: Judged, picture: Picture) -> Figure:
    looks = page.sight.looks if page.sight else ()
    seen = next((shown(look) for look in looks if look.name == picture.title), None)
    return Figure(
        mark,
        visible(picture.title),
        seen.verdict if seen else "",
        seen.outcome if seen else "",
        f"data:image/webp;base64,{b64encode(picture.data).decode()}",
        picture.width,
        picture.height,
    )
