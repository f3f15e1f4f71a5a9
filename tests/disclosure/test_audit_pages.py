"""The command: what it judges, prints and keeps, and with which code it ends."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import (
    BaseCommand,
    CommandError,
    call_command,
    load_command_class,
)
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import Client

from disclosure.auditing import judge
from disclosure.auditing.site import MISSING
from disclosure.models import AuditedPage
from disclosure.report import as_csv
from disclosure.rules import RULES
from tests.disclosure.auditing.conftest import Shop, shop
from tests.disclosure.guard.pages import bad, good, page

__all__ = ["shop"]  # the fixture
MANUAL = Path(__file__).resolve().parents[2] / "docs" / "auditing.md"
NOTICE = "Merchants pay us when you buy through links on this page."
LINK = '<a rel="sponsored nofollow" href="https://www.amazon.com/dp/B0?tag=x-20">Buy</a> <b class="label">paid link</b>'
FOREIGN = page(f'<p id="disc">{NOTICE}</p>', LINK)
BARE = page(LINK)


@dataclass
class Ended:
    code: int
    out: str
    error: str = ""


def audit(*arguments: str) -> Ended:
    """As from a shell."""
    out = io.StringIO()
    try:
        call_command("audit_pages", *arguments, stdout=out)
    except SystemExit as end:
        return Ended(int(end.code or 0), out.getvalue())
    except CommandError as error:
        return Ended(error.returncode, out.getvalue(), str(error))
    return Ended(0, out.getvalue())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Path:
    """The folder in which the command runs, with a page of somebody else in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bare.html").write_text(BARE)
    (tmp_path / "told.html").write_text(FOREIGN)
    return tmp_path


# This site


def test_the_whole_site_is_judged_and_a_clean_one_ends_with_0(shop: Shop) -> None:
    shop.list("/kettles/", good())
    ended = audit("--only", "L01")
    assert ended.code == 0, ended
    assert "Judged 2 pages (1 page in the sitemap, 1 beside it) by 1 rule: 0 violations" in (
        ended.out
    )
    assert f"{MISSING}: answers 404 Not Found" in ended.out


def test_a_page_without_its_notice_is_found_although_the_guard_hides_it(shop: Shop) -> None:
    shop.list("/kettles/", bad())
    shop.list("/cups/", good())
    ended = audit("--only", "L01")
    assert ended.code == 1
    assert "/kettles/\n  L01★" in ended.out
    assert "/cups/\n" not in ended.out


def test_one_path_is_judged_alone_with_what_the_registers_know(shop: Shop) -> None:
    shop.list("/kettles/", bad())
    shop.put("/cups/?colour=red", good())
    shop.put("/cups/", good())
    assert audit("/cups/?colour=red", "--only", "L01").code == 0
    assert "/cups/?colour=red keeps its promises\n  L01★" in (
        audit("/cups/?colour=red", "--only", "L01").out
    )


def test_a_page_that_fails_makes_it_2_and_hides_no_other(shop: Shop) -> None:
    def fails(request: HttpRequest) -> HttpResponse:
        raise KeyError("weight")

    shop.list("/fails/", fails)
    shop.list("/kettles/", bad())
    ended = audit("--only", "L01")
    assert ended.code == 2
    assert "/fails/: It answers 500 Internal Server Error: KeyError: 'weight'." in ended.out
    assert "/kettles/\n  L01★" in ended.out
    assert audit("--only", "L01", "--fail-on", "never").code == 0


def test_a_rule_that_fails_is_told_and_hides_no_other_page(
    shop: Shop, settings: LazySettings
) -> None:
    shop.list("/kettles/", good())
    settings.DISCLOSURE = {"LINKS": "tests.disclosure.guard.registers.broken"}
    ended = audit("--only", "L01")
    assert ended.code == 2
    assert "/kettles/: Judging it failed: RegisterError: the register is on fire" in ended.out
    assert "Judged 1 page (" in ended.out


def test_redirects_are_told_and_the_page_behind_them_is_judged_once(shop: Shop) -> None:
    shop.list("/old/", lambda request: HttpResponseRedirect("/kettles/"))
    shop.list("/kettles/", bad())
    ended = audit("--only", "L01")
    assert "/old/: leads to http://127.0.0.1:8000/kettles/" in ended.out
    assert ended.out.count("L01★") == 1


def test_nothing_to_judge_is_no_clean_bill(shop: Shop) -> None:
    shop.put("/a.png", b"\x89PNG", content_type="image/png")
    ended = audit("/a.png")
    assert ended.code == 2
    assert "/a.png: It is image/png" in ended.out


