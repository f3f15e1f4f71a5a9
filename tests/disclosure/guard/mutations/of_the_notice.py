"""The notice is left out, moved, put away, or says something else."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from tests.disclosure.guard.mutations.way import (
    ASKED,
    FOUND,
    NOTICE,
    PAID,
    TOLD,
    moved,
    put,
    reworded,
    way,
    with_attribute,
    without,
    wrapped,
)


@way("the notice is left out")
def _(tree: LexborHTMLParser) -> str | None:
    return without(tree, NOTICE)


HOLDERS = {
    "a comment": ("<!--", "-->"),
    "a closed details": ("<details><summary>About</summary>", "</details>"),
    "a closed dialog": ("<dialog>", "</dialog>"),
    "a template": ("<template>", "</template>"),
    "noscript": ("<noscript>", "</noscript>"),
    "a hidden element": ("<div hidden>", "</div>"),
    "an inert element": ("<div inert>", "</div>"),
    "a popover": ("<div popover>", "</div>"),
    "an element hidden from screen readers": ('<div aria-hidden="true">', "</div>"),
    "a navigation": ("<nav>", "</nav>"),
    "a page in a frame": ("<iframe srcdoc='", "'></iframe>"),
    "an attribute": ("<p title='", "'>i</p>"),
    "a text field": ("<textarea>", "</textarea>"),
    "a choice": ("<select><option>", "</option></select>"),
    "a canvas": ("<canvas>", "</canvas>"),
    "an object": ("<object>", "</object>"),
    "a film": ("<video>", "</video>"),
    "a script": ("<script type='text/plain'>", "</script>"),
    "a box that scrolls": ('<div style="height:20px;overflow:auto">', "</div>"),
}


def _held(name: str, before: str, after: str) -> None:
    @way(f"the notice stands in {name}")
    def _(tree: LexborHTMLParser) -> str | None:
        return wrapped(tree, before, after)


for _name, (_before, _after) in HOLDERS.items():
    _held(_name, _before, _after)


@way("the notice stands in a margin column")
def _(tree: LexborHTMLParser) -> str | None:
    return moved(tree, "main", "before", "<aside>", "</aside>")


@way("the notice runs through the page", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return wrapped(tree, "<marquee>", "</marquee>")


@way("the notice stands in the footer")
def _(tree: LexborHTMLParser) -> str | None:
    return moved(tree, "footer", "inside") if tree.css_first(PAID) else None


@way("the notice stands at the end of the content")
def _(tree: LexborHTMLParser) -> str | None:
    return moved(tree, "main", "inside") if tree.css_first(PAID) else None


@way("the notice stands below the first paid link")
def _(tree: LexborHTMLParser) -> str | None:
    return moved(tree, PAID, "after")


@way("the notice stands five screens down", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    return wrapped(tree, "<p>" + "Water is boiled in a kettle. " * 400 + "</p>", "")


@way("a paid link stands above the notice")
def _(tree: LexborHTMLParser) -> str | None:
    link = tree.css_first(PAID)
    return put(tree, tree.css_first(NOTICE), f"<p>{link.html}</p>", "before") if link else None


@way("there are two notices")
def _(tree: LexborHTMLParser) -> str | None:
    notice = tree.css_first(NOTICE)
    return wrapped(tree, "", notice.html or "") if notice else None


@way("the notice is empty")
def _(tree: LexborHTMLParser) -> str | None:
    return reworded(tree, r"(?s).+", "")


@way("the notice is another one")
def _(tree: LexborHTMLParser) -> str | None:
    return reworded(tree, r"(?s).+", "We love kettles and test them with care.")


LETTERS = {
    "ends early": (r"(?s)\S+\s*$", ""),
    "begins late": (r"^\s*\S+", ""),
    "has a hedge": (r"pay(s?) ", "may pay "),
    "has another word": (r"\bus\b", "them"),
    "has a word more": (r"\. ", ". Do not worry. "),
    "denies": (r"pay ", "never pay "),
    "has a letter without width": (r"pay", "p\u200bay"),
    "has a soft hyphen": (r"pay", "p\u00aday"),
    "has a letter of another alphabet": (r"a", "а"),  # Cyrillic
    "has a mark that turns letters round": (r"pay", "\u202epay\u202c"),
    "has letters that are composed otherwise": (r"e", "e\u0301"),
    "has wide letters": (r"pay", "ｐａｙ"),
    "is in capitals": (r"pay", "PAY"),
    "has no spaces": (r" ", ""),
    "has letters of another colour": (r"pay", '<span style="color:#fff">pay</span>'),
    "has a word struck out": (r"pay", "<s>pay</s>"),
    "has a word hidden": (r"pay", "<span hidden>pay</span>"),
    "has a word made small": (r"pay", '<span style="font-size:1px">pay</span>'),
}


def _lettered(name: str, old: str, new: str) -> None:
    @way(f"the notice {name}")
    def _(tree: LexborHTMLParser) -> str | None:
        return reworded(tree, old, new)


for _name, (_old, _new) in LETTERS.items():
    _lettered(_name, _old, _new)


@way("the notice names a version that nobody approved")
def _(tree: LexborHTMLParser) -> str | None:
    return re.sub(r'(data-notice-version="\w+-)1', r"\g<1>9", tree.html or "", count=1)


@way("the notice names no version")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, TOLD, "data-notice-version", None)


@way("the notice names no kind of pay")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, TOLD, "data-notice", "")


@way("the notice lost its mark")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, TOLD, "data-notice", None)


@way("the notice is in another language than the page")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, "html", "lang", "de")


@way("the page does not say its language")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, "html", "lang", None)
