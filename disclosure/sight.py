"""What a browser saw of a page, as plain values: the rules of `disclosure.browser` judge it.

All lengths are CSS pixels on the reader's screen, (0, 0) its upper left corner at that moment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

# A word is made out if its letters have this much of the ink, and of the shape, that they would
# have in black on white. On pages that hide nothing both are 0.95 and more; what hides leaves less
# than a third of the one or the other.
LEAST_INK = 0.5
LEAST_SHAPE = 0.75
MOST_NOISE = 0.25  # of what is behind a word, which may differ from the rest of it
LEAST_GAP = 0.06  # between two words; fonts have 0.2 and more
LEAST_CONTRAST = 4.2  # of labels; what is drawn of thin letters is paler than their colour, 4.5 : 1
LEAST_HEIGHT = 10  # px, of labels
BLOCKED = "ad blocker"  # how renderings end whose readers have one
MOST_MOVED = 0.5  # of a word, which may change while nobody does anything


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def area(self) -> float:
        return max(self.width, 0) * max(self.height, 0)

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def shared(self, other: Box) -> float:
        """The area that both cover."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(across, 0) * max(down, 0)


@dataclass(frozen=True)
class Word:
    """A word, or the part of it that stands on one line.

    `height` is that of its letters as drawn: the size of its font, and what scales it. `ink` is the
    share of its letters' ink that is drawn, `shape` how much the ink resembles the letters (1: the
    same), `contrast` that of the inked pixels to what is behind them (1 to 21), `noise` the share
    of what is behind it that stands out from the rest, `moved` the share that changes by itself.
    `squeeze` is its width for its height, 1 as the font has it. `gap` is the space between it and the
    word before it on its line, in heights of its letters.
    """

    text: str
    box: Box
    height: float
    ink: float
    shape: float
    contrast: float
    noise: float = 0
    moved: float = 0
    squeeze: float = 1
    spacing: float = 0  # between its letters, in heights of them
    gap: float = 1

    @property
    def fault(self) -> str:
        """Why it cannot be read; empty if it can."""
        if self.moved > MOST_MOVED:
            return "moves or blinks"
        if self.ink < LEAST_INK:
            return "is not drawn" if self.ink < 0.05 else "is drawn in part or too faintly"
        if not 0.6 <= self.squeeze <= 1.7:
            return "is squeezed or stretched"
        if not -0.08 <= self.spacing <= 0.5:
            return "has its letters run together or torn apart"
        if self.gap < LEAST_GAP:
            return "runs into the word before it"
        if self.shape < LEAST_SHAPE:
            return "is drawn so that its letters cannot be made out"
        if self.noise > MOST_NOISE:
            return "stands among other marks"
        return ""

    @property
    def is_readable(self) -> bool:
        return not self.fault


@dataclass(frozen=True)
class SeenLink:
    """A link as drawn. `url` is absolute."""

    url: str
    box: Box
    drawn: bool


@dataclass(frozen=True)
class Part:
    """Words elsewhere that must be seen, such as a label. `about` says which, `place` where, `home`
    is the box of the paid place that they are in, `width` that of the screen."""

    kind: str
    about: str
    place: str
    words: tuple[Word, ...]
    box: Box | None = None
    home: Box | None = None
    rendering: str = ""
    width: float = 0

    @property
    def is_readable(self) -> bool:
        return not self.fault

    @property
    def fault(self) -> str:
        if not self.words:
            return "is not drawn"
        return next((fault for word in self.words if (fault := _too_weak(word))), "")


def _too_weak(word: Word) -> str:
    if word.fault:
        return word.fault
    if word.height < LEAST_HEIGHT:
        return f"is drawn {word.height:.1f} px high"
    return f"is drawn at {word.contrast:.1f} : 1" if word.contrast < LEAST_CONTRAST else ""


@dataclass(frozen=True)
class Look:
    """A page at one moment, drawn for one kind of reader.

    `rendering` and `moment` say so in words. `words` are those of the notice, `text` is its
    innerText, `covered_by` names what lies over it, `inserted` what styles write into it,
    `intruding` what of the rest of the page is drawn within its lines,
    `moving` the animations that go on changing it. `problem` says why the look failed.
    """

    rendering: str
    moment: str
    width: float
    height: float
    page_width: float = 0
    scrolled: float = 0
    is_plain: bool = False  # of a reader who set nothing, in light colours
    found: bool = False
    text: str = ""
    words: tuple[Word, ...] = ()
    box: Box | None = None
    body_size: float = 0
    links: tuple[SeenLink, ...] = ()
    covered_by: tuple[str, ...] = ()
    inserted: tuple[str, ...] = ()
    intruding: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()
    struck: bool = False
    problem: str = ""

    @property
    def name(self) -> str:
        return f"{self.rendering}, {self.moment}"

    @cached_property
    def unreadable(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if not word.is_readable)

    @property
    def is_readable(self) -> bool:
        return bool(self.words) and not self.unreadable and not self.problem

    def on_first_screen(self) -> float:
        """The share of the notice's words on the screen as it stands."""
        seen = [
            word for word in self.words if word.box.bottom <= self.height + 1 and word.box.y > -1
        ]
        return len(seen) / len(self.words) if self.words else 0.0


@dataclass(frozen=True)
class Spoken:
    """What the page tells programs that read it out: all words in order, the notice's among them.

    `notice` are those under the notice's element, `before` the addresses of links read before it.
    """

    notice: str = ""
    before: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Contrast:
    """What axe-core says of the colours of the notice's words in one rendering: "pass", "fail",
    "incomplete" or "inapplicable"."""

    rendering: str
    outcome: str
    words: str = ""


@dataclass(frozen=True)
class Rendered:
    """The document after its scripts ran, in one state of the page."""

    state: str
    html: str


@dataclass(frozen=True)
class Alphabet:
    """How many of the letters of a font look like the letters that they stand for. `blank` are those
    for which it draws nothing."""

    family: str
    letters: int
    alike: int
    blank: str = ""


@dataclass(frozen=True)
class Picture:
    """A screen with what was found drawn around. `data` is the bytes of a WebP."""

    title: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Sight:
    """All looks at one page. `unchecked` says what was not looked at, and why."""

    looks: tuple[Look, ...] = ()
    parts: tuple[Part, ...] = ()
    spoken: Spoken | None = None
    contrasts: tuple[Contrast, ...] = ()
    alphabets: tuple[Alphabet, ...] = ()
    rendered: tuple[Rendered, ...] = ()
    pictures: tuple[Picture, ...] = ()
    unchecked: tuple[str, ...] = ()
    seconds: float = 0

    def of(self, kind: str, *, blocked: bool = False) -> list[Part]:
        """The parts of a kind, as readers see them, or as those with an ad blocker do."""
        return [
            part
            for part in self.parts
            if part.kind == kind and part.rendering.endswith(BLOCKED) is blocked
        ]
