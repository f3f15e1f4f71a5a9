"""A revision as a page shows it. It asks the database nothing: where its links lead is told to it,
and products and prices are joined later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import JSONField

from reviews.documents.linking import CITED, RICH, Targets
from reviews.documents.shapes import BLOCK_FIELDS, BLOCKS_BY_KIND
from reviews.models import Block, Criterion, Source
from reviews.richtext.rendering import NOWHERE, Anchors, Heading, lowered, plain, render

# Blocks of these kinds that follow each other stand under one heading.
GROUPED = {"question": "Questions and answers", "source": "Sources"}
TEST = ("tested_from", "tested_to")


@dataclass(frozen=True)
class Part:
    """One block, or a group of them, ready for the template `reviews/blocks/<kind>.html`."""

    kind: str
    items: list[dict[str, Any]]
    heading: str = ""
    anchor: str = ""

    @property
    def one(self) -> dict[str, Any]:
        return self.items[0]

    @property
    def template(self) -> str:
        return f"reviews/blocks/_{self.kind}.html"


@dataclass(frozen=True)
class Entry:
    """A heading of level 2 in the list of contents, and those of level 3 under it."""

    heading: Heading
    under: list[Heading] = field(default_factory=list)


@dataclass(frozen=True)
class Photo:
    """What a revision knows of a picture; the file itself is looked up by its name."""

    file: str
    width: int
    height: int
    alt: str
    focal_x: int
    focal_y: int


@dataclass(frozen=True)
class Body:
    parts: list[Part] = field(default_factory=list)
    contents: list[Heading] = field(default_factory=list)

    @property
    def outline(self) -> list[Entry]:
        """`contents` in two levels. A heading of level 3 with none above it stands by itself."""
        entries: list[Entry] = []
        for heading in self.contents:
            if heading.level > 2 and entries:
                entries[-1].under.append(heading)
            else:
                entries.append(Entry(heading))
        return entries

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [item for part in self.parts if part.kind == kind for item in part.items]


@dataclass(frozen=True)
class ReviewText:
    """What a review says beside its blocks."""

    pros: list[str]
    cons: list[str]
    tested_from: date | None
    tested_to: date | None


@dataclass(frozen=True)
class Judged:
    criterion: Criterion
    value: Decimal
    rationale: str


def review_text(data: dict[str, Any]) -> ReviewText:
    fields = data["fields"]
    first, last = (fields[name] and date.fromisoformat(fields[name]) for name in TEST)
    return ReviewText(lines(fields["pros"]), lines(fields["cons"]), first, last)


def judged(data: dict[str, Any], criteria: Iterable[Criterion]) -> list[Judged]:
    """The scores of a review, in the order of `criteria`."""
    scores = {score["criterion"]: score for score in data["scores"]}
    return [
        Judged(one, Decimal(scores[one.pk]["value"]), scores[one.pk]["rationale"])
        for one in criteria
        if one.pk in scores
    ]


def body(data: dict[str, Any], targets: Targets) -> Body:
    """The text of a revision's `data`. Its rich text comes out clean, whatever it holds.

    `targets` are those of `linking.targets_of`.
    """
    anchors = Anchors()
    found = Body()
    for kind, items in _grouped(data.get("blocks", ())):
        part, headings = _part(kind, items, anchors, targets)
        found.parts.append(part)
        found.contents.extend(headings)
    return found


def words(data: dict[str, Any]) -> str:
    """All words of a revision's text, without markup: what search looks through."""
    lines = [
        _words_of(name, value)
        for block in data.get("blocks", ())
        for name, value in block.items()
        if name not in NO_WORDS
    ]
    return "\n".join(line for line in lines if line)


KINDS = BLOCKS_BY_KIND
NO_WORDS = {"kind", "look", "file", "url", "source_url", "consent"}


def _words_of(name: str, value: Any) -> str:
    if name in RICH:
        return plain(value)
    if name == "cells":
        return "\n".join(" ".join(row) for row in value)
    return value if isinstance(value, str) else ""


def _grouped(blocks: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Of an old revision, blocks of kinds that there are no more are left out."""
    known = [whole(block) for block in blocks if block["kind"] in KINDS]
    for kind, following in groupby(known, key=lambda block: block["kind"]):
        if kind in GROUPED:
            yield kind, list(following)
        else:
            yield from ((kind, [block]) for block in following)


def whole(block: dict[str, Any]) -> dict[str, Any]:
    """The block with all fields of its kind, and no others: an old revision may know fewer, or more."""
    model = KINDS[block["kind"]]
    names = [name for name in BLOCK_FIELDS[model] if block.get(name) is None]
    empty = {name: _empty(model, name) for name in names}
    known = {name: block[name] for name in BLOCK_FIELDS[model] if name not in empty}
    return {"kind": block["kind"], **known, **empty}


def _empty(model: type[Block], name: str) -> Any:
    field: Any = model._meta.get_field(name)
    if isinstance(field, JSONField):
        return [[""]]
    return field.get_default()


def _part(
    kind: str, items: list[dict[str, Any]], anchors: Anchors, targets: Targets
) -> tuple[Part, list[Heading]]:
    heading = GROUPED.get(kind) or items[0].get("heading", "")
    anchor = anchors(heading) if heading else ""
    headings = [Heading(2, anchor, heading)] if heading else []
    shown = []
    for item in items:
        ready, inside = _ready(kind, item, anchors, targets)
        shown.append(ready)
        headings += inside
    return Part(kind, shown, heading, anchor), headings


def _ready(
    kind: str, item: dict[str, Any], anchors: Anchors, targets: Targets
) -> tuple[dict[str, Any], list[Heading]]:
    """The block with its rich text ready to print; the answers to questions do not go into the contents."""
    ready = dict(item)
    headings: list[Heading] = []
    for name in RICH & set(item):
        # An answer stands under its question, which is a heading of level 3.
        html = lowered(item[name]) if kind == "question" else item[name]
        ready[name], headings = render(html, anchors, targets)
    for name in CITED & set(item):
        there = targets.get(item[name], NOWHERE)
        ready["address"] = "" if there.offer else there.address  # what pays is no source
    if kind == "takeaways":
        ready["points"] = lines(item["points"])
    if kind == "table":
        ready["header"], *ready["rows"] = item["cells"] or [[""]]
    if kind == "picture":
        ready["photo"] = Photo(**{one.name: item[one.name] for one in fields(Photo)})
    if kind == "question":
        ready["anchor"], headings = anchors(item["question"]), []
    if kind == "source":
        ready["source"] = Source(**{k: v for k, v in item.items() if k != "kind"})
    return ready, headings


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
