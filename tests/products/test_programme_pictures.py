"""Pictures of a programme that does not let us store them: neither kept nor shown."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from products import pictures
from products.images import renditions
from products.models import Product, ProductImage, Programme
from tests import builders, desk
from tests.conftest import Site
from tests.outputs import fetched, holding
from tests.products import image_files

pytestmark = pytest.mark.django_db


def picture(
    of: Product, programme: Programme | None, colour: int = 7, **fields: Any
) -> ProductImage:
    file = ContentFile(image_files.plain("JPEG", (320 + colour, 300)), name="a.jpg")
    fields.setdefault("alt", "A kettle by Z")
    return ProductImage.objects.create(
        product=of, programme=programme, file=file, credit="Z", **fields
    )


def upload(product: Product, programme: Programme | None) -> Any:
    return desk.submit(
        desk.signed_in("editors"),
        f"/admin/products/product/{product.pk}/change/",
        **{
            "images-TOTAL_FORMS": "1",
            "images-0-id": "",
            "images-0-product": str(product.pk),
            "images-0-file": SimpleUploadedFile("a.jpg", image_files.plain("JPEG", (400, 300))),
            "images-0-focal_x": "50",
            "images-0-focal_y": "50",
            "images-0-alt": "A kettle by Z",
            "images-0-credit": "Z",
            "images-0-programme": str(programme.pk) if programme else "",
            "images-0-position": "0",
        },
    )


def form(programme: Programme) -> str:
    return f"/admin/products/programme/{programme.pk}/change/"


def test_one_that_may_not_be_stored_is_refused_at_its_field() -> None:
    product, terms = builders.product(), builders.programme(images_stored=False)
    page = upload(product, terms)
    assert "does not let us store its pictures" in desk.text(page)
    assert "leave this field empty" in desk.text(page)
    assert not product.images.exists()
    upload(product, None)
    assert product.images.count() == 1


def test_one_that_may_be_stored_is_kept() -> None:
    product, terms = builders.product(), builders.programme()
    upload(product, terms)
    assert product.images.get().programme == terms
    Programme.objects.update(images_stored=False)
    with pytest.raises(ValidationError, match="does not let us"):
        product.images.get().clean()


@pytest.mark.parametrize("change", [{"images_stored": False}, {"is_active": False}])
def test_it_is_shown_nowhere_once_the_terms_change(
    full_site: Site, client: Client, change: dict[str, bool]
) -> None:
    """However they are changed: also past the form, which would delete it."""
    terms = builders.programme(name="Z")
    name = str(picture(full_site.alto, terms).file).rpartition(".")[0]
    own = str(picture(full_site.alto, None, 9, position=1).file).rpartition(".")[0]
    before = holding(fetched(full_site, client), name)
    assert {
        "/products/alto/",
        "/reviews/alto/",
        "/compare/kettles/",
        "/",
        "/categories/kettles/",
    } < before
    Programme.objects.filter(pk=terms.pk).update(**change)
    outputs = fetched(full_site, client)
    assert (
        holding(outputs, name) == holding(outputs, "A kettle by Z") - holding(outputs, own) == set()
    )
    assert holding(outputs, own) == before  # the next picture stands in for it


def test_switching_storage_off_deletes_pictures_and_their_files(
    django_capture_on_commit_callbacks: Any,
) -> None:
    terms, other = builders.programme(), builders.programme(name="Other")
    theirs = [picture(builders.product(f"No {number}"), terms, number) for number in (1, 2, 3)]
    left = [picture(builders.product("Four"), other, 4), picture(builders.product("Five"), None, 5)]
    for one in (*theirs, *left):
        renditions.make(one)
    with django_capture_on_commit_callbacks(execute=True):
        page = desk.submit(desk.signed_in("commerce"), form(terms), images_stored="")
    assert "Deleted with their files: 3 pictures." in desk.text(page)
    assert set(ProductImage.objects.all()) == set(left)
    for one in theirs:
        folder = str(one.file).rpartition(".")[0]
        assert not default_storage.exists(str(one.file))
        assert not default_storage.exists(folder)
        assert not any(map(renditions.are_there, renditions.wanted(one)))
    for one in left:
        assert default_storage.exists(str(one.file))
        assert all(map(renditions.are_there, renditions.wanted(one)))


def test_a_file_that_another_row_shows_stays(django_capture_on_commit_callbacks: Any) -> None:
    terms = builders.programme(images_stored=False)
    theirs = picture(builders.product(), terms, 6)
    own = picture(builders.product("Two"), None, 8)
    ProductImage.objects.filter(pk=own.pk).update(file=str(theirs.file))
    with django_capture_on_commit_callbacks(execute=True):
        assert pictures.forget_pictures(terms) == 1
    assert default_storage.exists(str(theirs.file))


def test_where_storing_is_allowed_nothing_is_deleted(
    django_capture_on_commit_callbacks: Any,
) -> None:
    terms = builders.programme()
    kept = picture(builders.product(), terms)
    with django_capture_on_commit_callbacks(execute=True):
        assert pictures.forget_pictures(terms) == 0
        page = desk.submit(desk.signed_in("commerce"), form(terms), is_active="")
    assert "Deleted" not in desk.text(page)
    assert default_storage.exists(str(kept.file))


def test_files_that_another_process_deleted_are_made_anew() -> None:
    """Of what it has seen itself this process believes that it is there."""
    one = picture(builders.product(), None)
    assert renditions.make(one) == 12
    assert all(map(renditions.are_there, renditions.wanted(one)))
    for shape in renditions.wanted(one):
        for name in shape.names:
            default_storage.delete(f"{shape.folder}/{name}")
    assert renditions.make(one) == 12


def test_the_form_tells_what_is_there_before_it_is_taken_away() -> None:
    terms = builders.programme()
    offer = builders.offer(builders.product(), programme=terms)
    for day in range(3):
        builders.price(offer, f"2{day}.00", at=builders.AT + day * builders.DAY)
    picture(offer.product, terms)
    client = desk.signed_in("commerce")
    assert "1 open offer, 2 prices of the past, 1 picture." in desk.text(client.get(form(terms)))
    page = desk.submit(client, form(terms), history_allowed="")
    assert "Deleted: 2 prices of the past." in desk.text(page)
    assert offer.prices.count() == 1
    assert "Nothing yet" in desk.text(client.get("/admin/products/programme/add/"))
