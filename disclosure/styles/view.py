"""All signs that a page's notice is not seen, for every kind of reader that its sheets know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from selectolax.lexbor import LexborNode

from disclosure.page import Page
from disclosure.styles import boxes, contrast, covers, flow, motion, sight, writing
from disclosure.styles.browser_sheet import hints
from disclosure.styles.cascade import Styles
from disclosure.styles.device import DESKTOP, USUALLY, Conditions, Device, devices
from disclosure.styles.scene import Scene, Sign

CHECKS = (sight, boxes, writing, contrast, motion, flow, covers)
MOST_BEFORE = 400  # elements before the notice whose heights are added up


class View:
    """`sheets` has the text of linked sheets, as far as the caller read them, by absolute address."""

    def __init__(self, page: Page, notice: LexborNode, sheets: Mapping[str, str]) -> None:
        self.page = page
        self.notice = notice
        self.styles = Styles(page, sheets)
        self._seen: dict[Device, list[Sign]] = {}

    @property
    def unread(self) -> list[str]:
        """Addresses of sheets that bear on the page and that nobody read."""
        return self.styles.unread

    @cached_property
    def _scene(self) -> Scene:
        return Scene(self.styles, self.notice, DESKTOP)

    @cached_property
    def is_bare(self) -> bool:
        """Whether nothing that is known here gives the notice any style."""
        told = any(
            hints(at.node) or at.node.tag in ("marquee", "blink") for at in self._scene.subjects
        )
        return self.styles.is_plain and not told and not covers.candidates(self._scene)

    @cached_property
    def devices(self) -> list[Device]:
        """The readers for whom the sheets make a difference, the usual ones first."""
        if self.styles.is_plain:
            return list(USUALLY)
        studied = self._studied()
        asked: list[Conditions] = []
        for node in studied:
            asked += [one.conditions for one in self.styles.applied(node) if one.conditions]
        found = devices(asked)
        if self._has_dark_scheme():
            found += [replace(one, dark=True) for one in USUALLY]
        mine = [at.node for at in self._scene.subjects]
        if any(one.state for node in mine for one in self.styles.applied(node)):
            found += [replace(one, touched=True) for one in USUALLY]
        return list(dict.fromkeys(found))

    def _studied(self) -> list[LexborNode]:
        scene = self._scene
        nodes = [at.node for at in scene.subjects]
        before = [inner for one in scene.before for inner in (one, *one.css("*"))]
        nodes += [*before[:MOST_BEFORE], *scene.after, *covers.candidates(scene)]
        self.styles.study(nodes)
        return nodes

    def _has_dark_scheme(self) -> bool:
        declared = [
            one.value
            for at in self._scene.around
            for applied in self.styles.applied(at.node)
            for one in applied.declarations
            if one.name == "color-scheme"
        ]
        return "dark" in " ".join([*declared, self.styles.colour_scheme])

    def _signs(self, device: Device) -> list[Sign]:
        """What `device` shows of it. Looked at when first asked for: most rules ask for few devices."""
        if device not in self._seen:
            scene = Scene(self.styles, self.notice, device)
            self._seen[device] = [sign for check in CHECKS for sign in check.signs(scene)]
        return self._seen[device]

    @cached_property
    def _shown(self) -> list[Device]:
        """The devices on which anything could be the matter."""
        return [] if self.is_bare else self.devices

    def usual(self, *about: str, dark: bool = False) -> list[Sign]:
        """Signs for readers on a phone and at a desk, one of a kind, the certain ones first."""
        asked = [one for one in self._shown if _is_usual(one, dark)]
        return _one_of_a_kind([sign for one in asked for sign in self._signs(one)], about)

    def unusual(self) -> list[Sign]:
        """Signs that only other readers meet: other widths, dark mode, print, preferences."""
        usual = [one for one in self._shown if _is_usual(one, dark=False)]
        known = {_kind(sign) for one in usual for sign in self._signs(one)}
        rest = [sign for one in self._shown if one not in USUALLY for sign in self._signs(one)]
        return _one_of_a_kind([sign for sign in rest if _kind(sign) not in known], ())


def _is_usual(device: Device, dark: bool) -> bool:
    return device in USUALLY or (dark and replace(device, dark=False) in USUALLY)


def _kind(sign: Sign) -> tuple[str, bool, int, str]:
    return (sign.about, sign.certain, sign.node.mem_id, re.sub(r"\d+", "0", sign.words))


def _one_of_a_kind(signs: list[Sign], about: tuple[str, ...]) -> list[Sign]:
    wanted = [one for one in signs if not about or one.about in about]
    wanted.sort(key=lambda one: not one.certain)
    found: dict[tuple[str, int, str], Sign] = {}
    for one in wanted:
        found.setdefault((one.about, one.node.mem_id, re.sub(r"\d+", "0", one.words)), one)
    return list(found.values())
