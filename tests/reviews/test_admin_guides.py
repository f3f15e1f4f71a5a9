"""Guides are made of blocks in one list; each kind has its own form."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from reviews import publishing
from reviews.admin.cells import to_rows, to_text
from reviews.models import (
    Guide,
    Picture,
    ProductBox,
    Question,
    Quotation,
    Table,
    Text,
)
from tests import builders, desk
from tests.products import image_files

pytestmark = pytest.mark.django_db

ADD = "/admin/reviews/guide/add/"


def change(guide: Guide) -> str:
    return f"/admin/reviews/guide/{guide.pk}/change/"


def block(kind: str, index: int = 0, /, of: int = 1, **fields: Any) -> dict[str, Any]:
    """What the form sends of a new block; `of` counts all forms of its kind."""
    prefix = f"{kind}_blocks"
    given = {"region": "main", "ordering": 10 * (index + 1)} | fields
    sent = {f"{prefix}-{index}-{name}": value for name, value in given.items()}
    return sent | {f"{prefix}-TOTAL_FORMS": of}


def head(**fields: Any) -> dict[str, Any]:
    keys = {"category": builders.category().pk, "author": builders.author().pk}
    return {"title": "Boil", "slug": "boil", "summary": "Heat it."} | keys | fields


def test_a_guide_is_entered_with_its_blocks_in_one_go() -> None:
    page = desk.submit(
        desk.signed_in("editors"),
        ADD,
        "_continue",
        **head(),
        **block("text", html="<h2>First</h2><p>Fill it.</p>", ordering=20),
        **block("takeaways", heading="In short", points="Fill it.", ordering=10),
    )
    guide = Guide.objects.get()
    assert page.redirect_chain[-1][0] == change(guide)
    data = guide.revisions.get().data
    assert [one["kind"] for one in data["blocks"]] == ["takeaways", "text"]


def test_the_title_of_a_block_says_what_is_in_it() -> None:
    guide = builders.guide()
    builders.add(guide, Question, question="How long does it take?", answer="<p>Long.</p>")
    builders.add(guide, ProductBox, product=builders.product("Alto"))
    page = desk.text(desk.signed_in("editors").get(change(guide)))
    for title in (
        "Text: Before you begin Fill it.",
        "Question and answer: How long does it take?",
        "Product box: Tin & Co Alto",
        "Source: On water",
    ):
        assert title in page


def test_hostile_html_is_cleaned_and_the_rest_kept() -> None:
    html = "<p onclick='x()'>Fill <script>alert(1)</script><b>it</b></p>"
    desk.submit(desk.signed_in("editors"), ADD, **head(), **block("text", html=html))
    assert Text.objects.get().html == "<p>Fill <b>it</b></p>"


def test_a_picture_is_uploaded_with_its_text_and_kept_clean() -> None:
    file = SimpleUploadedFile("k.png", image_files.plain("PNG", (400, 300)), "image/png")
    sent = block("picture", file=file, alt="A kettle", credit="Us", focal_x=10, focal_y=90)
    desk.submit(desk.signed_in("editors"), ADD, **head(), **sent)
    picture = Picture.objects.get()
    assert (picture.width, picture.focal_x, picture.alt) == (400, 10, "A kettle")


def test_a_picture_without_alternative_text_is_refused_at_its_field() -> None:
    file = SimpleUploadedFile("k.png", image_files.plain(), "image/png")
    sent = block("picture", file=file, credit="Us", focal_x=50, focal_y=50)
    page = desk.submit(desk.signed_in("editors"), ADD, **head(), **sent)
    assert "This field is required." in desk.errors_at(page, "picture_blocks-0-alt")
    assert "Picture, Alternative text: This field is required." in desk.text(page)
    assert not Guide.objects.exists()


def table(cells: str, **fields: Any) -> dict[str, Any]:
    return block("table", caption="Sizes", cells=cells, **({"look": "table"} | fields))


def test_a_table_is_typed_as_lines_with_bars_between_its_cells() -> None:
    typed = "Size | Time\ncup | 1 \\| 2 min\n\nlitre |"
    desk.submit(desk.signed_in("editors"), ADD, **head(), **table(typed))
    assert Table.objects.get().cells == [["Size", "Time"], ["cup", "1 | 2 min"], ["litre", ""]]


def test_a_table_is_pasted_from_a_spreadsheet() -> None:
    desk.submit(desk.signed_in("editors"), ADD, **head(), **table("Size\tTime\r\ncup\t2 min"))
    assert Table.objects.get().cells == [["Size", "Time"], ["cup", "2 min"]]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("", "A table needs a header row and at least one more row."),
        ("only a header", "A table needs a header row and at least one more row."),
        ("a|b|c|d|e\n1|2|3|4|5", "at most 4 columns, and this one has 5"),
        ("a|b\n1|\x00", "A cell cannot hold the character NUL."),
    ],
)
def test_what_is_no_table_is_refused_at_its_field_and_stays_typed(cells: str, message: str) -> None:
    page = desk.submit(desk.signed_in("editors"), ADD, **head(), **table(cells))
    assert message in desk.errors_at(page, "table_blocks-0-cells")
    assert desk.fields(page)["table_blocks-0-cells"].replace("\ufffd", "\x00") == cells
    assert not Guide.objects.exists()


def test_pairs_need_two_columns() -> None:
    page = desk.submit(
        desk.signed_in("editors"), ADD, **head(), **table("a|b|c\n1|2|3", look="pairs")
    )
    assert "Pairs need exactly two columns." in desk.errors_at(page, "table_blocks-0-look")


word = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)
cell = st.lists(word, max_size=3).map(" ".join)


@given(st.lists(st.lists(cell, min_size=1, max_size=4).filter(any), max_size=5))
def test_cells_come_back_from_their_text_as_they_were(rows: list[list[str]]) -> None:
    assert to_rows(to_text(rows)) == rows


def test_a_quotation_without_provenance_is_refused_at_its_block() -> None:
    guide = builders.guide()
    builders.add(guide, Quotation, words="It sings.", speaker="Tilda")
    page = desk.submit(desk.signed_in("editors"), change(guide), "_publish", summary="")
    assert "give the speaker's credential, where it was said" in desk.errors_at(
        page, "quotation_blocks-0-words"
    )
    assert "Write the summary." in desk.errors_at(page, "summary")
    assert 'href="#quotation_blocks-0"' in page.content.decode()
    assert not guide.live.exists()


def test_before_anybody_tries_to_publish_what_is_missing_is_listed_only() -> None:
    guide = builders.guide()
    builders.add(guide, Quotation, words="It sings.", speaker="Tilda")
    page = desk.signed_in("editors").get(change(guide))
    assert "Before it can be published: Quotation “Tilda: It sings.”" in desk.text(page)
    assert desk.errors_at(page, "quotation_blocks-0-words") == ""


def test_blocks_of_another_guide_cannot_be_taken_over() -> None:
    guide, other = builders.guide(), builders.guide("Another")
    theirs = other.text_blocks.get()
    client = desk.signed_in("editors")
    desk.submit(
        client,
        change(guide),
        **{"text_blocks-0-id": theirs.pk, "text_blocks-0-html": "<p>Mine</p>"},
    )
    theirs.refresh_from_db()
    assert (theirs.guide, "Fill it" in theirs.html) == (other, True)


def test_copying_blocks_past_the_permissions_is_refused() -> None:
    guide = builders.guide()
    client = desk.signed_in("editors")
    form = desk.fields(client.get(change(guide)))
    sent = {"_clone": "reviews.text:1", "_clone_region": "main", "_clone_ordering": "10"}
    assert client.post(change(guide), form | sent).status_code == 400


def sixty_blocks() -> Guide:
    guide = builders.guide()
    for number in range(20):
        builders.add(guide, Text, html=f"<h2>Part {number}</h2><p>{'Fill it. ' * 40}</p>")
        builders.add(guide, Question, question=f"Why {number}?", answer="<p>So.</p>")
    product = builders.product()
    for number in range(6):
        builders.add(guide, Table, caption=f"T{number}", cells=[["a", "b"], ["1", "2"]])
        builders.add(guide, ProductBox, product=product)
        quoted = {"speaker": "T", "credential": "c", "said_in": "l", "consent": "kept"}
        builders.add(guide, Quotation, words=f"W{number}", **quoted)
    return guide


def test_a_long_guide_is_saved_with_few_queries() -> None:
    guide = sixty_blocks()
    assert len(builders.blocks(guide)) == 60
    publishing.save(guide, by=None, at=builders.AT)
    client = desk.signed_in("editors")
    form = desk.fields(client.get(change(guide)))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = client.post(change(guide), form | {"_continue": "1", "summary": "New"})
    assert page.status_code == 302
    assert len(queries) <= 60
