"""Files that mean harm, are broken, or are no articles at all."""

import pytest

from products.feeds.problems import UnreadableError
from reviews.importing.articles import depth
from reviews.richtext.cleaning import clean
from tests.reviews.importing.articles import article, fields, kinds, told

HOSTILE = """<h1 onclick="x()">T<script>alert(1)</script></h1>
<p onerror=1>Hi <a href="javascript:alert(1)">a</a> <a href="jav&#x09;ascript:x">b</a>
<img src=x onerror=alert(1)> <a href="data:text/html,x">c</a><!-- secret --><style>p{}</style></p>
<h2>FAQ</h2><p><b>Q<script>1</script>?</b><br><svg onload=1></svg>A</p>
<details><summary onclick=1>Why?</summary>ans<iframe src=x></iframe></details>
<h2>Sources</h2><ul><li><a href="javascript:1">x</a></li><li>Foo https://a.example/?a=1&amp;b=2</li></ul>
<h2>Rest</h2><blockquote onx=1 cite="javascript:1">Words<script>2</script></blockquote>
<table onx=1><caption><script>1</script>c<tr><th onx=1>a<th>b<tr><td>c<td><img src=data:x>d</table>
<form action=/admin/><input name=x></form><math><mtext><style><img src=x onerror=1></style></mtext></math>
<p data-line="99" style="color:red" class="x">styled</p>"""
NEVER = (
    *("<script", "onerror", "onclick", "onload", "javascript:", "data:", "secret", "<style"),
    *("<svg", "<iframe", "<form", "<math", "data-line", "style=", "class=", "onx"),
)


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_nothing_that_acts_comes_out_of_hostile_html(kind: str) -> None:
    made = article(HOSTILE, kind)
    everything = " ".join(str(value) for placed in made.placed for value in placed.fields.values())
    for bad in NEVER:
        assert bad not in everything + made.title + made.summary, bad
    for placed in made.placed:
        for name in {"html", "answer"} & set(placed.fields):
            assert clean(placed.fields[name]) == placed.fields[name]


def test_what_is_harmless_in_hostile_html_is_kept() -> None:
    made = article(HOSTILE, "html")
    assert made.title == "T"
    assert made.summary == "Hi a b c"
    assert fields(made, "Question") == [
        {"question": "Q?", "answer": "<p>A</p>"},
        {"question": "Why?", "answer": "<p>ans</p>"},
    ]
    assert fields(made, "Source")[0]["url"] == "https://a.example/?a=1&b=2"
    assert fields(made, "Quotation")[0]["source_url"] == ""
    assert fields(made, "Text")[-1]["html"] == "<p>styled</p>"


def test_markup_that_is_never_closed_is_read_as_a_browser_does() -> None:
    made = article(
        "<h1>T<p>x<ul><li>a<li>b</ul><h2>H<table><tr><td>q<td>r<tr><td>s</div></h3><blockquote>said",
        "html",
    )
    assert made.title == "T"
    assert kinds(made)[:2] == ["Text", "Text"]
    assert fields(made, "Text")[0]["html"] == "<p>x</p><ul><li>a</li><li>b</li></ul>"


@pytest.mark.parametrize(
    "tag",
    ["div", "b", "blockquote", "table><tr><td", "ul><li", "section title='>'", "div><!--</div>--"],
)
def test_100000_nested_elements_are_refused_at_once(tag: str) -> None:
    with pytest.raises(UnreadableError, match="inside each other"):
        depth.check(f"<h1>T</h1>{f'<{tag}>' * 100_000}text")
    with pytest.raises(UnreadableError, match="inside each other"):
        article(f"<h1>T</h1>{f'<{tag}>' * 20_000}text", "html")


@pytest.mark.parametrize(
    "text", ["<h2>a</h2><p>a<p>a" * 7_000, "<br>" * 20_001, "<p title='<'>x" * 20_001]
)
def test_more_elements_than_an_article_has_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="more than 20,000 elements"):
        article(f"<h1>T</h1>{text}", "html")


def test_as_many_elements_as_a_long_article_has_are_read() -> None:
    depth.check("<p>one <b>word</b></p>" * 10_000)


@pytest.mark.parametrize("text", [">" * 100_000 + " x", "<div>" * 100_000])
def test_deep_markdown_is_answered(text: str) -> None:
    with pytest.raises(UnreadableError):
        article(f"# T\n\n{text}")


def test_many_paragraphs_that_are_not_closed_are_no_nesting() -> None:
    made = article(f"<h1>T</h1>{'<p>one' * 2000}<ul>{'<li>two' * 2000}", "html")
    assert fields(made, "Text")[0]["html"].count("<p>") == 2000


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<p>" + b"x " * 5_000_000, "larger than 1 MB"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "Word or Excel document"),
        (bytes(range(256)) * 50, "not text"),
        (b"\xff\xfea\x00b", "says that it is utf-16"),
        (b"# only\x00\x01\x02\x03", "not text"),
        (b"# T\n\n" + b"> words of others\n\ntext\n\n" * 600, "at most 500"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(found: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        article(found)


@pytest.mark.parametrize(
    "found",
    [
        "# Café\n\n“q” – é".encode(),
        "# Café\n\n“q” – é".encode("utf-8-sig"),
        "# Café\n\n“q” – é".encode("utf-16"),
        "# Café\n\n“q” – é and some more words".encode("utf-16-le"),
        "# Café\n\n“q” – é".encode("cp1252"),
        "# Café\r\n\r\n“q” – é".encode(),
    ],
)
def test_the_usual_encodings_are_read(found: bytes) -> None:
    made = article(found)
    assert made.title == "Café"
    assert made.summary.startswith("“q” – é")


def test_an_older_page_says_its_encoding() -> None:
    page = '<meta charset="shift_jis"><h1>日本</h1><p>テキスト</p>'.encode("shift_jis")
    assert article(page, "html").summary == "テキスト"


@pytest.mark.parametrize("name", ["idna", "zlib", "unicode_escape", "no-such"])
def test_an_encoding_that_is_none_is_not_believed(name: str) -> None:
    page = f'<meta charset="{name}"><h1>caf'.encode() + b"\xe9</h1><p>x"
    assert article(page, "html").title == "café"


def test_links_that_only_work_elsewhere_are_told_and_their_words_stay() -> None:
    made = article("# T\n\n## H\n\nsee [our shop](/shop) and [above](#top)\n")
    assert fields(made, "Text")[0]["html"].endswith("<p>see our shop and above</p>")
    assert "line 5: link to “/shop” – leads nowhere from here" in told(made)
    assert "#top" not in told(made)


def test_of_a_whole_page_only_the_article_is_taken() -> None:
    made = article(
        "<body><nav>Menu</nav><div><article><h1>T</h1><p>x</p><h2>H</h2><aside>Buy!</aside><p>y</p></article>"
        "</div><p>cookies</p><footer>us</footer>",
        "html",
    )
    assert [kinds(made), made.summary] == [["Text"], "x"]
    assert "“Buy!” – stands around the article" in told(made)
    assert "cookies" not in str(made.placed)
