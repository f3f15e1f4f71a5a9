"""The links of a document's text, and what a page may make of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from products import targets
from products.addresses import is_web_address
from products.targets import Target
from reviews.models import Citation
from reviews.richtext.rendering import addresses

Targets = Mapping[str, Target]

RICH = {"html", "answer"}  # fields of blocks that hold rich text
CITED = {"url", "source_url"}  # and those that hold the address of a source


def targets_of(data: dict[str, Any], at: datetime) -> dict[str, Target]:
    """Where each address in a revision's `data` leads, by how it is written. In four queries."""
    own = cited(data)
    written = {url for html in _rich(data) for url in addresses(html)} | _sources(data)
    others = {targets.tidy(url) for url in written} - own
    outside = {url for url in others if not targets.is_home(url)}
    elsewhere = Citation.objects.shown(outside, at) if outside else set()
    return targets.look_up(written, at, cited=own | elsewhere)


def cited(data: dict[str, Any]) -> set[str]:
    """The addresses that a revision's `data` gives as sources, as `targets.tidy` writes them."""
    return {targets.tidy(url) for url in _sources(data)}


def _sources(data: dict[str, Any]) -> set[str]:
    found = {block.get(name) for block in data.get("blocks", ()) for name in CITED}
    return {url for url in found if url and is_web_address(url)}


def _rich(data: dict[str, Any]) -> list[str]:
    return [block[name] for block in data.get("blocks", ()) for name in RICH & block.keys()]
