"""Pictures on pages, in the best format that the browser reads and the width that it needs."""

from typing import Protocol

from django import template
from django.core.files.storage import default_storage

from products.images import renditions, shapes
from products.images.shapes import Shape

register = template.Library()


class Shown(shapes.Pictured, Protocol):
    """A picture and what it is called."""

    alt: str


@register.inclusion_tag("products/_picture.html")
def picture(
    image: Shown, *, sizes: str = "100vw", shape: str = "whole", lazy: bool = False
) -> dict[str, object]:
    """`image` as a `<picture>`, in its own proportions or as a 4 : 3 card around its focal point.

    `sizes` says how wide the page shows it, in the words of HTML's own attribute. Where the smaller
    files are not made yet, the original is shown.
    """
    if shape not in shapes.SHAPES:
        raise template.TemplateSyntaxError(
            f"A picture has no shape “{shape}”; give one of: {', '.join(shapes.SHAPES)}."
        )
    cut = shapes.shape(image, shape)
    shared = {"alt": image.alt, "lazy": lazy, "sizes": sizes}
    if not renditions.are_there(cut):
        src, size = default_storage.url(str(image.file)), (image.width, image.height)
        return shared | {"src": src, "width": size[0], "height": size[1]}
    sources = {type_: srcset(cut, kind) for kind, type_ in shapes.TYPES.items()}
    width, height = cut.largest
    return shared | {
        "src": default_storage.url(cut.path(width, shapes.FALLBACK)),
        "srcset": sources.pop(shapes.TYPES[shapes.FALLBACK]),
        "sources": sources,
        "width": width,
        "height": height,
    }


def srcset(cut: Shape, kind: str) -> str:
    return ", ".join(
        f"{default_storage.url(cut.path(width, kind))} {width}w" for width, _ in cut.sizes
    )
