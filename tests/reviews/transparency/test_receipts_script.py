"""The script that recomputes every score shares nothing with the site, and finds what was changed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.conftest import Site
from tests.reviews.transparency.cast import points

SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "check_receipts.py"


def check(file: Path) -> tuple[int, list[str]]:
    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-I", str(SCRIPT), str(file)], capture_output=True, text=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).splitlines()


@pytest.fixture
def exported(site: Site, client: Client, tmp_path: Path) -> Path:
    """Four products; Basso’s points are cut by the cap, and Coda’s by the top of the scale."""
    builders.published_review(site.coda, site.method, ["10.0", "9.5"])
    dora = builders.product("Dora")
    builders.published_review(dora, site.method, ["9.0", "8.0"])  # as Alto
    for product, number in ((site.basso, "0.4"), (site.basso, "0.3")):
        points(product, number)
    late = timezone.now() - builders.HOUR / 60
    points(site.coda, "0.5", approved_at=late)  # after it was to start
    points(dora, "0.2", approved_at=None, approved_by=None)
    file = tmp_path / "receipts.csv"
    file.write_bytes(client.get("/transparency/receipts.csv").content)
    return file


def test_all_receipts_of_an_export_add_up(exported: Path) -> None:
    assert check(exported) == (
        0,
        ["Pay may add 0.5 at most, and no score is above 10.", "4 of 4 receipts add up."],
    )
    told = exported.read_text()
    assert told.count(",placement,") == 3
    assert ",9.8,0.2,10.0,1,1" in told  # weights of 60 and 40 %: 9.8; 0.5 were agreed


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",60.00,9.0,5.4", ",60.00,9.5,5.4", "Speed gives 5.700, and the file says 5.4"),
        (",60.00,", ",61.00,", "the weights add up to 101.00, not to 100"),
        (",5.6,0.5,6.1,", ",5.6,0.7,6.3,", "pay adds 0.5, and the file says 0.7"),
        (",5.6,0.5,6.1,", ",5.6,0.5,6.2,", "the score with pay is 6.1, and the file says 6.2"),
        (",5.6,0.5,6.1,", ",5.7,0.5,6.2,", "the score without pay is 5.6, and the file says 5.7"),
        (",6.1,4,4", ",6.1,4,3", "its position is 4, and the file says 3"),
        (",6.1,4,4", ",6.1,1,4", "its blind_position is 4, and the file says 1"),
        (",8.6,0,8.6,2,2", ",8.6,0,8.6,2,3", "its position is 2, and the file says 3"),
    ],
)
def test_a_line_that_was_changed_is_found(exported: Path, old: str, new: str, words: str) -> None:
    honest = exported.read_text()
    assert old in honest, honest
    exported.write_text(honest.replace(old, new, 1))
    code, told = check(exported)
    assert code == 1
    assert any(words in line for line in told), told
    assert told[-1] == "3 of 4 receipts add up."


def test_a_line_that_was_taken_out_is_found(exported: Path) -> None:
    lines = exported.read_text().splitlines(keepends=True)
    for kind in (",criterion,", ",placement,", ",score,"):
        left = list(lines)
        left.remove(next(line for line in lines if kind in line and ",basso," in line))
        exported.write_text("".join(left))
        assert check(exported)[0] == 1, kind


def test_a_placement_that_did_not_run_is_found(exported: Path) -> None:
    honest = exported.read_text()
    began = honest.split(",placement,")[1].split(",")[2]
    exported.write_text(honest.replace(began, "2099-01-01T00:00:00+00:00", 1))
    code, told = check(exported)
    assert code == 1
    assert "did not run" in told[0]


def test_what_is_no_export_is_said(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\r\n1,2\r\n")
    assert check(other)[0] == 2
    assert "has no column 'comparison'" in check(other)[1][0]
    other.write_bytes(b"\xff\xfe")
    assert check(other)[0] == 2
    assert check(tmp_path / "none.csv")[0] == 2


def test_the_script_uses_the_standard_library_alone() -> None:
    tree = ast.parse(SCRIPT.read_text())
    found = {one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    found |= {
        name.name for one in ast.walk(tree) if isinstance(one, ast.Import) for name in one.names
    }
    assert {module.split(".")[0] for module in found} <= sys.stdlib_module_names
