"""What a page tells of earlier prices is found, and held against what the register allows."""

from dataclasses import replace
from decimal import Decimal

import pytest

from disclosure.audit import Case
from disclosure.examples import BASE, FACTS, HISTORY, LOW, PAID_LINK, PATH, PRICE, page
from disclosure.histories import drawings, history, lows, objection, tables
from disclosure.page import Page
from disclosure.policy import History


def case(body: str, **facts: History) -> Case:
    """`facts` by the number of an offer: `_1=History()`."""
    told = {f"{BASE}/go/{name[1:]}/": known for name, known in facts.items()}
    changed = replace(FACTS, histories=told) if told else FACTS
    return Case(Page(page(body), address=f"{BASE}{PATH}"), changed)


def said_of(low: str, **facts: History) -> str:
    found = case(f"<ul><li>{PRICE}{PAID_LINK}{low}</li></ul>", **facts)
    return objection(found, lows(found)[0])


@pytest.mark.parametrize(
    "words",
    [
        "lowest in the 30 days before: $29.90",
        "Lowest price in 30 days before this: $29.90.",
        "was $29.90 (lowest in the 30 days before that)",
        "niedrigster Preis in den 30 Tagen davor: $29.90",
    ],
)
def test_the_lowest_of_thirty_days_is_read_in_several_words(words: str) -> None:
    assert said_of(f'<span data-was="/go/1/">{words}</span>') == ""


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("was $29.90", "does not say"),
        ("lowest in the 3 days before: $29.90", "does not say"),
        ("lowest in the 30 days before", "was 29.90"),
        ("lowest in the 30 days before: $29.90, or $31", "was 29.90"),
        ("lowest in the 30 days before: 29.90", "was 29.90"),
        ("lowest in the 30 days before: $30", "was 29.90"),
    ],
)
def test_other_words_and_figures_are_not_the_lowest(words: str, wrong: str) -> None:
    assert wrong in said_of(f'<span data-was="/go/1/">{words}</span>')


def test_an_earlier_price_stands_with_one_price_of_its_offer() -> None:
    alone = case(f"<p>{PRICE}{PAID_LINK}</p><p>{LOW}</p>")
    two = case(f"<p>{PRICE}{PRICE}{PAID_LINK}{LOW}</p>")
    assert "beside one price" in objection(alone, lows(alone)[0])
    assert "beside one price" in objection(two, lows(two)[0])
    other = History(True, Decimal("29.90"), "https://alder.example/x")
    assert "another offer" in said_of(LOW, _1=other)


def test_the_offer_of_a_programme_that_links_straight_is_known_by_its_address() -> None:
    merchant = "https://boiling.example/pot"
    link = f'<a rel="sponsored" href="{merchant}">Pot</a>'
    found = case(f"<p>{PRICE}{link}{LOW}</p>", _1=History(True, Decimal("29.90"), merchant))
    assert objection(found, lows(found)[0]) == ""


def test_what_is_forbidden_has_no_earlier_price_even_if_one_is_on_record() -> None:
    assert "No record" in said_of(LOW, _1=History(False, Decimal("29.90"), f"{BASE}/go/1/"))


def test_tables_and_lows_are_told_apart() -> None:
    found = case(f"<p>{LOW}</p>{HISTORY}")
    assert [node.tag for node in tables(found)] == ["table"]
    assert [node.tag for node in lows(found)] == ["span"]


def test_an_offer_is_known_by_its_address_on_this_site_alone() -> None:
    found = case(HISTORY)
    assert history(found, "/go/1/")
    assert history(found, f"{BASE}/go/1/")
    for written in ("", None, "/go/3/", "https://other.example/go/1/", "//["):
        assert history(found, written) is None


def test_a_drawing_with_amounts_belongs_to_the_table_beside_it() -> None:
    [(words, beside)] = drawings(case(HISTORY))
    assert (words.text(), [node.tag for node in beside]) == ("$20", ["table"])
    [(_, apart)] = drawings(
        case(f"<div><svg><desc>To $30</desc></svg></div>{HISTORY}".replace("$20", "20"))
    )
    assert apart == []
    assert list(drawings(case("<svg><text>8.3 of 10</text></svg>"))) == []
