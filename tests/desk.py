"""The admin as a person uses it: sign in, open a form, change some of it, press a button."""

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests import builders


def signed_in(group: str = "", username: str = "") -> Client:
    """A client of somebody in `group`, or of a superuser."""
    user = builders.user(username or group or "root")
    user.is_staff, user.is_superuser = True, not group
    user.save()
    if group:
        user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def fields(page: Any) -> dict[str, str]:
    """What a browser would send of the page's main form, buttons left out."""
    form = LexborHTMLParser(page.content.decode()).css_first("#content-main form")
    assert form is not None, "the page has no form"
    sent = {}
    for field in form.css("input, select, textarea"):
        name, value = field.attributes.get("name"), sent_value(field)
        if name and value is not None and "__prefix__" not in name:
            sent[name] = value
    return sent


def sent_value(field: LexborNode) -> str | None:
    kind = field.attributes.get("type")
    if kind in ("submit", "file") or (kind == "checkbox" and "checked" not in field.attributes):
        return None
    if kind == "checkbox":
        return field.attributes.get("value") or "on"
    if field.tag == "textarea":
        return field.text().removeprefix("\n")
    if field.tag == "select":
        chosen = field.css_first("option[selected]") or field.css_first("option")
        return (chosen.attributes.get("value") or "") if chosen else None
    return field.attributes.get("value") or ""


def submit(client: Client, url: str, button: str = "_save", /, **changes: Any) -> Any:
    """Open `url`, change what `changes` names, press `button`, and follow where that leads."""
    page = client.get(url)
    assert page.status_code == 200, f"{url} answers {page.status_code}"
    return client.post(url, fields(page) | {button: "1"} | changes, follow=True)


def text(page: Any) -> str:
    """What a person reads on the page, with single spaces."""
    content = LexborHTMLParser(page.content.decode()).css_first("#container")
    assert content is not None
    return " ".join(content.text(separator=" ").split())


def errors_at(page: Any, field: str) -> str:
    """The error that stands at `field`, or in its row of an inline."""
    tree = LexborHTMLParser(page.content.decode())
    node = tree.css_first(f"[name='{field}'], [name='{field}_0']")
    while node is not None and not node.css("ul.errorlist"):
        node = node.parent
        if node is not None and node.tag == "form":
            return ""
    return " ".join(error.text(strip=True) for error in node.css("ul.errorlist")) if node else ""
