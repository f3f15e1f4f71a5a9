"""Files that people upload, good and bad, each made on the spot."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

ORIENTATION, GPS, GPS_LATITUDE, MAKER = 0x0112, 0x8825, 2, 0x010F


def painted(mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Teal, with a red corner at the top left, a quarter of each side."""
    picture = Image.new("RGB", size, "teal")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    return picture.quantize(8) if mode == "P" else picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def plain(kind: str = "PNG", size: tuple[int, int] = (300, 200), **options: Any) -> bytes:
    return saved(painted(size=size), kind, **options)


def located(kind: str = "JPEG", orientation: int = 6) -> bytes:
    """As a phone writes it: lying on its side, with the place, the maker, a comment and XMP."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "Secretphone"
    exif.get_ifd(GPS).update(
        {1: "N", GPS_LATITUDE: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 1.0)}
    )
    options: dict[str, Any] = {"exif": exif.tobytes()}
    if kind == "JPEG":
        options |= {"comment": b"Secretcomment", "xmp": b"<x:xmpmeta>Secretxmp</x:xmpmeta>"}
    return saved(painted(), kind, **options)


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (300, 200), colour) for colour in ("teal", "red", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG whose header claims `width` × `height`, with `chunks` between it and the end."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IEND", b"")


def flat_png(width: int, height: int) -> bytes:
    """Black all over: 150 MB of pixels fit into 150 kB."""
    row = b"\x00" + bytes(3 * width)
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return png(width, height, chunk(b"IDAT", content))


def inflating_text() -> bytes:
    """A good PNG with a comment of a few kB that unpacks to 100 MB."""
    text = chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(100_000_000), 9))
    return plain()[:33] + text + plain()[33:]


def claiming(jpeg: bytes, width: int, height: int) -> bytes:
    """`jpeg` with other figures in its frame header (SOF0)."""
    at = jpeg.index(b"\xff\xc0")
    return jpeg[: at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9 :]


def with_scans(number: int) -> bytes:
    """A progressive JPEG of 36 million grey pixels whose last pass is there `number` times more."""
    jpeg = saved(Image.new("L", (6000, 6000)), "JPEG", progressive=True)
    last = jpeg[jpeg.rindex(b"\xff\xda") : -2]
    return jpeg[:-2] + number * last + b"\xff\xd9"


def claiming_webp(width: int, height: int) -> bytes:
    """An extended WebP whose canvas is larger than what it holds."""
    inner = plain("WEBP")[12:]
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + canvas + inner
    return b"RIFF" + struct.pack("<I", len(body)) + body


def zipped(content: bytes = b"nothing") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", content)
    return out.getvalue()


def with_comment(jpeg: bytes, comment: bytes) -> bytes:
    return jpeg[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + jpeg[2:]


def palette_with_hole() -> bytes:
    """A PNG of few colours, of which the red one is transparent."""
    picture = painted("P")
    return saved(picture, "PNG", transparency=picture.getpixel((0, 0)))


def deep_grey() -> bytes:
    """A PNG of 16 bits: dark (a quarter of white) on the left, light (three quarters) on the right."""
    row = struct.pack("<H", 0x4000) * 150 + struct.pack("<H", 0xC000) * 150
    return saved(Image.frombytes("I;16", (300, 200), row * 200), "PNG")


def deep_colour() -> bytes:
    """A PNG with 16 bits for each of red, green and blue, in one colour."""
    row = b"\x00" + struct.pack(">HHH", 0x2000, 0x8000, 0xE000) * 300
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 300, 200, 16, 2, 0, 0, 0))
    content = chunk(b"IDAT", zlib.compress(row * 200))
    return b"\x89PNG\r\n\x1a\n" + header + content + chunk(b"IEND", b"")


def profiled(kind: str = "PNG") -> bytes:
    """Red by its figures, with a profile by which red is blue: sRGB with two primaries exchanged."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    return saved(Image.new("RGB", (300, 200), "red"), kind, icc_profile=profile)


def commented_png() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "Secretcomment")
    notes.add_itxt("XML:com.adobe.xmp", "Secretxmp")
    return saved(painted(), "PNG", pnginfo=notes)


def with_preview() -> bytes:
    """Two pictures in one JPEG (MPO), as phones write them with a depth map."""
    return saved(
        painted(), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40), "blue")]
    )
