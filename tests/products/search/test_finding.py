"""Readers find what they mean, best first."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from products import search
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db
FILLER = "It was used for weeks by people of all ages, and nobody was harmed."


def put(key: int, title: str, text: str = "", kind: str = "review", **fields: Any) -> None:
    search.put(kind, key, title=title, text=text, **fields)


def keys(query: str, **fields: Any) -> list[int]:
    return [hit.key for hit in search.search(query, at=AT, **fields).hits]


def test_english_endings_make_no_difference() -> None:
    put(1, "Headphones for running", "They were tested.")
    assert keys("headphone") == keys("headphones") == keys("run") == keys("testing") == [1]
    assert keys("microphone") == []


def test_accents_and_capitals_make_no_difference() -> None:
    put(1, "Magnésium Crème")
    put(2, "MAGNESIUM CREME")
    put(3, "Magne\u0301sium cre\u0300me")
    put(4, "Manganese")
    for query in ("magnesium", "magnésium", "MAGNÉSIUM", "magne\u0301sium", "creme", "Crème"):
        assert sorted(keys(query)) == [1, 2, 3], query


def test_other_scripts_are_found_in_any_case() -> None:
    put(1, "Чайник и βραστήρας")
    assert keys("чайник") == keys("ЧАЙНИК") == keys("чайн") == keys("βραστήρας") == [1]


def test_a_beginning_of_three_letters_finds_a_word_and_the_last_word_needs_two() -> None:
    put(1, "Spinal backrack")
    assert keys("spi backr") == keys("backr spi") == keys("spinal ba") == [1]
    assert keys("s") == []
    found = search.search("ba spinal", at=AT)
    assert (found.total, found.loosened) == (1, True)


def test_a_word_that_only_ends_alike_is_not_found() -> None:
    put(1, "Backrack")
    assert keys("rack") == []


def test_all_words_must_be_there_wherever_they_are() -> None:
    put(1, "Kettle", "It is quiet.")
    put(2, "Kettle", "It is loud.")
    found = search.search("quiet kettle", at=AT)
    assert ([hit.key for hit in found.hits], found.loosened) == ([1], False)


def test_where_nothing_has_all_words_some_are_enough_and_the_answer_says_so() -> None:
    put(1, "Kettle", "It is quiet.")
    put(2, "Toaster", "It is quiet.")
    put(3, "Lamp", "It shines.")
    found = search.search("quiet toaster unicorn", at=AT)
    assert ([hit.key for hit in found.hits], found.total, found.loosened) == ([2, 1], 2, True)


def test_where_nothing_has_any_word_nothing_was_loosened() -> None:
    put(1, "Kettle")
    assert search.search("unicorn rainbow", at=AT) == search.Results([], 0, loosened=False)


def test_quoted_words_must_stand_together() -> None:
    put(1, "One", "A muscle spasm of the shoulder.")
    put(2, "Two", "The spasm of a muscle.")
    assert (
        keys('"muscle spasm"') == keys("“muscle spasms”") == keys('"muscle spasm" shoulder') == [1]
    )
    assert sorted(keys("muscle spasm")) == [1, 2]


def test_a_quotation_that_nobody_wrote_is_looked_for_word_by_word() -> None:
    put(1, "One", "A muscle spasm.")
    found = search.search('"spasm muscle"', at=AT)
    assert ([hit.key for hit in found.hits], found.loosened) == ([1], True)


def test_small_words_do_not_keep_out_what_says_it_in_others() -> None:
    put(1, "Choosing a kettle")
    found = search.search("how to choose the kettle", at=AT)
    assert ([hit.key for hit in found.hits], found.loosened) == ([1], False)


@pytest.mark.parametrize("query", ["wh-1000xm5", "WH 1000XM5", "wh-1000", "WH-1000XM5/B"])
def test_names_with_hyphens_and_digits_are_found(query: str) -> None:
    put(1, "Example WH-1000XM5/B headphones")
    put(2, "Example WF-1000XM5 earbuds")
    assert keys(query) == [1]


@pytest.mark.parametrize(
    "query", ["12/24", "user@example.com", "3.5", "-5", "+7", "<b>loud</b>", "a_b"]
)
def test_what_looks_like_a_path_address_number_or_tag_is_words(query: str) -> None:
    put(1, "Lamp", f"It says {query} here.")
    put(2, "Lamp", "It says nothing.")
    assert keys(query) == [1]


def test_what_says_it_in_the_title_comes_before_what_says_it_more_often() -> None:
    put(1, "Sleep", f"Magnesium. {FILLER} " + "magnesium " * 50)
    put(2, "Magnesium compared", FILLER * 20)
    put(3, "Magnesium for sleep", FILLER)
    assert keys("magnesium")[-1] == 1
    assert keys("magnesium sleep")[0] == 3


def test_what_says_it_more_often_comes_first() -> None:
    put(1, "One", f"magnesium {FILLER}")
    put(2, "Two", f"magnesium magnesium magnesium {FILLER}")
    assert keys("magnesium") == [2, 1]


def test_the_word_itself_comes_before_longer_ones() -> None:
    put(1, "One", f"category {FILLER}")
    put(2, "Two", f"cat {FILLER}")
    put(3, "Three", f"catalogue {FILLER}")
    assert keys("cat")[0] == 2
    assert sorted(keys("cat")) == [1, 2, 3]


def test_ranks_fall_and_are_above_one_only_where_the_title_says_it_all() -> None:
    put(1, "Magnesium", FILLER)
    put(2, "Sleep", f"magnesium {FILLER}")
    first, second = search.search("magnesium", at=AT).hits
    assert 2 > first.rank >= 1 > second.rank > 0


def test_only_what_is_public_at_the_moment_is_found() -> None:
    put(1, "Kettle always")
    put(2, "Kettle since now", from_at=AT)
    put(3, "Kettle tomorrow", from_at=AT + DAY)
    put(4, "Kettle until now", until_at=AT)
    put(5, "Kettle until tomorrow", until_at=AT + DAY)
    assert sorted(keys("kettle")) == [1, 2, 5]
    assert search.search("kettle", at=AT + DAY).total == 3
    assert search.search("kettle", at=AT - DAY).total == 3


def test_kinds_can_be_chosen() -> None:
    for key, kind in enumerate(["product", "review", "guide", "comparison"]):
        put(key, "Kettle", kind=kind)
    found = search.search("kettle", at=AT, kinds=["guide", "comparison"])
    assert sorted((hit.kind, hit.key) for hit in found.hits) == [("comparison", 3), ("guide", 2)]
    assert search.search("kettle", at=AT).total == 4


def test_pages_of_results_follow_each_other_without_gap_or_repetition() -> None:
    for key in range(7):
        put(key, "Kettle", "The same of each.")
    pages = [keys("kettle", limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert [key for page in pages for key in page] == keys("kettle", limit=100)
    assert search.search("kettle", at=AT, limit=3, offset=6).total == 7


@pytest.mark.parametrize("count", [1, 30])
def test_a_search_asks_three_questions_however_much_is_found(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for key in range(count):
        put(key, "Kettle")
    with django_assert_num_queries(3):
        assert search.search("kettle", at=AT).total == count
