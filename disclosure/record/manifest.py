"""What an entry of the log tells of a page: of what the judge read, as plain values for canonical JSON.

docs/record-entries.md says what each key holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from disclosure.audit import Case
from disclosure.page import Link, Page, Price
from disclosure.policy import Facts
from disclosure.record import salts
from disclosure.record.canonical import canonical
from disclosure.record.withheld import is_withheld
from disclosure.scores import paid_by

Salt = Callable[[str], bytes]
VERSION = 1


def entry(
    page: Page,
    facts: Facts,
    *,
    status: int,
    locale: str,
    at: datetime,
    body: bytes,
    verdicts: Mapping[str, str],
    release: str,
    salt: Salt = salts.salt,
    evidence: Mapping[str, Any] | None = None,
    kept: bytes | None = None,
    case: Case | None = None,
) -> dict[str, Any]:
    """All of the entry but "previous". `body` is what is sent, unpacked; `kept` the copy of it without
    the prices that may not be kept, if one was made (disclosure.record.redaction).

    `verdicts` are the words of the outcomes by the id of the rule. `salt` gives the secret bytes for
    the name of one price: see `salted`. `evidence` is what the view added, such as "ranking";
    `case` spares asking the page again what the judge has found out.
    """
    case = case or Case(page, facts)
    told = {
        "v": VERSION,
        "kind": "page",
        "url": page.address,
        "status": status,
        "locale": locale,
        "at": moment(at),
        "body": {"sha256": digest(body), "bytes": len(body)},
        "notice": _notice(case),
        "links": [_link(case, one) for one in case.paid],
        "placements": _placements(case),
        "points": _points(page),
        "prices": list(_prices(case, at, salt)),
        "verdicts": dict(verdicts),
        "release": release,
    }
    copy = {} if kept is None else {"kept": {"sha256": digest(kept)}}
    return dict(evidence or {}) | told | copy


def moment(at: datetime) -> str:
    """2026-11-23T05:30:00.123456Z. Raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("A time on record needs a zone.")
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def name_of_price(url: str, at: str, position: int) -> str:
    """By which the salt of a price is found again: where and when it stood, and at which element."""
    return f"{url} {at} {position}"


def salted(salt: bytes, amount: str, currency: str, at: str) -> str:
    """SHA-256 in hex over the salt and the canonical JSON of [amount, currency, at], as the entry
    would tell them. Whoever is given the salt can check a figure; nobody can try them all without."""
    return digest(salt + canonical([amount, currency, at]))


def _notice(case: Case) -> dict[str, list[str]]:
    """Of the notice that readers see: the kinds of pay and the versions of its sentences."""
    told = case.notice.attributes if case.notice else {}
    return {
        "kinds": (told.get("data-notice") or "").split(),
        "versions": (told.get("data-notice-version") or "").split(),
    }


def _link(case: Case, link: Link) -> dict[str, Any]:
    """A way out that pays. What is in no register has no programme."""
    there = case.destination(link)
    return {
        "position": link.place,
        "url": link.url,
        "kind": there.kind if there else "",
        "programme": there.programme if there else "",
        "label": there.label if there else "",
    }


def _placements(case: Case) -> list[dict[str, Any]]:
    found = []
    for node in case.page.placements:
        number = node.attributes["data-placement"] or ""
        slot = case.facts.slots.get(number)
        found.append(
            {
                "position": case.page.place(node),
                "number": number,
                "advertiser": slot.advertiser if slot else "",
            }
        )
    return found


def _points(page: Page) -> list[dict[str, Any]]:
    return [
        {
            "position": page.place(node),
            "points": node.attributes["data-points"] or "",
            "by": paid_by(node),
        }
        for node in page.points
    ]


def _prices(case: Case, at: datetime, salt: Salt) -> Iterator[dict[str, Any]]:
    for price, link in case.priced:
        head = {
            "position": price.place,
            "at": price.times[0].strip() if price.times else "",
            "link": link.url if link else "",
        }
        if is_withheld(case, link):
            yield head | {"salted": _salted(case.page, price, at, salt)}
        else:
            yield head | {"amount": price.value, "currency": price.currency}


def _salted(page: Page, price: Price, at: datetime, salt: Salt) -> str:
    seen = price.times[0].strip() if price.times else ""
    name = name_of_price(page.address, moment(at), price.place)
    return salted(salt(name), price.value, price.currency, seen)
