"""What becomes of the parts of an article."""

from pathlib import Path

import pytest

from products.feeds.problems import UnreadableError
from tests.products import image_files
from tests.reviews.importing.articles import MARKDOWN, article, fields, kinds, told


def test_each_part_of_a_markdown_article_becomes_the_block_it_is() -> None:
    made = article(MARKDOWN)

    assert made.title == "How to descale a kettle"
    assert made.summary == "Vinegar does it, and so does citric acid."
    assert kinds(made) == [
        "Takeaways",
        "Text",
        "Quotation",
        "Table",
        "Text",
        "Conclusion",
        "Question",
        "Question",
        "Source",
        "Source",
    ]
    assert fields(made, "Takeaways") == [
        {"heading": "Key takeaways", "points": "Use acid, not force.\nRinse twice."}
    ]
    assert fields(made, "Text")[0]["html"] == (
        "<h2>Why scale forms</h2><p>Hard water leaves lime behind.</p><h3>Where it sits</h3>"
        '<p>At the <em>bottom</em>, see <a href="https://water.example/study">the study</a>.</p>'
    ).replace("\n", "")
    assert fields(made, "Conclusion") == [
        {"heading": "Conclusion", "html": "<p>Descale once a month.</p>"}
    ]
    assert fields(made, "Question")[0] == {
        "question": "Is it safe?",
        "answer": "<p>Yes, if you rinse.</p>",
    }


def test_a_quotation_names_its_speaker_and_asks_for_the_rest() -> None:
    made = article(MARKDOWN)

    assert fields(made, "Quotation") == [
        {
            "words": "Lime is only stone.",
            "speaker": "Dr. Ida Stone",
            "credential": "water chemist",
            "source_url": "",
        }
    ]
    assert "line 18: quotation – give before publication: where it was said" in told(made)


@pytest.mark.parametrize(
    ("markdown", "speaker", "credential"),
    [
        ("> Stone it is, and nothing else.", "", ""),
        ("> Stone it is, and nothing else.\n\n— Ida Stone (chemist)", "Ida Stone", "chemist"),
        ("“Stone it is, and nothing else.” – Ida Stone", "Ida Stone", ""),
        (
            "Ida, a chemist from Ulm, says: “Stone it is, and nothing else.”",
            "Ida",
            "a chemist from Ulm",
        ),
    ],
)
def test_words_of_others_are_known_in_several_forms(
    markdown: str, speaker: str, credential: str
) -> None:
    (quotation,) = fields(article(f"# T\n\n## H\n\n{markdown}"), "Quotation")
    assert quotation["words"] == "Stone it is, and nothing else."
    assert (quotation["speaker"], quotation["credential"]) == (speaker, credential)


@pytest.mark.parametrize(
    "markdown",
    [
        "He said “stone” and left.",
        "“Stone” is a word. “Lime” is another one.",
        "— not a name, only a dash",
    ],
)
def test_a_paragraph_that_only_mentions_words_stays_text(markdown: str) -> None:
    assert kinds(article(f"# T\n\n## H\n\n{markdown}")) == ["Text"]


def test_features_and_benefits_become_pairs_with_a_caption_from_above() -> None:
    made = article(MARKDOWN)
    (table,) = fields(made, "Table")
    assert table["look"] == "pairs"
    assert table["cells"][1] == ["Wide lid", "Easy to reach in"]
    assert table["caption"] == "Where it sits"
    assert "caption of a table – is the heading above it" in told(made)


def test_a_line_that_leads_to_a_table_becomes_its_caption() -> None:
    made = article("# T\n\n## H\n\nText.\n\nHow hard it is:\n\n|a|b|\n|-|-|\n|1|2|\n")
    assert fields(made, "Table")[0]["caption"] == "How hard it is"
    assert fields(made, "Text") == [{"html": "<h2>H</h2><p>Text.</p>"}]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("<tr><th>a<th>b<th>c<th>d<th>e<tr><td>1<td>2<td>3<td>4<td>5", "5 columns"),
        ("<tr><th colspan=2>a<tr><td>1<td>2", "span several columns"),
        ("<tr><th>a<th>b", "no row besides the header"),
    ],
)
def test_a_table_that_is_no_block_stays_in_the_text_and_is_told(table: str, reason: str) -> None:
    made = article(f"<h1>T</h1><h2>H</h2><table>{table}</table><p>x", "html")
    assert kinds(made) == ["Text"]
    assert "<table>" in fields(made, "Text")[0]["html"]
    assert reason in told(made)


def test_sources_tell_title_publisher_year_and_address() -> None:
    assert fields(article(MARKDOWN), "Source") == [
        {
            "title": "On lime",
            "publisher": "lime.example",
            "year": 2019,
            "url": "https://www.lime.example/on",
        },
        {
            "title": "Hard water and its kettles",
            "publisher": "Tin Press",
            "year": 2021,
            "url": "",
        },
    ]


def test_a_source_without_publisher_and_address_stays_as_text() -> None:
    made = article("# T\n\ntext\n\n## Sources\n\n- An old book\n")
    assert fields(made, "Text") == [{"html": "<h2>Sources</h2><ul><li>An old book</li></ul>"}]
    assert "line 7: source “An old book” – names no publisher" in told(made)


