"""Seen by eyes, and kept from programs that read aloud."""

from __future__ import annotations

import re

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import around, at_the_end, marked, reworded, scripted, swapped


@trick("is kept from programs that read aloud")
def aria_hidden(html: str) -> str:
    return marked(html, 'aria-hidden="true"')


@trick("is kept from them by a script, after two seconds")
def aria_hidden_later(html: str) -> str:
    return scripted(html, 'setTimeout(() => notice.setAttribute("aria-hidden", "true"), 700);')


@trick("is switched off")
def inert(html: str) -> str:
    return marked(html, "inert")


@trick("is said to be a picture of something else")
def said_to_be_a_picture(html: str) -> str:
    return marked(swapped(html, 'role="note" aria-label="How this site is paid"', ""),
                  'role="img" aria-label="A kettle on a stove"')  # fmt: skip


@trick("is said to be a button of another name")
def said_to_be_a_button(html: str) -> str:
    return swapped(html, "<p data-notice", '<p role="button" aria-label="Welcome" data-notice')


@trick("is read at the end, after all paid links")
def owned_by_the_footer(html: str) -> str:
    owned = marked(html, 'id="pay"')
    return at_the_end(owned, '<div role="group" aria-label="Small print" aria-owns="pay"></div>')


@trick("keeps its key words from them")
def key_words_unspoken(html: str) -> str:
    silent = r'<span aria-hidden="true">\g<0></span>'
    return reworded(html, lambda words: re.sub(r"\bpay us\b|\bpaid links\b", silent, words))


@trick("is told to be Chinese, and pronounced so")
def pronounced_as_chinese(html: str) -> str:
    return marked(html, 'lang="zh"')


@trick("is contradicted in a text for their ears only")
def contradicted_for_ears(html: str) -> str:
    return around(html, "", '<p class="unseen">Nobody pays us for anything on this page.</p>')


@trick("lets the keyboard begin at the first paid link", person=True)
def keyboard_begins_behind_it(html: str) -> str:
    return swapped(html, '<a class="out" ', '<a class="out" tabindex="1" ')


@trick("stands in a list of which nothing is told")
def presented_as_separators(html: str) -> str:
    return swapped(html, "<p data-notice", '<p role="separator" data-notice')


@trick("hides all of the page but a greeting from them")
def modal_for_ears(html: str) -> str:
    return swapped(
        html, '<main id="content"', '<p>Welcome</p><main aria-hidden="true" id="content"'
    )
