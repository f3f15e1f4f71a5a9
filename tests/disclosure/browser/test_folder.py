"""What is remembered from run to run."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from disclosure.browser.folder import FolderError, taken
from disclosure.browser.sampling import Known, State

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
STATE = State({"/": Known(AT, {"L01": "pass"}), "/ü/": Known(), "/x/": Known(AT, {}, "It fails.")})


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    with taken(tmp_path / "new" / "audits") as folder:
        assert folder.read() == State()
        report = folder.keep(STATE, "<p>é", at=AT)
    assert report.name == "2026-11-22T093000Z.html"
    assert sorted(path.name for path in report.parent.iterdir()) == [
        ".lock",
        "2026-11-22T093000Z.html",
        "audit.json",
        "latest.html",
    ]
    assert (report.parent / "latest.html").read_text(encoding="utf-8") == "<p>é"
    with taken(report.parent) as folder:
        assert folder.read() == STATE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expecting value"),
        ('{"kind": "audit_pages --sample", "ver', "Unterminated"),
        ("[]", "list indices"),
        ('{"log": {}}', "'kind'"),
        ('{"kind": "shopping"}', "its kind is 'shopping'"),
        ('{"kind": "audit_pages --sample", "version": 2}', "its version is 2"),
        ('{"kind": "audit_pages --sample", "version": 1, "pages": {"/": 3}}', "not subscriptable"),
        (json.dumps({"kind": "audit_pages --sample", "version": 1, "pages": {"/": {"looked_at": "2026-11-22T09:00", "problem": "", "verdicts": {}}}}), "no time zone"),
        (json.dumps({"kind": "audit_pages --sample", "version": 1, "pages": {"/": {"looked_at": None, "problem": "", "verdicts": {"L01": "nice"}}}}), "'nice'"),
    ],
)  # fmt: skip
def test_a_damaged_or_foreign_file_is_refused_and_left(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "audit.json").write_text(text)
    with taken(tmp_path) as folder, pytest.raises(FolderError, match="move it away") as told:
        folder.read()
    assert why in str(told.value)
    assert (tmp_path / "audit.json").read_text() == text


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "audit.json").write_bytes(b"\xff\xfe\x00")
    with taken(tmp_path) as folder, pytest.raises(FolderError, match="move it away"):
        folder.read()


def test_a_second_audit_is_told_to_wait_and_a_later_one_is_not(tmp_path: Path) -> None:
    with taken(tmp_path), pytest.raises(FolderError, match="Another audit is writing"):
        taken(tmp_path).__enter__()
    with taken(tmp_path) as folder:
        folder.keep(STATE, "", at=AT)


def test_an_audit_that_fails_lets_go_of_the_folder_and_changes_nothing(tmp_path: Path) -> None:
    with taken(tmp_path) as folder:
        folder.keep(STATE, "first", at=AT)
    with pytest.raises(ZeroDivisionError), taken(tmp_path):
        _ = 1 / 0
    with taken(tmp_path) as folder:
        assert folder.read() == STATE


def test_a_report_that_cannot_be_written_leaves_the_last_state(tmp_path: Path) -> None:
    with taken(tmp_path) as folder:
        folder.keep(STATE, "first", at=AT)
        (tmp_path / "latest.html").unlink()
        (tmp_path / "latest.html").mkdir()
        with pytest.raises(FolderError, match=r"latest\.html cannot be written"):
            folder.keep(State(), "second", at=AT)
        assert folder.read() == STATE
        assert not list(tmp_path.glob("*.unfinished"))


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "audits").write_text("")
    with pytest.raises(FolderError, match="cannot be used"), taken(tmp_path / "audits"):
        pass
