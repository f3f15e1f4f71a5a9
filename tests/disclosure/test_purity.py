"""What judges a page can be run, read and trusted without Django and without this site."""

import ast
import sys
from pathlib import Path

import pytest

import disclosure

APP = Path(disclosure.__file__).parent
PARSERS = {"selectolax", "tinycss2"}
NAMES = (
    "addresses",
    "page",
    "policy",
    "audit",
    "report",
    "networks",
    "examples",
    "wording",
    "approval",
    "styles",
    "media",
    "figures",
    "histories",
    "opinions",
    "rankings",
    "scores",
    "seen",
    "sight",
    "structured",
    "items",
    "orders",
    "denials",
    "receipts",
    "rules",
)


def modules(name: str) -> list[Path]:
    folder = APP / name
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [APP / f"{name}.py"]


PURE = [path for name in NAMES for path in modules(name)]


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{one.name}" for one in node.names}
    return found


def is_pure(name: str) -> bool:
    top, *rest = name.split(".")
    if top == "disclosure":
        return bool(rest) and rest[0] in NAMES
    return top in PARSERS or top in sys.stdlib_module_names


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(APP)))
def test_the_judge_imports_the_standard_library_a_parser_and_itself(path: Path) -> None:
    assert [name for name in imported(path) if not is_pure(name)] == []


def test_impure_imports_would_be_found() -> None:
    assert not is_pure("django.conf.settings")
    assert not is_pure("disclosure.models.Notice")
    assert not is_pure("products.models.Offer")
    assert len(PURE) > len(NAMES)
