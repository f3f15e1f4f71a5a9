"""Pictures of a product, with a preview on which a click sets what must stay visible."""

from django.contrib import admin
from django.forms import Script
from django.template.loader import render_to_string

from products.models import ProductImage


class ProductImageInline(admin.StackedInline):
    """Pictures of the product."""

    verbose_name = "picture"
    verbose_name_plural = "pictures"
    model = ProductImage
    fields = ["file", "preview", ("focal_x", "focal_y"), "alt", "credit", "programme", "position"]
    readonly_fields = ["preview"]
    autocomplete_fields = ["programme"]
    extra = 0

    class Media:
        js = [Script("products/focus.js", type="module")]

    @admin.display(description="click what must stay visible")
    def preview(self, image: ProductImage) -> str:
        """Of a new picture it is drawn by the script, once a file is chosen."""
        return render_to_string("admin/products/picture_preview.html", {"image": image})
