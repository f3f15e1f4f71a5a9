from products.models.catalogue import (
    Brand,
    Category,
    Product,
    ProductImage,
    Specification,
    SpecificationValue,
)
from products.models.offers import ClickCount, Merchant, Offer, PriceObservation, Programme
from products.models.placements import Placement

__all__ = [
    "Brand",
    "Category",
    "ClickCount",
    "Merchant",
    "Offer",
    "Placement",
    "PriceObservation",
    "Product",
    "ProductImage",
    "Programme",
    "Specification",
    "SpecificationValue",
]
