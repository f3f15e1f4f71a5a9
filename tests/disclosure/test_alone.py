"""The app in a project of its own: exactly the one that its README shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import disclosure

APP = Path(disclosure.__file__).parent
FILE = re.compile(r"^`([\w./]+)`[^\n]*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("teapots")
    shutil.copytree(APP, root / "disclosure", ignore=shutil.ignore_patterns("__pycache__"))
    for name, content in FILE.findall((APP / "README.md").read_text()):
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    assert run(root, "manage.py", "migrate", "--verbosity", "0").returncode == 0
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(  # noqa: S603  # our own commands, in a folder of the test
        [sys.executable, *arguments],
        cwd=root,
        env={**kept, "PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def status_and_notices(root: Path, path: str) -> str:
    code = (
        "import django; django.setup(); from django.test import Client; "
        f"answer = Client(headers={{'host': 'teapots.example'}}).get({path!r}); "
        "body = answer.content.decode(); "
        "print(answer.status_code, body.count('data-notice='), body.count('/go/1/'))"
    )
    done = run(root, "-c", f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'settings'; {code}")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_page_inside_disclose_is_served_with_its_notice(project: Path) -> None:
    assert status_and_notices(project, "/") == "200 1 1"
    assert status_and_notices(project, "/about/") == "200 1 0"


def test_a_page_that_forgot_the_notice_is_not_served(project: Path) -> None:
    assert status_and_notices(project, "/forgotten/") == "503 0 0"


def test_checks_find_nothing_to_say(project: Path) -> None:
    done = run(project, "manage.py", "check", "--database", "default")
    assert (done.returncode, done.stderr) == (0, ""), done


def test_the_audit_reads_the_sitemap_and_finds_no_violation(project: Path) -> None:
    done = run(project, "manage.py", "audit_pages")
    assert done.returncode == 0, done
    assert "2 pages" in done.stdout


def test_the_audit_finds_the_page_that_forgot(project: Path) -> None:
    done = run(project, "manage.py", "audit_pages", "/forgotten/", "--only", "L01")
    assert done.returncode == 1, done
    assert "L01" in done.stdout


def test_the_auditors_pages_ask_for_a_log_in(project: Path) -> None:
    assert status_and_notices(project, "/audit/").startswith("302")
