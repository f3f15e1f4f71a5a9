"""What a client will take a response for, by its Content-Type."""

from __future__ import annotations

import re
from enum import Enum, auto

TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)
UNKNOWN = {"unknown/unknown", "application/unknown"}
TEXTS = {  # besides text/…, …+json and …+xml
    "application/ecmascript",
    "application/javascript",
    "application/json",
    "application/ndjson",
    "application/x-javascript",
    "application/x-ndjson",
    "application/xml",
    "application/xml-dtd",
    "application/yaml",
}
# How the standard by which browsers sniff (mimesniff.spec.whatwg.org, 7.1) knows HTML, and wider:
# by any tag or comment instead of some.
HTML_BEGINS = re.compile(rb"\s*<(?:!|[a-zA-Z])")


class Kind(Enum):
    HTML = auto()
    XHTML = auto()
    TEXT = auto()  # programs read it, and may show readers what it says
    ENDLESS = auto()  # has no end that could be waited for
    ODD = auto()  # clients look into it to find out
    OTHER = auto()  # pictures, fonts, downloads


def kind(content_type: str) -> Kind:
    """Of the whole header. Whatever names HTML is HTML, however the rest of it is written."""
    lower = content_type.lower()
    essence = lower.partition(";")[0].strip()
    if "xhtml" in lower:
        return Kind.XHTML
    if "html" in lower:
        return Kind.HTML
    if essence == "text/event-stream" or essence.startswith("multipart/"):
        return Kind.ENDLESS
    if "," in lower or essence in UNKNOWN or not TYPE.fullmatch(essence):
        return Kind.ODD
    return Kind.TEXT if is_text(essence) else Kind.OTHER


def is_text(essence: str) -> bool:
    return essence.startswith("text/") or essence.endswith(("+json", "+xml")) or essence in TEXTS


def looks_like_html(body: bytes) -> bool:
    return bool(HTML_BEGINS.match(body.removeprefix(b"\xef\xbb\xbf")))
