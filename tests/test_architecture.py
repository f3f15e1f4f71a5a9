"""The contracts of who imports whom are kept, and they break when they should."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("config", "reviews", "products", "disclosure")
LINT = Path(sys.executable).with_name("lint-imports")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=_all_but_code)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _all_but_code(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if not name.endswith(".py") and "." in name} | {
        name for name in names if name in ("static", "templates", "__pycache__")
    }


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  (our own tool, on our own code)
        [LINT, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )


def test_the_contracts_are_kept(copy: Path) -> None:
    done = lint(copy)
    assert (done.returncode, "0 broken" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("reviews/ranking.py", "from products.models import Placement"),
        ("reviews/ranking.py", "from reviews.compensation import CAP"),
        ("reviews/ranking.py", "from reviews.models import LiveReview"),
        ("reviews/ranking.py", "from reviews import comparison"),
        ("reviews/compensation.py", "from products.models import Placement"),
        ("reviews/compensation.py", "from reviews.models import LiveReview"),
    ],
)
def test_money_that_reaches_the_ranking_fails_the_check(copy: Path, module: str, line: str) -> None:
    file = copy / module
    file.write_text(f"{file.read_text()}\n{line}\n")
    done = lint(copy)
    assert done.returncode == 1
    assert "1 broken" in done.stdout or "2 broken" in done.stdout
