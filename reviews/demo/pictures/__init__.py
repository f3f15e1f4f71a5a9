"""The drawings of the demo's products, made once and kept."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from products.images import renditions
from products.images.cleaning import cleaned
from products.models import Product, ProductImage
from reviews.demo.pictures import devices, keeping, phones, tubs
from reviews.demo.pictures.canvas import Canvas
from reviews.demo.shelves import ITEMS

CREDIT = "Drawing by Forthright demo"
DRAWINGS: dict[str, Callable[[], Canvas]] = {
    **tubs.DRAWINGS,
    **devices.DRAWINGS,
    **phones.DRAWINGS,
}
ALT = {item.slug: f"Drawing of {item.picture}" for item in ITEMS}


def missing() -> list[Product]:
    """The demo's products that have no picture, or whose picture's file is gone."""
    products = Product.objects.filter(slug__in=DRAWINGS).prefetch_related("images")
    return [one for one in products if not has_picture(one)]


def has_picture(product: Product) -> bool:
    return any(default_storage.exists(image.file.name or "") for image in product.images.all())


def add(product: Product) -> None:
    """Draw `product` and keep the drawing; where its row exists without its file, anew."""
    product.images.filter(credit=CREDIT).delete()
    filename = f"{product.slug}.webp"
    content = cleaned(ContentFile(webp(product.slug), name=filename))
    image = ProductImage(product=product, file=content, alt=ALT[product.slug], credit=CREDIT)
    keeping.use_what_is_there(image)
    image.save()
    renditions.make(image)


def webp(slug: str) -> bytes:
    out = BytesIO()
    DRAWINGS[slug]().finished().save(out, "WEBP", quality=82, method=4)
    return out.getvalue()
