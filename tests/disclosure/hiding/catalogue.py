"""What a trick is. One more of them is one more function in a file of `tricks`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

Edit = Callable[[str], str]
Kind = Literal["comparison", "product", "review", "guide"]


@dataclass(frozen=True)
class Change:
    """`apply` makes HTML of other HTML; `words` say what it does to the notice ("it") or the page.

    `on` is the kind of page it is meant for. `person` marks tricks of which only a person can say
    whether they hide anything; there it is enough that a person is asked.
    """

    name: str
    kind: str
    words: str
    apply: Edit
    on: Kind = "comparison"
    person: bool = False

    def __str__(self) -> str:
        return f"{self.kind}.{self.name}"


TRICKS: list[Change] = []
HARMLESS: list[Change] = []


def trick(words: str, *, on: Kind = "comparison", person: bool = False) -> Callable[[Edit], Edit]:
    """`@trick("what it does, in words")` before a function from HTML to HTML."""
    return _added(TRICKS, words, on, person=person)


def harmless(words: str, *, on: Kind = "comparison") -> Callable[[Edit], Edit]:
    """The same for a change that nobody may complain about."""
    return _added(HARMLESS, words, on)


def _added(
    to: list[Change], words: str, on: Kind, *, person: bool = False
) -> Callable[[Edit], Edit]:
    def add(apply: Edit) -> Edit:
        kind = apply.__module__.rpartition(".")[2]
        to.append(Change(apply.__name__, kind, words, apply, on, person))
        return apply

    return add


def tricks() -> list[Change]:
    """All of them, by kind."""
    here = import_module("tests.disclosure.hiding.tricks")
    for module in iter_modules(here.__path__):
        import_module(f"{here.__name__}.{module.name}")
    return TRICKS


def changes_without_harm() -> list[Change]:
    import_module("tests.disclosure.hiding.harmless")
    return HARMLESS