def test_what_is_kept_of_a_site_is_whole_and_current(shop: Shop) -> None:
    AuditedPage.objects.create(
        path="/gone/",
        audited_at="2026-01-01T00:00Z",
        violations=0,
        incompletes=0,
        blocked=False,
        verdicts={},
    )
    shop.list("/kettles/", bad())
    audit("/kettles/", "--only", "P01")
    assert {page.path for page in AuditedPage.objects.all()} == {"/gone/", "/kettles/"}
    audit("--only", "P01")
    kept = {page.path: page for page in AuditedPage.objects.all()}
    assert set(kept) == {"/kettles/", MISSING}
    assert set(kept["/kettles/"].verdicts) == {rule.id for rule in RULES}
    assert kept["/kettles/"].blocked


def test_a_site_without_a_sitemap_says_what_to_do(shop: Shop, settings: LazySettings) -> None:
    settings.DISCLOSURE = {"SITEMAP": "/nowhere.xml"}
    ended = audit()
    assert ended.code == 2
    assert 'DISCLOSURE["SITEMAP"]' in ended.error


# Pages of anybody


def test_a_page_of_somebody_else_is_judged_and_not_kept(folder: Path) -> None:
    ended = audit("bare.html", "--only", "L01")
    assert ended.code == 1
    assert "bare.html\n  L01★" in ended.out
    assert not AuditedPage.objects.exists()


def test_notice_names_the_element_that_is_its_notice(folder: Path) -> None:
    assert audit("told.html", "--only", "L01").code == 1
    assert audit("told.html", "--only", "L01", "--notice", "#disc").code == 0


def test_a_selector_that_matches_nothing_is_told(folder: Path) -> None:
    ended = audit("told.html", "--only", "L01", "--notice", "#disclosure")
    assert ended.code == 1
    assert "told.html: Nothing in it matches --notice #disclosure" in ended.out


@pytest.mark.parametrize("selector", ["div[", "..", "p >"])
def test_what_is_no_selector_is_refused(folder: Path, selector: str) -> None:
    ended = audit("told.html", "--notice", selector)
    assert (ended.code, "is no CSS selector" in ended.error) == (2, True)


def test_the_approved_words_reach_the_judge(folder: Path) -> None:
    (folder / "words.txt").write_text(f"\n {NOTICE}  \n")
    assert judge.Foreign("#disc", NOTICE) == foreign("--notice-text", "words.txt")
    (folder / "empty.txt").write_text(" \n")
    for name, why in (("empty.txt", "is empty"), ("missing.txt", "cannot be read: No such file")):
        ended = audit("told.html", "--notice", "#disc", "--notice-text", name)
        assert (ended.code, why in ended.error) == (2, True)


def foreign(*arguments: str) -> judge.Foreign:
    """What the judge is told with these arguments."""
    told: list[judge.Foreign] = []
    run = judge.run

    def overhear(*args: Any, foreign: judge.Foreign, **options: Any) -> Any:
        told.append(foreign)
        return run(*args, foreign=foreign, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judge, "run", overhear)
        audit("told.html", "--notice", "#disc", *arguments)
    return told[0]


def test_a_folder_of_pages_is_judged_in_order(folder: Path) -> None:
    ended = audit(".", "--only", "L01", "--notice", "#disc", "--format", "json")
    pages = json.loads(ended.out)["pages"]
    assert [(one["page"], one["blocked"]) for one in pages] == [
        ("bare.html", True),
        ("told.html", False),
    ]
    assert [one["sha256"] for one in pages] == [
        sha256((folder / one["page"]).read_bytes()).hexdigest() for one in pages
    ]
    assert ended.code == 1


def test_the_digest_of_a_page_of_this_site_is_that_of_the_bytes_that_readers_get(
    shop: Shop, client: Client
) -> None:
    shop.list("/kettles/", good())
    told = json.loads(audit("/kettles/", "--format", "json").out)["pages"]
    assert [one["sha256"] for one in told] == [sha256(client.get("/kettles/").content).hexdigest()]


def test_a_report_says_by_what_it_was_made_and_no_secret(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "caf\udce9.html").write_text(BARE)
    typed = ["caf\udce9.html", "--output", "r.html", "--settings=mine", "--format", "html"]
    asked = [*typed, "--notice", "a[href*='//me:secret@x']"]
    monkeypatch.setattr("sys.argv", ["manage.py", "audit_pages", *asked])
    audit(*typed[:3], *typed[4:])
    told = (folder / "r.html").read_text(encoding="utf-8")
    made = (
        "Made by <code>manage.py audit_pages &#x27;caf\\u{dce9}.html&#x27; --format html --notice"
    )
    assert made in told
    assert "//…@x" in told
    assert not {"r.html", "mine", "secret"} & set(re.findall(r"[\w.]+", told))


def test_a_report_that_another_program_made_names_no_command(folder: Path) -> None:
    assert "Made by" not in audit("told.html", "--format", "html").out


