"""Headphones: bands, cups, buds and what they lie in."""

from collections.abc import Callable
from dataclasses import dataclass

from reviews.demo.pictures.canvas import Canvas, Point, ball, cylinder, flat, lit, ramp
from reviews.demo.pictures.curves import arc, bend


@dataclass(frozen=True)
class Look:
    band: str
    shell: str
    cushion: str
    trim: str
    size: float = 1.0  # of the cups
    grip: float = 44.0  # width of the band


def over_ear(canvas: Canvas, look: Look) -> None:
    """Seen from the front and a little from the left: one cup shows its shell, one its cushion."""
    canvas.shadow((250, 752, 960, 812), strength=0.42, blur=24)
    band = arc((600, 470), (262, 330), 184, 356)
    canvas.tube(band, look.grip, look.band)
    pad = [(x, y + look.grip * 0.5) for x, y in arc((600, 470), (244, 310), 228, 312)]
    canvas.tube(pad, look.grip * 0.62, look.cushion)
    for side in (-1, 1):
        slider = [(600 + side * 262, 430), (600 + side * 258, 545)]
        canvas.tube(slider, look.grip * 0.46, look.trim)
    far_cup(canvas, (846, 610), look)
    near_cup(canvas, (356, 610), look)


def near_cup(canvas: Canvas, at: Point, look: Look) -> None:
    x, y = at
    wide, high = 118 * look.size, 158 * look.size
    canvas.ellipse((x - wide + 58, y - high, x + wide + 58, y + high), ball(look.cushion, dark=0.4))
    canvas.ellipse((x - wide + 18, y - high * 0.98, x + wide + 30, y + high * 0.98), lit(look.trim))
    canvas.ellipse((x - wide, y - high, x + wide, y + high), ball(look.shell, dark=0.42))
    canvas.ellipse(
        (x - wide * 0.72, y - high * 0.74, x + wide * 0.7, y + high * 0.74), lit(look.trim)
    )
    canvas.ellipse(
        (x - wide * 0.67, y - high * 0.7, x + wide * 0.65, y + high * 0.7),
        ball(look.shell, dark=0.62),
    )
    canvas.glow((x - wide * 0.6, y - high * 0.66, x, y - high * 0.2), strength=0.3, blur=20)


def far_cup(canvas: Canvas, at: Point, look: Look) -> None:
    x, y = at
    wide, high = 92 * look.size, 156 * look.size
    canvas.ellipse((x - wide + 34, y - high, x + wide + 34, y + high), ball(look.shell, dark=0.36))
    canvas.ellipse((x - wide, y - high, x + wide, y + high), ball(look.cushion, dark=0.5))
    canvas.ellipse(
        (x - wide * 0.62, y - high * 0.66, x + wide * 0.5, y + high * 0.66),
        ramp(((0, 0.3), (1, 0.62)), look.cushion),
    )
    canvas.ellipse(
        (x - wide * 0.52, y - high * 0.6, x + wide * 0.5, y + high * 0.6),
        ramp(((0, 0.55), (1, 0.9)), "#3a3d43"),
    )
    canvas.glow((x - wide * 0.8, y - high * 0.86, x, y - high * 0.66), strength=0.3, blur=14)


def meridian() -> Canvas:
    canvas = Canvas("#d8dde6")
    over_ear(canvas, Look("#1c2b4a", "#22365e", "#2a2f3a", "#c0794a"))
    canvas.text((350, 610), "V", 60, "#d99a6c", bold=True)
    return canvas


def studio_closed() -> Canvas:
    canvas = Canvas("#e3e1dc")
    coil(canvas)
    over_ear(canvas, Look("#26272b", "#2e3035", "#1d1e21", "#80858d", grip=52))
    canvas.text((350, 610), "AUDIMARROW", 21, "#d5d7da", bold=True)
    for dx, dy in ((-66, -96), (64, -96), (-66, 98), (64, 98)):
        canvas.ellipse((350 + dx - 8, 610 + dy - 8, 350 + dx + 8, 610 + dy + 8), ball("#a5a9b0"))
    return canvas


