"""audit_pages --browser, as it is called."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from disclosure.browser.renderings import FULL, QUICK
from disclosure.examples import PAID_LINK, notice, page
from tests.conftest import Site
from tests.disclosure.browser import chromium

TOLD = notice("commission").replace("<p ", "<p id='told' ")
GOOD = page(f"{TOLD}{PAID_LINK}")
HIDDEN = page(f"{TOLD}{PAID_LINK}", head="<style>#told { transform: scaleX(-1) }</style>")


def audited(*arguments: str, **options: object) -> tuple[int, str]:
    """(exit code, what it prints)."""
    out = StringIO()
    code = 0
    try:
        call_command("audit_pages", *arguments, stdout=out, **options)
    except SystemExit as stopped:
        code = int(str(stopped.code))
    return code, out.getvalue()


def saved(folder: Path, name: str, html: str) -> str:
    (folder / name).write_text(html)
    return str(folder / name)


def test_without_chromium_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(CommandError, match=r"CHROMIUM is “.*”, and no program is there") as refused:
        call_command("audit_pages", "--browser", saved(tmp_path, "a.html", GOOD))
    assert refused.value.returncode == 2


def test_rules_of_the_browser_are_asked_for_with_it(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="V01b is a rule of what a browser draws"):
        call_command("audit_pages", "--only", "V01b", saved(tmp_path, "a.html", GOOD))
    assert "Every word of the notice can be made out" in audited(explain=["V01b"])[1]


def test_a_sample_needs_a_folder_to_remember_it() -> None:
    with pytest.raises(CommandError, match="--sample 20 --output audits"):
        call_command("audit_pages", "--sample", "3")


def test_options_that_would_do_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ask for both"):
        call_command("audit_pages", "--quick", saved(tmp_path, "a.html", GOOD))
    with pytest.raises(CommandError, match="leave --format out"):
        call_command("audit_pages", "--sample", "3", "--output", str(tmp_path), "--format", "csv")


def test_quick_is_a_part_of_the_whole() -> None:
    assert {one.name for one in QUICK} < {one.name for one in FULL}


class TestInChromium:
    pytestmark = chromium.needs_chromium

    def test_a_mirrored_notice_is_found_and_a_plain_one_is_not(self, tmp_path: Path) -> None:
        good, hidden = saved(tmp_path, "good.html", GOOD), saved(tmp_path, "hidden.html", HIDDEN)
        code, told = audited(good, hidden, browser=True, quick=True, notice="#told", format="json")
        first, second = json.loads(told)["pages"]
        assert code == 1
        assert first["verdicts"]["V01b"]["outcome"] == "pass"
        assert second["verdicts"]["V01b"]["outcome"] == "violation"
        assert second["blocked"]
        assert [look["readable"] for look in second["looks"]][:1] == [False]

    @pytest.mark.django_db
    def test_pages_of_the_site_are_clean_and_reported_in_one_file(
        self, full_site: Site, tmp_path: Path, settings: LazySettings
    ) -> None:
        settings.WHITENOISE_USE_FINDERS = True
        place = tmp_path / "audit.html"
        code, told = audited(
            full_site.paths["comparison"], browser=True, quick=True,
            format="html", output=place, fail_on="incomplete",
        )  # fmt: skip
        assert (code, "0 violations, 0 to look at" in told) == (0, True), told
        report = place.read_text()
        assert "data:image/webp;base64," in report
        assert 'src="http' not in report

    @pytest.mark.django_db
    def test_a_sample_tells_what_changed_since(self, site: Site, tmp_path: Path) -> None:
        code, told = audited(sample=1, output=tmp_path / "audits", only=["L01"])
        assert code == 0, told
        assert (tmp_path / "audits" / "latest.html").is_file()
