"""What holds for a site in production, tried in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.test import Client

from tests import desk

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "f3Kq9w_Zr7Tn2Lx8Vb5Yc1Hd6Jm4Gp0SaQeUiOtRkWyBzNv-A8sD2fG6hJ",
    "BASE_URL": "https://site.example",
}


def manage(tmp_path: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(  # noqa: S603  (our own command with our own words)
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=inherited | {"DATA_DIR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_pass_every_deployment_check(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_without_a_secret_key_nothing_starts_and_the_message_says_what_to_do(
    tmp_path: Path,
) -> None:
    done = manage(tmp_path, "check")
    assert done.returncode != 0
    assert "Set SECRET_KEY, in the environment or in .env" in done.stderr


def test_https_follows_from_the_base_url(tmp_path: Path) -> None:
    script = (
        "from django.conf import settings as s; "
        "print(s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.ALLOWED_HOSTS[0])"
    )
    done = manage(tmp_path, "shell", "-v0", "-c", script, **PRODUCTION)
    assert done.stdout.strip() == "True True site.example"
    plain = PRODUCTION | {"BASE_URL": "http://10.0.0.1:8000"}
    assert manage(tmp_path, "shell", "-v0", "-c", script, **plain).stdout.startswith("False False")


def test_the_demo_has_a_database_of_its_own(tmp_path: Path) -> None:
    script = "from django.conf import settings as s; print(s.DATABASES['default']['NAME'])"
    demo = manage(tmp_path, "shell", "-v0", "-c", script, DEMO="true").stdout
    site = manage(tmp_path, "shell", "-v0", "-c", script, **PRODUCTION).stdout
    with_url = {"DEMO": "true", "DATABASE_URL": f"sqlite:///{tmp_path}/real.sqlite3"}
    assert manage(tmp_path, "shell", "-v0", "-c", script, **with_url).stdout == demo
    assert demo != site
    assert "/demo/" in demo


@pytest.mark.django_db
def test_the_admin_has_a_policy_of_its_own(client: Client) -> None:
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    assert "img-src 'self' data:" in policy
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in client.get("/")["Content-Security-Policy"]
    assert "data:" not in client.get("/")["Content-Security-Policy"]


@pytest.mark.django_db
def test_scripts_in_a_form_of_blocks_run_by_a_nonce_and_nothing_else() -> None:
    page = desk.signed_in("editors").get("/admin/reviews/guide/add/")
    policy = dict(rule.strip().split(" ", 1) for rule in page["Content-Security-Policy"].split(";"))
    nonce = policy["script-src"].removeprefix("'self' 'nonce-").removesuffix("'")
    assert len(nonce) == 24
    assert f'type="importmap" nonce="{nonce}"' in page.content.decode()
    assert "nonce" not in policy["style-src"]


@pytest.mark.django_db
def test_a_picture_outside_the_media_folder_is_not_served(client: Client) -> None:
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    for path in ("/media/../manage.py", "/media/%2e%2e/manage.py", "/media/"):
        assert client.get(path).status_code in (400, 404)


def test_static_files_are_collected_under_hashed_names(tmp_path: Path) -> None:
    done = manage(tmp_path, "collectstatic", "--noinput", "-v0", DEMO="true")
    assert done.returncode == 0, done.stderr
    (stylesheet,) = (tmp_path / "static" / "reviews").glob("site.*.css")
    assert stylesheet.with_name(stylesheet.name + ".br").stat().st_size < stylesheet.stat().st_size
    assert stylesheet.stat().st_size < 40_000


@pytest.mark.django_db
@pytest.mark.parametrize("https", [True, False])
def test_a_site_with_https_lets_browsers_ask_for_nothing_by_http(
    client: Client, settings: LazySettings, https: bool
) -> None:
    settings.HTTPS = https
    rules = client.get("/privacy/")["Content-Security-Policy"].split("; ")
    assert ("upgrade-insecure-requests" in rules) is https
