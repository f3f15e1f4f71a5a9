"""Frozen pages as files, for a web server in front to send without asking the application.

Each call of `write` makes a folder of its own, and then lets `current` point at it. What stands in
a folder may be removed, so that the application answers; it is never changed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from disclosure.record import editions, nginx
from disclosure.record.ready import Ready
from disclosure.record.release import release

CURRENT = "current"
LIST = "pages.json"
KEPT = 2  # the newest, and the one that a server reads that was not told of it yet


def write(output: Path, pages: Iterable[Ready], *, at: datetime) -> Path:
    """A new folder in `output` with `pages` and the configuration, which is current afterwards.

    Raises OSError. The path is absolute.
    """
    output = output.absolute()
    folder = output / f"{at:%Y%m%dT%H%M%S%fZ}"
    (folder / "pages").mkdir(parents=True)
    _remember(output)
    sent = [ready for ready in pages if nginx.can_send(ready)]
    for ready in sent:
        _save(ready, folder / "pages")
    (folder / LIST).write_text(json.dumps({one.path: _terms(one) for one in sent}, indent=1))
    (folder / "http.conf").write_text(nginx.HTTP)
    (folder / "server.conf").write_text(nginx.server(sent, folder / "pages", **_places()))
    _point(output / CURRENT, folder)
    for old in _folders(output)[:-KEPT]:
        shutil.rmtree(old)
    return folder


def _save(ready: Ready, folder: Path) -> None:
    base = str(folder) + nginx.name(ready.path)
    Path(base).parent.mkdir(parents=True, exist_ok=True)
    for coding, ending in nginx.FILES.items():
        Path(base + ending).write_bytes(ready.bytes_in(coding))


def _terms(ready: Ready) -> dict[str, object]:
    """For how long it may be sent."""
    until = ready.valid_until.timestamp() if ready.valid_until else None
    return {"editions": dict(ready.editions), "until": until, "release": ready.release}


def _places() -> dict[str, object]:
    return {
        "static_url": settings.STATIC_URL,
        "static_root": settings.STATIC_ROOT,
        "media_url": settings.MEDIA_URL,
        "media_root": settings.MEDIA_ROOT,
    }


def _point(link: Path, folder: Path) -> None:
    """In one step: who looks sees the old folder or the new one."""
    new = link.with_name(f"{link.name}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(folder.name)
    new.replace(link)


def remove_stale(at: datetime) -> str | None:
    """A step of `tick`: what was changed or has run out, of all that was ever written here."""
    numbers = editions.numbers()
    gone = [
        path
        for output in _remembered()
        for folder in _folders(output)
        for path in _stale(folder, numbers, at)
    ]
    return f"Removed {len(gone)} frozen files of pages that changed." if gone else None


def _stale(folder: Path, numbers: dict[str, int], at: datetime) -> Iterator[str]:
    told = json.loads((folder / LIST).read_text()) if (folder / LIST).exists() else {}
    for path, terms in told.items():
        if not _holds(terms, numbers, at) and _remove(path, folder / "pages"):
            yield path


def _holds(terms: dict[str, object], numbers: dict[str, int], at: datetime) -> bool:
    until, kept = terms["until"], terms["editions"]
    assert isinstance(kept, dict)  # noqa: S101  (as _terms wrote it)
    if isinstance(until, float) and at.timestamp() >= until:
        return False
    same = all(numbers.get(name, 0) == number for name, number in kept.items())
    return same and terms["release"] == release()


def _remove(path: str, folder: Path) -> bool:
    """Whether there was one."""
    files = [Path(str(folder) + nginx.name(path) + ending) for ending in nginx.FILES.values()]
    there = [one for one in files if one.exists()]
    for one in there:
        one.unlink(missing_ok=True)
    return bool(there)


def _folders(output: Path) -> list[Path]:
    """The oldest first: their names are times."""
    return sorted(one.parent for one in output.glob(f"*Z/{LIST}"))


def _memory() -> Path | None:
    """None if the site has no folder of its own."""
    names = ("DATA_DIR", "SITE_DIR", "BASE_DIR")
    folders = [folder for name in names if (folder := getattr(settings, name, None))]
    return Path(folders[0]) / "frozen.json" if folders else None


def _remembered() -> list[Path]:
    memory = _memory()
    if memory is None or not memory.exists():
        return []
    return [Path(one) for one in json.loads(memory.read_text())]


def _remember(output: Path) -> None:
    """Before a file can be read: `tick` shall know of it. Raises ImproperlyConfigured."""
    memory = _memory()
    if memory is None:
        raise ImproperlyConfigured(
            "No page was frozen: `manage.py tick` could not find it again, to remove it when it "
            "changes. Set SITE_DIR, a folder in which to note where pages are."
        )
    known = {*map(str, _remembered()), str(output)}
    memory.write_text(json.dumps(sorted(one for one in known if Path(one).is_dir())))
