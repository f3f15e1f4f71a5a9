"""An editor enters a whole guide in a real browser, from the empty form to the public page."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from reviews.models import Guide, LiveGuide
from tests.conftest import Site
from tests.products import image_files
from tests.reviews.editing import Editor, sit_down

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        CHROMIUM is None and "CI" not in os.environ,
        reason="Chromium is not installed: install it, or set CHROMIUM to its path.",
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # The loop that Playwright keeps in this thread makes Django think that it runs in one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


def enter_head(editor: Editor) -> None:
    page = editor.page
    editor.open("/admin/reviews/guide/add/")
    editor.write(page.locator("#id_title"), "How to boil water well")
    page.locator("#id_category").select_option(label="Kettles")
    editor.clicks += 2
    editor.choose(page, "author", "Ada")
    editor.write(
        page.locator("#id_summary"), "Fresh water, the right amount, and no lid that rattles."
    )


def enter_text(editor: Editor) -> None:
    takeaways = editor.add("Key takeaways")
    editor.fill(takeaways, points="Use fresh water.\nDescale each month.")
    editor.prose(
        editor.add("Text"),
        ("h2", "Before you begin"),
        ("p", "Three things matter:"),
        ("ol", "the water"),
        ("ol", "the amount"),
        ("p", "Nothing else."),
    )
    editor.prose(editor.add("Text"), ("h2", "While it boils"), ("h3", "Listen"), ("p", "It sings."))
    editor.fill(editor.add("Quotation"), words="Never boil it twice.", speaker="Tilda Kettle")


def enter_tables(editor: Editor) -> None:
    table = editor.add("Table")
    editor.fill(table, caption="Times by amount")
    editor.cells(
        table,
        [["Amount", "Time", "Use"], ["a cup", "1 | 2 min", "tea"], ["a litre", "4 min", "soup"]],
    )
    pairs = editor.add("Table")
    editor.fill(pairs, caption="What a lid does")
    pairs.locator("[name$='-look']").select_option("pairs")
    editor.clicks += 2
    pairs.get_by_label("Row 1, column 1").click()
    paste(editor, "Closes tight\tKeeps the heat\nLifts easily\tOne hand is enough\n")


def paste(editor: Editor, text: str) -> None:
    """As it comes from a spreadsheet, at the cursor."""
    editor.page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }""",
        text,
    )
    editor.keys += 1


def enter_boxes(editor: Editor, picture: Path) -> None:
    block = editor.add("Picture")
    block.locator("input[type=file]").set_input_files(picture)
    editor.clicks += 2
    editor.fill(block, alt="A teal kettle", credit="Our own photograph")
    box = editor.add("Product box")
    editor.choose(box, "product", "Alto")
    editor.fill(box, note="The quickest we know.")
    editor.choose(editor.add("Comparison"), "comparison", "Kettles compared")


def enter_end(editor: Editor) -> None:
    for question in ("How long?", "How hot?", "How loud?"):
        block = editor.add("Question and answer")
        editor.fill(block, question=question)
        editor.prose(block, ("p", "It depends."))
    editor.prose(editor.add("Conclusion"), ("p", "Now make tea."))
    for title in ("On water", "On fire"):
        editor.fill(
            editor.add("Source"), title=title, publisher="Tin Press", url="https://tin.example/"
        )


def test_a_guide_is_entered_refused_mended_previewed_and_published(
    site: Site, live_server: LiveServer, browser: Browser, tmp_path: Path
) -> None:
    picture = tmp_path / "kettle.png"
    picture.write_bytes(image_files.plain("PNG", (600, 400)))
    editor = sit_down(browser, live_server)
    page = editor.page
    enter_head(editor)
    enter_text(editor)
    enter_tables(editor)
    enter_boxes(editor, picture)
    enter_end(editor)

    editor.press("Publish")
    assert "is saved, but not published" in editor.message()
    quotation = page.locator(".inline-related:has(.errorlist)")
    title = " ".join(quotation.locator("h3").inner_text().split())
    assert "Quotation: Tilda Kettle: Never boil it twice." in title
    assert "where it was said" in quotation.locator(".errorlist").inner_text()
    assert not LiveGuide.objects.filter(title="How to boil water well").exists()
    editor.click(page.locator(".state li a", has_text="Quotation"))
    editor.fill(
        quotation,
        credential="has boiled water since 1980",
        said_in="Letters from the Kitchen, 2019",
        source_url="https://letters.example/3",
    )

    editor.press("Save and preview")
    assert "Draft preview, not public" in page.locator(".preview").inner_text()
    assert page.locator("blockquote").inner_text().strip("“”") == "Never boil it twice."
    editor.click(page.get_by_text("Back to the form"))
    editor.press("Publish")
    assert "is published. See its page" in editor.message()
    editor.click(page.get_by_text("See its page"))

    read_page(editor)
    guide = Guide.objects.get(title="How to boil water well")
    assert [one.number for one in guide.revisions.all()] == [2, 1]
    assert editor.complaints == []
    page.context.close()


