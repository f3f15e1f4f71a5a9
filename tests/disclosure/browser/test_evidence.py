"""Pictures with what was found drawn around."""

import io

import numpy as np
import pytest
from PIL import Image

from disclosure.browser.evidence import TALLEST, WIDEST, Mark, outlined
from disclosure.sight import Box, Picture

PAPER = np.full((200, 300, 3), 255, np.uint8)
BOX = Box(100, 80, 100, 40)


def read(picture: Picture) -> np.ndarray:
    image = Image.open(io.BytesIO(picture.data))
    assert image.format == "WEBP"
    assert image.size == (picture.width, picture.height)
    return np.asarray(image.convert("RGB")).astype(int)


def changed(pixels: np.ndarray) -> np.ndarray:
    return np.asarray(np.abs(pixels - 255).max(axis=2) > 60)


def around(mark: Mark) -> np.ndarray:
    return changed(read(outlined(PAPER, [(BOX, mark)], scale=1, title="")))


@pytest.mark.parametrize("mark", [mark for mark in Mark if mark is not Mark.WORD])
def test_an_outline_lies_around_its_box_and_not_over_it(mark: Mark) -> None:
    drawn = around(mark)
    assert drawn[72:79, 100:190].any()
    assert drawn[121:126, 100:200].any()
    assert drawn[80:120, 94:99].any()
    assert drawn[80:120, 201:206].any()
    assert not drawn[82:118, 102:198].any()


def test_each_kind_can_be_told_from_the_others_in_grey() -> None:
    """By the strokes along the lower side, and what lies inside."""
    seen = {mark: around(mark)[118:127, 90:210].tobytes() for mark in Mark}
    assert len(set(seen.values())) == len(Mark)


def test_a_word_that_cannot_be_read_is_filled_and_still_visible_below() -> None:
    paper = PAPER.copy()
    paper[95:105, 140:160] = 120
    seen = read(outlined(paper, [(BOX, Mark.WORD)], scale=1, title=""))
    assert np.ptp(seen[100, 110]) > 30  # red
    assert seen[100, 110].mean() - seen[100, 150].mean() > 50


def test_boxes_are_in_css_pixels_whatever_the_density() -> None:
    dense = np.full((400, 600, 3), 255, np.uint8)
    picture = outlined(dense, [(BOX, Mark.NOTICE)], scale=2, title="phone")
    assert (picture.title, picture.width, picture.height) == ("phone", 300, 200)
    assert np.mean(changed(read(picture)) != around(Mark.NOTICE)) < 0.01


def test_large_screens_are_made_smaller_and_small_ones_left() -> None:
    tall = outlined(np.zeros((2000, 500, 3), np.uint8), [], scale=1, title="")
    wide = outlined(np.zeros((800, 1800, 3), np.uint8), [], scale=1, title="")
    assert (tall.width, tall.height) == (225, TALLEST)
    assert (wide.width, wide.height) == (WIDEST, 400)
    assert read(outlined(PAPER, [], scale=1, title="")).shape == PAPER.shape


def test_what_has_no_size_is_still_shown() -> None:
    speck = outlined(PAPER, [(Box(150, 100, 0, 0), Mark.LOST_NOTICE)], scale=1, title="")
    assert changed(read(speck))[90:110, 140:160].any()


@pytest.mark.parametrize(
    "box",
    [Box(400, 20, 50, 20), Box(20, -90, 50, 20), Box(float("nan"), 0, 10, 10), Box(0, 1e308, 9, 9)],
)
def test_what_lies_off_the_screen_is_left_out(box: Box) -> None:
    assert not changed(read(outlined(PAPER, [(box, Mark.NOTICE)], scale=1, title=""))).any()


def test_a_box_larger_than_the_screen_is_drawn_at_its_edge() -> None:
    drawn = read(outlined(PAPER, [(Box(-50, -50, 900, 900), Mark.NOTICE)], scale=1, title=""))
    assert changed(drawn)[100, :4].any()
    assert not changed(drawn)[100, 20:280].any()
