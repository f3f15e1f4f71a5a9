"""Supplements as they stand on a shelf."""

from collections.abc import Callable

from reviews.demo.pictures.canvas import Canvas, ball, cylinder, flat, lit, ramp
from reviews.demo.pictures.packs import bottle, capsule, carton, label, ribbed_cap, scoop, tablet

INK = "#22303c"


def glycinate() -> Canvas:
    canvas = Canvas("#e6dccb")
    bottle(canvas, (440, 290, 760, 800), "#9a5416", cap="#f2efe8", neck=0.72, cap_height=88)
    label(
        canvas,
        (440, 420, 760, 720),
        "#f6efdf",
        ("OSTRELVANE", "Glycinate 120", "200 mg magnesium"),
        ink=INK,
        band="#54743f",
    )
    for x, y, turn in ((860, 786, 0), (935, 806, 1)):
        capsule(canvas, x, y, upright=bool(turn))
    return canvas


def citrate_powder() -> Canvas:
    canvas = Canvas("#d5e3e2")
    canvas.shadow((330, 776, 960, 836))
    canvas.shadow((382, 782, 818, 812), strength=0.6, blur=9)
    canvas.rounded((376, 330, 824, 800), 44, cylinder("#f1f3f2"))
    label(
        canvas,
        (376, 426, 824, 726),
        "#f7faf9",
        ("QUILLMARSH", "Citrate Powder", "150 mg per scoop"),
        ink="#14383a",
        band="#1f7a7a",
    )
    ribbed_cap(canvas, (362, 226, 838, 344), "#1f7a7a", 30)
    canvas.glow((430, 360, 462, 770), strength=0.4, blur=12)
    scoop(canvas)
    return canvas


def fizz() -> Canvas:
    canvas = Canvas("#f3e0cb")
    canvas.shadow((470, 782, 790, 834))
    canvas.shadow((512, 788, 690, 812), strength=0.6, blur=8)
    canvas.rounded((510, 190, 692, 806), 18, cylinder("#f08a24"))
    canvas.rounded((500, 130, 702, 236), 16, cylinder("#fbf7f0"))
    canvas.ellipse((503, 124, 699, 146), lit("#ffffff"))
    for y in (166, 186, 206):
        canvas.rounded((500, y, 702, y + 4), 2, flat("#000000"), alpha=0.07)
    canvas.rounded((510, 300, 692, 700), 2, cylinder("#fff3e0"))
    canvas.rounded((510, 300, 692, 396), 2, cylinder("#c9491d"))
    canvas.text((601, 348), "PELLOWICK", 25, "#ffffff", bold=True)
    canvas.text((601, 450), "Fizz", 52, "#8a2f10", bold=True)
    canvas.text((601, 506), "Citrate", 34, "#8a2f10")
    for x, y, size in (
        (560, 610, 16),
        (598, 574, 10),
        (634, 622, 22),
        (604, 652, 9),
        (650, 570, 7),
    ):
        canvas.ellipse((x - size, y - size, x + size, y + size), ball("#f7b267", dark=0.9))
    canvas.glow((536, 214, 552, 786), strength=0.5, blur=6)
    tablet(canvas, 800, 770, 74, "#f9c98f")
    tablet(canvas, 876, 798, 74, "#fad7ac")
    return canvas


def oxide() -> Canvas:
    canvas = Canvas("#d9dde6")
    bottle(canvas, (462, 360, 738, 800), "#eef0f3", cap="#24365c", neck=0.8, cap_height=78)
    label(
        canvas,
        (462, 456, 738, 716),
        "#ffffff",
        ("TANSYROOK", "Oxide 400", "180 tablets"),
        ink="#24365c",
        band="#24365c",
    )
    for x, y in ((816, 790), (874, 800), (842, 812)):
        tablet(canvas, x, y, 26, "#f4f5f7")
    return canvas


def liquid() -> Canvas:
    canvas = Canvas("#d6e0ec")
    bottle(canvas, (480, 420, 720, 800), "#1c3f94", cap="#20242c", neck=0.52, cap_height=74)
    canvas.rounded((566, 176, 634, 330), 34, cylinder("#2b2f38"))
    label(
        canvas,
        (480, 520, 720, 730),
        "#eef3fb",
        ("OSTRELVANE", "Liquid Chloride", "133 mg in 40 drops"),
        ink="#1b2d55",
        band="#7d97c9",
    )
    for x, y, size in ((806, 770, 16), (852, 796, 11)):
        canvas.shadow(
            (x - size, y + size * 0.6, x + size * 1.6, y + size * 1.2), strength=0.35, blur=5
        )
        canvas.ellipse((x - size, y - size, x + size, y + size), ball("#8fb4e6", dark=0.7))
        canvas.glow((x - size * 0.5, y - size * 0.6, x, y - size * 0.2), strength=0.9, blur=2)
    return canvas


