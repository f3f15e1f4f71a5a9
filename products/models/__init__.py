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
from products.models.offers import Merchant, Offer, Programme
from products.models.placements import Placement
from products.models.prices import ClickCount, HeldPrice, PriceObservation
from products.models.unpaid import UnpaidSite

__all__ = [
    "Brand",
    "Category",
    "ClickCount",
    "Findable",
    "FormerSlug",
    "HeldPrice",
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
