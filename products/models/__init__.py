from products.models.catalogue import (
    Brand,
    Category,
    FormerSlug,
    Product,
    ProductImage,
    Specification,
    SpecificationValue,
)
from products.models.findable import Findable
from products.models.offers import ClickCount, Merchant, Offer, PriceObservation, Programme
from products.models.placements import Placement
from products.models.unpaid import UnpaidSite

__all__ = [
    "Brand",
    "Category",
    "ClickCount",
    "Findable",
    "FormerSlug",
    "Merchant",
    "Offer",
    "Placement",
    "PriceObservation",
    "Product",
    "ProductImage",
    "Programme",
    "Specification",
    "SpecificationValue",
    "UnpaidSite",
]
