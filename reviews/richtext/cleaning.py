"""What of a piece of HTML is kept: structure, never looks, scripts or embedded things."""

import re

import nh3

from reviews.richtext import tables

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "blockquote", "ul", "ol", "li"),
    *("strong", "b", "em", "i", "sub", "sup", "a"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}
_EMPTY_HEADING = re.compile(r"<(h[234])>(?:\s|&nbsp;|<br>)*</\1>")
SCHEMES = {"http", "https", "mailto"}
# nh3 drops the content of these as well; of everything else that is not kept, the text stays.
GONE = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"}
# What browsers skip or pass over in an address, and other programs do not.
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def clean(html: str) -> str:
    """`html` with nothing in it that could act, and with tables that say what their headers are.

    Cleaning what is clean changes nothing.
    """
    kept = _EMPTY_HEADING.sub("", _cleaner.clean(html.replace("\x00", "")))
    return "" if is_empty(kept) else tables.normalise(kept)


def is_empty(html: str) -> bool:
    """Whether nothing would be seen: editors leave an empty paragraph behind."""
    return "<hr" not in html and not re.sub(r"<[^>]*>|&nbsp;|\s", "", html)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in ("colspan", "rowspan", "start"):
        return value if re.fullmatch(r"[0-9]{1,3}", value) else None
    if name == "scope":
        return value if value in ("col", "row") else None
    if name == "href":
        return None if UNSEEN.search(value.strip()) or "\\" in value else value.strip()
    return value


_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    clean_content_tags=GONE,
    attribute_filter=_attribute,
    url_schemes=SCHEMES,
    link_rel=None,
)
