"""Points along the curves that things are bent to."""

from math import cos, radians, sin

from reviews.demo.pictures.canvas import Point


def arc(
    centre: Point, radii: tuple[float, float], start: float, end: float, steps: int = 48
) -> list[Point]:
    """Part of an ellipse, in degrees clockwise from three o'clock."""
    turns = [radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(centre[0] + radii[0] * cos(turn), centre[1] + radii[1] * sin(turn)) for turn in turns]


def bend(a: Point, b: Point, c: Point, d: Point, steps: int = 36) -> list[Point]:
    """A cubic Bézier curve from `a` to `d`."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (a, b, c, d)
        points.append(
            (
                sum(w * point[0] for w, point in zip(weights, corners, strict=True)),
                sum(w * point[1] for w, point in zip(weights, corners, strict=True)),
            )
        )
    return points
