"""What differs between two states of a document, in words. It asks the database nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reviews.documents import labels
from reviews.documents.grids import GridRow, compared_tables
from reviews.documents.labels import Names
from reviews.documents.linking import RICH
from reviews.documents.matching import Pair, Part, pairs
from reviews.documents.outline import outline
from reviews.documents.shapes import all_fields
from reviews.documents.wording import Kind, Piece, compared, whole
from reviews.models.blocks import shortened
from reviews.richtext.rendering import plain

NOT_TOLD = {"kind"}
TITLES = ("heading", "question", "caption", "title", "speaker", "alt", "product", "comparison")


@dataclass(frozen=True)
class Detail:
    """One value. Where pieces cannot show what is different about it, `note` says it."""

    label: str
    pieces: list[Piece] = field(default_factory=list)
    grid: list[GridRow] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Change:
    """`what` is “changed”, “added”, “removed”, “moved” or “moved and changed”."""

    what: str
    title: str
    details: list[Detail] = field(default_factory=list)


def changes(before: dict[str, Any], after: dict[str, Any], names: Names) -> list[Change]:
    """In the order of the form: fields, scores, columns, blocks. `names` are those of rows referred to."""
    return [
        *_fields(before, after, names),
        *_scores(before, after, names),
        *_columns(before, after, names),
        *_blocks(before, after, names),
    ]


def told(block: dict[str, Any], names: Names) -> list[Detail]:
    """All values of one block, for somebody who reads it outside its page."""
    return _only(block, names, "same")


def title(block: dict[str, Any], names: Names) -> str:
    """“Question and answer: How long does it take?”"""
    model = labels.block_model(block["kind"])
    kind = str(model._meta.verbose_name) if model else block["kind"]
    named = (labels.shown(model, name, block[name], names) for name in TITLES if block.get(name))
    text = (plain(str(block[name])) for name in ("html", "words", "points") if block.get(name))
    gist = next(named, None) or next(text, "")
    return f"{kind.capitalize()}: {shortened(gist, 60)}" if gist else kind.capitalize()


def _fields(before: dict[str, Any], after: dict[str, Any], names: Names) -> Iterator[Change]:
    model = labels.DOCUMENTS[after["kind"]]
    old, new = (all_fields(model, data) for data in (before, after))
    for name in _all_keys(old, new):
        detail = _detail(model, name, old.get(name), new.get(name), names)
        if detail:
            yield Change("changed", detail.label, [Detail("", detail.pieces)])


def _scores(before: dict[str, Any], after: dict[str, Any], names: Names) -> Iterator[Change]:
    old, new = ({row["criterion"]: row for row in x.get("scores", ())} for x in (before, after))
    model = labels.ROWS["scores"]
    for key in _all_keys(old, new):
        heading = f"Score: {labels.shown(model, 'criterion', key, names)}"
        was, now = old.get(key, {}), new.get(key, {})
        found = [
            _detail(model, name, was.get(name), now.get(name), names)
            for name in ("value", "rationale")
        ]
        details = [detail for detail in found if detail]
        if details:
            yield Change(_what(was, now), heading, details)


def _columns(before: dict[str, Any], after: dict[str, Any], names: Names) -> Iterator[Change]:
    model = labels.ROWS["columns"]
    old, new = (
        [labels.shown(model, "specification", row["specification"], names) for row in x]
        for x in (before.get("columns", ()), after.get("columns", ()))
    )
    if old != new:
        pieces = compared("\n".join(old), "\n".join(new))
        yield Change("changed", "Columns of specifications", [Detail("", pieces)])


def _blocks(before: dict[str, Any], after: dict[str, Any], names: Names) -> Iterator[Change]:
    old, new = before.get("blocks", []), after.get("blocks", [])
    for pair in pairs(_parts(old), _parts(new)):
        change = _block(pair, old, new, names)
        if change:
            yield change


def _block(pair: Pair, old: list[Any], new: list[Any], names: Names) -> Change | None:
    was = old[pair.before] if pair.before is not None else {}
    now = new[pair.after] if pair.after is not None else {}
    heading = title(now or was, names)
    if not now:
        return Change("removed", heading, _only(was, names, "del"))
    if not was:
        return Change("added", heading, _only(now, names, "ins"))
    details = _details(was, now, names)
    if not details:
        return Change("moved", heading) if pair.moved else None
    return Change("moved and changed" if pair.moved else "changed", heading, details)


def _parts(blocks: list[dict[str, Any]]) -> list[Part]:
    return [
        Part(json.dumps([block[name] for name in sorted(block)], ensure_ascii=False), block["kind"])
        for block in blocks
    ]


def _details(was: dict[str, Any], now: dict[str, Any], names: Names) -> list[Detail]:
    model = labels.block_model(now["kind"])
    found = (
        _detail(model, name, was.get(name), now.get(name), names) for name in _all_keys(was, now)
    )
    return [detail for detail in found if detail]


def _detail(model: Any, name: str, was: Any, now: Any, names: Names) -> Detail | None:
    if was == now:
        return None
    heading = labels.label(model, name)
    if name == "cells" and was and now:
        return Detail(heading, grid=compared_tables(was, now))
    old, new = (_text(model, name, value, names) for value in (was, now))
    if old == new:
        return Detail(heading, note="Only its formatting differs, such as bold or italic.")
    return Detail(heading, compared(old, new))


def _only(block: dict[str, Any], names: Names, kind: Kind) -> list[Detail]:
    model = labels.block_model(block["kind"])
    texts = {
        name: _text(model, name, value, names)
        for name, value in block.items()
        if name not in NOT_TOLD
    }
    return [
        Detail(labels.label(model, name), whole(text, kind)) for name, text in texts.items() if text
    ]


def _text(model: Any, name: str, value: Any, names: Names) -> str:
    if name in RICH:
        return outline(value or "")
    if name == "cells":
        return "\n".join(" | ".join(row) for row in value or ())
    return labels.shown(model, name, value, names)


def _what(was: Any, now: Any) -> str:
    if was and now:
        return "changed"
    return "added" if now else "removed"


def _all_keys(one: dict[Any, Any], other: dict[Any, Any]) -> list[Any]:
    return [key for key in dict.fromkeys([*other, *one]) if key not in NOT_TOLD]
