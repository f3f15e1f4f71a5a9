"""Which column of a table means what: the header and what the editor said of it → a plan. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from products.feeds.problems import UnreadableError
from products.feeds.rows import FIELDS, Terms
from products.feeds.texts import normal

# Other names under which a field is found without --map; an earlier one stands before a later one.
ALIASES = {
    "item_id": ("id", "sku", "merchant_item_id", "merchant_product_id"),
    "name": ("title", "product_name"),
    "brand": ("brand_name", "manufacturer"),
    "url": ("link",),
    "gtin": ("ean", "upc", "product_gtin"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor said of the columns. `mapped`: field or specification → column; `key`: the
    columns that together name an item; `only`: column → the value of the rows to be read."""

    mapped: Mapping[str, str] = field(default_factory=dict)
    key: Sequence[str] = ()
    only: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """Places of columns, from 0."""

    width: int
    fields: tuple[tuple[str, int], ...]
    facts: tuple[tuple[str, int], ...]
    key: tuple[int, ...]
    only: tuple[tuple[int, str], ...]
    unused: tuple[str, ...]


def plan(header: Sequence[str], asked: Asked, terms: Terms) -> Plan:
    """Raises an UnreadableError that lists the columns where one that is needed is not there."""
    places = _places(header)
    mapped = {_target(name, terms): _place(column, places) for name, column in asked.mapped.items()}
    free = {name: place for name, place in places.items() if place not in mapped.values()}
    fields = _fields(free) | {name: place for name, place in mapped.items() if name in FIELDS}
    facts = _facts(free, fields, terms)
    facts |= {slug: place for slug, place in mapped.items() if slug not in FIELDS}
    key = tuple(_place(column, places) for column in asked.key)
    only = tuple((_place(column, places), value) for column, value in asked.only.items())
    _require(fields, key, header)
    used = {*fields.values(), *facts.values(), *key, *(place for place, _ in only)}
    unused = tuple(name for place, name in enumerate(header) if place not in used and name)
    return Plan(len(header), tuple(fields.items()), tuple(facts.items()), key, only, unused)


def _places(header: Sequence[str]) -> dict[str, int]:
    """Where each column stands, by its normal name. Columns without a name are passed over."""
    places: dict[str, int] = {}
    for place, name in enumerate(map(normal, header)):
        if name in places:
            raise UnreadableError(f"Two columns are called “{header[place]}”: rename one of them.")
        if name:
            places[name] = place
    return places


def _target(name: str, terms: Terms) -> str:
    target = normal(name) if normal(name) in FIELDS else terms.slug_of(name)
    if not target:
        raise UnreadableError(
            f"--map {name}=…: there is no field and no specification “{name}”. "
            f"There are: {', '.join([*FIELDS, *terms.specifications])}."
        )
    return target


def _place(column: str, places: Mapping[str, int]) -> int:
    """The place of `column`, which the editor named: by its name in the file, or by a field's."""
    if normal(column) in places:
        return places[normal(column)]
    raise UnreadableError(
        f"The file has no column “{column}”. Its columns are: {', '.join(places)}."
    )


def _fields(places: Mapping[str, int]) -> dict[str, int]:
    """The columns that are called like a field, or by one of its other names."""
    names = ((name, (name, *ALIASES.get(name, ()))) for name in FIELDS)
    found = (
        (name, next((alias for alias in known if alias in places), "")) for name, known in names
    )
    return {name: places[alias] for name, alias in found if alias}


def _facts(places: Mapping[str, int], fields: Mapping[str, int], terms: Terms) -> dict[str, int]:
    """The other columns that are called like a specification of the category."""
    taken = set(fields.values())
    slugs = ((terms.slug_of(name), place) for name, place in places.items() if place not in taken)
    return {slug: place for slug, place in slugs if slug}


def _require(fields: Mapping[str, int], key: Sequence[int], header: Sequence[str]) -> None:
    listed = f"Its columns are: {', '.join(header)}."
    if "name" not in fields:
        raise UnreadableError(
            f"The file has no column with the name of the product. {listed} Say which it is with --map name=COLUMN."
        )
    if "item_id" not in fields and not key:
        raise UnreadableError(
            f"The file has no column with the merchant's item id. {listed} Say which it is with "
            "--map item_id=COLUMN, or which columns together name an item with --key COLUMN,COLUMN."
        )
