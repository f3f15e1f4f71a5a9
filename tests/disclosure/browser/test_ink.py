"""Ink, on pictures that are drawn here."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from disclosure.browser.ink import Shots, Written, ratio, read
from disclosure.sight import Box, Word

TEXT = "readers"
SIZE = (140, 50)
FONT = ImageFont.load_default(20)
LEFT, TOP, RIGHT, BOTTOM = ImageDraw.Draw(Image.new("RGB", SIZE)).textbbox((20, 12), TEXT, FONT)
BOX = Box(LEFT, TOP - 3, RIGHT - LEFT, BOTTOM - TOP + 6)
WHITE, BLACK = (255, 255, 255), (0, 0, 0)

Drawing = Image.Image
Change = Callable[[Drawing], Drawing]


def paper(colour: tuple[int, int, int] = WHITE) -> Drawing:
    return Image.new("RGB", SIZE, colour)


def written(on: Drawing, colour: tuple[int, int, int] = BLACK, text: str = TEXT) -> Drawing:
    drawn = on.copy()
    ImageDraw.Draw(drawn).text((20, 12), text, colour, FONT)
    return drawn


def pictures(before: Drawing, again: Drawing, faded: Drawing) -> Shots:
    return Shots(
        np.asarray(before), np.asarray(again), np.asarray(faded), np.asarray(written(paper())), 1
    )


def word(
    before: Drawing,
    faded: Drawing,
    again: Drawing | None = None,
    box: Box = BOX,
    spacing: float = 0,
) -> Word:
    shots = pictures(before, again or before, faded)
    return read([Written(TEXT, box, 20, spacing, BOX.width, BOX.height)], shots)[0]


def test_black_letters_on_white_are_read_whole() -> None:
    found = word(written(paper()), paper())
    assert found.is_readable
    assert (found.ink, found.shape, found.contrast) == (1, 1, 21)


@pytest.mark.parametrize(
    ("ink", "behind"),
    [(WHITE, BLACK), ((0, 0, 139), (255, 255, 0)), ((70, 70, 70), (238, 238, 250))],
)
def test_letters_are_read_in_any_colours_far_enough_apart(
    ink: tuple[int, int, int], behind: tuple[int, int, int]
) -> None:
    found = word(written(paper(behind), ink), paper(behind))
    assert found.is_readable
    assert found.contrast == pytest.approx(ratio(ink, behind), rel=0.1)


def veiled(drawn: Drawing) -> Drawing:
    return Image.blend(drawn, paper(), 0.95)


def covered(drawn: Drawing) -> Drawing:
    hidden = drawn.copy()
    ImageDraw.Draw(hidden).rectangle((LEFT, 0, (LEFT + RIGHT) // 2 + 14, SIZE[1]), WHITE)
    return hidden


@pytest.mark.parametrize(
    "change",
    [
        veiled,
        covered,
        lambda drawn: drawn.filter(ImageFilter.GaussianBlur(4)),
        lambda drawn: paper(),
    ],
    ids=["95 % veiled", "covered", "blurred", "not there"],
)
def test_what_hides_letters_is_seen(change: Change) -> None:
    assert not word(change(written(paper())), change(paper())).is_readable


@pytest.mark.parametrize("turn", [Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.ROTATE_180])
def test_letters_turned_over_in_their_place_are_not_read(turn: Image.Transpose) -> None:
    there = (int(LEFT), int(TOP), int(RIGHT), int(BOTTOM))
    turned = paper()
    turned.paste(written(paper()).crop(there).transpose(turn), there[:2])
    assert not word(turned, paper()).is_readable


def test_other_letters_in_their_place_are_not_read() -> None:
    assert not word(written(paper(), text="OWNIMUQ"), paper()).is_readable


def test_what_moves_by_itself_is_not_taken_for_letters() -> None:
    noise = Image.effect_noise(SIZE, 200).convert("RGB")
    moving = word(noise, paper(), again=ImageChops.offset(noise, 7))
    assert moving.fault == "moves or blinks"


def test_letters_among_marks_of_their_own_height_are_not_read() -> None:
    striped = paper()
    for column in range(0, SIZE[0], 8):
        ImageDraw.Draw(striped).rectangle((column, 0, column + 3, SIZE[1]), BLACK)
    assert not word(written(striped, (90, 90, 90)), striped).is_readable


def test_a_word_beside_the_screen_is_not_read() -> None:
    away = Box(-500, BOX.y, BOX.width, BOX.height)
    assert word(written(paper()), paper(), box=away).fault == "is not drawn"


@pytest.mark.parametrize(("spacing", "is_read"), [(1, True), (-8, False), (30, False)])
def test_letters_run_together_or_torn_apart_are_not_read(spacing: float, is_read: bool) -> None:
    assert word(written(paper()), paper(), spacing=spacing).is_readable is is_read


def test_two_words_in_one_place_are_not_read() -> None:
    shots = pictures(written(paper()), written(paper()), paper())
    both = [Written(TEXT, BOX, 20, 0, BOX.width, BOX.height)] * 2
    assert [one.fault for one in read(both, shots)] == ["stands among other marks"] * 2


def test_contrast_is_that_of_wcag() -> None:
    assert ratio(BLACK, WHITE) == pytest.approx(21)
    assert ratio((118, 118, 118), WHITE) == pytest.approx(4.54, abs=0.01)
