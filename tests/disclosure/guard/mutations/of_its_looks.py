"""The notice is there, and nobody sees it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tests.disclosure.guard.mutations.styles import ON_A_PARENT, ON_THE_NOTICE, SHEETS
from tests.disclosure.guard.mutations.way import ASKED, NOTICE, put, way, with_attribute


def _styled(style: str, selector: str, what: str) -> None:
    @way(f"{what}: {style}")
    def _(tree: LexborHTMLParser) -> str | None:
        return with_attribute(tree, selector, "style", style)


for _style in ON_THE_NOTICE:
    _styled(_style, NOTICE, "the notice is hidden by its style")
for _style in ON_A_PARENT:
    _styled(_style, "main", "the notice is hidden by the style around it")


@way("the notice is struck out", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, NOTICE, "style", "text-decoration: line-through")


def _sheeted(sheet: str) -> None:
    @way(f"a sheet in the page hides the notice: {sheet}")
    def _(tree: LexborHTMLParser) -> str | None:
        return put(tree, tree.css_first("title"), f"<style>{sheet}</style>", "after")


for _sheet in SHEETS:
    _sheeted(_sheet)

COVER = "position:fixed;inset:0;background:#fff;z-index:9"


@way("something covers the whole screen")
def _(tree: LexborHTMLParser) -> str | None:
    return put(tree, tree.css_first("body"), f'<div style="{COVER}">Cookies?</div>', "inside")


@way("an open dialog stands over everything")
def _(tree: LexborHTMLParser) -> str | None:
    dialog = f'<dialog open style="{COVER};width:100%;height:100%">Subscribe!</dialog>'
    return put(tree, tree.css_first("body"), dialog, "inside")


@way("readers cannot enlarge the page")
def _(tree: LexborHTMLParser) -> str | None:
    fixed = "width=device-width, user-scalable=no, maximum-scale=1"
    return with_attribute(tree, 'meta[name="viewport"]', "content", fixed)


@way("a script takes the notice away", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    script = "<script>document.querySelector('.notice').remove()</script>"
    return put(tree, tree.css_first("body"), script, "inside")
