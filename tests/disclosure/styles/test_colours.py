"""Colours and the contrast between them."""

import pytest

from disclosure.styles.colours import BLACK, WHITE, Colour, contrast, parse, stops


@pytest.mark.parametrize(
    "text",
    [
        "white",
        "#fff",
        "#ffffffff",
        "rgb(255 255 255)",
        "rgba(255, 255, 255, 1)",
        "hsl(120deg 0% 100%)",
        "hwb(0 100% 0)",
        "color(srgb 1 1 1)",
        "oklch(1 0 0)",
        "oklab(1 0 0)",
        "light-dark(#fff, #000)",
        "canvas",
    ],
)
def test_white_has_many_names(text: str) -> None:
    found = parse(text)
    assert found is not None
    assert found.parts == pytest.approx(WHITE.parts, abs=0.001)


def test_some_colours_change_in_dark_mode() -> None:
    assert parse("light-dark(#fff, #000)", dark=True) == BLACK
    assert parse("canvastext", dark=True) == WHITE


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "currentcolor", "var(--x)", "color-mix(in srgb, red, blue)", "lab(1 2 3)"],
)
def test_what_only_a_browser_works_out_is_none(text: str) -> None:
    assert parse(text) is None


def test_hues_are_those_of_the_standard() -> None:
    found = parse("hsl(210 50% 40%)")
    assert found is not None
    assert found.parts == pytest.approx((0.2, 0.4, 0.6))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000", "#fff", 21), ("#767676", "#fff", 4.54), ("#777", "#fff", 4.48), ("red", "red", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    first, second = parse(one), parse(other)
    assert first
    assert second
    assert contrast(first, second) == pytest.approx(expected, abs=0.01)
    assert contrast(second, first) == pytest.approx(expected, abs=0.01)


def test_a_veil_lets_through_what_is_below() -> None:
    assert Colour(1, 1, 1, 0.5).over(BLACK).parts == (0.5, 0.5, 0.5)


def test_a_gradient_is_all_of_its_colours() -> None:
    assert stops("linear-gradient(to right, #fff 40%, rgb(0 0 0) 60px)") == [WHITE, BLACK]
    assert stops("url(x.png)") is None
    assert stops("linear-gradient(#fff, #000), url(x.png)") is None
    assert stops("linear-gradient(#fff, var(--x))") is None
