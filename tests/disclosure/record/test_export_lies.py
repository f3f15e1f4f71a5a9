"""What the site itself may have logged wrongly, signed and all, is told by the program that checks exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.models import Entry
from disclosure.record import log
from disclosure.record.canonical import canonical
from disclosure.record.exporting import verify
from tests.disclosure.record.exported import close_day, exported, send, verified
from tests.disclosure.record.logged import empty_log, page

HOME = "https://kettles.example/"
__all__ = ["empty_log"]


@pytest.mark.django_db
@pytest.mark.parametrize("which", ["an older entry", "of another page", "of no entry"])
def test_a_list_of_a_day_that_names_another_entry(
    empty_log: None, tmp_path: Path, which: str
) -> None:
    for number in range(3):
        send("/", number)
    send("/a/", 3)
    leaves = [log.leaf_hash(one).hex() for one in Entry.objects.order_by("number")]
    lies = {
        "an older entry": {HOME: leaves[1]},
        "of another page": {f"{HOME}b/": leaves[3]},
        "of no entry": {HOME: "0" * 64},
    }
    close_day(4, **lies[which])
    exported(tmp_path / "export")
    (wrong,) = verified(tmp_path / "export").wrong
    assert wrong.startswith("The days: The list of 2026-06-01 does not name the newest entry of")


def chained(*previous: int | str | None) -> list[verify.Entry]:
    """Entries of one page: each names the entry of that number as the one before it."""
    made: list[verify.Entry] = []
    for number, before in enumerate(previous):
        leaf = made[before].leaf.hex() if isinstance(before, int) else before
        line = canonical(page("/", minute=number).data | {"previous": leaf})
        made.append(verify.Entry(number, line))
    return made


def checked(entries: list[verify.Entry], first: int = 0) -> verify.Findings:
    findings = verify.Findings()
    findings.step("The chain", verify.check_previous, entries, first)
    return findings


def test_a_chain_in_which_each_names_the_one_before_holds() -> None:
    assert not checked(chained(None, 0, 1)).wrong


@pytest.mark.parametrize("previous", [(None, 0, 0), (None, None), (None, "0" * 64), ("0" * 64, 0)])
def test_a_chain_that_leaves_one_out_is_told(previous: tuple[int | str | None, ...]) -> None:
    assert checked(chained(*previous)).wrong


def test_of_a_part_of_the_log_the_entry_before_may_be_outside() -> None:
    findings = checked(chained("0" * 64, 0), first=7)
    assert not findings.wrong
    assert "the entry before the first one here is not in the export" in findings.unchecked[0]


@pytest.mark.parametrize(
    "line",
    [
        b'{"at":"x","body":{},"kind":"page","url":"/","v":1.0}',
        b'{"at":"x","at":"y","body":{},"kind":"page","url":"/"}',
        b'{"body":{},"at":"x","kind":"page","url":"/"}',
        b'{"at":"x","body":{},"kind":"page","url":"\\u0061"}',
        b'{"at":"x","body":{},"kind":"page","url":"/"} ',
    ],
)
def test_an_entry_in_another_spelling_is_refused(line: bytes) -> None:
    with pytest.raises(verify.Broken):
        verify.Entry(0, line)


def test_keys_stand_in_the_order_of_utf_16() -> None:
    value = {"\N{GRINNING FACE}": 1, "\uff21": 2, "a": [None, True, "é"]}
    assert verify.canonical(value) == canonical(value)
