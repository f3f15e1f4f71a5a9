"""How the HTML of a page is changed. All raise ValueError if what they change is not there."""

from __future__ import annotations

import re
from collections.abc import Callable

BOX = re.compile(r'<div class="notice".*?</div>', re.DOTALL)
WORDS = re.compile(r"(<p data-notice=[^>]*>)(.*?)(</p>)", re.DOTALL)
PAID_LINK = re.compile(r'<a class="out" rel="sponsored[^>]*>.*?</a>', re.DOTALL)


def styled(html: str, css: str) -> str:
    """With one more sheet, which goes before those of the site: theirs stand in layers."""
    return swapped(html, "</head>", f"<style>{css}</style></head>")


def scripted(html: str, script: str) -> str:
    """With a script at the end, which knows the box of the notice as `notice`."""
    known = 'const notice = document.querySelector(".notice");'
    return at_the_end(html, f"<script>{{ {known} {script} }}</script>")


def at_the_end(html: str, more: str) -> str:
    return swapped(html, "</body>", f"{more}</body>")


def swapped(html: str, old: str, new: str) -> str:
    """With `new` for the first `old`."""
    if old not in html:
        raise ValueError(f"The page has no {old}")
    return html.replace(old, new, 1)


def _found(pattern: re.Pattern[str], html: str) -> re.Match[str]:
    found = pattern.search(html)
    if found is None:
        raise ValueError(f"Nothing on the page matches {pattern.pattern}")
    return found


def box(html: str) -> str:
    """The notice and what is drawn around it."""
    return _found(BOX, html)[0]


def put(html: str, new: str) -> str:
    """With `new` where the box of the notice stands."""
    return html.replace(box(html), new, 1)


def around(html: str, before: str, after: str) -> str:
    return put(html, f"{before}{box(html)}{after}")


def with_last(html: str, last: str) -> str:
    """With something more at the end of the box of the notice."""
    return put(html, f"{box(html).removesuffix('</div>')}{last}</div>")


def without(html: str) -> str:
    return put(html, "")


def words(html: str) -> str:
    """What the notice says."""
    return _found(WORDS, html)[2]


def reworded(html: str, edit: Callable[[str], str]) -> str:
    """With other words in the notice."""
    found = _found(WORDS, html)
    return html.replace(found[0], f"{found[1]}{edit(found[2])}{found[3]}", 1)


def marked(html: str, attributes: str) -> str:
    """With more attributes on the box of the notice."""
    return swapped(html, '<div class="notice"', f'<div class="notice" {attributes}')


def named(html: str, name: str) -> str:
    """With one more class on the box of the notice."""
    return swapped(html, '<div class="notice"', f'<div class="notice {name}"')


def paid_link(html: str) -> str:
    """The first that pays, as it is written."""
    return _found(PAID_LINK, html)[0]
