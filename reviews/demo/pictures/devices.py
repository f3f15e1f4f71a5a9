"""Racks, rollers, cushions, straps: what people lean, lie and roll on."""

from collections.abc import Callable

from reviews.demo.pictures.canvas import Box, Canvas, Point, ball, flat, lit, ramp
from reviews.demo.pictures.curves import arc, bend


def back_rack() -> Canvas:
    """Schematic: two arched rails joined by slats, with a pair of knobs on each slat."""
    canvas = Canvas("#e7ddd0")
    canvas.shadow((200, 720, 1010, 800), strength=0.4, blur=26)
    back = arc((580, 880), (430, 410), 206, 334)
    front = [(x + 34, y + 92) for x, y in back]
    canvas.tube(back, 40, "#a5723a")
    for step in range(3, 47, 6):
        slat(canvas, back[step], front[step], "#d9ab70")
    canvas.tube(front, 46, "#c08a4c")
    for rail, size in ((back, 30), (front, 34)):
        for step in range(6, 44, 6):
            knob(canvas, rail[step], size)
    return canvas


def slat(canvas: Canvas, a: Point, b: Point, colour: str) -> None:
    canvas.stroke([a, b], 40, flat("#6d4720"))
    canvas.stroke([(a[0] - 2, a[1] - 4), (b[0] - 2, b[1] - 4)], 32, lit(colour))


def knob(canvas: Canvas, at: Point, size: float) -> None:
    x, y = at
    canvas.shadow((x - size * 0.8, y - 8, x + size, y + 14), strength=0.4, blur=6)
    top = y - size * 0.9
    canvas.ellipse((x - size - 2, top - size, x + size - 2, top + size), ball("#d8a566", dark=0.5))
    canvas.glow((x - size * 0.6, top - size * 0.7, x - size * 0.1, top - size * 0.3), blur=4)


def grid_roller() -> Canvas:
    canvas = Canvas("#d3e4e3")
    canvas.shadow((250, 690, 1000, 790), strength=0.45, blur=24)
    body(canvas, (300, 330, 900, 730))
    x, y = 352, 530
    canvas.ellipse((x - 128, y - 200, x + 128, y + 200), ball("#1d8f8c", dark=0.6))
    canvas.ellipse((x - 100, y - 160, x + 100, y + 160), ball("#2b3437", dark=0.75))
    canvas.ellipse((x - 88, y - 146, x + 88, y + 146), ramp(((0, 0.35), (1, 0.9)), "#5a666a"))
    canvas.ellipse((x - 70, y - 132, x + 84, y + 132), ramp(((0, 0.3), (1, 0.6)), "#39444a"))
    return canvas


def body(canvas: Canvas, box: Box) -> None:
    """The roller's barrel with its ridges, lying on its side."""
    left, top, right, bottom = box
    middle = (top + bottom) / 2
    across = ramp(((0, 1.25), (0.25, 1.1), (0.6, 0.82), (1, 0.5)), "#1d8f8c", upright=True)
    canvas.ellipse((right - 76, top, right + 180, bottom), across)
    canvas.rounded((left + 52, top, right + 52, bottom), 2, across)
    for column in range(6):
        x = left + 190 + column * 84
        line = arc((x, middle), (120, 200), -88, 88)
        canvas.stroke(line, 7, flat("#0b4f4e"), alpha=0.55)
        canvas.stroke([(px + 5, py) for px, py in line], 3, flat("#ffffff"), alpha=0.16)
    for row in (-62, -30, 4, 38, 68):
        rise = middle + 200 * row / 90
        canvas.rounded((left + 240, rise - 3, right + 110, rise + 3), 3, flat("#0b4f4e"), alpha=0.4)