def coil(canvas: Canvas) -> None:
    canvas.tube(bend((356, 740), (360, 820), (420, 830), (480, 806)), 11, "#2b2c30")
    for turn in range(15):
        x = 492 + turn * 17
        canvas.tube(arc((x, 800), (13, 26), 60, 380, 20), 8, "#34363b")
    canvas.tube(bend((740, 800), (800, 770), (840, 850), (960, 812)), 11, "#2b2c30")
    canvas.rounded((952, 798, 1040, 824), 8, lit("#3b3d42"))
    canvas.rounded((1036, 804, 1078, 818), 5, lit("#d9c27c"))


def commuter() -> Canvas:
    canvas = Canvas("#e9e0d4")
    over_ear(canvas, Look("#cbb699", "#d8c5a8", "#efe6d8", "#b09a7c", size=0.94, grip=36))
    canvas.text((350, 610), "hushpeel", 27, "#8a7453", bold=True)
    return canvas


def drift() -> Canvas:
    canvas = Canvas("#dadedf")
    over_ear(canvas, Look("#8d949b", "#aab1b8", "#4a4d52", "#d4d9dd", size=1.08, grip=40))
    for ring in range(6):
        count = max(1, ring * 6)
        for spot in range(count):
            x, y = arc((354, 610), (ring * 15.0, ring * 20.0), spot * 360 / count, 0, 1)[0]
            canvas.ellipse((x - 5, y - 6, x + 5, y + 6), flat("#3e444a"))
    return canvas


def junior() -> Canvas:
    canvas = Canvas("#f1e7cf")
    over_ear(canvas, Look("#e0483e", "#f4b72f", "#e0483e", "#f6e2b0", size=0.82, grip=58))
    canvas.ellipse((322, 566, 378, 622), ball("#ffffff", dark=0.9))
    canvas.ellipse((334, 578, 366, 610), ball("#e0483e"))
    canvas.stroke(arc((350, 616), (40, 34), 30, 150), 9, flat("#ffffff"))
    return canvas


def pips() -> Canvas:
    canvas = Canvas("#d9eae3")
    canvas.shadow((300, 720, 930, 800), strength=0.45, blur=24)
    canvas.rounded((380, 270, 800, 520), 96, lit("#7fc4aa"))
    canvas.rounded((404, 296, 776, 520), 76, lit("#4f8e78"))
    canvas.rounded((360, 470, 820, 770), 110, lit("#93d3bb"))
    canvas.ellipse((370, 452, 810, 560), lit("#6fb59b"))
    canvas.ellipse((392, 464, 788, 546), ramp(((0, 0.5), (1, 0.8)), "#4b8471", upright=True))
    for x in (506, 674):
        canvas.ellipse((x - 58, 478, x + 58, 534), flat("#2f5c4d"))
    canvas.ellipse((580, 640, 600, 660), ball("#f6fff9", dark=0.9))
    canvas.glow((420, 580, 520, 700), strength=0.35, blur=26)
    canvas.text((590, 706), "nocturnbell", 26, "#2f6a56", bold=True)
    bud(canvas, (880, 690), 1)
    bud(canvas, (320, 712), -1)
    return canvas


def bud(canvas: Canvas, at: Point, side: int) -> None:
    x, y = at
    canvas.shadow((x - 70, y + 66, x + 84, y + 100), strength=0.45, blur=11)
    tip = (x + side * 64, y - 34)
    canvas.ellipse((tip[0] - 34, tip[1] - 38, tip[0] + 34, tip[1] + 38), ball("#cfd6d3", dark=0.6))
    canvas.ellipse((tip[0] - 14, tip[1] - 20, tip[0] + 18, tip[1] + 20), ball("#8b9490", dark=0.5))
    canvas.ellipse((x - 70, y - 84, x + 62, y + 84), ball("#f2f5f4", dark=0.5))
    canvas.ellipse((x - 26, y - 22, x + 16, y + 24), lit("#d3dbd7"))
    canvas.ellipse((x - 23, y - 20, x + 13, y + 20), ball("#f4f7f5", dark=0.8))
    canvas.glow((x - 48, y - 64, x - 12, y - 34), strength=0.8, blur=8)