def test_an_address_that_is_none_could_not_be_judged(db: None) -> None:
    ended = audit("HTTP://[::1/")
    assert ended.code == 2
    assert "It cannot be fetched" in ended.out


def test_a_missing_file_is_refused(folder: Path) -> None:
    ended = audit("bear.html")
    assert ended.code == 2
    assert "“bear.html” is no file, no folder, no path of this site" in ended.error


# Rules


def test_explain_tells_one_rule_or_all(db: None) -> None:
    assert audit("--explain", "L01").out.startswith("L01★  ")
    everything = audit("--explain", "all").out
    assert all(f"{rule.name}  {rule.promise}" in everything for rule in RULES)
    assert audit("--explain", "L99").code == 2


@pytest.mark.parametrize("option", ["--only", "--skip"])
def test_an_unknown_rule_is_refused_with_those_near_it(folder: Path, option: str) -> None:
    ended = audit("bare.html", option, "L011")
    assert ended.code == 2
    assert "L01" in ended.error.partition("“L011”")[2]


def test_leaving_out_every_rule_is_refused(folder: Path) -> None:
    assert audit("bare.html", "--only", "L01", "--skip", "L").code == 2


def test_skipped_rules_find_nothing(folder: Path) -> None:
    out = json.loads(audit("bare.html", "--skip", "L01,P", "--format", "json").out)
    ids = {rule["id"] for rule in out["rules"]}
    assert ids == {rule.id for rule in RULES if rule.id != "L01" and rule.group != "P"}
    assert set(out["pages"][0]["verdicts"]) == ids


# The manual


def test_every_option_is_in_the_manual() -> None:
    parser = load_command_class("disclosure", "audit_pages").create_parser("manage.py", "")
    general = BaseCommand().create_parser("manage.py", "")
    options = set(parser._option_string_actions) - set(general._option_string_actions)
    documented = re.findall(r"^\| `(--[a-z-]+)` \|", MANUAL.read_text(), re.MULTILINE)
    assert len(options) > 5
    assert set(documented) == options


def test_the_columns_of_the_table_are_in_the_manual() -> None:
    assert f"`{','.join(as_csv.COLUMNS)}`" in MANUAL.read_text()


# Reports


def test_the_report_goes_into_a_file_and_a_summary_to_the_terminal(folder: Path) -> None:
    ended = audit("bare.html", "--only", "L01", "--format", "sarif", "--output", "out.sarif")
    assert ended.code == 1
    assert json.loads((folder / "out.sarif").read_text())["version"] == "2.1.0"
    assert ended.out.startswith("Judged 1 page by 1 rule: 1 violation")
    assert ended.out.endswith("Report: out.sarif\n")


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "html", "csv"])
def test_every_format_is_printed_and_written_alike(folder: Path, form: str) -> None:
    printed = audit("bare.html", "--only", "L01", "--format", form).out
    audit("bare.html", "--only", "L01", "--format", form, "--output", "report")
    written = (folder / "report").read_bytes().decode("utf-8-sig")
    assert "L01" in printed
    if form not in ("json", "sarif", "html"):  # these hold the moment
        assert written == printed


def test_a_spreadsheet_knows_the_encoding_of_its_file(folder: Path) -> None:
    audit("bare.html", "--format", "csv", "--output", "report.csv")
    data = (folder / "report.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) == 1 + len(RULES)


def test_a_report_that_cannot_be_written_leaves_the_old_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "report").write_text("old")

    def full(*args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    ended = audit("bare.html", "--output", "report")
    monkeypatch.undo()
    assert ended.code == 2
    assert "No space left on device" in ended.error
    assert (folder / "report").read_text() == "old"
    assert sorted(one.name for one in folder.iterdir()) == ["bare.html", "report", "told.html"]


@pytest.mark.parametrize(
    ("place", "why"), [("missing/report", "there is no folder missing"), (".", "is a folder")]
)
def test_a_place_that_cannot_hold_the_report_is_refused_before_the_work(
    folder: Path, place: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "run", None)
    ended = audit("bare.html", "--output", place)
    assert (ended.code, why in ended.error) == (2, True)


def test_ctrl_c_ends_it_without_a_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(judge, "run", interrupted)
    ended = audit("bare.html", "--output", "report")
    assert (ended.code, ended.error) == (130, "Stopped, without a report.")
    assert not (folder / "report").exists()


def test_open_questions_make_it_1_only_on_demand(folder: Path) -> None:
    out = json.loads(audit("told.html", "--notice", "#disc", "--format", "json").out)
    incomplete = [
        name for name, one in out["pages"][0]["verdicts"].items() if one["outcome"] == "incomplete"
    ]
    if incomplete:
        rules = ("--only", ",".join(incomplete))
        assert audit("told.html", "--notice", "#disc", *rules).code == 0
        assert audit("told.html", "--notice", "#disc", *rules, "--fail-on", "incomplete").code == 1
