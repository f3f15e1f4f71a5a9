"""The parts that packs are drawn from: bottles, caps, labels, boxes, and what lies beside them."""

from reviews.demo.pictures.canvas import Box, Canvas, ball, cylinder, flat, lit, ramp


def label(
    canvas: Canvas,
    box: Box,
    colour: str,
    lines: tuple[str, str, str],
    *,
    ink: str,
    band: str,
    note: str = "food supplement",
) -> None:
    """A paper label around a bottle: a coloured band with the brand, two lines and a note below it."""
    left, top, right, bottom = box
    middle, height = (left + right) / 2, bottom - top
    width = right - left
    canvas.rounded(box, 3, cylinder(colour))
    canvas.rounded((left, top, right, top + height * 0.3), 3, cylinder(band))
    canvas.text((middle, top + height * 0.15), lines[0], width * 0.115, "#ffffff", bold=True)
    canvas.text((middle, top + height * 0.47), lines[1], width * 0.125, ink, bold=True)
    canvas.rounded(
        (middle - 26, top + height * 0.6, middle + 26, top + height * 0.612), 1, flat(band)
    )
    canvas.text((middle, top + height * 0.74), lines[2], width * 0.075, ink)
    canvas.text((middle, top + height * 0.87), note, width * 0.055, ink)


def ribbed_cap(canvas: Canvas, box: Box, colour: str, ribs: int) -> None:
    left, top, right, bottom = box
    canvas.rounded(box, 10, cylinder(colour))
    for rib in range(1, ribs):
        share = rib / ribs
        x = left + (right - left) * (share * share * (3 - 2 * share))  # closer at the edges
        canvas.rounded((x - 1.2, top + 14, x + 1.2, bottom - 4), 1, flat("#000000"), alpha=0.16)
    canvas.ellipse((left + 2, top - 5, right - 2, top + 13), lit(colour))


def bottle(
    canvas: Canvas, box: Box, colour: str, *, cap: str, neck: float, cap_height: float
) -> None:
    """A body with round shoulders; `neck` is the cap's width as a share of the body's."""
    left, top, right, bottom = box
    middle, half = (left + right) / 2, (right - left) / 2
    canvas.shadow((left - 30, bottom - 26, right + 70, bottom + 30))
    canvas.shadow((left + 4, bottom - 14, right - 4, bottom + 10), strength=0.6, blur=9)
    canvas.rounded(
        (middle - half * neck * 0.9, top - 40, middle + half * neck * 0.9, top + 60),
        8,
        cylinder(colour),
    )
    canvas.rounded(box, half * 0.42, cylinder(colour), corners=(True, True, False, False))
    canvas.rounded(
        (left, bottom - 60, right, bottom), 26, cylinder(colour), corners=(False, False, True, True)
    )
    ribbed_cap(
        canvas,
        (middle - half * neck, top - 30 - cap_height, middle + half * neck, top - 22),
        cap,
        22,
    )
    canvas.glow(
        (left + half * 0.36, top + 34, left + half * 0.56, bottom - 40), strength=0.34, blur=10
    )


def capsule(canvas: Canvas, x: float, y: float, *, upright: bool) -> None:
    canvas.shadow((x - 42, y + 6, x + 48, y + 26), strength=0.4, blur=8)
    canvas.rounded((x - 44, y - 16, x + 44, y + 18), 17, lit("#efe6d2"))
    side = (x, y - 16, x + 44, y + 18) if upright else (x - 44, y - 16, x, y + 18)
    corners = (False, True, True, False) if upright else (True, False, False, True)
    canvas.rounded(side, 17, lit("#ffffff"), corners=corners)
    canvas.glow((x - 28, y - 11, x + 24, y - 6), strength=0.7, blur=3)


def scoop(canvas: Canvas) -> None:
    canvas.shadow((850, 790, 1070, 824), strength=0.4, blur=12)
    canvas.tube([(930, 790), (1050, 762)], 20, "#dfe5e4")
    canvas.ellipse((858, 748, 968, 816), lit("#dfe5e4"))
    canvas.ellipse((868, 752, 958, 790), ball("#ffffff", dark=0.82))


def tablet(canvas: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    flat_radius = radius * 0.36
    canvas.shadow(
        (x - radius, y + 6, x + radius * 1.2, y + flat_radius + 24), strength=0.42, blur=9
    )
    depth = radius * 0.3
    bottom = (x - radius, y - flat_radius + depth, x + radius, y + flat_radius + depth)
    canvas.ellipse(bottom, cylinder(colour))
    canvas.rounded((x - radius, y, x + radius, y + depth), 1, cylinder(colour))
    canvas.ellipse(
        (x - radius, y - flat_radius, x + radius, y + flat_radius), ball(colour, dark=0.86)
    )


def carton(canvas: Canvas, front: str, side: str, lines: tuple[str, str, str]) -> None:
    """A folding box, seen a little from its right."""
    canvas.shadow((330, 762, 900, 830))
    canvas.polygon(
        [(700, 250), (808, 226), (808, 742), (700, 790)], ramp(((0, 0.95), (1, 0.7)), side)
    )
    canvas.polygon([(360, 250), (700, 250), (808, 226), (476, 226)], lit(front))
    canvas.polygon(
        [(360, 250), (700, 250), (700, 790), (360, 790)],
        ramp(((0, 1.14), (0.5, 1.0), (1, 0.9)), front),
    )
    canvas.rounded((360, 250, 700, 346), 0.5, flat("#ffffff"), alpha=0.92)
    canvas.text((530, 298), lines[0], 36, side, bold=True)
    canvas.text((530, 438), lines[1], 42, "#ffffff", bold=True)
    canvas.rounded((500, 476, 560, 481), 2, flat("#ffffff"), alpha=0.8)
    canvas.text((530, 528), lines[2], 27, "#ffffff")
