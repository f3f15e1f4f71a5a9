"""The colours of the notice, by axe-core: what it cannot tell counts as not passed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from disclosure.browser.tab import Tab
from disclosure.sight import Contrast

ASK = """async (asked) => {
  const all = [...document.querySelectorAll(asked.selector)];
  const found = all.find((one) => one.getClientRects().length);
  if (!found) return { outcome: "inapplicable", words: "The notice has no box." };
  const told = await axe.run(found, {
    runOnly: ["color-contrast"], elementRef: false, resultTypes: ["violations", "incomplete", "passes"],
  });
  for (const [outcome, results] of [["fail", told.violations], ["incomplete", told.incomplete], ["pass", told.passes]]) {
    const node = results[0]?.nodes[0];
    if (node) return { outcome, words: (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? "" };
  }
  return { outcome: "inapplicable", words: "axe-core found no text in it." };
}"""


def judged(tab: Tab) -> Contrast:
    """What axe-core's rule color-contrast says of the words of the notice. Raises BlindError."""
    tab.run(_axe())
    told: Any = tab.call(ASK, selector=tab.selector)
    return Contrast(tab.rendering.name, told["outcome"], told["words"])


@cache
def _axe() -> str:
    """axe-core, as the package that brings it for Playwright has it."""
    source = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    return f"{source}; 0"
