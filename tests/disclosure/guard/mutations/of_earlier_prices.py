"""Prices of the past that no record backs, or that nobody may show."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tests.disclosure.guard.mutations.way import put, way

PRICE = ".price data[data-currency]"
SEEN = '<time datetime="2026-04-01T10:00:00+00:00">1 Apr 2026</time>'
LINE = f"<tr><td>$29.90</td><td>{SEEN}</td><td>{SEEN}</td></tr>"


def _beside_a_price(name: str, html: str) -> None:
    @way(name)
    def _(tree: LexborHTMLParser) -> str | None:
        return put(tree, tree.css_first(PRICE), html, "after")


_beside_a_price(
    "an earlier price that is not on record",
    '<span class="was" data-was="/go/{number}/">lowest in the 30 days before: $999.00</span>',
)
_beside_a_price(
    "an earlier price of an offer in no register",
    '<span class="was" data-was="/go/99999/">lowest in the 30 days before: $999.00</span>',
)
_beside_a_price("an earlier price of no offer", '<span class="was">was $999.00</span>')


def _history(name: str, html: str) -> None:
    @way(name)
    def _(tree: LexborHTMLParser) -> str | None:
        return put(tree, tree.css_first("main"), html, "inside")


_history("a history of an offer in no register", f'<table data-history="/go/99999/">{LINE}</table>')
_history("a history of no offer", f"<table>{LINE}</table>")
_history(
    "a history without its times",
    '<table data-history="/go/{number}/"><tr><td>$29.90</td><td>April</td></tr></table>',
)
_history("prices in a drawing alone", "<svg><text>$29.90</text></svg>")
