"""What the rules must know besides the page: the registers of the site, as plain values.

For a page of somebody else's site the registers are empty and `ours` is False.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

# Kinds of pay, in the order in which a notice tells them. "elsewhere" is for pages on which no money
# acts, and says that it does on others; "general" stands in every notice.
KINDS = {
    "commission": "a commission when readers buy through a link",
    "click": "a fee for each click on a link",
    "placement": "a fee for a place",
    "points": "pay that moved a score",
    "sample": "products given for free",
    "loan": "products lent",
    "ownership": "a share in a company that is shown",
    "elsewhere": "money on other pages, not on this one",
    "general": "what holds for every page",
}
PAY = frozenset(KINDS) - {"elsewhere", "general"}
# Those that hold for a page whatever it shows of itself in one state or another.
TIES = frozenset({"sample", "loan", "ownership"})


def told(kinds: Iterable[str]) -> frozenset[str]:
    """What a notice tells besides `kinds` of pay and "general": of money elsewhere, if none acts here."""
    given = frozenset(kinds)
    return given if given - TIES else given | {"elsewhere"}


@dataclass(frozen=True)
class Destination:
    """What the register of outbound links says of one address.

    `kind` is one of KINDS if it pays, `seller` the name of who asks the price. `price` is the figure that may be shown for it now, or None; `history_allowed` says whether it may be kept.
    """

    pays: bool
    kind: str = ""
    programme: str = ""
    label: str = ""
    sentence: str = ""
    caveat: str = ""
    price: Decimal | None = None
    currency: str = ""
    confirmed_at: datetime | None = None
    max_age: timedelta | None = None
    redirect_allowed: bool = True
    history_allowed: bool = True
    seller: str = ""


@dataclass(frozen=True)
class History:
    """What may be told of what an offer cost before now.

    `allowed` says whether prices of its past may be shown, `was` is the lowest in the thirty days
    before its price of now, in the same currency, if that is on record and may be told. `link`
    is the absolute address of its paid link, empty if it has none.
    """

    allowed: bool = False
    was: Decimal | None = None
    link: str = ""


@dataclass(frozen=True)
class Slot:
    """A row of the register of placements. `about` are the paths of the product that it is for,
    `has_row` tells whether it pays for a row of its own, `points` by how much it may move a score."""

    active: bool
    advertiser: str
    about: frozenset[str] = frozenset()
    has_row: bool = True
    points: Decimal = Decimal(0)


@dataclass(frozen=True)
class Approved:
    """A version of a sentence of the notice. `in_force` says whether it is the one to show now."""

    kind: str
    text: str
    in_force: bool = True


@dataclass(frozen=True)
class Facts:
    """All that a verdict depends on besides the HTML.

    `links` has the absolute address of each registered link of the page, `histories` each offer whose
    past it speaks of by the address that it names, `slots` each registered placement by its number, `pay` the kinds of pay by path: what a reader who goes there meets, and
    of ties what must be told where its score is shown. `notices` has each approved sentence by its version, such as
    "commission-2". `most_points` is what all that pay for one product may move its score by.
    `approved_text` is the wording approved for a site that is not ours, if known. `sheets` has the text of each stylesheet that was read, by absolute address.
    """

    at: datetime
    base_url: str = ""
    path: str = ""
    status: int = 200
    locale: str = "en"
    ours: bool = True
    links: Mapping[str, Destination] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)
    slots: Mapping[str, Slot] = field(default_factory=dict)
    most_points: Decimal = Decimal(0)
    pay: Mapping[str, frozenset[str]] = field(default_factory=dict)
    notices: Mapping[str, Approved] = field(default_factory=dict)
    approved_text: str = ""
    sheets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Labels:
    """Words that say, in one market, that a link or a row is paid for. Lower case."""

    link: frozenset[str]
    placement: tuple[str, ...]
    teaser: frozenset[str]


# Sources: CAP Code 2.1 and the ASA's advice on affiliate marketing (English); LG München I, 9 July
# 2024, on § 5a (4) UWG, by which an asterisk alone does not do (German).
LABELS = {
    "en": Labels(
        link=frozenset({"paid link", "(paid link)", "ad", "#ad", "advertisement", "advert"}),
        placement=("advertisement", "ad ", "ad:", "advert"),
        teaser=frozenset({"page has paid links"}),
    ),
    "de": Labels(
        link=frozenset({"anzeige", "werbung", "bezahlter link", "werbelink"}),
        placement=("anzeige", "werbung"),
        teaser=frozenset({"seite hat bezahlte links"}),
    ),
}


def labels(locale: str) -> Labels:
    """The set for `locale`. An unknown one gets the strictest: no words count as a label."""
    nothing = Labels(frozenset(), (), frozenset())
    return LABELS.get(language(locale), nothing)


def language(locale: str) -> str:
    """en-gb → en: the language whose sentences and labels pages in `locale` carry."""
    return locale.lower().replace("_", "-").split("-")[0]
