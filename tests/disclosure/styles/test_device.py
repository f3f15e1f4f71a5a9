"""Who looks at a page, and which conditions hold for them."""

import pytest

from disclosure.styles.device import DESKTOP, PHONE, Device, devices, holds

PRINT = Device(width=720, medium="print")
DARK = Device(dark=True)


@pytest.mark.parametrize(
    ("query", "device", "expected"),
    [
        ("", PHONE, True),
        ("screen", PHONE, True),
        ("print", PHONE, False),
        ("print", PRINT, True),
        ("not print", PHONE, True),
        ("screen, print", PRINT, True),
        ("only screen and (max-width: 480px)", PHONE, True),
        ("(max-width: 30em)", DESKTOP, False),
        ("(min-width: 700px) and (max-width: 900px)", Device(width=800), True),
        ("(400px <= width < 700px)", Device(width=700), False),
        ("(width > 700px)", Device(width=701), True),
        ("(max-width: 400px) or (prefers-color-scheme: dark)", DARK, True),
        ("not (prefers-color-scheme: dark)", DARK, False),
        ("(prefers-reduced-motion)", DESKTOP, False),
        ("(hover)", DESKTOP, True),
        ("(orientation: portrait)", PHONE, True),
        ("(some-new: thing)", DESKTOP, False),
    ],
)
def test_a_media_query_holds_or_not(query: str, device: Device, expected: bool) -> None:
    assert holds((("media", query),), device) is expected


def test_what_browsers_support_is_taken_to_hold_and_what_they_do_not_is_not() -> None:
    assert holds((("supports", "(display: grid)"),), PHONE)
    assert not holds((("supports", "not (display: grid)"),), PHONE)


@pytest.mark.parametrize(
    "query",
    [
        "(max-width: 480px)",
        "(min-width: 700px) and (max-width: 900px)",
        "(500px < width < 600px)",
        "print",
        "(prefers-color-scheme: dark)",
        "(prefers-contrast: more)",
        "not all and (hover: hover)",
        "(min-width: 40em) and (prefers-color-scheme: dark)",
        "screen and (orientation: portrait)",
    ],
)
def test_somebody_is_asked_for_whom_it_holds_and_somebody_for_whom_not(query: str) -> None:
    asked = devices([(("media", query),)])
    assert asked[:2] == [PHONE, DESKTOP]
    assert {holds((("media", query),), device) for device in asked} == {True, False}
