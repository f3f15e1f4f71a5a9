"""Pictures of a product, with a preview on which a click sets what must stay visible."""

from django.contrib import admin
from django.forms import Script
from django.template.loader import render_to_string

from products.models import ProductImage


class ProductImageInline(admin.TabularInline):
    """Pictures of the product."""

    model = ProductImage
    fields = ["preview", "file", "alt", "credit", "focal_x", "focal_y", "position"]
    readonly_fields = ["preview"]
    extra = 0

    class Media:
        js = [Script("products/focus.js", type="module")]

    @admin.display(description="click the part that must stay visible")
    def preview(self, image: ProductImage) -> str:
        return render_to_string("admin/products/picture_preview.html", {"image": image})
