"""Pictures that come from a programme, and what becomes of them when it forbids us to store them.

Their files are deleted, not only hidden: such terms forbid the storing itself.
"""

from __future__ import annotations

from functools import partial

from django.db import transaction

from products.images import renditions
from products.models import ProductImage, Programme


@transaction.atomic
def forget_pictures(programme: Programme) -> int:
    """Delete the pictures that come from `programme`, where it forbids us to store them: how many.

    Their files go once the transaction is through. A failure of the storage is logged.
    """
    if programme.images_stored:
        return 0
    pictures = list(programme.images.all())
    programme.images.all().delete()
    for name in {str(picture.file) for picture in pictures}:
        transaction.on_commit(partial(forget_file, name), robust=True)
    return len(pictures)


def forget_file(name: str) -> None:
    """Delete the picture kept as `name` and all made of it, unless another row shows the same."""
    if not ProductImage.objects.filter(file=name).exists():
        renditions.delete(name)
