"""Changes that keep every promise: what must be left alone."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tests.disclosure.guard.mutations.way import (
    HARMLESS,
    NOTICE,
    put,
    reworded,
    way,
    with_attribute,
    wrapped,
)


@way("it is written out anew", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return f"{tree.html}\n"


@way("it has a comment and an own link more", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return put(
        tree, tree.css_first("main"), '<!-- x --><p><a href="/about/">Who we are</a></p>', "inside"
    )


@way("the notice has another frame", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(
        tree, NOTICE, "style", "border: 3px solid #111; padding: 1rem; opacity: .98"
    )


@way("its words are broken into lines", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return reworded(tree, r" ", "\n  ")


@way("it has a paragraph above the notice", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return wrapped(tree, "<p>Kettles boil water.</p>", "")


@way("it has capitals and line breaks in its tags", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return (tree.html or "").replace("<body", "<BODY\n ").replace("<main", "<MAIN\n ")


@way("a sheet in the page frames the notice", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    sheet = (
        "<style>.notice { border: 1px solid #333 } @media print { nav { display: none } }</style>"
    )
    return put(tree, tree.css_first("title"), sheet, "after")
