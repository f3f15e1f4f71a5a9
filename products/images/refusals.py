"""Why a file is not taken, in words that say what to do."""

MAX_BYTES = 30_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
MIN_SIDE = 200
NO_PICTURE = (
    "This file is not a JPEG, PNG or WebP picture, or it is damaged. "
    "Save it anew from an image program and upload that."
)
MOVES = "This picture moves. Upload a still one."
TOO_MANY_SCANS = (
    "This JPEG is stored in more passes than any camera or image program makes. "
    "Save it anew from an image program and upload that."
)
TOO_LARGE = f"This picture has more than {MAX_PIXELS // 1_000_000} million pixels: scale it down."
TOO_HEAVY = (
    f"This file has more than {MAX_BYTES // 1_000_000} MB. Save the picture smaller, "
    "or as a JPEG, and upload that."
)
SVG_STARTS = (b"<?xml", b"<svg", b"<!DOCTYPE svg", b"\xef\xbb\xbf<")
STARTS: dict[str, tuple[bytes, ...]] = {
    "a GIF": (b"GIF87a", b"GIF89a"),
    "an SVG drawing": SVG_STARTS,
    "a PDF": (b"%PDF-",),
    "a TIFF": (b"II*\x00", b"MM\x00*"),
    "a BMP": (b"BM",),
    "a Photoshop file": (b"8BPS",),
    "a ZIP archive": (b"PK\x03\x04", b"PK\x05\x06"),
}
BRANDS = {b"avif": "an AVIF", b"avis": "an AVIF", b"heic": "a HEIC photo", b"mif1": "a HEIF photo"}


def unreadable(head: bytes) -> str:
    """The refusal of a file that begins with `head` (16 bytes do)."""
    kind = kind_of(head)
    if not kind:
        return NO_PICTURE
    return (
        f"This file is {kind}, not a JPEG, PNG or WebP picture. "
        "Export it as one of these from an image program and upload that."
    )


def kind_of(head: bytes) -> str:
    """What a file that begins with `head` is by its first bytes, with its article, or nothing."""
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "a film")
    return next((kind for kind, starts in STARTS.items() if head.startswith(starts)), "")


def odd_size(width: int, height: int) -> str:
    """The refusal of a picture of `width` × `height` pixels, or nothing."""
    if width * height > MAX_PIXELS:
        return TOO_LARGE
    if min(width, height) < MIN_SIDE:
        return (
            f"This picture is {width} × {height} pixels; each side must have at least {MIN_SIDE}."
        )
    if max(width, height) > MAX_SIDE:
        return (
            f"This picture is {width} × {height} pixels; no side may have more than {MAX_SIDE:,}."
        )
    return ""


def two_things(other: str) -> str:
    return (
        f"This file is a picture and {other} at once. "
        "Open the picture in an image program, save it anew and upload that."
    )
