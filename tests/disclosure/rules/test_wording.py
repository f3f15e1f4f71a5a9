"""What the rules about words rely on."""

import pytest

from disclosure.denials import Denial, denials
from disclosure.rules.w03_no_hedge import hedges
from disclosure.rules.w06_short_and_plain import grade, syllables
from disclosure.wording import (
    count,
    language_of,
    objections,
    odd_characters,
    sentence_at,
    sentences,
    tells,
)


def test_words_and_sentences_are_counted_as_people_do() -> None:
    assert count("Sellers’ pay-per-click fees: 5 % of $24.90 – “paid”.") == 8
    assert sentences("We are paid. Are we? Yes… “We are.” So there") == [
        "We are paid.",
        "Are we?",
        "Yes…",
        "“We are.",
        "So there",
    ]


def test_a_sentence_is_found_around_a_place_in_a_text() -> None:
    text = "Kettles boil. Our ranking is unbiased, they say! We do not."
    assert sentence_at(text, text.index("unbiased")) == "Our ranking is unbiased, they say!"
    assert sentence_at("No end to it", 5) == "No end to it"
    assert len(sentence_at("and so on " * 200, 900)) <= 300


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Merchants pay us when you buy through links marked as paid.", "en"),
        ("Händler zahlen uns, wenn Sie über die Links auf der Seite kaufen.", "de"),
        ("Les marchands nous paient lorsque vous achetez par les liens.", "fr"),
        ("Paid link", ""),
        ("", ""),
    ],
)
def test_a_language_is_named_only_where_its_small_words_show_it(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We earn money when you buy through links on this page.", True),
        ("Makers lent us the products.", True),
        ("We are paid.", None),
        ("Advertisement", None),
        ("Affiliate links ahead", False),
        ("Prices may change at any time.", False),
    ],
)
def test_a_notice_tells_who_pays_whom_or_leaves_it_open_or_does_not(
    text: str, told: bool | None
) -> None:
    assert tells(text, "en-GB") is told


def test_a_language_without_a_lexicon_is_for_a_person_to_read() -> None:
    assert tells("Zarabiamy, gdy kupujesz przez linki.", "pl") is None
    assert tells("ⓘ", "pl") is False


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "5\u00a0% of „Größe“, Żółw – Père’s: … 10 µm",
        "α-Strahlung und β-Blocker",
        "Магазины платят нам: Amazon, Otto и рос",
        "می\u200cگیرم",
    ],
)
def test_letters_of_other_languages_are_left_alone(text: str) -> None:
    assert list(odd_characters(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("p\u200bay", "U+200B (zero width space)"),
        ("p\u00aday", "U+00AD (soft hyphen)"),
        ("\u202epay", "U+202E (right-to-left override)"),
        ("we p\u0430y you", "several alphabets (Cyrillic, Latin)"),
        ("we \u0440\u0430\u0443 you", "only look like Latin"),
        ("we \U0001d629\U0001d622 you", "only look like letters"),
        ("u\u0308ber", "not composed"),
    ],
)
def test_letters_that_deceive_are_named(text: str, told: str) -> None:
    assert [told in one for one in odd_characters(text)].count(True) == 1


def test_what_cannot_be_a_sentence_of_a_notice_is_said() -> None:
    assert list(objections("Merchants pay us when you buy.")) == []
    assert list(objections(" ")) == ["Write the sentence."]
    assert "single spaces" in next(objections("We  are paid."))
    assert "no markup" in next(objections("We are <b>paid</b>."))
    assert "U+200B" in next(objections("We are pa\u200bid."))


@pytest.mark.parametrize(
    ("sentence", "hedged"),
    [
        ("On 4 May 2026 merchants paid us.", False),
        ("Prices might be higher where we are paid.", False),
        ("You may get a commission yourself.", False),
        ("Sellers can pay us for a higher position.", False),
        ("Sellers may pay us for a higher position.", None),
        ("Sellers might pay us for a higher position.", True),
        ("It may earn us a commission.", True),
        ("Occasionally we get a commission.", True),
    ],
)
def test_a_hedge_is_about_our_pay_and_nothing_else(sentence: str, hedged: bool | None) -> None:
    assert hedges(sentence, "en") is hedged


@pytest.mark.parametrize(
    ("text", "kind", "sure"),
    [
        ("Our unbiased reviews", Denial.NEUTRAL, True),
        ("Independent, expert reviews", Denial.NEUTRAL, True),
        ("Our independent kettle tests", Denial.NEUTRAL, True),
        ("Independent suspension tests", Denial.NEUTRAL, False),
        ("No list is unbiased", Denial.NEUTRAL, False),
        ("Payment has no influence on scores", Denial.UNMOVED, True),
        ("Does payment not influence scores?", Denial.UNMOVED, False),
        ("We are not paid", Denial.UNPAID, True),
        ("We are not paid by makers", Denial.UNPAID, False),
    ],
)
def test_a_denial_is_known_with_how_sure_it_is(text: str, kind: Denial, sure: bool) -> None:
    assert [(one.kind, one.sure) for one in denials(text)] == [(kind, sure)]


@pytest.mark.parametrize(
    "text",
    [
        "Independent laboratory tests",
        "An objective lens with neutral colours",
        "Tests by independent researchers",
        "A volume independent of the order of calls",
        "Shown without advertising",
        "No row shown here is paid for",
        "Pay can change the order",
        "The battery does not affect the weight",
        "Charging never changes the sound",
    ],
)
def test_words_with_other_meanings_deny_nothing(text: str) -> None:
    assert list(denials(text)) == []


def test_the_grade_of_a_text_rises_with_its_words_and_sentences() -> None:
    plain = "We are paid when you buy. A row can be paid for."
    hard = "Remuneration attributable to transactions constitutes consideration."
    assert grade(plain) < 3 < 15 < grade(hard)
    assert grade("") == 0
    assert [syllables(word) for word in ("pay", "page", "money", "placed", "details")] == [
        1,
        1,
        2,
        1,
        2,
    ]
