"""The drawings in the demo's guides: schematic, with words in them."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from django.core.files.base import ContentFile

from products.images.cleaning import CleanPicture, cleaned
from reviews.demo.pictures.canvas import Canvas, Point, ball, cylinder, flat, lit, toned
from reviews.demo.pictures.curves import bend

INK, PAPER = "#26303a", "#f7f3ea"


def shoulder() -> Canvas:
    """From behind: neck, shoulder blade, and the muscles that the guide names."""
    canvas = Canvas("#dfe6ea")
    skin = "#d9b99b"
    left = [
        *bend((560, 150), (560, 290), (520, 320), (400, 350)),
        *bend((400, 350), (260, 390), (240, 520), (230, 780)),
    ]
    back = [*left, *((1200 - x, y) for x, y in reversed(left))]
    canvas.polygon(back, lit(skin))
    canvas.stroke([(600, 230), (600, 780)], 10, toned(skin, 0.72))
    trapezius = [(600, 190), (650, 300), (770, 352), (745, 392), (600, 640), (588, 400)]
    canvas.polygon(trapezius, flat("#b4534b"), alpha=0.82)
    blade = [(670, 420), (800, 400), (815, 450), (720, 650), (680, 560)]
    canvas.polygon(blade, flat("#f0e4cf"))
    canvas.polygon([(672, 415), (826, 380), (850, 400), (800, 428)], flat("#c9772f"), alpha=0.9)
    canvas.polygon([(684, 460), (806, 440), (858, 420), (730, 600)], flat("#8d6bb0"), alpha=0.85)
    canvas.polygon([(722, 640), (740, 590), (862, 470), (872, 500)], flat("#3f7f74"), alpha=0.9)
    canvas.ellipse((822, 370, 912, 470), ball("#e9c39c"))
    for words, place, target in (
        ("trapezius", (350, 250), (610, 300)),
        ("supraspinatus", (930, 250), (770, 398)),
        ("infraspinatus", (940, 640), (760, 510)),
        ("teres minor", (920, 720), (800, 560)),
        ("spine", (350, 610), (600, 600)),
    ):
        label(canvas, words, place, target)
    return canvas


def label(canvas: Canvas, words: str, place: Point, target: Point) -> None:
    canvas.stroke([place, target], 3, flat(INK))
    canvas.ellipse((target[0] - 7, target[1] - 7, target[0] + 7, target[1] + 7), flat(INK))
    half = 17 + len(words) * 8.5
    canvas.rounded(
        (place[0] - half, place[1] - 30, place[0] + half, place[1] + 30), 14, flat(PAPER)
    )
    canvas.text(place, words, 32, INK)


def supplement_label() -> Canvas:
    """A bottle's label with the one line that counts marked."""
    canvas = Canvas("#d9e2d5")
    canvas.shadow((250, 760, 960, 830), strength=0.4, blur=26)
    canvas.rounded((300, 190, 900, 800), 46, cylinder("#a8672a"))
    canvas.rounded((400, 110, 800, 190), 16, cylinder("#f3f1ea"))
    canvas.rounded((300, 270, 900, 730), 4, flat(PAPER))
    canvas.text((600, 320), "Each serving (2 capsules)", 34, INK, bold=True)
    canvas.stroke([(340, 356), (860, 356)], 4, flat(INK))
    canvas.rounded((330, 378, 870, 452), 10, flat("#ffd66b"))
    canvas.text((600, 415), "Magnesium            200 mg", 38, INK, bold=True)
    canvas.text((600, 500), "as magnesium bisglycinate 1,420 mg", 30, INK)
    canvas.stroke([(340, 545), (860, 545)], 2, flat(INK))
    canvas.text((600, 590), "Rice starch, cellulose (capsule)", 30, INK)
    canvas.text((600, 650), "Batch 0417   use by 03/2028", 30, INK)
    return canvas


def response() -> Canvas:
    """Two curves of level over frequency, and the one sentence that a box prints about them."""
    canvas = Canvas("#dde1ea")
    canvas.rounded((150, 110, 1050, 830), 12, flat(PAPER))
    for step in range(1, 6):
        y = 160 + step * 92
        canvas.stroke([(210, y), (1010, y)], 2, flat("#d5cfc1"))
    for hertz, x in (("20 Hz", 240), ("200 Hz", 490), ("2 kHz", 740), ("20 kHz", 985)):
        canvas.stroke([(x, 170), (x, 680)], 2, flat("#d5cfc1"))
        canvas.text((x, 718), hertz, 28, INK)
    even = [
        *bend((240, 400), (400, 330), (480, 410), (620, 400)),
        *bend((620, 400), (760, 390), (820, 340), (985, 470)),
    ]
    uneven = [
        *bend((240, 240), (360, 180), (420, 420), (560, 520)),
        *bend((560, 520), (700, 600), (800, 150), (985, 620)),
    ]
    canvas.stroke(uneven, 9, flat("#b4534b"))
    canvas.stroke(even, 9, flat("#2f6f9f"))
    canvas.text((600, 785), "Both boxes say: 20 Hz to 20 kHz", 36, INK, bold=True)
    canvas.text((300, 165), "A", 46, "#b4534b", bold=True)
    canvas.text((300, 420), "B", 46, "#2f6f9f", bold=True)
    return canvas


FIGURES: dict[str, Callable[[], Canvas]] = {
    "shoulder": shoulder,
    "supplement-label": supplement_label,
    "response": response,
}


def content(figure: str) -> CleanPicture:
    return CleanPicture(encoded(figure), name=f"{figure}.webp")


@cache
def encoded(figure: str) -> bytes:
    """Drawn once per process; the same each time."""
    out = BytesIO()
    FIGURES[figure]().finished().save(out, "WEBP", quality=82, method=4)
    kept: bytes = cleaned(ContentFile(out.getvalue(), name=f"{figure}.webp")).read()
    return kept