def malate() -> Canvas:
    canvas = Canvas("#dbe5d3")
    carton(canvas, "#4e8a4a", "#35662f", ("QUILLMARSH", "Malate Tablets", "90 scored tablets"))
    canvas.shadow((470, 800, 960, 846), strength=0.45, blur=12)
    canvas.polygon(
        [(520, 742), (930, 742), (968, 832), (486, 832)],
        ramp(((0, 1.1), (0.5, 0.8), (1, 1.1)), "#b9c2c4"),
    )
    for row, (y, gap, start) in enumerate(((766, 62, 560), (804, 66, 546))):
        for place in range(6):
            x = start + place * gap
            size = 22 + row * 2
            canvas.ellipse(
                (x - size, y - size * 0.55, x + size, y + size * 0.55), ball("#e9eeee", dark=0.62)
            )
            canvas.glow((x - 10, y - 8, x + 2, y - 4), strength=0.8, blur=2)
    return canvas


def sachets() -> Canvas:
    canvas = Canvas("#f2dcd6")
    carton(canvas, "#e2705c", "#b94f3e", ("PELLOWICK", "Travel Sachets", "30 sticks of 200 mg"))
    for x, lean, colour in ((850, 26, "#f3b7aa"), (930, 40, "#fbe3dc")):
        canvas.shadow((x - 60, 796, x + 110, 830), strength=0.45, blur=11)
        points = [(x - 44 + lean, 420), (x + 44 + lean, 420), (x + 44, 806), (x - 44, 806)]
        canvas.polygon(points, cylinder(colour))
        canvas.polygon(
            [
                (x - 44 + lean, 420),
                (x + 44 + lean, 420),
                (x + 43 + lean, 440),
                (x - 45 + lean, 440),
            ],
            flat("#ffffff"),
            alpha=0.55,
        )
        canvas.polygon(
            [(x - 42, 788), (x + 46, 788), (x + 44, 806), (x - 44, 806)],
            flat("#ffffff"),
            alpha=0.55,
        )
        canvas.text((x + lean / 2, 600), "200", 34, "#b94f3e", bold=True)
        canvas.text((x + lean / 2, 636), "mg", 22, "#b94f3e")
    return canvas


def spray() -> Canvas:
    canvas = Canvas("#e2dcee")
    bottle(canvas, (490, 360, 710, 800), "#c9d3e2", cap="#f4f2f8", neck=0.5, cap_height=64)
    canvas.rounded((594, 360, 604, 780), 3, flat("#8e9bb0"), alpha=0.5)
    canvas.rounded((560, 176, 640, 280), 14, cylinder("#f4f2f8"))
    canvas.rounded((524, 190, 600, 226), 12, lit("#f4f2f8"))
    canvas.ellipse((520, 200, 532, 214), flat("#7a7f8c"))
    label(
        canvas,
        (490, 480, 710, 720),
        "#f3effb",
        ("TANSYROOK", "Skin Spray", "magnesium chloride"),
        ink="#43366b",
        band="#8a76bd",
        note="for the skin, 100 ml",
    )
    for x, y, size in (
        (430, 196, 5),
        (404, 184, 4),
        (400, 214, 6),
        (366, 176, 4),
        (356, 204, 5),
        (340, 232, 4),
        (310, 190, 4),
    ):
        canvas.ellipse(
            (x - size, y - size, x + size, y + size), ball("#ffffff", dark=0.86), alpha=0.85
        )
    return canvas


DRAWINGS: dict[str, Callable[[], Canvas]] = {
    "ostrelvane-glycinate-120": glycinate,
    "quillmarsh-citrate-powder": citrate_powder,
    "pellowick-fizz-citrate": fizz,
    "tansyrook-oxide-400": oxide,
    "ostrelvane-liquid-chloride": liquid,
    "quillmarsh-malate-tablets": malate,
    "pellowick-travel-sachets": sachets,
    "tansyrook-skin-spray": spray,
}
