"""What readers see of the record: a line below each page, the versions of it, and proofs to take away."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser

from disclosure import registers
from disclosure.auditors import live
from disclosure.models import Body, Entry, Frozen
from disclosure.record import bodies, check, log
from products.models import Offer
from tests.conftest import Site
from tests.disclosure.record.test_frozen_pages import ALTO, BASSO, COMPARED, ELSEWHERE, reprice
from tests.reading import find, words

pytestmark = pytest.mark.usefixtures("recording")


def opened(client: Client, path: str, status: int = 200) -> LexborHTMLParser:
    answer = client.get(path)
    assert answer.status_code == status, path
    return LexborHTMLParser(answer.content.decode())


def line(page: LexborHTMLParser) -> str:
    """The version of a page and where its record is, as the foot of it says."""
    link = page.css_first("footer a[href^='/record/']")
    return f"{words(page, 'footer code')} {link.attributes['href']}" if link else ""


def newest(path: str) -> Entry:
    found = log.newest(registers.address(path))
    assert found is not None
    return found


def proof(client: Client, entry: Entry) -> dict[str, Any]:
    answer = client.get(f"/record/proof/{entry.number}.json")
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.content)
    return found


def test_each_page_on_record_leads_to_its_record_and_no_other_page_does(
    full_site: Site, client: Client
) -> None:
    for name, path in full_site.paths.items():
        said = line(opened(client, path))
        if name in ELSEWHERE:
            assert said == "", path
            continue
        told = json.loads(newest(path).data)["version"]
        assert said == f"{told} /record/?page={path}"
    assert line(opened(client, f"{COMPARED}?sort=price")) == ""
    assert line(opened(client, "/nowhere/", 404)) == ""
    assert line(opened(client, "/record/")) == ""


def test_the_version_is_that_of_the_content_alone(
    site: Site, client: Client, settings: LazySettings
) -> None:
    first = line(opened(client, ALTO))
    settings.OPERATOR = "Somebody else"  # stands in the footer
    Frozen.objects.all().delete()
    assert line(opened(client, ALTO)) == first
    said = words(opened(client, f"/record/?page={ALTO}"), ".ledger tbody tr")
    assert "What stands around the content" in said
    reprice(site, "47.00")
    assert line(opened(client, ALTO)) != first


def test_the_versions_of_a_page_are_told_with_what_changed(site: Site, client: Client) -> None:
    client.get(ALTO)
    reprice(site, "47.00")
    shown = line(opened(client, ALTO)).split()[0]
    page = opened(client, f"/record/?page={ALTO}")
    rows = page.css(".ledger tbody tr")
    assert len(rows) == 2
    assert f"{shown} entry {newest(ALTO).number}, shown now" in words(rows[0], "th")
    assert "Prices: 1 changed" in rows[0].text()
    assert newest(ALTO).body in rows[0].text()
    assert "First version on record" in rows[1].text()
    reprice(site, "48.00")
    page = opened(client, f"/record/?page={ALTO}")
    assert "shown now" not in (page.html or "")
    assert "the next who asks gets a new version" in words(page, ".record")
    robots = page.css_first('meta[name="robots"]')
    assert robots is not None
    assert robots.attributes["content"] == "noindex"


@pytest.mark.parametrize("form", ["{home}{path}?a=1#b", "http://testserver{path}", "{bare}"])
def test_an_address_is_taken_as_a_reader_copies_it(
    site: Site, client: Client, settings: LazySettings, form: str
) -> None:
    client.get(ALTO)
    home = settings.BASE_URL.rstrip("/")
    written = form.format(home=home, path=ALTO, bare=ALTO.strip("/"))
    answer = client.get("/record/", {"page": written})
    assert f"The record of {ALTO}" in words(LexborHTMLParser(answer.content.decode()), "h1")
    assert client.get("/record/", {"page": f"https://other.example{ALTO}"}).status_code == 404


@pytest.mark.parametrize("path", ["/nowhere/", "//evil.example/", "alto", "/%00", "\0", "/" * 2500])
def test_of_what_is_not_on_record_the_page_says_so(site: Site, client: Client, path: str) -> None:
    before = Entry.objects.count()
    answer = client.get("/record/", {"page": path})
    assert answer.status_code == 404
    assert "Nothing is on record for this address" in answer.content.decode()
    assert "evil.example" not in str(LexborHTMLParser(answer.content.decode()).css("a[href]"))
    assert Entry.objects.count() == before


def test_the_pages_of_the_record_break_no_rule(site: Site, client: Client) -> None:
    client.get(COMPARED)
    assert "unseen by those who kept a checkpoint" in words(opened(client, "/record/"), ".lead")
    for path in ("/record/", f"/record/?page={COMPARED}"):
        report = live.judge(path, site.at)
        broken = [one.rule.id for one in report.results if one.verdict.outcome == "violation"]
        assert broken == [], path


def test_the_checkpoint_the_key_and_the_program_are_there_to_take(
    site: Site, client: Client
) -> None:
    client.get(BASSO)
    key = client.get("/record/key").content.decode().strip()
    note = client.get("/record/checkpoint")
    assert note["Content-Type"] == "text/plain; charset=utf-8"
    assert note.content.decode().split("\n")[1] == str(Entry.objects.count())
    root = note.content.decode().split("\n")[2]
    assert f"Root {root} " in words(opened(client, "/record/"), ".record")
    assert "right: " in check.check_signature(note.content.decode(), key)
    assert client.get("/record/check.py").content.startswith(b"#!/usr/bin/env python3")
    assert client.get("/record/proof/999999999999999999999.json").status_code == 404


def test_a_proof_is_checked_by_the_program_alone(
    site: Site, client: Client, tmp_path: Path
) -> None:
    sent = client.get(BASSO).content
    client.get(ALTO)
    given = client.get(f"/record/proof/{newest(BASSO).number}.json")
    assert given["Content-Disposition"].startswith("attachment")
    assert base64.b64decode(json.loads(given.content)["body"]) == sent
    file = tmp_path / "proof.json"
    file.write_bytes(given.content)
    key = client.get("/record/key").content.decode().strip()
    program = tmp_path / "check.py"
    program.write_bytes(client.get("/record/check.py").content)
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-I", program, file, "--key", key, "--unpack", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [part.split(":")[0] for part in done.stdout.splitlines()] == ["right"] * 3
    assert "byte for byte" in done.stdout
    assert (tmp_path / "out" / "page.html").read_bytes() == sent
    assert (tmp_path / "out" / "entry.json").read_text() == newest(BASSO).data


def test_a_proof_in_which_anything_is_changed_is_found_out(site: Site, client: Client) -> None:
    for path in (ALTO, BASSO, COMPARED):
        client.get(path)
    good = proof(client, newest(ALTO))
    other = proof(client, newest(BASSO))
    key = good["key"]
    assert len(check.check(good, key)) == 3
    size = str(log.size())
    lied = newest(ALTO).data.replace('"pass"', '"Pass"', 1)
    bad = [
        good | {"body": other["body"]},
        good | {"entry": base64.b64encode(lied.encode()).decode()},
        good | {"proof": other["proof"]},
        good | {"number": good["number"] + 1},
        good | {"proof": good["proof"].replace(f"\n{size}\n", f"\n{size}0\n")},
        good | {"proof": good["proof"].replace(f"{key.split('+')[0]}\n", "other.example\n", 1)},
    ]
    for changed in bad:
        assert changed != good
        with pytest.raises(check.Wrong):
            check.check(changed, key)
    with pytest.raises(check.Wrong, match="not signed by the key"):
        check.check(good, "kettles.example+00000000+AQ==")


def test_openssl_will_do_for_the_signature(site: Site, client: Client) -> None:
    client.get(ALTO)
    text, _, signed = client.get("/record/checkpoint").content.decode().partition("\n\n")
    key = base64.b64decode(client.get("/record/key").content.decode().split("+", 2)[2])[1:]
    signature = base64.b64decode(signed.split(" ")[2])[4:]
    try:
        assert check.is_signed_for_openssl(key, f"{text}\n".encode(), signature)
        assert not check.is_signed_for_openssl(key, f"{text}!\n".encode(), signature)
    except check.Wrong as wrong:
        pytest.skip(str(wrong))


def test_prices_that_may_not_be_kept_are_given_to_nobody(site: Site, client: Client) -> None:
    site.programme.history_allowed = False
    site.programme.save()
    sent = client.get(ALTO).content
    assert b"49.90" in sent
    given = proof(client, newest(ALTO))
    assert given["body_is"] == "redacted"
    copy = base64.b64decode(given["body"])
    assert b"49.90" not in copy
    assert b"[withheld]" in copy
    assert b"49.90" not in base64.b64decode(given["entry"])
    assert bodies.load(newest(ALTO).body) == sent  # while it may be shown, auditors see it
    said = words(opened(client, f"/record/?page={ALTO}"), "table")
    assert "without prices that may not be kept" in said
    assert "the entry's own copy" in check.check(given, given["key"])[0]


def test_of_a_page_that_is_deleted_the_proof_stays(site: Site, client: Client) -> None:
    client.get(BASSO)
    entry = newest(BASSO)
    Body.objects.all().delete()
    given = proof(client, entry)
    assert (given["body"], given["body_is"]) == (None, "gone")
    assert check.check(given, given["key"])[0].startswith("NOT THERE")
    assert "the page itself is not kept" in words(opened(client, f"/record/?page={BASSO}"), "table")


@pytest.mark.parametrize("changes", [0, 3])
def test_it_asks_as_often_for_one_version_as_for_four(
    site: Site, client: Client, changes: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(ALTO)
    for number in range(changes):
        reprice(site, f"4{number}.00")
        client.get(ALTO)
    assert Offer.objects.filter(product=site.alto).exists()
    with django_assert_num_queries(12):
        page = opened(client, f"/record/?page={ALTO}")
    assert len(page.css(".ledger tbody tr")) == changes + 1
    find(page, "form")
