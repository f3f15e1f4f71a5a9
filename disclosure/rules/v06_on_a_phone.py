"""The page fits a phone, and its reader may enlarge it."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, notice, page
from disclosure.rules.v01_in_sight import styled
from disclosure.styles.verdicts import NOTHING, findings

LEAST_ZOOM = 2.0  # WCAG 2.2, success criterion 1.4.4: 200 %
PLAIN = page(f"{notice('commission')}{PAID_LINK}")
VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'


def check(case: Case) -> Verdict:
    if case.view is None:
        return inapplicable(NOTHING)
    found = [*_viewport(case), *findings(case.view.usual("phone"))]
    return verdict(found, passed="The page takes the width of a phone and lets readers zoom.")


def _viewport(case: Case) -> Iterator[Finding]:
    named = [
        one
        for one in case.page.tree.css("meta[name]")
        if (one.attributes["name"] or "").strip().lower() == "viewport"
    ]
    if not named and re.search(r"<html\b|<body\b|<!doctype", case.page.html[:5000], re.IGNORECASE):
        yield broken("The page has no viewport element: a phone shows it shrunk to a third.")
    for one in named:
        yield from _told(one, _settings(one.attributes.get("content") or ""))


def _settings(content: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in re.split(r"[,;]", content.lower())]
    return {name.strip(): value.strip() for name, _, value in pairs}


def _told(node: LexborNode, told: dict[str, str]) -> Iterator[Finding]:
    if told.get("user-scalable") in ("no", "0"):
        yield broken("The viewport forbids readers to zoom (user-scalable).", node)
    if (most := _number(told.get("maximum-scale", ""))) is not None and most < LEAST_ZOOM:
        yield broken(f"The viewport lets readers zoom to {most:g} times only.", node)
    width = told.get("width", "device-width")
    if width != "device-width":
        yield doubtful(f"The viewport is {width} wide, whatever the width of the phone.", node)
    first = _number(told.get("initial-scale", "1"))
    if first is not None and not 0.9 <= first <= 1.1:
        yield doubtful(f"The page opens at {first:g} times its size.", node)


def _number(text: str) -> float | None:
    found = re.match(r"\d*\.?\d+", text)
    return float(found[0]) if found else None


RULE = Rule(
    id="V06",
    blocking=True,
    promise="The page fits a phone and can be zoomed.",
    source="FTC, .com Disclosures, example 19; WCAG 2.2, 1.4.4",
    hint="Write <meta name=viewport content='width=device-width, initial-scale=1'> and nothing more.",
    check=check,
    good=(
        Example(PLAIN),
        Example(PLAIN.replace("initial-scale=1", "initial-scale=1, maximum-scale=5")),
    ),
    bad=(
        Example(PLAIN.replace(VIEWPORT, "")),
        Example(PLAIN.replace("initial-scale=1", "user-scalable=no")),
        Example(PLAIN.replace("initial-scale=1", "maximum-scale=1.0")),
        Example(PLAIN.replace("device-width", "1024"), outcome=Outcome.INCOMPLETE),
        Example(styled(".n { min-width: 900px }"), outcome=Outcome.INCOMPLETE),
    ),
)
