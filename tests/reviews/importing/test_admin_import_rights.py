"""Who may import, and how much."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from products.models import Brand, Product
from reviews.admin.import_forms import ArticleForm, SheetForm
from reviews.models import Review
from tests import builders, desk
from tests.reviews.importing.uploads import GUIDES, REVIEWS, answer, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kettles(own_folder: Path) -> None:
    builders.product("Alto")
    builders.product("Basso")


def with_rights(*codenames: str) -> Client:
    """A client of somebody in no group, who may do just that."""
    user = builders.user("junior", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


SCORING = ("review", "score")


def rights(*models: str) -> list[str]:
    return [f"{verb}_{model}" for model in models for verb in ("view", "add", "change", "delete")]


@pytest.mark.parametrize(
    ("url", "own"),
    [(GUIDES, ["guide"]), (GUIDES, ["guide", "text", "source"]), (REVIEWS, ["review"])],
)
def test_an_import_needs_the_rights_to_all_that_it_writes(url: str, own: list[str]) -> None:
    client = with_rights(*rights(*own))
    page = client.get(url.removesuffix("import/"))
    assert page.status_code == 200
    assert url not in page.content.decode()
    assert client.get(url).status_code == 403
    assert client.post(url, {"ticket": "x", "confirm": "1"}).status_code == 403


def test_products_are_made_only_by_those_who_may() -> None:
    made = "name,speed,noise\nNew one,5,1\n"
    client = with_rights(*rights(*SCORING))
    page = sheet(client, made, create="on")
    assert "You may not add products and brands." in desk.errors_at(page, "create")
    answer(client, sheet(client), REVIEWS)
    assert Review.objects.count() == 2, "without new products it is theirs to do"

    client = with_rights(*rights(*SCORING, "product", "brand"))
    page = sheet(client, made, create="on")
    client = with_rights(*rights(*SCORING))
    done = answer(client, page, REVIEWS)
    assert "You may not add products and brands." in desk.text(done)
    assert not Product.objects.filter(is_listed=False).exists()
    assert Brand.objects.count() == 1


class Unread(SimpleUploadedFile):
    """A file of `size` bytes that nobody may read."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(name, b"")
        self.size = size

    def read(self, *_: Any) -> bytes:
        raise AssertionError("it was read")

    def chunks(self, *_: Any) -> Any:
        raise AssertionError("it was read")


@pytest.mark.parametrize(
    ("form", "name", "most"), [(ArticleForm, "a.md", 1_000_000), (SheetForm, "a.csv", 5_000_000)]
)
def test_a_file_is_refused_by_its_size_before_it_is_read(form: Any, name: str, most: int) -> None:
    def errors(size: int) -> Any:
        return form({}, {"file": Unread(name, size)}).errors.get("file", [])

    assert f"larger than {most // 1_000_000} MB" in str(errors(most + 1))
    assert not errors(most)