def read_page(editor: Editor) -> None:
    page = editor.page
    assert page.url.endswith("/guides/how-to-boil-water-well/")
    contents = page.get_by_role("navigation", name="Contents").first.inner_text()
    assert "Before you begin" in contents
    assert "While it boils" in contents
    tables = [table.inner_text() for table in page.locator("table").all()]
    assert any("1 | 2 min" in text and "soup" in text for text in tables)
    assert any("Features" in text and "Keeps the heat" in text for text in tables)
    assert page.locator("img[alt='A teal kettle']").is_visible()
    assert page.locator("article.guide ol > li").filter(has_text="the amount").count() == 1
    article = page.locator("article.guide").inner_text()
    for words in (
        *(
            "Descale each month.",
            "the amount",
            "has boiled water since 1980",
            "The quickest we know.",
        ),
        *("Kettles compared", "How loud?", "Now make tea.", "On fire"),
    ):
        assert words in article, words


def test_the_grid_of_a_table_is_worked_by_keyboard_and_by_paste(
    site: Site, live_server: LiveServer, browser: Browser
) -> None:
    editor = sit_down(browser, live_server)
    editor.open("/admin/reviews/guide/add/")
    table = editor.add("Table")
    sent = table.locator("textarea[data-cells]")
    table.get_by_label("Header of column 1").click()
    for words, then in (
        ("Size", "ArrowRight"),
        ("Time", "Enter"),
        ("2 min", "Enter"),
        ("x", "Enter"),
    ):
        editor.type(words)
        editor.key(then)
    editor.type("a | b")
    assert sent.input_value() == "Size | Time\n | 2 min\n | x\n | a \\| b"
    editor.key("ArrowUp")
    paste(editor, 'one\ttwo\tthree\tfour\n"a ""quoted""\ncell"\tplain\t\t\n')
    assert "1 more were left out" in table.get_by_role("status").inner_text()
    lines = sent.input_value().splitlines()
    assert lines[3] == " | one | two | three"
    assert lines[4] == ' | a "quoted" cell | plain | '
    assert table.get_by_role("button", name="Add column").is_disabled()
    table.get_by_role("button", name="Remove column 1").click()
    table.get_by_role("button", name="Remove row 1", exact=True).click()
    assert sent.input_value().splitlines()[0] == "Time |  | "
    assert editor.complaints == []
    page_closed(editor)


def test_a_table_in_a_text_has_a_header_row_unless_an_editor_says_otherwise(
    site: Site, live_server: LiveServer, browser: Browser
) -> None:
    editor = sit_down(browser, live_server)
    editor.open("/admin/reviews/guide/add/")
    text = editor.add("Text")
    editor.click(text.locator(".tiptap"))
    editor.click(text.get_by_role("button", name="Insert table"))
    editor.click(editor.page.locator("dialog button[type=submit]"))
    assert text.locator(".tiptap th").count() == 3
    assert editor.complaints == []
    page_closed(editor)


def test_blocks_are_moved_without_a_mouse_and_keep_their_order(
    site: Site, live_server: LiveServer, browser: Browser
) -> None:
    editor = sit_down(browser, live_server)
    enter_head(editor)
    for question in ("First?", "Second?"):
        block = editor.add("Question and answer")
        editor.fill(block, question=question)
        editor.prose(block, ("p", "So."))
    move = editor.page.get_by_role("button", name="Move this question and answer up").last
    move.focus()
    editor.key("Enter")
    editor.press("Save draft")
    guide = Guide.objects.get(title="How to boil water well")
    assert [one.question for one in guide.question_blocks.all()] == ["Second?", "First?"]
    page_closed(editor)


def page_closed(editor: Editor) -> None:
    """Without asking whether what was typed may be lost."""
    editor.page.context.close()
