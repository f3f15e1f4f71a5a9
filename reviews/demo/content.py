"""The shapes that the demo's content is written in: plain values, no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Value = int | str | bool  # of a specification: a number, a text, yes or no
Basis = Literal["hands-on", "research"]
Sample = Literal["bought", "lent", "gifted", "none"]


@dataclass(frozen=True, slots=True)
class Spec:
    """A fact that products of a category are compared by."""

    name: str
    slug: str
    kind: Literal["number", "text", "yes-no"]
    unit: str = ""
    better: Literal["higher", "lower", "neither"] = "neither"
    compared: bool = True  # a column of the category's comparison
    price_per: str = ""  # prices are shown per this many of the unit too


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion of a method; `weight` is in per cent."""

    name: str
    slug: str
    weight: int
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A product, its facts, and the merchants that sell it for about `price` US dollars."""

    brand: str
    name: str
    slug: str
    summary: str
    price: str
    sold_by: tuple[str, ...]
    facts: dict[str, Value]
    picture: str  # what the drawing shows, in words
    number: int  # makes the invented GTIN and part number; 0 for none


@dataclass(frozen=True, slots=True)
class Mark:
    """A score from 0 to 10 by the criterion with the slug `rule`, and why."""

    rule: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Cited:
    title: str
    publisher: str
    year: int | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A review; one without `age_days` stays a draft."""

    product: str
    title: str
    author: str
    verdict: str = ""
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    body: str = ""
    basis: Basis | Literal[""] = ""
    sample: Sample | Literal[""] = ""
    tester: str = ""
    test_days: int = 0  # how long the test took; it ended a week before publication
    age_days: int | None = (
        None  # how long ago it was published when the demo was made; below 0: it will be
    )
    marks: tuple[Mark, ...] = ()
    sources: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A category with all that the demo says of it."""

    name: str
    slug: str
    description: str
    specs: tuple[Spec, ...]
    items: tuple[Item, ...]
    method: str
    rules: tuple[Rule, ...]
    comparison_title: str
    comparison_slug: str
    comparison_introduction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A merchant, with what its prices are multiplied by to come from dollars to its currency."""

    slug: str
    name: str
    country: str
    currency: str
    rate: str
    feed_hour: int  # UTC; when its price list is read each day
    delivery: str = ""  # what it asks for delivery, in its currency; empty: it does not say
    free_from: str = ""  # the order that it delivers for nothing, if there is one
    programme: dict[str, object] = field(default_factory=dict)  # fields of Programme; empty: none


@dataclass(frozen=True, slots=True)
class Person:
    slug: str
    name: str
    role: str
    credentials: str
    conflicts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A placement that somebody pays for."""

    advertiser: str
    product: str
    slot: int | None = None
    points: str = "0.0"
    payment: Literal["flat fee", "per click", "commission"]
    contract: str
