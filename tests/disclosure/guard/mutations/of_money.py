"""Prices without their time, places that nobody paid for or marked, and claims about the ranking."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from tests.disclosure.guard.mutations.way import (
    ASKED,
    FOUND,
    put,
    reworded,
    way,
    with_attribute,
    without,
)

FIGURE = "data[data-currency]"


@way("a price lost its time")
def _(tree: LexborHTMLParser) -> str | None:
    return without(tree, ".price time") if tree.css_first(f".price {FIGURE}") else None


@way("a price is three days old")
def _(tree: LexborHTMLParser) -> str | None:
    old = timezone.now() - timedelta(days=3)
    if not tree.css_first(f".price {FIGURE}"):
        return None
    return with_attribute(tree, ".price time", "datetime", old.isoformat(timespec="seconds"))


@way("a price is from tomorrow")
def _(tree: LexborHTMLParser) -> str | None:
    later = timezone.now() + timedelta(days=1)
    if not tree.css_first(f".price {FIGURE}"):
        return None
    return with_attribute(tree, ".price time", "datetime", later.isoformat(timespec="seconds"))


@way("a price is not the one on record", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, FIGURE, "value", "0.99")


@way("a price is written without its markup", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    figure = tree.css_first(f".price {FIGURE}")
    return put(tree, figure.parent, "$12.90", "instead") if figure and figure.parent else None


@way("a price is said to be cut")
def _(tree: LexborHTMLParser) -> str | None:
    return put(tree, tree.css_first(FIGURE), "<del>$99.00</del> ", "before")


@way("a price has no currency", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, FIGURE, "data-currency", "")


ROW = "[data-placement]"


@way("a paid row lost its label")
def _(tree: LexborHTMLParser) -> str | None:
    return without(tree, f"{ROW} .label")


@way("a paid row is called recommended")
def _(tree: LexborHTMLParser) -> str | None:
    html = tree.html or ""
    return html.replace("Advertisement", "Recommended") if tree.css_first(ROW) else None


@way("a paid row has a number that is in no register")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, ROW, "data-placement", "99999")


@way("a paid row has no number")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, ROW, "data-placement", "")


@way("a paid row is put in that nobody paid for")
def _(tree: LexborHTMLParser) -> str | None:
    row = '<div data-placement="77777"><strong class="label">Advertisement</strong> Coda</div>'
    return put(tree, tree.css_first("main"), row, "inside")


@way("the label of a paid row is hidden")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, f"{ROW} .label", "hidden", "")


def _claimed(name: str, selector: str, words: str) -> None:
    @way(name)
    def _(tree: LexborHTMLParser) -> str | None:
        if not tree.css_first(ROW):
            return None
        return reworded(tree, r"(?s).+", words, selector)


_claimed(
    "a page with paid rows calls its ranking unbiased", "h1", "Our unbiased ranking of kettles"
)
_claimed("a page with paid rows calls its ranking independent", "title", "Independent ranking")
_claimed("a page with paid rows says what is best", "h1", "The best kettles of the year")


@way("the way to the weights is gone")
def _(tree: LexborHTMLParser) -> str | None:
    if not tree.css_first(ROW):
        return None
    return without(tree, 'a[href*="how-we-rank"]')


@way("a label says “affiliate link”")
def _(tree: LexborHTMLParser) -> str | None:
    return (tree.html or "").replace(">paid link<", ">affiliate link<")


@way("praise that nobody signed", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    praise = "<blockquote><p>Best kettle of my life!</p></blockquote>"
    return put(tree, tree.css_first("main"), praise, "inside")
