"""What is not documented, or documented and not there, fails."""

import re
from pathlib import Path

import pytest
from django.core.management import load_command_class

ROOT = Path(__file__).resolve().parent.parent


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    read = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "config/settings.py").read_text())
    documented = re.findall(
        r"^\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE
    )
    assert set(read) == set(documented)


def test_every_make_target_in_the_readme_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"`make ([a-z-]+)", (ROOT / "README.md").read_text())
    assert named
    assert set(named) <= set(targets)


@pytest.mark.parametrize("name", ["import_guide", "import_scores"])
def test_every_option_of_an_import_is_documented(name: str) -> None:
    parser = load_command_class("reviews", name).create_parser("manage.py", name)
    general = load_command_class("reviews", "seed_demo").create_parser("manage.py", "seed_demo")
    options = set(parser._option_string_actions) - set(general._option_string_actions)
    assert options
    text = (ROOT / "docs/importing.md").read_text()
    section = next(part for part in text.split("\n# ") if f"manage.py {name}" in part)
    assert options <= set(re.findall(r"`(--[a-z-]+)`", section))


def test_documents_link_only_to_files_that_are_there() -> None:
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        for target in re.findall(r"\]\((?!http|#|mailto:)([^)#]+)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_requirements_are_pinned_with_hashes_and_name_no_host() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        pins = re.findall(r"^([a-z0-9-]+)(?:\[[^\]]+\])?==", text, re.MULTILINE)
        assert len(pins) > 10
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text
