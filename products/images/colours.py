"""Colours as every screen shows them: the many ways of storing them become sRGB with 8 bits."""

from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
PROFILED = {"L", "CMYK"}  # modes that a profile may be about, besides RGB


def in_srgb(picture: Image.Image) -> Image.Image:
    """`picture` as RGB, or RGBA where some of it is transparent, without anything beside its pixels."""
    shallow = with_eight_bits(picture)
    colours = without_profile(shallow)
    alpha = transparency(shallow)
    if alpha is not None:
        colours.putalpha(alpha)
    colours.info.clear()  # Pillow writes a profile, a comment and more of it into what it saves
    return colours


def with_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits is scaled; Pillow's own conversion cuts off all above 255."""
    if not picture.mode.startswith("I"):
        return picture
    scaled = picture.convert("I").point(lambda value: value * (1 / 257) + 0.5)
    return scaled.convert("L")


def transparency(picture: Image.Image) -> Image.Image | None:
    if not picture.has_transparency_data:
        return None
    alpha = picture.convert("RGBA").getchannel("A")
    return alpha if alpha.getextrema() != (255, 255) else None


def without_profile(picture: Image.Image) -> Image.Image:
    """As RGB, with the colours that its profile means. One that cannot be read is left out."""
    plain = opaque(picture)
    profile = picture.info.get("icc_profile")
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            of_picture = ImageCms.ImageCmsProfile(BytesIO(profile))
            seen = ImageCms.profileToProfile(plain, of_picture, SRGB, outputMode="RGB")
            if seen is not None:
                return seen
    return plain.convert("RGB")


def opaque(picture: Image.Image) -> Image.Image:
    if picture.has_transparency_data:
        return picture.convert("RGBA").convert("RGB")
    return picture.copy() if picture.mode in PROFILED else picture.convert("RGB")
