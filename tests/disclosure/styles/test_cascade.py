"""Which declaration wins."""

import pytest

from disclosure.page import Page
from disclosure.styles.cascade import Styles
from disclosure.styles.device import DESKTOP
from disclosure.styles.look import look

HOME = "https://kettles.example/"


def colour(sheet: str, *, attribute: str = "", known: dict[str, str] | None = None) -> str:
    """The colour of the paragraph."""
    html = f'<!doctype html><style>{sheet}</style><main class="m"><p class="a b" id="c" {attribute}>x</p></main>'
    page = Page(html, address=HOME)
    node = page.tree.css_first("p")
    assert node is not None
    return look(Styles(page, known or {}), node, DESKTOP).get("color")


@pytest.mark.parametrize(
    "sheet",
    [
        ".a { color: red } .a { color: green }",
        "#c { color: green } p.a.b { color: red }",
        ".a { color: green !important } #c { color: red }",
        ".a { color: red; color: green }",
        ":where(#c) { color: red } p { color: green }",
        ":is(#c, p) { color: green } .a.b { color: red }",
        "p:not(.x) { color: green } p { color: red }",
        "@layer one { #c { color: red } } p { color: green }",
        "@layer one, two; @layer two { p { color: green } } @layer one { #c { color: red } }",
        "@layer one { p { color: green !important } } #c { color: red !important }",
        "@layer one { @layer in { #c { color: red } } p { color: green } }",
        ".m { .a { color: green } } p { color: red }",
        ".m { & > .a { color: green } }",
        "main { color: green }",
        "main { color: green } p { color: inherit }",
        "main { color: green } p { color: red } p.a { color: unset }",
        "p { --tone: green; color: var(--tone) }",
        "main { --tone: green } p { color: var(--tone, red) }",
        "p { color: var(--none, green) }",
        "p { color: green } p { color: }",
        "@media print { p { color: red !important } } p { color: green }",
        "p { color: green } p:hover { color: red !important }",
        "p { color: green } p::before { color: red }",
        "p { color: green } } p { color: red } p { color: green }",
        "p { color: green; nonsense }",
    ],
)
def test_the_stronger_declaration_wins(sheet: str) -> None:
    assert colour(sheet) == "green"


def test_an_attribute_is_stronger_than_a_sheet_and_weaker_than_important() -> None:
    assert colour("#c { color: red }", attribute='style="color: green"') == "green"
    assert colour("p { color: green !important }", attribute='style="color: red"') == "green"


def test_imported_sheets_come_before_what_imports_them() -> None:
    known = {f"{HOME}more.css": "p { color: red } main { color: red }"}
    assert colour("@import 'more.css'; p { color: green }", known=known) == "green"
    assert colour("@import url(more.css);", known=known) == "red"
    assert colour("@import url(more.css) print;", known=known) == ""


def test_a_sheet_that_imports_itself_ends() -> None:
    known = {f"{HOME}more.css": "@import 'more.css'; p { color: green }"}
    assert colour("@import 'more.css';", known=known) == "green"


def test_sheets_that_nobody_read_are_named() -> None:
    html = (
        '<link rel="stylesheet" href="/a.css"><link rel="alternate stylesheet" href="/b.css">'
        '<link rel="icon" href="/c.ico"><style>@import "d.css";</style>'
        '<link rel="preload" as="style" href="/e.css"><link rel="stylesheet" href="data:text/css,p%7B%7D">'
    )
    styles = Styles(Page(html, address=HOME), {f"{HOME}a.css": ""})
    assert styles.unread == [f"{HOME}d.css", f"{HOME}e.css"]


def test_deep_elements_inherit_as_all_do() -> None:
    page = Page("<main style='color:green'>" + "<div>" * 2000 + "<p>x</p>", address=HOME)
    node = page.tree.css_first("p")
    assert node is not None
    found = look(Styles(page, {}), node, DESKTOP)
    assert found.get("color") == "green"
    assert found.em == 16
