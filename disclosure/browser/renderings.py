"""For which readers a page is drawn, and when it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from disclosure.sight import BLOCKED

SETTLED = 1.0  # seconds after which a page has to stand as it stays


@dataclass(frozen=True)
class Rendering:
    """One kind of reader. `moments` are seconds after the page was opened; `stays` those that pass
    at once by the clocks of the page."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    phone: bool = False
    density: float = 1
    forced: bool = False
    calm: bool = False  # prefers reduced motion
    contrast: bool = False  # prefers more contrast
    media: Literal["screen", "print"] = "screen"
    enlarged: float = 1  # how many times the size of text
    spaced: bool = False
    scripts: bool = True
    blocking: bool = False  # with rules as ad blockers have
    moments: tuple[float, ...] = (SETTLED,)
    thorough: bool = False  # labels, prices, contrast, letters, order of reading
    lasting: bool = False  # scrolled, with its lists sorted and turned
    pointing: bool = False  # under a pointer
    returning: bool = False  # visited again
    stays: tuple[float, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is that of a reader who set nothing."""
        unusual = self.forced or self.calm or self.contrast or self.spaced or self.blocking
        return (
            self.scheme == "light"
            and self.media == "screen"
            and self.enlarged == 1
            and self.scripts
            and not unusual
        )


GLANCE = Rendering("phone, 360 × 740", 360, 740, phone=True)  # one look, and no more
PHONE = replace(
    GLANCE,
    density=2,
    moments=(0.3, SETTLED),
    thorough=True,
    lasting=True,
    returning=True,
    stays=(5, 15, 120),
)
DESK = Rendering(
    "desk, 1280 × 800",
    1280,
    800,
    moments=(0.3, SETTLED),
    thorough=True,
    lasting=True,
    pointing=True,
)
SMALL = Rendering("small phone, 320 × 640", 320, 640, phone=True)
SIDEWAYS = Rendering("phone held sideways, 740 × 360", 740, 360, phone=True)
WIDE = Rendering("wide screen, 1920 × 1080", 1920, 1080)
TABLET = Rendering("tablet, 768 × 1024", 768, 1024, phone=True)


def _dark(rendering: Rendering) -> Rendering:
    return replace(
        rendering,
        name=f"{rendering.name}, dark",
        scheme="dark",
        moments=(SETTLED,),
        thorough=False,
        lasting=False,
        pointing=False,
        returning=False,
        stays=(),
    )


def _with(rendering: Rendering, words: str, **settings: object) -> Rendering:
    changed: dict[str, object] = {
        "moments": (SETTLED,),
        "thorough": False,
        "lasting": False,
        "pointing": False,
        "returning": False,
        "stays": (),
        "density": 1,
        **settings,
    }
    return replace(rendering, name=f"{rendering.name}, {words}", **changed)  # type: ignore[arg-type]  # fields by name


NO_SCRIPTS = _with(PHONE, "scripts off", scripts=False)

FULL = (
    PHONE,
    DESK,
    SMALL,
    SIDEWAYS,
    TABLET,
    WIDE,
    _dark(PHONE),
    _dark(DESK),
    _dark(SMALL),
    _dark(TABLET),
    _with(PHONE, "forced colours", forced=True),
    _with(DESK, "forced colours", forced=True, scheme="dark"),
    _with(PHONE, "reduced motion", calm=True),
    _with(PHONE, "more contrast", contrast=True),
    _with(PHONE, "text at 200 %", enlarged=2),
    _with(DESK, "text at 200 %", enlarged=2),
    _with(PHONE, "text spaced", spaced=True),
    _with(DESK, "printed", media="print", width=794),
    NO_SCRIPTS,
    _with(PHONE, BLOCKED, blocking=True),
)

# For every day: what most readers see, and the two ways in which pages fail most.
QUICK = (
    replace(PHONE, density=1, moments=(SETTLED,), returning=False, stays=(120,)),
    replace(_dark(DESK), pointing=True),
    NO_SCRIPTS,
)
