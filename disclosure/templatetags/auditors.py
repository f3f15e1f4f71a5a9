"""What every one of the auditors' pages shows: where else there is something to read."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django import template
from django.conf import settings
from django.urls import reverse

from disclosure.auditors.registers import names

register = template.Library()


@register.simple_tag
def register_names() -> list[str]:
    return list(names())


@register.simple_tag
def audited_site() -> str:
    """The host that readers know the site by."""
    return urlsplit(settings.BASE_URL).netloc


@register.simple_tag
def page_url(path: str, rule_id: str = "") -> str:
    """Where the findings of the page at `path` stand, or what one rule says of it."""
    mark = f"#{rule_id}" if rule_id else ""
    return f"{reverse('disclosure:page')}?{urlencode({'path': path})}{mark}"