@pytest.mark.parametrize(
    "question",
    [
        "<h3>Why?</h3><p>So.</p>",
        "<h2>Why?</h2><p>So.</p>",
        "<p><strong>Why?</strong></p><p>So.</p>",
        "<p><b>Why?</b><br>So.</p>",
        "<dl><dt>Why?</dt><dd>So.</dd></dl>",
        "<details><summary>Why?</summary><p>So.</p></details>",
        "<p>Q: Why?</p><p>A: So.</p>",
    ],
)
def test_questions_are_known_however_they_are_marked_up(question: str) -> None:
    made = article(f"<h1>T</h1><h2>FAQ</h2>{question}<h2>After</h2><p>x", "html")
    assert fields(made, "Question") == [{"question": "Why?", "answer": "<p>So.</p>"}]
    assert kinds(made) == ["Question", "Text"]


def test_a_question_without_answer_is_listed() -> None:
    made = article("# T\n\ntext\n\n## FAQ\n\n### Why?\n\n### How?\n\nSo.\n")
    assert kinds(made) == ["Question"]
    assert "line 7: question “Why?” – has no answer" in told(made)


def test_the_text_of_one_section_is_one_block_and_later_first_headings_become_second() -> None:
    made = article("# T\n\ns\n\n## A\n\none\n\n- two\n\n### B\n\nthree\n\n# C\n\nfour\n")
    assert [block["html"].replace("\n", "") for block in fields(made, "Text")] == [
        "<h2>A</h2><p>one</p><ul><li>two</li></ul><h3>B</h3><p>three</p>",
        "<h2>C</h2><p>four</p>",
    ]


def test_a_long_beginning_is_text_and_no_summary() -> None:
    made = article(f"# T\n\n{'long ' * 120}\n\n## H\n\nx\n")
    assert made.summary == ""
    assert kinds(made) == ["Text", "Text"]


def test_a_beginning_with_a_link_is_text_because_a_summary_would_lose_it() -> None:
    assert article("# T\n\nSee [it](https://x.example/).\n").summary == ""


def test_front_matter_gives_the_title_and_keeps_the_lines_right() -> None:
    made = article("---\ntitle: 'Of <kettles>'\ntags: x\n---\n\ntext\n\n## FAQ\n\n### Why?\n")
    assert made.title == "Of <kettles>"
    assert "line 10: question" in told(made)


def test_a_picture_next_to_the_file_is_taken_in_and_others_are_listed(tmp_path: Path) -> None:
    folder = tmp_path / "article"
    folder.mkdir()
    (folder / "lime.png").write_bytes(image_files.plain())
    (folder / "fake.png").write_bytes(b"<script>")
    (tmp_path / "secret.png").write_bytes(image_files.plain())
    made = article(
        '# T\n\ntext\n\n## H\n\n![Lime](lime.png "Ada")\n\n![Bare](lime.png)\n\n![](lime.png "Ada")\n\n'
        '![Up](../secret.png "A")\n\n![Net](https://x.example/a.png "A")\n\n![No](none.png "A")\n\n'
        '![Fake](fake.png "A")\n',
        folder=folder,
    )
    (picture,) = fields(made, "Picture")
    assert (picture["alt"], picture["credit"]) == ("Lime", "Ada")
    for reason in (
        "picture “Bare” – nobody is named who made it",
        "it has no alternative text",
        "picture “Up” – it does not lie next to the article",
        "picture “Net” – it is at another address",
        "picture “No” – there is no file",
        "picture “Fake” – ",
    ):
        assert reason in told(made), reason


def test_plain_text_is_recognised_by_the_look_of_its_lines() -> None:
    made = article(
        "We may be paid for this.\n\nOn kettles\n\nThey boil water.\n\nKey Takeaways:\n\n  • Fill it.\n"
        "  • Heat it.\n\nHow they work\n\nWater heats up.\n\n“Boiling is what a kettle does best.” – Ida Stone, smith\n\n"
        "Features Benefits\nWide lid Easy to fill\nSteel floor Nothing rusts\n\nSteps:\n\n  1. Fill\n  2. Heat\n\n"
        "Possible causes\nLime\nRust\n\nConclusion\n\nBoil on.\n\nFAQ\n\nIs it hot?\n\nYes.\n\nSource Links\n\n"
        "https://www.kettle.example/about\n",
        "text",
    )
    assert made.title == "On kettles"
    assert made.summary == "They boil water."
    assert kinds(made) == [
        "Takeaways",
        "Text",
        "Quotation",
        "Table",
        "Text",
        "Table",
        "Conclusion",
        "Question",
        "Source",
    ]
    assert fields(made, "Table")[0]["cells"] == [
        ["Features", "Benefits"],
        ["Wide lid", "Easy to fill"],
        ["Steel floor", "Nothing rusts"],
    ]
    assert fields(made, "Table")[1]["cells"] == [["Possible causes"], ["Lime"], ["Rust"]]
    assert "line 1: “We may be paid for this.” – stands around the article" in told(made)


def test_a_paragraph_that_was_wrapped_by_hand_is_one_paragraph() -> None:
    made = article("Title\n\nIt goes\non and on\nfor lines.\n\nHead\n\nx.\n", "text")
    assert made.summary == "It goes on and on for lines."


@pytest.mark.parametrize("name", ["<h1>x</h1>", "# only a title"])
def test_a_file_with_nothing_but_a_title_is_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        article(name, "html" if "<" in name else "markdown")
