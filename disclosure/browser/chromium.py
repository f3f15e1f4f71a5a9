"""Finds Chromium and starts it, so that pages take it for one that somebody sits at."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NEEDED = ("playwright", "numpy", "PIL", "axe_playwright_python")
# What tells a page at a glance that a program looks, and not a reader, is off.
KEPT = re.compile(r"PATH|HOME|LANG|LC_|TZ|TMPDIR|USER|DISPLAY|LD_LIBRARY_PATH|XDG_|FONTCONFIG_")
ARGUMENTS = [
    "--disable-blink-features=AutomationControlled",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--disable-lcd-text",
]


class NoBrowserError(Exception):
    """What is missing, and how to get it."""


def found() -> str:
    """The path of Chromium: what CHROMIUM names, or what is installed. Raises NoBrowserError."""
    named = os.environ.get("CHROMIUM", "")
    if named and not shutil.which(named):
        raise NoBrowserError(f"CHROMIUM is “{named}”, and no program is there.")
    path = next(
        (path for name in ([named] if named else NAMES) if (path := shutil.which(name))), ""
    )
    if not path:
        raise NoBrowserError(
            "--browser needs Chromium: install it (on Debian: apt install chromium), or set "
            "CHROMIUM to its path."
        )
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise NoBrowserError(
            f"--browser needs the optional packages of the group “browser” ({', '.join(missing)} "
            "missing): pip install 'forthright[browser]'."
        )
    return path


@contextmanager
def running(path: str) -> Iterator[Browser]:
    """Playwright is imported here: sites that never look into a browser need not have it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (optional, and here already)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=ARGUMENTS,
            env={**_environment()},
            chromium_sandbox=_sandboxed(),
        )
        try:
            yield browser
        finally:
            browser.close()


def version(path: str) -> str:
    """What the program calls itself, such as “Chromium 140.0.7339.80”."""
    told = subprocess.run(  # noqa: S603  (the Chromium that was found)
        [path, "--version"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        env=_environment(),
    ).stdout
    return " ".join(told.split()[:2]) or "Chromium"


def _environment() -> dict[str, str]:
    """What Chromium needs of ours: none of the secrets of the site."""
    return {name: value for name, value in os.environ.items() if KEPT.match(name)}


def _sandboxed() -> bool:
    """Chromium has none for root, and containers may forbid it: CHROMIUM_SANDBOX=off."""
    return os.geteuid() != 0 and os.environ.get("CHROMIUM_SANDBOX", "") not in ("off", "0", "false")


def agent(browser: Browser, *, phone: bool) -> str:
    """What such a browser calls itself where a person uses it."""
    major = browser.version.split(".")[0]
    system = "Linux; Android 10; K" if phone else "X11; Linux x86_64"
    kind = " Mobile" if phone else ""
    return (
        f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{major}.0.0.0{kind} Safari/537.36"
    )
