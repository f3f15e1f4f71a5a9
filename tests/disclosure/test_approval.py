"""Which wordings nobody can approve, and which are left alone."""

from importlib import import_module

import pytest

from disclosure.approval import objections

SHIPPED = import_module("disclosure.migrations.0003_first_sentences").SENTENCES


@pytest.mark.parametrize(
    "text",
    [
        *(text for sentences in SHIPPED.values() for text in sentences.values()),
        "Affiliate links: merchants pay us a commission when you buy.",
        "Partner bezahlen uns für Links.",
        "Магазин Amazon платит нам за покупки.",
        "Des marchands nous payent une commission.",
        "アマゾンは購入ごとに当サイトに報酬を払います。",
        "Companies pay us £5 – or “more” – per sale…!",
    ],
)
def test_plain_sentences_are_left_alone(text: str) -> None:
    assert list(objections(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write the sentence"),
        (" \n\t\u00a0 ", "Write the sentence"),
        (" Shops pay us.", "single spaces"),
        ("Shops  pay us.", "single spaces"),
        ("Shops\npay us.", "single spaces"),
        ("Shops pay us", "full stop"),
        ("We may be paid.", "without “may”"),
        ("We MIGHT earn a commission.", "without “MIGHT”"),
        ("Shops can pay us.", "without “can”"),
        ("Shops pay us from time to time.", "without “from time to time”"),
        ("Händler zahlen uns unter Umständen.", "without “unter Umständen”"),
        ("Wir könnten Geld erhalten.", "without “könnten”"),
        ("Affiliate link.", "“Affiliate” alone"),
        ("This page contains affiliate links.", "alone tells"),
        ("#ad.", "alone tells"),
        ("Thanks to our friends at Alder.", "“Thanks to” alone"),
        ("Mit freundlicher Unterstützung unserer Partner.", "“Partner” alone"),
        ("Shops pay\u200b us.", "U+200B (zero width space)"),
        ("Shops pay\u200d us.", "U+200D"),
        ("Shops pay\u2060 us.", "U+2060"),
        ("Shops pay\ufeff us.", "U+FEFF"),
        ("Shops\u00ad pay us.", "U+00AD"),
        ("\u202eShops pay us.", "U+202E"),
        ("Shops \u2066pay\u2069 us.", "U+2066"),
        ("Shops\u200e pay us.", "U+200E"),
        ("Shops\x00 pay us.", "U+0000"),
        ("Shops\x07 pay us.", "U+0007"),
        ("Shops pay us\ufe0f.", "U+FE0F"),
        ("Shops pay us\U000e0041.", "U+E0041"),
        ("Shops\u3164pay us.", "U+3164"),
        ("Shops\ue000 pay us.", "U+E000"),
        ("Händler zahlen uns.".replace("ä", "a\u0308"), "NFC"),
        ("Shops p\u0430y us.", "of several alphabets"),
        ("Shops \u0440\u0430\u0443 us.", "only look like Latin ones"),
        ("Shops pay us \u0430 fee.", "U+0430"),
        ("Sh\u03bfps pay us.", "of several alphabets"),
        ("Shops \U0001d429\U0001d41a\U0001d432 us.", "only look like letters"),
        ("Shops \uff50\uff41\uff59 us.", "only look like letters"),
        ("Магазин pl\u0430тит нам.", "alphabet"),
        ("Shops <b>pay</b> us.", "no markup"),
    ],
)
def test_what_readers_would_not_see_or_understand_is_refused_in_words(
    text: str, words: str
) -> None:
    assert words in " ".join(objections(text))


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("commission", "Banana.", "does not tell of a commission"),
        ("commission", "We are unbiased.", "claims to be neutral"),
        ("commission", "Nobody pays us.", "claims that nobody pays"),
        ("commission", "Shops pay us, see http://alder.example.", "no place for a link"),
        ("general", "Our reviews are independent.", "claims to be neutral"),
        ("sample", "Shops pay us.", "does not tell of products given for free"),
        ("loan", "Companies gave us kettles.", "does not tell of products lent"),
        ("ownership", "Alder is a company.", "does not tell of a share"),
        ("elsewhere", "All is well.", "does not tell of money on other pages"),
    ],
)
def test_a_sentence_tells_of_the_pay_that_it_is_for(kind: str, text: str, words: str) -> None:
    assert words in " ".join(objections(text, kind=kind))


@pytest.mark.parametrize("locale", SHIPPED)
def test_the_shipped_sentences_tell_of_their_kinds(locale: str) -> None:
    for kind, text in SHIPPED[locale].items():
        assert list(objections(text, kind=kind, locale=locale)) == []


def test_a_language_that_we_do_not_know_is_left_to_the_person() -> None:
    text = "Des marchands nous payent une commission."
    assert list(objections(text, kind="click", locale="fr")) == []
