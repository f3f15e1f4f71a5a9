"""Lengths in px."""

import pytest

from disclosure.styles.lengths import FARTHEST, Scale, px

SCALE = Scale(em=20, rem=16, width=400, height=640, percent=200)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("12px", 12),
        ("-9999px", -9999),
        (".5em", 10),
        ("2rem", 32),
        ("9pt", 12),
        ("50%", 100),
        ("100vw", 400),
        ("50dvh", 320),
        ("10vmin", 40),
        ("calc(1em + 2px)", 22),
        ("calc(50% - 10px)", 90),
        ("calc((1px + 2px) * 3)", 9),
        ("calc(-1 * 3px)", -3),
        ("min(100%, 20rem)", 200),
        ("max(1px, 2px, 3px)", 3),
        ("clamp(10px, 5vw, 30px)", 20),
        ("1e9px", FARTHEST),
    ],
)
def test_a_length_is_told_in_px(text: str, expected: float) -> None:
    assert px(text, SCALE) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "auto",
        "1.2.3px",
        "1fr",
        "calc(",
        "calc(1px / 0)",
        "red",
        "(" * 400,
        "1px 2px",
        "env(x)",
        "²px",
    ],
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert px(text, SCALE) is None


def test_a_share_of_what_nobody_knows_is_none() -> None:
    assert px("50%", Scale(percent=None)) is None
