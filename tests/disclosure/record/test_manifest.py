"""What an entry tells of a page."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from typing import Any

import pytest

from disclosure.audit import Case
from disclosure.examples import (
    AT,
    BASE,
    CLICK_LINK,
    FACTS,
    LINKS,
    MOVED,
    PAID_LINK,
    PATH,
    PLACED,
    PRICE,
    notice,
    page,
)
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.record import manifest
from disclosure.record.withheld import goes_at

GO = f"{BASE}/go/1/"
SECRET = replace(FACTS, links=LINKS | {GO: replace(LINKS[GO], history_allowed=False)})
OFFER = f"<ul><li>{PRICE}{PAID_LINK}</li></ul>"


def salt(name: str) -> bytes:
    return hmac.digest(b"key", name.encode(), "sha256")


def read(body: str) -> Page:
    return Page(page(body), address=f"{BASE}{PATH}")


def entry(body: str, facts: Facts = FACTS, **changed: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "status": 200,
        "locale": "en",
        "at": AT,
        "body": page(body).encode(),
        "verdicts": {"L01": "pass"},
        "release": "1.0",
        "salt": salt,
    }
    return manifest.entry(read(body), facts, **(given | changed))


def test_an_entry_tells_what_was_sent_and_what_the_judge_read() -> None:
    body = f"{notice('commission', 'placement')}{PLACED}{OFFER}"
    told = entry(body, evidence={"ranking": {"inputs": "ab", "moved": 1, "most": 2}})
    raw = page(body).encode()
    places = {key: [one.pop("position") for one in told[key]] for key in ("links", "placements")}
    price_at = told["prices"][0].pop("position")
    assert told == {
        "v": 1,
        "kind": "page",
        "url": "https://kettles.example/compare/kettles/",
        "status": 200,
        "locale": "en",
        "at": "2026-05-04T12:00:00.000000Z",
        "body": {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)},
        "notice": {
            "kinds": ["commission", "placement", "general"],
            "versions": ["commission-1", "placement-1", "general-1"],
        },
        "links": [{"url": GO, "kind": "commission", "programme": "Alder", "label": "paid link"}],
        "placements": [{"number": "7", "advertiser": "Coda Ltd"}],
        "points": [],
        "prices": [
            {"amount": "24.90", "currency": "USD", "at": "2026-05-04T10:00:00+00:00", "link": GO}
        ],
        "ranking": {"inputs": "ab", "moved": 1, "most": 2},
        "verdicts": {"L01": "pass"},
        "release": "1.0",
    }
    assert places["placements"][0] < price_at < places["links"][0]


def test_points_are_told_with_the_placements_that_paid_for_them() -> None:
    assert [(one["points"], one["by"]) for one in entry(MOVED)["points"]] == [("0.3", ["7"])]


def test_an_entry_holds_no_float_and_a_view_cannot_overwrite_it() -> None:
    told = entry(f"{OFFER}{MOVED}", evidence={"url": "https://elsewhere.example/"})
    assert told["url"] == f"{BASE}{PATH}"
    assert not [one for one in _leaves(told) if isinstance(one, float)]


def test_a_price_that_may_not_be_kept_is_a_digest_that_its_salt_opens() -> None:
    (told,) = entry(OFFER, SECRET)["prices"]
    assert "amount" not in told
    assert "24.9" not in str(told)
    name = manifest.name_of_price(f"{BASE}{PATH}", "2026-05-04T12:00:00.000000Z", told["position"])
    opened = manifest.salted(salt(name), "24.90", "USD", "2026-05-04T10:00:00+00:00")
    assert told["salted"] == opened
    assert told["salted"] != manifest.salted(salt(name), "24.91", "USD", told["at"])


def test_the_same_price_has_another_digest_at_another_place_time_and_address() -> None:
    here = entry(OFFER, SECRET)["prices"][0]["salted"]
    later = entry(OFFER, SECRET, at=AT.replace(second=1))["prices"][0]["salted"]
    twice = {one["salted"] for one in entry(f"{OFFER}{OFFER}", SECRET)["prices"]}
    assert here != later
    assert len(twice) == 2


def test_prices_of_other_offers_stay_figures_beside_one_that_may_not_be_kept() -> None:
    other = f"<ul><li>{PRICE}{CLICK_LINK}</li></ul>"
    told = entry(f"{OFFER}{other}", SECRET)["prices"]
    assert ["amount" in one for one in told] == [False, True]


def test_a_price_of_nobody_knows_whose_is_not_kept_where_any_may_not() -> None:
    loose = f"{PRICE}<ul><li>{PAID_LINK}</li><li>{CLICK_LINK}</li></ul>"
    assert "amount" in entry(loose)["prices"][0]
    assert "salted" in entry(loose, SECRET)["prices"][0]


def test_the_body_goes_when_the_first_such_price_may_be_shown_no_longer() -> None:
    known = LINKS[GO]
    assert known.confirmed_at
    assert known.max_age
    assert goes_at(Case(read(OFFER), SECRET)) == known.confirmed_at + known.max_age
    assert goes_at(Case(read(OFFER), FACTS)) is None


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        manifest.moment(AT.replace(tzinfo=None))


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in _leaves(one)]
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one)]
    return [value]
