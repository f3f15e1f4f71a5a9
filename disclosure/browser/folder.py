"""The folder of repeated audits: what is remembered from run to run, and a report of each."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from disclosure.audit import Outcome
from disclosure.browser.sampling import Known, State

NAME = "audit.json"
KIND = "audit_pages --sample"
VERSION = 1  # goes up when a key changes its meaning or goes away


class FolderError(Exception):
    """The folder cannot be used. Its words say why, and what to do."""


@dataclass(frozen=True)
class Folder:
    """One that this process has to itself."""

    path: Path

    def read(self) -> State:
        """Raises FolderError if its file is not ours, or damaged; it is left as it is."""
        try:
            text = (self.path / NAME).read_text(encoding="utf-8")
        except FileNotFoundError:
            return State()
        except (OSError, UnicodeDecodeError) as error:
            raise FolderError(self._refusal(str(error))) from error
        try:
            return _state(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise FolderError(self._refusal(str(error))) from error

    def keep(self, state: State, html: str, *, at: datetime) -> Path:
        """The report, which is also latest.html, and then what is to be remembered."""
        report = self.path / f"{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}.html"
        self._write(report, html)
        self._write(self.path / "latest.html", html)
        self._write(self.path / NAME, json.dumps(_tree(state, at), indent=1) + "\n")
        return report

    def _refusal(self, why: str) -> str:
        return (
            f"{self.path / NAME} is not what audit_pages --sample wrote there ({why}). It is left as "
            "it is: move it away to start afresh, or name another folder with --output."
        )

    def _write(self, path: Path, text: str) -> None:
        """Whole or not at all, also if the power fails. Raises FolderError."""
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            with unfinished.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise FolderError(f"{path} cannot be written: {error.strerror}.") from error


@contextmanager
def taken(path: Path) -> Iterator[Folder]:
    """The folder, which is made if need be, until the end of the block. Raises FolderError, at once
    if another process has it."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        file = (path / ".lock").open("a")
    except OSError as error:
        raise FolderError(f"--output {path} cannot be used: {error.strerror}.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise FolderError(
                f"Another audit is writing into {path}. Wait until it has ended, or name another "
                "folder with --output."
            ) from None
        yield Folder(path)


def _tree(state: State, at: datetime) -> dict[str, Any]:
    return {
        "kind": KIND,
        "version": VERSION,
        "audited_at": at.isoformat(timespec="seconds"),
        "pages": {path: _page(page) for path, page in state.pages.items()},
    }


def _page(page: Known) -> dict[str, Any]:
    return {
        "looked_at": page.looked_at and page.looked_at.isoformat(timespec="seconds"),
        "problem": page.problem,
        "verdicts": dict(page.outcomes),
    }


def _state(tree: Mapping[str, Any]) -> State:
    """Raises ValueError, TypeError, KeyError or AttributeError if it has another shape."""
    if tree["kind"] != KIND:
        raise ValueError(f"its kind is {tree['kind']!r}")
    if tree["version"] != VERSION:
        raise ValueError(f"its version is {tree['version']!r}, and this program writes {VERSION}")
    return State({path: _known(page) for path, page in tree["pages"].items()})


def _known(page: Mapping[str, Any]) -> Known:
    outcomes = {rule: Outcome(outcome).value for rule, outcome in page["verdicts"].items()}
    return Known(page["looked_at"] and _moment(page["looked_at"]), outcomes, str(page["problem"]))


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"the moment {text} has no time zone")
    return at
