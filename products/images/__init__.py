"""What counts as a picture, how it is kept, and the smaller files that pages show of it."""

from products.images.fields import PictureField, focal_field
from products.images.naming import extension, upload_path
from products.images.reading import validate

__all__ = ["PictureField", "extension", "focal_field", "upload_path", "validate"]
