"""What an entry of a page tells otherwise than the one before it, in words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from disclosure.record import counting

Told = Mapping[str, Any]


def differences(before: Told | None, now: Told) -> list[str]:
    """Positions are left out: they move with every other change."""
    if before is None:
        return ["First version on record"]
    found = [words for tell in TELLERS if (words := tell(before, now))]
    return found or ["Nothing that the entry tells of"]


def content(before: Told, now: Told) -> str:
    """The version is that of the content, the digest that of every byte."""
    if before["body"] == now["body"]:
        return ""
    size = now["body"]["bytes"] - before["body"]["bytes"]
    grown = f"{size:+,} bytes".replace("-", "−") if size else "as many bytes"
    if before.get("version") and before.get("version") == now.get("version"):
        return f"What stands around the content, such as header or footer ({grown})"
    return f"Content ({grown})"


def status(before: Told, now: Told) -> str:
    if before.get("status") == now.get("status"):
        return ""
    return "Withdrawn" if now.get("status") == 410 else f"Status {now.get('status')}"


def notice(before: Told, now: Told) -> str:
    return _named("Notice", *(told.get("notice", {}).get("versions", []) for told in (before, now)))


def placements(before: Told, now: Told) -> str:
    return _named("Placements", *(_of(told, "placements", _placement) for told in (before, now)))


def links(before: Told, now: Told) -> str:
    return _counted("Paid links", "links", ("kind", "programme", "label"), before, now)


def points(before: Told, now: Told) -> str:
    return _counted("Points", "points", ("points",), before, now)


def prices(before: Told, now: Told) -> str:
    """A price that was confirmed anew and is the same has not changed."""
    changed = _counted("Prices", "prices", ("amount", "currency"), before, now)
    if changed:
        return changed
    again = _known_by(_rows(now, "prices", ("at",)) - _rows(before, "prices", ("at",)))
    return f"Prices: {again.total()} confirmed again" if again else ""


def ranking(before: Told, now: Told) -> str:
    old, new = before.get("ranking"), now.get("ranking")
    if old == new:
        return ""
    if not old or not new:
        return "Ranking: there is one now" if new else "Ranking: there is none now"
    if old.get("moved") != new.get("moved"):
        return f"Ranking: money moves {new.get('moved')} products, before {old.get('moved')}"
    return "What the ranking was computed from"


def verdicts(before: Told, now: Told) -> str:
    old, new = before.get("verdicts", {}), now.get("verdicts", {})
    changed = [rule for rule in sorted({*old, *new}) if old.get(rule) != new.get(rule)]
    told = [f"{rule} {old.get(rule, 'none')} → {new.get(rule, 'none')}" for rule in changed]
    return f"Verdicts: {', '.join(told)}" if told else ""


def release(before: Told, now: Told) -> str:
    if before.get("release") == now.get("release"):
        return ""
    is_same = before["body"] == now["body"]
    return "Code of the site, and no byte of the page" if is_same else "Code of the site"


TELLERS: list[Callable[[Told, Told], str]] = [
    *(status, content, notice, placements, links),
    *(points, prices, ranking, verdicts, release),
]


def _named(what: str, old: Iterable[str], new: Iterable[str]) -> str:
    """“Notice: commission-2 instead of commission-1”."""
    before, now = Counter(old), Counter(new)
    come, gone = [*(now - before).elements()], [*(before - now).elements()]
    if come and gone:
        return f"{what}: {', '.join(come)} instead of {', '.join(gone)}"
    if come:
        return f"{what}: {', '.join(come)} new"
    return f"{what}: {', '.join(gone)} gone" if gone else ""


def _counted(what: str, name: str, keys: tuple[str, ...], before: Told, now: Told) -> str:
    """“Prices: 2 changed, 1 new”. Each counts once, however often the page shows it."""
    old, new = _rows(before, name, keys), _rows(now, name, keys)
    come, gone = _known_by(new - old), _known_by(old - new)
    counts = {"changed": (come & gone), "new": come - gone, "gone": gone - come}
    told = [f"{rows.total()} {word}" for word, rows in counts.items() if rows]
    return f"{what}: {', '.join(told)}" if told else ""


def _known_by(rows: Counter[tuple[Any, ...]]) -> Counter[Any]:
    """What has no name counts each time."""
    names = Counter(row[0] for row in rows.elements())
    return Counter({one: 1 if one else times for one, times in names.items()})


def _rows(told: Told, name: str, keys: tuple[str, ...]) -> Counter[tuple[Any, ...]]:
    """The name of each row, and what it says under `keys`. What has a name is told once."""
    rows = Counter(
        (counting.name(name, row), *(row.get(key) for key in keys)) for row in told.get(name, [])
    )
    return Counter({row: 1 if row[0] else times for row, times in rows.items()})


def _of(told: Told, name: str, write: Callable[[Mapping[str, Any]], str]) -> list[str]:
    return list(dict.fromkeys(write(row) for row in told.get(name, [])))


def _placement(row: Mapping[str, Any]) -> str:
    return f"no. {row['number']} ({row['advertiser'] or 'unknown'})"
