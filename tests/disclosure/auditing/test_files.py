"""Pages in files and folders."""

import os
from pathlib import Path

import pytest

from disclosure.auditing import files, targets
from disclosure.auditing.answers import NotJudgedError
from tests.disclosure.auditing.conftest import Shop


def sources(*arguments: str) -> list[str]:
    return [target.source for target in targets.named(arguments)]


def test_a_folder_means_its_html_and_that_below_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.html", "b/a.htm", "B.HTML", "b/c.xhtml", "notes.txt", "data.json"):
        (tmp_path / name).write_text("<p>x</p>")
    found = [Path(one).relative_to(tmp_path).as_posix() for one in sources(str(tmp_path))]
    assert found == ["B.HTML", "b/a.htm", "b/c.xhtml", "z.html"]


def test_a_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("<p>x</p>")
    (target,) = targets.named([str(tmp_path / "page.txt")])
    assert target.fetch().html == "<p>x</p>"
    assert target.fetch().path == ""


def test_a_page_named_twice_is_judged_once(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>x</p>")
    assert len(sources(str(tmp_path), str(tmp_path / "page.html"))) == 1


def test_a_path_of_the_site_is_no_folder_of_the_machine(shop: Shop) -> None:
    assert [one.source for one in targets.named(["/", "/nowhere/"])] == ["/", "/nowhere/"]


@pytest.mark.parametrize("name", ["missing.html", "", "ftp://kettles.example/"])
def test_what_is_none_of_all_is_refused_with_what_there_is(name: str) -> None:
    with pytest.raises(targets.NoTargetError):
        targets.named([name or "no-such-folder/"])


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(targets.NoTargetError, match="no file of HTML"):
        targets.named([str(tmp_path)])


def test_sheets_beside_the_page_are_read_and_none_from_elsewhere(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "css").mkdir(parents=True)
    (root / "css" / "own style.css").write_text("p { color: red }")
    (tmp_path / "secret.css").write_text("p { color: blue }")
    (root / "link.css").symlink_to(tmp_path / "secret.css")
    page = root / "page.html"
    page.write_text("<p>x</p>")
    sheet = files.page(page, root=root).sheet
    here = root.as_uri()
    assert sheet(f"{here}/css/own%20style.css") == "p { color: red }"
    assert sheet("file:///css/own%20style.css") == "p { color: red }"
    for url in (
        f"{here}/missing.css",
        f"{here}/%00.css",
        f"{here}/../secret.css",
        f"{here}/link.css",
        f"{here}/css",
        "file://elsewhere.example/css/own%20style.css",
        "https://elsewhere.example/css/own%20style.css",
    ):
        assert sheet(url) is None, url


def test_a_file_that_is_too_long_is_not_judged(tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    with page.open("wb") as file:
        file.truncate(files.MOST + 1)
    with pytest.raises(NotJudgedError, match="longer than 16,777,216 bytes"):
        files.page(page, root=tmp_path)


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotJudgedError, match="No such file"):
        files.page(tmp_path / "gone.html", root=tmp_path)


def test_a_name_that_is_no_utf8_can_be_told(tmp_path: Path) -> None:
    page = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.html"))
    page.write_text("<p>x</p>")
    answer = files.page(page, root=tmp_path)
    assert answer.source.endswith("/\ufffd.html")
    assert answer.uri.endswith("/%FF.html")
