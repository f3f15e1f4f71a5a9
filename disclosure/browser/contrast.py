"""The colours of the notice, by axe-core: what it cannot tell counts as not passed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from disclosure.browser.tab import Tab
from disclosure.sight import Contrast


def judged(tab: Tab) -> Contrast:
    """What axe-core's rule color-contrast says of the words of the notice. Raises BlindError."""
    tab.run(_axe())
    told: Any = tab.ask("axe")
    return Contrast(tab.rendering.name, told["outcome"], told["words"])


@cache
def _axe() -> str:
    """axe-core, as the package that brings it for Playwright has it."""
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    return f"{source}; 0"