def wire() -> Canvas:
    canvas = Canvas("#ebe3d3")
    canvas.shadow((280, 720, 960, 800), strength=0.3, blur=30)
    left = bend((420, 420), (380, 640), (560, 560), (600, 660))
    right = bend((790, 400), (830, 640), (660, 560), (600, 660))
    tail = bend((600, 660), (560, 860), (960, 860), (930, 700))
    for line in (left, right, tail):
        canvas.tube(line, 11, "#3b3a3d")
    canvas.rounded((582, 640, 618, 700), 12, cylinder("#b98d3d"))
    canvas.rounded((914, 610, 946, 706), 12, cylinder("#3b3a3d"))
    canvas.rounded((921, 556, 939, 614), 5, cylinder("#d9b65c"))
    for x, y, side in ((420, 350, -1), (790, 330, 1)):
        metal_bud(canvas, (x, y), side)
    return canvas


def metal_bud(canvas: Canvas, at: Point, side: int) -> None:
    x, y = at
    canvas.rounded((x - 16, y + 20, x + 16, y + 118), 12, cylinder("#8f6a28"))
    for share, wide, colour in ((0, 74, "#c79a45"), (64, 60, "#a97f33"), (104, 40, "#4c4b4f")):
        edge = x + side * share
        canvas.ellipse(
            (edge - wide * 0.66, y - wide, edge + wide * 0.66, y + wide), ball(colour, dark=0.4)
        )
    tip = x + side * 138
    canvas.ellipse((tip - 40, y - 54, tip + 40, y + 54), ball("#55565c", dark=0.45))
    canvas.glow((x - 34, y - 50, x + 4, y - 14), strength=0.6, blur=9)


def collar() -> Canvas:
    canvas = Canvas("#d9e2da")
    canvas.shadow((270, 740, 940, 806), strength=0.35, blur=26)
    for side in (-1, 1):
        wire_end = (600 + side * 86, 700)
        cable = bend(
            (600 + side * 232, 560), (600 + side * 250, 730), (600 + side * 120, 520), wire_end
        )
        canvas.tube(cable, 9, "#20382c")
        small_bud(canvas, wire_end, -side)
    canvas.tube(arc((600, 430), (250, 270), 150, 390), 34, "#2c5542")
    for side in (-1, 1):
        x = 600 + side * 226
        canvas.tube([(x + side * 4, 470), (x - side * 14, 590)], 56, "#244636")
        canvas.ellipse((x - 8 - side * 6, 512, x + 8 - side * 6, 528), ball("#9fc4b0"))
        canvas.ellipse((x - 8 - side * 8, 544, x + 8 - side * 8, 560), ball("#9fc4b0"))
    return canvas


def small_bud(canvas: Canvas, at: Point, side: int) -> None:
    x, y = at
    canvas.shadow((x - 40, y + 44, x + 44, y + 66), strength=0.4, blur=8)
    canvas.ellipse(
        (x + side * 30 - 26, y - 32, x + side * 30 + 26, y + 32), ball("#15251d", dark=0.5)
    )
    canvas.ellipse((x - 40, y - 46, x + 40, y + 46), ball("#35664f", dark=0.45))
    canvas.glow((x - 24, y - 32, x, y - 12), strength=0.55, blur=6)


DRAWINGS: dict[str, Callable[[], Canvas]] = {
    "velquorin-meridian-2": meridian,
    "audimarrow-studio-closed": studio_closed,
    "hushpeel-commuter": commuter,
    "nocturnbell-pips": pips,
    "velquorin-drift-open": drift,
    "audimarrow-wire-in-ear": wire,
    "hushpeel-collar": collar,
    "nocturnbell-junior": junior,
}
