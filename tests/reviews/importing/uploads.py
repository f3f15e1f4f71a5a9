"""What a person does in the admin to import a file."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from tests import builders, desk
from tests.reviews.importing.articles import MARKDOWN

GUIDES = "/admin/reviews/guide/import/"
REVIEWS = "/admin/reviews/review/import/"
SHEET = "name,Speed,Noise\nAlto,8,6.5\nBasso,3,10\n"


def upload(client: Client, url: str, content: str | bytes, name: str, **fields: Any) -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(url, {"file": SimpleUploadedFile(name, data)} | fields)


def article(
    client: Client, content: str | bytes = MARKDOWN, name: str = "a.md", **fields: Any
) -> Any:
    given = {"category": builders.category().pk, "author": builders.author().pk} | fields
    return upload(client, GUIDES, content, name, **given)


def sheet(client: Client, content: str = SHEET, **fields: Any) -> Any:
    method = builders.category().methods.first() or builders.method()
    given = {"method": method.pk, "author": builders.author().pk, "out_of": "10"} | fields
    return upload(client, REVIEWS, content, "scores.csv", **given)


def ticket(page: Any) -> str:
    field = LexborHTMLParser(page.content.decode()).css_first("[name=ticket]")
    assert field is not None, desk.text(page)
    return field.attributes["value"] or ""


def answer(client: Client, page: Any, url: str, button: str = "confirm") -> Any:
    return client.post(url, {"ticket": ticket(page), button: "1"}, follow=True)