def arch() -> Canvas:
    canvas = Canvas("#dcdfe4")
    canvas.shadow((190, 690, 1030, 790), strength=0.45, blur=24)
    canvas.polygon([(230, 660), (950, 660), (1010, 742), (190, 742)], lit("#4b525c"))
    canvas.rounded((190, 740, 1010, 766), 8, lit("#363c45"))
    for notch in range(3):
        for x in (770 + notch * 60, 300 + notch * 60):
            canvas.rounded((x, 690, x + 34, 704), 6, flat("#22262c"))
    back = arc((562, 690), (340, 350), 186, 354, 60)
    front = [(x + 70, y + 78) for x, y in back]
    canvas.tube(back, 16, "#4b525c")
    for step in range(1, 57, 5):
        top = [back[step], back[step + 4], front[step + 4], front[step]]
        light = 1.25 - abs(step - 24) / 42
        canvas.polygon([(x, y + 14) for x, y in top], flat("#3b424b"))
        canvas.polygon(top, ramp(((0, light), (1, light * 0.86)), "#8d9aa8", upright=True))
    canvas.tube(front, 24, "#59636f")
    return canvas


def cushion() -> Canvas:
    canvas = Canvas("#e6dae2")
    canvas.shadow((240, 730, 980, 810), strength=0.5, blur=24)
    outline = (
        bend((360, 300), (470, 268), (730, 268), (840, 300))
        + bend((840, 300), (950, 320), (940, 420), (950, 530))
        + bend((950, 530), (960, 690), (940, 760), (830, 778))
        + bend((830, 778), (720, 796), (480, 796), (370, 778))
        + bend((370, 778), (260, 760), (240, 690), (250, 530))
        + bend((250, 530), (260, 420), (250, 320), (360, 300))
    )
    plum = ramp(
        ((0, 0.6), (0.14, 0.95), (0.32, 1.2), (0.5, 0.92), (0.68, 1.12), (0.88, 0.85), (1, 0.5)),
        "#7a3f66",
    )
    canvas.polygon(outline, plum)
    canvas.polygon(
        [(x, y) for x, y in outline],
        ramp(((0, 1.2), (0.4, 1.0), (1, 0.4)), "#7a3f66", upright=True),
        alpha=0.42,
    )
    seam = bend((304, 372), (430, 318), (770, 318), (896, 372))
    canvas.stroke(seam, 4, flat("#4a2340"), alpha=0.6)
    canvas.stroke([(x, 1072 - y) for x, y in seam], 4, flat("#4a2340"), alpha=0.35)
    canvas.polygon(
        [(250, 530), (951, 530), (953, 582), (248, 582)],
        ramp(((0, 0.5), (0.3, 1.15), (0.5, 0.9), (0.7, 1.1), (1, 0.45)), "#3c3a44"),
    )
    canvas.rounded((548, 512, 652, 600), 14, lit("#22212a"))
    canvas.rounded((568, 530, 632, 582), 8, lit("#5d5b69"))
    canvas.glow((360, 360, 520, 480), strength=0.2, blur=26)
    canvas.text((790, 690), "LUMBARROW", 26, "#f0dbe8", bold=True)
    return canvas


def strap() -> Canvas:
    canvas = Canvas("#d9dfe9")
    canvas.shadow((300, 742, 920, 806), strength=0.35, blur=26)
    for side in (-1, 1):
        x = 600 + side * 170
        back = bend((600, 520), (600 + side * 60, 380), (x - side * 20, 210), (x + side * 10, 250))
        canvas.webbing(back, 58, "#253a63")
    for side in (-1, 1):
        x = 600 + side * 170
        front = bend(
            (x + side * 10, 250),
            (x + side * 130, 330),
            (x + side * 120, 640),
            (600 + side * 30, 560),
        )
        canvas.webbing(front, 62, "#35507f")
        tail = bend(
            (x + side * 70, 520), (x + side * 90, 620), (x + side * 60, 720), (x + side * 74, 770)
        )
        canvas.webbing(tail, 32, "#22304e")
        buckle(canvas, x + side * 76, 560)
    canvas.polygon([(600, 440), (690, 540), (600, 640), (510, 540)], lit("#1d2c4c"))
    canvas.polygon([(600, 462), (668, 540), (600, 618), (532, 540)], lit("#2f4674"))
    canvas.text((600, 540), "KINWITH", 24, "#dfe7f6", bold=True)
    return canvas


def buckle(canvas: Canvas, x: float, y: float) -> None:
    canvas.rounded((x - 46, y - 34, x + 46, y + 34), 12, lit("#1b1e24"))
    canvas.rounded((x - 32, y - 20, x + 32, y - 4), 5, lit("#59606c"))
    canvas.rounded((x - 32, y + 6, x + 32, y + 20), 5, lit("#59606c"))


