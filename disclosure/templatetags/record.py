"""The version of a page, for the line that leads from a page to its record."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from disclosure import registers
from disclosure.record import evidence

register = template.Library()

DIGITS = 8  # of the digest: enough to tell the versions of one page apart


class RecordedNode(Node):
    """Its content; `name` is then its version, or nothing on a page that is not put on record."""

    child_nodelists = ("content",)

    def __init__(self, name: str, content: NodeList) -> None:
        self.name = name
        self.content = content

    def render(self, context: Context) -> SafeString:
        content = self.content.render(context)
        request = context.get("request")
        context[self.name] = ""
        if request is not None and is_recorded(request):
            context[self.name] = version(content)
            evidence.add(request, version=context[self.name])
        return content


@register.tag
def recorded(parser: Parser, token: Token) -> RecordedNode:
    """{% recorded as name %}…{% endrecorded %} around what a page shows: what stands around it, such
    as the line with the version, is no part of the version."""
    bits = token.split_contents()
    if len(bits) != 3 or bits[1] != "as":
        raise template.TemplateSyntaxError("recorded takes a name: {% recorded as version %}")
    content = parser.parse(("endrecorded",))
    parser.delete_first_token()
    return RecordedNode(bits[2], content)


def version(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:DIGITS]


def is_recorded(request: HttpRequest) -> bool:
    """States of a table and the like are judged, and not put on record. The guard has asked already,
    where it had the page made."""
    if (told := request.META.get(evidence.RECORDED)) is not None:
        return bool(told)
    is_on = settings.DISCLOSURE.get("RECORD") and not settings.DEBUG
    asks = request.META.get("QUERY_STRING")
    return bool(is_on and not asks and registers.editions(request.path) is not None)


@register.simple_tag
def instant(at: datetime) -> SafeString:
    """A point in time to the second: versions may follow each other fast."""
    local = localtime(at)
    words = date_format(local, "j M Y, H:i:s T")
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), words)
