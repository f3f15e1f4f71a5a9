"""What the links of a text lack: a page prints none of which nobody knows whether it pays.

A link to a registered offer is let through: pages print it as the paid link that it is.
"""

from __future__ import annotations

from datetime import datetime

from products import targets
from products.targets import Leads, Target
from reviews.completeness.lack import Lack
from reviews.completeness.places import place_of
from reviews.documents.linking import CITED, RICH
from reviews.models import Block, Citation
from reviews.richtext.rendering import addresses

FINE = {Leads.HOME, Leads.UNPAID}


def missing_of_links(blocks: list[Block], at: datetime) -> list[Lack]:
    """`at` is the moment from which the text would be public."""
    linked = {url: block for block in blocks for url in _linked(block)}
    sources = {url: block for block in blocks for url in _sources(block)}
    own = {targets.tidy(url) for url in sources}
    elsewhere = Citation.objects.shown({targets.tidy(url) for url in linked} - own, at)
    found = targets.look_up(linked.keys() | sources.keys(), at, cited=own | elsewhere)
    lacks = [_of_link(url, found[url], block) for url, block in linked.items()]
    lacks += [_of_source(url, found[url], block) for url, block in sources.items()]
    return [lack for lack in lacks if lack]


def _linked(block: Block) -> list[str]:
    texts = [getattr(block, name) for name in sorted(RICH) if hasattr(block, name)]
    return [url for html in texts for url in addresses(html)]


def _sources(block: Block) -> list[str]:
    return [url for name in sorted(CITED) if (url := getattr(block, name, ""))]


def _of_link(url: str, target: Target, block: Block) -> Lack | None:
    if target.leads in FINE or target.leads is Leads.OFFER:
        return None
    where, name = f"The text links to {url}", target.name
    if target.leads is Leads.UNKNOWN:
        return Lack(
            f"{where}, and nobody has said whether that link pays. Give it as a source, with this "
            "very address; or, if links to that site pay nothing, enter the site in the register "
            "of unpaid sites; or take the link out.",
            place_of(block),
            host=name,
        )
    told = {
        Leads.CLOSED: "which is the link of no offer that is open",
        Leads.MERCHANT: f"where {name} sells, and which is the page of no registered offer",
        Leads.PROGRAMME: f"{_programme(name)}, and of no registered offer",
    }
    return Lack(
        f"{where}, {told[target.leads]}. Take that link out, or use the address of an offer in the "
        "register, or add a product box: there the link says that it pays.",
        place_of(block),
    )


def _programme(name: str) -> str:
    hidden = name == "unknown"
    return "which hides where it leads" if hidden else f"an address of a programme ({name})"


def _of_source(url: str, target: Target, block: Block) -> Lack | None:
    if target.leads in FINE or target.leads is Leads.UNKNOWN:
        return None  # an address that is none is a mistake of its field
    sold = f"where {target.name} sells. A merchant is no source: take it out, or add a product box"
    told = {
        Leads.CLOSED: "which is the link of an offer. Take it out",
        Leads.PROGRAMME: f"{_programme(target.name)}. Give the address that it leads to",
    }
    return Lack(f"A source is given at {url}, {told.get(target.leads, sold)}.", place_of(block))
