"""Uploading a feed in the admin, and answering its preview."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from products.models import Merchant
from tests import builders, desk

URL = "/admin/products/offer/import/"


def upload(client: Client, content: str | bytes, name: str = "feed.xml", **fields: Any) -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    sent = {
        "file": SimpleUploadedFile(name, data),
        "merchant": Merchant.objects.get(slug="alder-shop").pk,
        "category": builders.category().pk,
    }
    return client.post(URL, sent | fields)


def ticket(page: Any) -> str:
    field = LexborHTMLParser(page.content.decode()).css_first("[name=ticket]")
    assert field is not None, desk.text(page)
    return field.attributes["value"] or ""


def answer(client: Client, page: Any, button: str = "confirm") -> Any:
    return client.post(URL, {"ticket": ticket(page), button: "1"}, follow=True)
