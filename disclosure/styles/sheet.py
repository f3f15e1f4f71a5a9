"""A stylesheet as a flat list of rules. What browsers drop as an error is dropped here too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import tinycss2

DIGITS = re.compile(r"(\d{300})\d+")  # beyond which Python makes no number of them
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
GROUPS = ("media", "supports", "container", "scope", "document")


@dataclass(frozen=True)
class Declaration:
    name: str  # without a vendor's prefix
    value: str  # in lower case
    important: bool = False


@dataclass(frozen=True)
class StyleRule:
    """`conditions` are pairs of at-rule and its text, all of which must hold. `layer` is a path of names."""

    selector: str
    declarations: tuple[Declaration, ...]
    conditions: tuple[tuple[str, str], ...] = ()
    layer: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    url: str
    conditions: tuple[tuple[str, str], ...]
    layer: tuple[str, ...]


@dataclass
class Sheet:
    """`frames` has each animation's steps as (offsets, declarations), `starting` the styles from
    which elements come in, `layers` the order in which layers are named."""

    rules: list[StyleRule] = field(default_factory=list)
    starting: list[StyleRule] = field(default_factory=list)
    frames: dict[str, list[tuple[str, tuple[Declaration, ...]]]] = field(default_factory=dict)
    faces: list[tuple[Declaration, ...]] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    layers: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """Where in a sheet a rule stands."""

    selector: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    layer: tuple[str, ...] = ()
    starting: bool = False


@lru_cache(maxsize=64)
def read(text: str) -> Sheet:
    """The rules of a sheet: any text is one, as browsers read it.

    Raises RecursionError for brackets in brackets, hundreds deep.
    """
    sheet = Sheet()
    nodes = tinycss2.parse_stylesheet(
        DIGITS.sub(r"\1", text), skip_comments=True, skip_whitespace=True
    )
    _read(nodes, _Place(), sheet)
    return sheet


def declarations(text: str) -> tuple[Declaration, ...]:
    """Of a style attribute. Raises as `read` does."""
    return tuple(_declared(_blocks(DIGITS.sub(r"\1", text))))


def _blocks(content: Any) -> list[Any]:
    found: list[Any] = tinycss2.parse_blocks_contents(
        content, skip_comments=True, skip_whitespace=True
    )
    return found


def _declared(nodes: Iterable[Any]) -> Iterator[Declaration]:
    for node in nodes:
        if node.type == "declaration":
            yield Declaration(_plain(node.name), _text(node.value), node.important)


def _plain(name: str) -> str:
    """Without prefix and case; the names of custom properties keep both."""
    return name if name.startswith("--") else re.sub(r"^-(webkit|moz|ms|o)-", "", name.lower())


def _text(tokens: Any) -> str:
    return " ".join(COMMENT.sub(" ", tinycss2.serialize(tokens)).split()).lower()


def _read(nodes: Iterable[Any], place: _Place, sheet: Sheet) -> None:
    for node in nodes:
        if node.type == "qualified-rule":
            _read_rule(node, place, sheet)
        elif node.type == "at-rule":
            _read_at_rule(node, place, sheet)


def _read_rule(node: Any, place: _Place, sheet: Sheet) -> None:
    written = COMMENT.sub(" ", tinycss2.serialize(node.prelude)).strip()
    inner = replace(place, selector=_nested(written, place.selector))
    _keep(_blocks(node.content), inner, sheet)


def _keep(nodes: list[Any], place: _Place, sheet: Sheet) -> None:
    """The declarations of a block, and then the rules nested in it."""
    declared = tuple(_declared(nodes))
    if declared and place.selector:
        kept = sheet.starting if place.starting else sheet.rules
        kept.append(StyleRule(place.selector, declared, place.conditions, place.layer))
    _read([node for node in nodes if node.type != "declaration"], place, sheet)


def _nested(written: str, parent: str) -> str:
    if not parent:
        return written
    if "&" in written:
        return written.replace("&", f":is({parent})")
    return f":is({parent}) {written}"


def _read_at_rule(node: Any, place: _Place, sheet: Sheet) -> None:
    name = re.sub(r"^-\w+-", "", node.lower_at_keyword)
    prelude = _text(node.prelude)
    if name == "import":
        sheet.imports.append(_import(node, place))
    elif name == "layer":
        _read_layer(node, prelude, place, sheet)
    elif name == "keyframes" and node.content:
        sheet.frames[prelude.strip("\"'")] = [
            (_text(one.prelude), tuple(_declared(_blocks(one.content))))
            for one in _blocks(node.content)
            if one.type == "qualified-rule"
        ]
    elif name == "font-face" and node.content:
        sheet.faces.append(tuple(_declared(_blocks(node.content))))
    elif node.content:
        _read_group(node, name, prelude, place, sheet)


def _read_group(node: Any, name: str, prelude: str, place: _Place, sheet: Sheet) -> None:
    if name == "starting-style":
        _keep(_blocks(node.content), replace(place, starting=True), sheet)
    elif name in GROUPS:
        inner = replace(place, conditions=(*place.conditions, (name, prelude)))
        _keep(_blocks(node.content), inner, sheet)


def _read_layer(node: Any, prelude: str, place: _Place, sheet: Sheet) -> None:
    names = [(*place.layer, *one.strip().split(".")) for one in prelude.split(",")]
    sheet.layers.extend(names)
    if node.content is not None:
        _keep(_blocks(node.content), replace(place, layer=names[0]), sheet)


def _import(node: Any, place: _Place) -> Import:
    tokens = [one for one in node.prelude if one.type not in ("whitespace", "comment")]
    first: Any = tokens[0] if tokens else None
    inner = getattr(first, "arguments", None) or [first]  # url(…) or a plain string
    url = getattr(inner[0], "value", "")
    rest = _text(tokens[1:])
    layered = re.match(r"layer(?:\(([^)]*)\))?\s*", rest)
    media = rest[layered.end() :] if layered else rest
    return Import(
        url,
        (*place.conditions, ("media", media)) if media else place.conditions,
        tuple((layered[1] or "").split(".")) if layered else (),
    )
