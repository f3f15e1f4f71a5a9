"""Which pictures a report holds, and beside which finding each stands."""

import pytest

from disclosure.audit import Finding, Outcome
from disclosure.report.pictures import kept, named
from disclosure.sight import Sight
from tests.disclosure.report import runs
from tests.disclosure.report.sights import DARK, DESK, PHONE, SIGHT, look, picture


def titles(words: str) -> list[str]:
    return [one.title for one in named(runs.finding(words=words), SIGHT)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"Not drawn ({PHONE}, after 5 s).", [f"{PHONE}, after 5 s"]),
        (f"Not drawn ({DARK}, at load).", [f"{DARK}, at load"]),
        (f"Not drawn ({DARK}, after 1 s).", [f"{DARK}, at load"]),
        (f"Not drawn ({PHONE}).", [f"{PHONE}, after 5 s"]),
        (f"({PHONE}, at load; {PHONE}, after 5 s)", [f"{PHONE}, at load"]),
        (f"({DESK}, at load; {DARK}, at load; {PHONE})", [f"{DESK}, at load", f"{DARK}, at load"]),
        ("There is no notice.", []),
        ("(tablet, 768 × 1024, at load)", []),
    ],
)
def test_a_finding_has_the_pictures_that_its_words_name(words: str, expected: list[str]) -> None:
    assert titles(words) == expected


def test_another_rendering_is_no_picture_of_this_one() -> None:
    sight = Sight((look(PHONE), look(DARK)), pictures=(picture(f"{PHONE}, at load"),))
    assert named(Finding(Outcome.VIOLATION, f"({DARK}, at load)"), sight) == []
    assert named(runs.finding(), Sight()) == []


def test_pictures_of_findings_find_room_first_and_then_one_of_each_page() -> None:
    several = [
        Sight(pictures=tuple(picture(f"{page}{n}", b"12345") for n in range(3))) for page in "ab"
    ]
    a, b = (sight.pictures for sight in several)
    asked = [(several[0], [a[2]]), (several[1], [])]
    assert kept(asked, room=4) == set()
    assert kept(asked, room=5) == {id(a[2])}
    assert kept(asked, room=15) == {id(a[2]), id(a[0]), id(b[0])}
    assert len(kept(asked, room=10_000)) == 6


def test_a_large_picture_leaves_room_for_smaller_ones() -> None:
    large, small = picture("large", b"1" * 50), picture("small", b"1")
    assert kept([(Sight(pictures=(large, small)), [])], room=10) == {id(small)}
