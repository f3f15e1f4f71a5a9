"""Excerpts show the original text, with the matches marked and all else escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from products import search
from products.models import Findable
from products.search.excerpts import WIDTH, Matched, excerpt, read, whole
from tests.builders import AT

WORDS = "one two three four five six seven eight nine ten " * 20


def only_hit(query: str) -> search.Hit:
    [hit] = search.search(query, at=AT).hits
    return hit


@pytest.mark.django_db
def test_matches_are_marked_in_title_and_text() -> None:
    search.put("guide", 1, title="Spinal stretch", text="Stretching the spine. We stretched.")
    hit = only_hit("stretch")
    assert hit.title == "Spinal <mark>stretch</mark>"
    assert hit.excerpt == "<mark>Stretching</mark> the spine. We <mark>stretched</mark>."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Le magnésium marin", "magnesium", "Le <mark>magnésium</mark> marin"),
        ("Le magne\u0301sium", "magnésium", "Le <mark>magnésium</mark>"),
        ("x\u0302y and kopfhörer", "kopfhorer", "x\u0302y and <mark>kopfhörer</mark>"),
        ("Ein 각 Hörer", "horer", "Ein 각 <mark>Hörer</mark>"),
        ("Чайник и йод", "йод", "Чайник и <mark>йод</mark>"),
        ("🫖 kettle, 🫖", "kettle", "🫖 <mark>kettle</mark>, 🫖"),
        ("WH-1000XM5.", "1000xm5", "WH-<mark>1000XM5</mark>."),
        ("12/24 V", "24", "12/<mark>24</mark> V"),
    ],
)
def test_the_text_is_shown_as_it_was_written(text: str, query: str, marked: str) -> None:
    search.put("guide", 1, title="Guide", text=text)
    assert only_hit(query).excerpt == marked


@pytest.mark.django_db
def test_everything_but_the_marks_is_escaped() -> None:
    search.put("guide", 1, title='<b>Tin & "Co"</b>', text="<script>alert('tin')</script> <mark>")
    hit = only_hit("tin")
    assert hit.title == "&lt;b&gt;<mark>Tin</mark> &amp; &quot;Co&quot;&lt;/b&gt;"
    assert (
        hit.excerpt
        == "&lt;script&gt;alert(&#x27;<mark>tin</mark>&#x27;)&lt;/script&gt; &lt;mark&gt;"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["\x02<b>kettle</b>\x03", "\x03kettle\x02", "\x02\x02kettle\x03\x03 lid", "\x02 kettle"]
)
def test_a_text_that_holds_the_marks_of_the_databases_does_no_harm(text: str) -> None:
    Findable.objects.create(kind="guide", key=1, title=text, text=text)
    hit = only_hit("kettle")
    for shown in (hit.title, hit.excerpt):
        assert shown.count("<mark>") == shown.count("</mark>")
        assert "<b>" not in shown
        assert "kettle" in shown


@pytest.mark.django_db
def test_the_excerpt_is_where_most_of_the_words_are() -> None:
    text = f"Muscle. {WORDS} The muscle spasm came. {WORDS} A spasm."
    search.put("guide", 1, title="Guide", text=text)
    shown = only_hit("muscle spasm").excerpt
    assert "The <mark>muscle</mark> <mark>spasm</mark> came." in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


@pytest.mark.django_db
def test_where_only_the_title_matches_the_excerpt_is_the_beginning() -> None:
    search.put("guide", 1, title="Kettle", text=WORDS)
    assert only_hit("kettle").excerpt.startswith("one two three")


@pytest.mark.django_db
def test_a_guide_of_a_hundred_kilobytes_is_found_by_its_last_words() -> None:
    search.put("guide", 1, title="Long", text=WORDS * 90 + "zirconium")
    assert only_hit("zirconium").excerpt.endswith("<mark>zirconium</mark>")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["word" * 75_000 + " kettle", "w é " * 400_000])
def test_a_text_of_any_length_can_be_put(text: str) -> None:
    search.put("guide", 1, title="Long " * 200, text=text)
    hit = only_hit("long")
    assert hit.title.endswith("<mark>Long</mark>…")
    assert len(hit.excerpt) < 2 * WIDTH


def test_excerpts_are_cut_between_words() -> None:
    shown = excerpt(Matched(WORDS, [(500, 503)]))
    assert set(
        shown.removeprefix("… ")
        .removesuffix(" …")
        .replace("<mark>", "")
        .replace("</mark>", "")
        .split()
    ) <= set(WORDS.split())


def test_a_word_that_never_ends_is_cut_all_the_same() -> None:
    shown = excerpt(Matched("水" * 1000, [(500, 502)]))
    assert shown == f"… <mark>水水</mark>{'水' * (WIDTH - 2)} …"


@given(
    st.text(st.sampled_from("ab <&\x02\x03é "), max_size=600),
    st.integers(0, 600),
    st.integers(1, 20),
)
def test_whatever_was_found_the_markup_is_balanced_and_loses_no_text(
    text: str, start: int, length: int
) -> None:
    spans = [(start, start + length)] if start + length <= len(text) else []
    for shown in (whole(Matched(text, spans)), excerpt(Matched(text, spans))):
        assert shown.count("<mark>") == shown.count("</mark>")
        plain = shown.replace("<mark>", "").replace("</mark>", "")
        plain = plain.replace("&lt;", "<").replace("&amp;", "&")
        assert plain.removeprefix("… ").removesuffix(" …") in text


@given(st.text(st.sampled_from("ab\x02\x03"), max_size=30))
def test_marks_of_a_database_are_read_in_pairs(marked: str) -> None:
    found = read(marked)
    assert found.text == marked.replace("\x02", "").replace("\x03", "")
    assert all(0 <= start <= end <= len(found.text) for start, end in found.spans)
    assert sorted(found.spans) == list(found.spans)
