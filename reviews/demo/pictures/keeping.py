"""How a drawing gets its file."""

from django.core.files.storage import default_storage

from products.models import ProductImage
from reviews.models import Picture


def use_what_is_there(image: ProductImage | Picture) -> None:
    """Point a new row at the file with its very content, where an earlier demo left one; it is not doubled."""
    name = image.file.field.generate_filename(image, str(image.file.name))
    if default_storage.exists(name):
        image.file = name
