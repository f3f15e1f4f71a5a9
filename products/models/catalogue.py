"""What exists: categories with the facts they compare, brands and products."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from products import gtin, images
from products.paths import path


class Category(models.Model):
    name = models.CharField(
        max_length=80, unique=True, help_text="Heading of the category's page, in the plural."
    )
    slug = models.SlugField(max_length=80, unique=True, help_text="The last part of its address.")
    description = models.TextField(
        blank=True, help_text="One or two sentences under the heading. Plain text."
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Categories with lower numbers come first on the home page."
    )

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reviews:category", args=[self.slug])


class Specification(models.Model):
    """One fact that all products of a category can be compared by."""

    class Kind(models.TextChoices):
        NUMBER = "number", "number"
        TEXT = "text", "text"
        YES_NO = "yes-no", "yes or no"

    class Better(models.TextChoices):
        HIGHER = "higher", "higher is better"
        LOWER = "lower", "lower is better"
        NEITHER = "neither", "neither"

    category = models.ForeignKey(Category, models.CASCADE, related_name="specifications")
    name = models.CharField(max_length=60, help_text="Column heading, for example “Weight”.")
    slug = models.SlugField(
        max_length=60,
        allow_unicode=False,
        help_text="Used in addresses for sorting and as the column name when a feed is imported.",
    )
    unit = models.CharField(
        max_length=20, blank=True, help_text="Printed behind the value: mg, g, h, Hz."
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TEXT)
    better = models.CharField(
        max_length=10,
        choices=Better,
        default=Better.NEITHER,
        help_text="Decides which end comes first when a reader sorts by this column.",
    )
    position = models.PositiveSmallIntegerField(default=0)
    price_per = models.DecimalField(
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.001"))],
        help_text="If this is how much is in a pack: prices are shown per this many of the unit "
        "too. 1 for a price per tablet, 100 for one per 100 mg. Only for numbers.",
    )

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "slug"],
                name="specification_slug_unique_in_category",
                violation_error_message="This category already has a specification with this slug.",
            ),
            models.CheckConstraint(
                condition=Q(price_per=None) | Q(price_per__gt=0, kind="number"),
                name="specification_price_per_number",
                violation_error_message="Prices are shown per a number: this specification is none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})" if self.unit else self.name


class Brand(models.Model):
    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ProductQuerySet(models.QuerySet["Product"]):
    def listed(self) -> ProductQuerySet:
        return self.filter(is_listed=True)


class Product(models.Model):
    category = models.ForeignKey(Category, models.PROTECT, related_name="products")
    brand = models.ForeignKey(Brand, models.PROTECT, related_name="products")
    name = models.CharField(max_length=200, help_text="Without the brand, which is printed first.")
    slug = models.SlugField(max_length=220, unique=True, help_text="The last part of its address.")
    summary = models.CharField(
        max_length=300,
        blank=True,
        help_text="One factual sentence in your own words. Text copied from a shop does not belong here.",
    )
    gtin = models.CharField(
        "GTIN",
        max_length=14,
        blank=True,
        validators=[gtin.validate],
        help_text="The digits under the barcode. Offers of several merchants are matched by it.",
    )
    mpn = models.CharField(
        "MPN", max_length=70, blank=True, help_text="The maker's own part number."
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="The product that this one turned out to be; its page leads there.",
    )
    is_listed = models.BooleanField(
        "listed",
        default=True,
        help_text="Unlisted products have no page and stand in no comparison.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gtin"],
                condition=~Q(gtin=""),
                name="product_gtin_unique",
                violation_error_message="Another product has this GTIN. Offers for the same item belong to one product.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(is_listed=False),
                name="product_merged_is_unlisted",
                violation_error_message="A product that was merged into another cannot be listed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brand.name} {self.name}"

    def get_absolute_url(self) -> str:
        return path("reviews:product", self.slug)


class FormerSlug(models.Model):
    """A slug that a product had once: links that use it still lead to the product."""

    slug = models.SlugField(max_length=220, unique=True)
    product = models.ForeignKey(Product, models.CASCADE, related_name="former_slugs")

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class SpecificationValue(models.Model):
    """The value of one specification for one product, in the column of the specification's kind."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="specification_values")
    specification = models.ForeignKey(Specification, models.CASCADE, related_name="values")
    number = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    text = models.CharField(max_length=200, blank=True)
    flag = models.BooleanField("yes or no", null=True, blank=True)

    class Meta:
        ordering = ["specification__position", "specification__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "specification"],
                name="specification_value_unique",
                violation_error_message="This product already has a value for this specification.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(number__isnull=False, text="", flag__isnull=True)
                    | (Q(number__isnull=True, flag__isnull=True) & ~Q(text=""))
                    | Q(number__isnull=True, text="", flag__isnull=False)
                ),
                name="specification_value_exactly_one",
                violation_error_message="Give exactly one value: a number, a text, or yes or no.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.specification.name}: {self.display}"

    def clean(self) -> None:
        if not (self.specification_id and self.product.category_id):
            return  # a form with these left empty says so itself
        given = {
            "number": self.number is not None,
            "text": bool(self.text),
            "yes-no": self.flag is not None,
        }
        if not given[self.specification.kind]:
            raise ValidationError(
                f"“{self.specification.name}” is compared as "
                f"{self.specification.get_kind_display()}: give its value in that column."
            )
        if self.specification.category_id != self.product.category_id:
            raise ValidationError(
                f"“{self.specification.name}” belongs to {self.specification.category}, "
                f"and this product to {self.product.category}."
            )

    @property
    def display(self) -> str:
        """The value as readers see it, without its unit."""
        if self.flag is not None:
            return "Yes" if self.flag else "No"
        return self.text if self.number is None else plain(self.number)


class ProductImageQuerySet(models.QuerySet["ProductImage"]):
    def shown(self) -> ProductImageQuerySet:
        """Those that pages may show: of no programme, or of one that is on and lets us store them."""
        return self.filter(
            Q(programme=None) | Q(programme__is_active=True, programme__images_stored=True)
        )


class ProductImage(models.Model):
    product = models.ForeignKey(Product, models.CASCADE, related_name="images")
    file = images.PictureField(
        upload_to=images.upload_path,
        width_field="width",
        height_field="height",
        validators=[images.validate],
        help_text="JPEG, PNG or WebP of at least 200 pixels a side.",
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField(
        "alternative text",
        max_length=200,
        help_text="What the picture shows, for people who do not see it.",
    )
    credit = models.CharField(max_length=120, help_text="Who made it; printed under the picture.")
    programme = models.ForeignKey(
        "products.Programme",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="images",
        help_text="The programme that it comes from, if it does: the picture goes with it.",
    )
    focal_x = images.focal_field("from the left")
    focal_y = images.focal_field("from the top")
    position = models.PositiveSmallIntegerField(
        default=0, help_text="The picture with the lowest number is shown in lists."
    )

    objects = ProductImageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""),
                name="product_image_has_alt",
                violation_error_message="Say what the picture shows (alternative text).",
            )
        ]

    def __str__(self) -> str:
        return self.alt

    def clean(self) -> None:
        if self.programme and not self.programme.images_stored:
            raise ValidationError(
                {
                    "programme": f"“{self.programme}” does not let us store its pictures. Remove this "
                    "one, or upload a picture of your own and leave this field empty."
                }
            )


def plain(number: Decimal) -> str:
    """`number` without trailing zeros or exponent: 12.500 → 12.5, 4E+1 → 40."""
    return f"{number.normalize():f}"
