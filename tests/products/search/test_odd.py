"""Any text a person types is safe, and is answered."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from products import search
from products.search.query import LONGEST, MOST, parse
from tests.builders import AT
from tests.products.search.odd import ODD

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=400)


@pytest.fixture
def kettles(db: None) -> None:
    search.put("guide", 1, title="How to choose a kettle", text="A kettle and its lid boil water.")
    search.put("review", 2, title="Toaster tested", text="x 1 a é It toasts & <b>browns</b>.")


@pytest.mark.usefixtures("kettles")
def test_each_odd_text_is_answered_and_finds_the_kettle_it_names() -> None:
    for text in ODD:
        found = search.search(text, at=AT)
        assert found.total >= len(found.hits), f"{text[:80]!r}"
        if re.search(r"\bkettle\b", text[:LONGEST], re.IGNORECASE | re.ASCII):
            assert 1 in [hit.key for hit in found.hits], f"{text[:80]!r} does not find it"
        for hit in found.hits:
            markup = set(re.findall("<[^>]*>", hit.title + hit.excerpt))
            assert markup <= {"<mark>", "</mark>"}, f"{text[:80]!r} makes {markup}"


@pytest.mark.usefixtures("kettles")
def test_a_text_that_holds_no_word_finds_nothing() -> None:
    for text in ("", " ", "*", '""', "-", "%", "\x00", "\ud800", "🫖", "()", "…"):
        assert search.search(text, at=AT) == search.Results([], 0), f"{text!r}"


@given(ANYTHING)
def test_only_letters_and_digits_reach_a_query_language(text: str) -> None:
    for term in parse(text).terms:
        for word in term.words:
            assert re.fullmatch(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*", word)
            assert word.encode()


@given(ANYTHING)
def test_a_query_has_a_bounded_number_of_words_however_it_is_read(text: str) -> None:
    assert len(parse(text).terms) <= MOST
    assert len(parse(text).loosened().terms) <= MOST


def test_of_a_text_of_100_000_characters_the_beginning_counts() -> None:
    query = parse(" ".join(f"word{number}" for number in range(12_000)))
    assert [term.words for term in query.terms] == [(f"word{number}",) for number in range(MOST)]
    [term] = parse("x" * 100_000).terms
    assert term.words == ("x" * LONGEST,)


@pytest.mark.usefixtures("kettles")
@pytest.mark.parametrize("text", ["\x00", "guide\x00", "\ud800", "guide'", "Guide", ""])
def test_an_unknown_kind_finds_nothing(text: str) -> None:
    assert search.search("kettle", at=AT, kinds=[text]).total == 0


@pytest.mark.usefixtures("kettles")
@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (-1, 0), (10, 10**30), (10**30, 1)])
def test_a_part_of_the_results_that_is_not_there_is_empty(limit: int, offset: int) -> None:
    found = search.search("kettle", at=AT, limit=limit, offset=offset)
    assert (found.hits, found.total) == ([], 1)


@pytest.mark.usefixtures("kettles")
def test_a_negative_offset_is_the_beginning() -> None:
    assert len(search.search("kettle", at=AT, offset=-5).hits) == 1


@pytest.mark.usefixtures("kettles")
@pytest.mark.parametrize("text", ["ket", "choos", "kettles", '"a kettle"', "water kettle"])
def test_the_kettle_can_be_found_at_all(text: str) -> None:
    assert [hit.key for hit in search.search(text, at=AT + timedelta(days=1)).hits] == [1]
