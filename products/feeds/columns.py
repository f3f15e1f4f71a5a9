"""Which column of a table means what: the header and what the editor said of it → a plan. Pure."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field

from products.feeds.dialect import PLAIN, Dialect
from products.feeds.problems import UnreadableError
from products.feeds.rows import FIELDS, Terms
from products.feeds.texts import normal


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor said of the columns. `mapped`: field or specification → column; `key`: the
    columns that together name an item; `only`: column → the value of the rows to be read."""

    mapped: Mapping[str, str] = field(default_factory=dict)
    key: Sequence[str] = ()
    only: Mapping[str, str] = field(default_factory=dict)


def pair(text: str) -> tuple[str, str]:
    """price=price_usd → both of its sides; raises a ValueError that says how to write one."""
    name, equals, value = text.partition("=")
    if not (name.strip() and equals and value.strip()):
        raise ValueError(f"“{text}”: write NAME=VALUE, for example price=price_usd.")
    return name.strip(), value.strip()


def names(text: str) -> list[str]:
    """name,type,color → each of them."""
    return [name.strip() for name in text.split(",") if name.strip()]


@dataclass(frozen=True, slots=True)
class Plan:
    """Places of columns, from 0; `given` are the fields that a row gets from them."""

    width: int
    fields: tuple[tuple[str, int], ...]
    facts: tuple[tuple[str, int], ...]
    key: tuple[int, ...]
    only: tuple[tuple[int, str], ...]
    unused: tuple[str, ...]
    given: Set[str]


def plan(
    header: Sequence[str],
    asked: Asked,
    terms: Terms,
    dialect: Dialect = PLAIN,
) -> Plan:
    """Raises an UnreadableError that lists the columns where one that is needed is not there."""
    places = _places(header)
    mapped = {_target(name, terms): _place(column, places) for name, column in asked.mapped.items()}
    free = {name: place for name, place in places.items() if place not in mapped.values()}
    fields = _fields(free, dialect.names) | {
        name: place for name, place in mapped.items() if name in FIELDS
    }
    facts = _facts(free, fields, terms)
    facts |= {slug: place for slug, place in mapped.items() if slug not in FIELDS}
    key = tuple(_place(column, places) for column in asked.key)
    only = tuple((_place(column, places), value) for column, value in asked.only.items())
    given = _given(fields, dialect)
    _require(given, key, header)
    used = {*fields.values(), *facts.values(), *key, *(place for place, _ in only)}
    _refuse_doubled(header, used)
    repeated = _repeated(header, dialect)
    fields |= repeated
    used |= set(repeated.values())
    unused = tuple(name for place, name in enumerate(header) if place not in used and name)
    return Plan(len(header), tuple(fields.items()), tuple(facts.items()), key, only, unused, given)


def _places(header: Sequence[str]) -> dict[str, int]:
    """Where each column stands, by its normal name; the first of those that share one.

    Columns without a name are passed over.
    """
    places: dict[str, int] = {}
    for place, name in enumerate(map(normal, header)):
        if name:
            places.setdefault(name, place)
    return places


def _repeated(header: Sequence[str], dialect: Dialect) -> dict[str, int]:
    """All columns of an attribute that may have several: “shipping(country:price)@7” → 7."""
    return {
        f"{name}@{place}": place
        for place, name in enumerate(map(normal, header))
        if dialect.repeated and name.partition("(")[0].rstrip("_") == dialect.repeated
    }


def _refuse_doubled(header: Sequence[str], used: Collection[int]) -> None:
    """Which of two columns is meant is not ours to guess. Those that are not read may share a
    name: Google lets attributes be repeated that hold several values."""
    meant = {normal(header[place]) for place in used}
    for place, name in enumerate(header):
        if place not in used and normal(name) in meant:
            raise UnreadableError(f"Two columns are called “{name}”: rename one of them.")


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


def _fields(places: Mapping[str, int], names: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The columns that are called like a field, or by one of its other names."""
    found = (
        (name, next((alias for alias in known if alias in places), ""))
        for name, known in names.items()
    )
    return {name: places[alias] for name, alias in found if alias}


def _facts(places: Mapping[str, int], fields: Mapping[str, int], terms: Terms) -> dict[str, int]:
    """The other columns that are called like a specification of the category."""
    taken = set(fields.values())
    slugs = ((terms.slug_of(name), place) for name, place in places.items() if place not in taken)
    return {slug: place for slug, place in slugs if slug}


def _given(fields: Collection[str], dialect: Dialect) -> Set[str]:
    made = {name for name, parts in dialect.made_of.items() if not set(parts).isdisjoint(fields)}
    return made | set(fields)


def _require(given: Collection[str], key: Sequence[int], header: Sequence[str]) -> None:
    listed = f"Its columns are: {', '.join(header)}."
    if "name" not in given:
        raise UnreadableError(
            f"The file has no column with the name of the product. {listed} Say which it is with --map name=COLUMN."
        )
    if "item_id" not in given and not key:
        raise UnreadableError(
            f"The file has no column with the merchant's item id. {listed} Say which it is with "
            "--map item_id=COLUMN, or which columns together name an item with --key COLUMN,COLUMN."
        )
