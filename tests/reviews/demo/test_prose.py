from reviews.demo.prose import html
from reviews.richtext.cleaning import clean


def test_blocks_become_paragraphs_headings_and_lists() -> None:
    text = "## One\n\nTwo\nlines.\n\n### Three\n\n- a\n- b\n\n1. **c:** d\n2. e"
    assert html(text) == (
        "<h2>One</h2><p>Two lines.</p><h3>Three</h3>"
        "<ul><li>a</li><li>b</li></ul><ol><li><strong>c:</strong> d</li><li>e</li></ol>"
    )


def test_a_number_before_a_word_begins_no_list() -> None:
    assert html("80 dB is loud.") == "<p>80 dB is loud.</p>"
    assert html("### 1. At home") == "<h3>1. At home</h3>"


def test_markup_in_the_text_is_shown_and_does_not_act() -> None:
    assert html("a < b & <i>c</i>") == "<p>a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;</p>"


def test_what_it_makes_is_clean_already() -> None:
    made = html("## One\n\nTwo **bold** & more.\n\n- a")
    assert clean(made) == made


def test_nothing_comes_of_nothing() -> None:
    assert html(" \n\n \n") == ""
