"""What every one of the auditors' pages shows: where else there is something to read."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from disclosure.auditors.groups import BY_ID
from disclosure.auditors.registers import names
from disclosure.report.escaping import visible

register = template.Library()


@register.simple_tag
def register_names() -> list[str]:
    return list(names())


@register.simple_tag
def audited_site() -> str:
    """The host that readers know the site by."""
    return str(urlsplit(settings.BASE_URL).netloc)


@register.simple_tag
def page_url(path: str, rule_id: str = "") -> str:
    """Where the findings of the page at `path` stand, or what one rule says of it."""
    mark = f"#{rule_id}" if rule_id else ""
    return f"{reverse('disclosure:page')}?{urlencode({'path': path})}{mark}"


@register.simple_tag
def timeline_url(url: str) -> str:
    """Where the versions of what was sent from this absolute address stand."""
    return f"{reverse('disclosure:record-timeline')}?{urlencode({'url': url})}"


@register.simple_tag
def rule_link(name: str) -> SafeString:
    """The id of a rule, with or without its ★, as a link to its page if it still has one."""
    rule_id = name.rstrip("★")
    if rule_id not in BY_ID:
        return conditional_escape(name)
    return format_html('<a href="{}">{}</a>', reverse("disclosure:rule", args=[rule_id]), name)


@register.filter
def own_path(url: str) -> str:
    """An address of this site without its host; any other as it is."""
    home = str(settings.BASE_URL).rstrip("/")
    return url.removeprefix(home) if url.startswith(f"{home}/") else url


@register.filter
def breakable(path: str) -> SafeString:
    """A path that breaks its lines after slashes, and not within words."""
    return SafeString(conditional_escape(path).replace("/", "/<wbr>"))


@register.filter
def exposed(html: str) -> str:
    """HTML of a page as text, with what nobody would see, such as changes of direction, written out."""
    return "".join(sign if sign.isspace() else visible(sign) for sign in html)