def twin_ball() -> Canvas:
    canvas = Canvas("#ece0cf")
    canvas.shadow((260, 700, 980, 790), strength=0.5, blur=24)
    canvas.rounded((520, 496, 680, 612), 30, lit("#a87c4c"))
    for x in (410, 790):
        canvas.ellipse((x - 196, 356, x + 196, 748), ball("#c99a63", dark=0.42))
        for step in range(90):
            turn, reach = step * 2.399963, 176 * (step / 90) ** 0.5
            spot = arc((x, 552), (reach, reach), turn * 57.29578, turn * 57.29578, 1)[0]
            size = 3 + step * 7 % 5
            canvas.ellipse(
                (spot[0] - size, spot[1] - size * 0.7, spot[0] + size, spot[1] + size * 0.7),
                flat("#7b5226"),
                alpha=0.34,
            )
        canvas.glow((x - 110, 410, x - 20, 470), strength=0.45, blur=18)
    return canvas


def cane() -> Canvas:
    canvas = Canvas("#efe6d2")
    canvas.shadow((260, 742, 960, 806), strength=0.35, blur=26)
    upper = bend((420, 330), (380, 90), (760, 90), (740, 330))
    lower = bend((740, 330), (720, 520), (480, 500), (470, 660))
    foot = bend((470, 660), (466, 790), (700, 800), (780, 700))
    canvas.tube(upper + lower + foot, 44, "#c98f1d")
    for step in (upper[12], lower[18], lower[30]):
        peg(canvas, step, 30)
    peg(canvas, upper[0], 46)
    peg(canvas, foot[-1], 46)
    return canvas


def peg(canvas: Canvas, at: Point, size: float) -> None:
    x, y = at
    canvas.ellipse((x - size, y - size, x + size, y + size), ball("#e2ab3a", dark=0.42))
    canvas.glow((x - size * 0.5, y - size * 0.6, x, y - size * 0.15), blur=5)


def heat_wrap() -> Canvas:
    canvas = Canvas("#e3e0dd")
    canvas.shadow((240, 740, 980, 810), strength=0.42, blur=26)
    outline = (
        bend((480, 250), (530, 210), (670, 210), (720, 250))
        + bend((720, 250), (800, 330), (930, 360), (960, 480))
        + bend((960, 480), (980, 640), (900, 770), (760, 770))
        + bend((760, 770), (690, 770), (510, 770), (440, 770))
        + bend((440, 770), (300, 770), (220, 640), (240, 480))
        + bend((240, 480), (270, 360), (400, 330), (480, 250))
    )
    canvas.polygon(
        outline, ramp(((0, 0.72), (0.2, 1.08), (0.5, 1.2), (0.8, 1.0), (1, 0.66)), "#a7a29f")
    )
    for inset in (0.93, 0.74, 0.55, 0.36):
        quilt = [(600 + (x - 600) * inset, 520 + (y - 520) * inset) for x, y in outline]
        canvas.stroke(quilt, 4, flat("#6d6866"), alpha=0.4)
        canvas.stroke([(x + 2, y + 4) for x, y in quilt], 3, flat("#ffffff"), alpha=0.3)
    canvas.ellipse((510, 226, 690, 300), lit("#6f6a68"))
    cable = bend((760, 760), (820, 860), (900, 700), (980, 790))
    canvas.tube(cable, 10, "#2d2d30")
    canvas.rounded((930, 560, 1010, 790), 26, lit("#f4f2ef"))
    canvas.rounded((948, 584, 992, 640), 6, flat("#31363b"))
    canvas.text((970, 612), "3", 36, "#ff9d5c", bold=True)
    for y in (676, 728):
        canvas.ellipse((954, y - 16, 986, y + 16), ball("#c9c5c1", dark=0.7))
    return canvas


DRAWINGS: dict[str, Callable[[], Canvas]] = {
    "spinal-backrack": back_rack,
    "brackenwold-grid-roller-33": grid_roller,
    "stradlebeck-arch-three": arch,
    "lumbarrow-chair-cushion": cushion,
    "kinwith-shoulder-strap": strap,
    "brackenwold-twin-ball": twin_ball,
    "stradlebeck-reach-cane": cane,
    "lumbarrow-heat-wrap": heat_wrap,
}
