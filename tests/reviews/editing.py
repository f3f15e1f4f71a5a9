"""An editor in a real browser: types, clicks, and is counted."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Locator, Page
from pytest_django.live_server_helper import LiveServer

from tests import desk

LISTS = {"ul": "unordered list", "ol": "ordered list"}


@dataclass
class Editor:
    """Signed in, with a form of the admin open. `clicks` and `keys` count what a person would do."""

    page: Page
    at: str
    complaints: list[str]
    clicks: int = 0
    keys: int = 0

    def open(self, path: str) -> None:
        self.page.goto(self.at + path)

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def press(self, words: str) -> None:
        """A button at the end of the form."""
        self.click(self.page.locator(f".submit-row input[value='{words}']"))
        self.page.wait_for_load_state()

    def write(self, target: Locator, words: str) -> None:
        target.click()
        target.fill(words)
        self.clicks += 1
        self.keys += len(words)

    def type(self, words: str) -> None:
        """Where the cursor is, key by key."""
        self.page.keyboard.type(words)
        self.keys += len(words)

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.keys += 1

    def add(self, kind: str) -> Locator:
        """One more block at the end; returns it."""
        self.click(self.page.locator(".block-palette button", has_text=kind).first)
        return (
            self.page.locator(".order-machine > .inline-related:not(.empty-form)")
            .filter(has=self.page.locator("h3 b", has_text=f"{kind}:"))
            .last
        )

    def fill(self, block: Locator, **fields: str) -> None:
        for name, words in fields.items():
            self.write(block.locator(f"[name$='-{name}']"), words)

    def choose(self, within: Locator | Page, field: str, words: str) -> None:
        """From a list that is searched."""
        self.click(within.locator(f".field-{field} .select2-selection"))
        self.page.locator(".select2-search__field").last.wait_for()
        self.type(words)
        option = self.page.locator(".select2-results__option--highlighted", has_text=words)
        option.wait_for()
        self.key("Enter")

    def prose(self, block: Locator, *parts: tuple[str, str]) -> None:
        """Write `parts` into the editor of a text: each is a kind of line and its words.

        Lists begin by their button and end by an empty line, as in any word processor.
        """
        self.click(block.locator(".tiptap"))
        last = ""
        for index, (kind, words) in enumerate(parts):
            for _ in range(bool(index) + (last in LISTS and kind != last)):
                self.key("Enter")
            if kind in LISTS and kind != last:
                self.click(block.get_by_role("button", name=LISTS[kind], exact=True))
            self.type({"h2": "## ", "h3": "### "}.get(kind, "") + words)
            last = kind

    def cells(self, block: Locator, rows: list[list[str]]) -> None:
        """Into the grid of a table: the cursor goes on by Tab, and Enter makes another row."""
        for _ in range(len(rows[0]) - 2):
            self.click(block.get_by_role("button", name="Add column"))
        for _ in range(len(rows) - 3):
            self.click(block.get_by_role("button", name="Add row"))
        self.click(block.get_by_label("Header of column 1"))
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                block.locator(f"textarea[data-row='{i}'][data-column='{j}']").focus()
                self.keys += 1  # Tab, or a click
                self.type(cell)

    def message(self) -> str:
        return self.page.locator(".messagelist").inner_text()


def sit_down(
    browser: Browser, server: LiveServer, width: int = 1280, scheme: Any = "light"
) -> Editor:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    # A superuser: the groups come by a migration, and the tests of browsers empty the database.
    session = desk.signed_in().cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": server.url}])
    page = context.new_page()
    page.set_default_timeout(8000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return Editor(page, server.url, complaints)
