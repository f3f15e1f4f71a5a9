"""The validator by itself, and pictures that are stored already."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from products import images
from products.models import ProductImage
from tests import builders
from tests.products import image_files as files


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_of_the_usual_kinds_are_taken_whatever_they_are_called(kind: str) -> None:
    file = ContentFile(files.plain(kind), name="any.bin")
    images.validate(file)
    assert file.tell() == 0


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ValidationError, match="is a GIF, not a JPEG, PNG or WebP picture"):
        images.validate(ContentFile(files.plain("GIF"), name="kettle.png"))


@pytest.mark.django_db
def test_a_picture_that_is_stored_is_not_read_anew() -> None:
    image = ProductImage.objects.create(
        product=builders.product(),
        file=ContentFile(files.plain(), name="a.png"),
        alt="A kettle",
        credit="Us",
    )
    image.file.close()
    default_storage.delete(str(image.file))
    again = ProductImage.objects.get(pk=image.pk)
    again.full_clean()
    again.save()
    assert (again.width, again.height) == (300, 200)
