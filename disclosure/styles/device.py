"""Who looks at a page, and whether the conditions of a sheet hold for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from disclosure.styles.lengths import Scale, px
from disclosure.styles.selectors import split

Conditions = tuple[tuple[str, str], ...]
WIDTH = re.compile(
    r"\(\s*(min-|max-)?(?:device-)?(width|inline-size)\s*(:|[<>]=?|=)\s*([^()]+?)\s*\)"
)
RANGE = re.compile(
    r"\(\s*([^()<>]+?)\s*([<>]=?)\s*(width|inline-size)\s*(?:([<>]=?)\s*([^()]+?))?\s*\)"
)
FEATURE = re.compile(r"\([^()]*\)")
# What holds for most readers; their opposites are asked for one by one.
USUAL = {
    "any-hover": "hover",
    "any-pointer": "fine",
    "display-mode": "browser",
    "forced-colors": "none",
    "hover": "hover",
    "inverted-colors": "none",
    "pointer": "fine",
    "prefers-color-scheme": "light",
    "prefers-contrast": "no-preference",
    "prefers-reduced-data": "no-preference",
    "prefers-reduced-motion": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "scripting": "enabled",
    "update": "fast",
}
MOST_DEVICES = 40


@dataclass(frozen=True)
class Device:
    """`features` are texts of conditions taken to hold; `touched` says that the reader points at,
    focuses or opens what has a style for that."""

    width: int = 1280
    height: int = 800
    dark: bool = False
    medium: str = "screen"
    features: frozenset[str] = frozenset()
    touched: bool = False

    @property
    def words(self) -> str:
        """When this is so, for a finding."""
        parts = [f"on a screen {self.width} px wide" if self.medium == "screen" else "in print"]
        parts += ["in dark mode"] if self.dark else []
        parts += [f"where {one} holds" for one in sorted(self.features)]
        parts += ["when a reader points at or chooses something"] if self.touched else []
        return ", ".join(parts)


PHONE = Device(width=360, height=640)
DESKTOP = Device()
USUALLY = (PHONE, DESKTOP)


@lru_cache(maxsize=4096)  # a site has few conditions, and asks for each on each element
def holds(conditions: Conditions, device: Device) -> bool:
    return all(_holds(kind, text, device) for kind, text in conditions)


def _holds(kind: str, text: str, device: Device) -> bool:
    if text in device.features:
        return True
    if kind == "supports":
        return "not" not in re.findall(r"[\w-]+", text)
    if kind == "document":
        return False
    if kind == "container":
        return _query(text[text.find("(") :] if "(" in text else "", device)
    return kind == "scope" or not text or any(_query(one, device) for one in split(text, ","))


def _query(text: str, device: Device) -> bool:
    """One media query, such as `screen and (max-width: 30em)`."""
    text = text.strip()
    if text.startswith("not "):
        return not _query(text[4:], device)
    for word, join in ((" or ", any), (" and ", all)):
        parts = _cut(text, word)
        if len(parts) > 1:
            return join(_query(one, device) for one in parts)
    if text.startswith("(") and re.match(r"\(\s*(\(|not\b)", text):
        return _query(text[1:-1], device)
    if text.startswith("("):
        return _feature(text, device)
    return text.removeprefix("only ").strip() in ("all", device.medium, "")


def _cut(text: str, word: str) -> list[str]:
    """`text` cut at each `word` outside of brackets."""
    marked, depth, place = [], 0, 0
    for end, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and text.startswith(word, end):
            marked.append(text[place:end])
            place = end + len(word)
    return [*marked, text[place:]]


def _feature(text: str, device: Device) -> bool:
    if text in device.features:
        return True
    for pattern, test in ((WIDTH, _by_name), (RANGE, _by_range)):
        if found := pattern.fullmatch(text):
            return test(found, device.width)
    name, _, value = text.strip("()").partition(":")
    name, value = name.strip(), value.strip()
    if any(other.strip("( ").startswith(f"{name}:") for other in device.features):
        return False
    if name == "prefers-color-scheme":
        return (value == "dark") is device.dark
    if name == "orientation":
        return (value == "landscape") is (device.width > device.height)
    usual = USUAL.get(name, "none")
    return value == usual if value else usual not in ("none", "no-preference")


def _by_name(found: re.Match[str], width: int) -> bool:
    bound = px(found[4], Scale())
    sign = {"min-": ">=", "max-": "<=", None: found[3]}[found[1]]
    return bound is not None and _compared(width, sign, bound)


def _by_range(found: re.Match[str], width: int) -> bool:
    low = px(found[1], Scale())
    if low is None or not _compared(low, found[2], width):
        return False
    high = px(found[5], Scale()) if found[4] else None
    return not found[4] or (high is not None and _compared(width, found[4], high))


def _compared(left: float, sign: str, right: float) -> bool:
    return {
        "<": left < right,
        ">": left > right,
        "<=": left <= right,
        ">=": left >= right,
    }.get(sign, left == right)


def devices(conditions: Iterable[Conditions]) -> list[Device]:
    """One for each way in which these conditions can hold: the usual ones first."""
    found = dict.fromkeys(USUALLY)
    for kind, text in sorted({pair for pairs in conditions for pair in pairs}):
        for device in _asked_by(kind, text):
            found.setdefault(device)
    return list(found)[:MOST_DEVICES]


def _asked_by(kind: str, text: str) -> Iterator[Device]:
    if re.search(r"\bprint\b", text):
        yield Device(width=720, height=1000, medium="print")
    if kind == "supports" and "not" in text:
        yield from (replace(device, features=frozenset({text})) for device in USUALLY)
    for feature in FEATURE.findall(text) if kind != "supports" else ():
        yield from _asked_by_feature(feature)


def _asked_by_feature(feature: str) -> Iterator[Device]:
    if "width" in feature or "inline-size" in feature:
        for bound in re.findall(r"-?[\d.]+[a-z]+", feature):
            at = px(bound, Scale())
            if at and 200 <= at <= 4000:
                yield from (Device(width=int(at) + more) for more in (-1, 0, 1))
    elif "prefers-color-scheme" in feature:
        yield from (replace(device, dark=True) for device in USUALLY)
    else:
        name = feature.strip("()").partition(":")[0].strip()
        other = f"({name}: otherwise)" if _feature(feature, DESKTOP) else feature
        yield from (replace(device, features=frozenset({other})) for device in USUALLY)
