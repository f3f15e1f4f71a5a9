"""Who reads the auditors' pages, and that nobody changes anything there."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from disclosure.urls import urlpatterns
from tests import builders, desk
from tests.disclosure.auditors import cast

pytestmark = pytest.mark.django_db

PATHS = {
    "overview": "/audit/",
    "pages": "/audit/pages/",
    "page": "/audit/page/?path=/compare/kettles/",
    "rules": "/audit/rules/",
    "rule": "/audit/rules/L01/",
    "notices": "/audit/notices/",
    "register": "/audit/registers/placements/",
    "incidents": "/audit/incidents/",
    "incident": "/audit/incidents/{incident}/",
    "record": "/audit/record/",
    "record-timeline": "/audit/record/page/?url={url}",
    "record-difference": "/audit/record/differences/?a={entry}&b={entry}",
    "record-entry": "/audit/record/{entry}/",
    "record-sent": "/audit/record/{entry}/sent/",
    "record-proof": "/audit/record/{entry}/proof/",
}


@pytest.fixture
def paths() -> dict[str, str]:
    cast.audited(L01="violation")
    number = cast.incident().pk
    entry = cast.sent()
    return {
        name: path.format(incident=number, entry=entry.number, url=entry.url)
        for name, path in PATHS.items()
    }


def test_the_list_of_these_tests_is_complete() -> None:
    assert {one.name for one in urlpatterns} == {*PATHS, "log-in", "log-out"}


def test_strangers_are_sent_to_the_log_in_and_back(paths: dict[str, str]) -> None:
    for path in paths.values():
        answer = Client().get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/audit/log-in/?next=/audit/")
    filtered = Client().get("/audit/pages/?rule=L01&format=csv")["Location"]
    assert filtered == "/audit/log-in/?next=/audit/pages/%3Frule%3DL01%26format%3Dcsv"


@pytest.mark.parametrize("group", ["editors", "commerce"])
def test_others_who_work_here_are_told_that_it_is_not_for_them(
    paths: dict[str, str], group: str
) -> None:
    client = desk.signed_in(group)
    for path in paths.values():
        for form in ("html", "csv", "json"):
            answer = client.get(cast.with_format(path, form))
            assert answer.status_code == 403
            assert "These pages are for auditors" in answer.content.decode()
            assert "compare/kettles" not in answer.content.decode()


def test_auditors_need_no_access_to_the_admin(paths: dict[str, str]) -> None:
    client = cast.auditor()
    assert client.get("/admin/").status_code == 302
    for path in paths.values():
        for form in ("html", "csv", "json"):
            assert client.get(cast.with_format(path, form)).status_code == 200


def test_superusers_get_in_and_former_auditors_do_not(paths: dict[str, str]) -> None:
    assert desk.signed_in().get("/audit/").status_code == 200
    client = cast.auditor()
    builders.user("aud").groups.remove(Group.objects.get(name="auditors"))
    assert client.get("/audit/").status_code == 403


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_sent_to_them(paths: dict[str, str], method: str) -> None:
    client = cast.auditor()
    for path in paths.values():
        assert getattr(client, method)(path).status_code == 405
        assert getattr(Client(), method)(path).status_code == 405
    assert client.head("/audit/").status_code == 200


def test_they_are_not_cached_and_not_indexed(paths: dict[str, str]) -> None:
    client = cast.auditor()
    for path in [*paths.values(), "/audit/log-in/", cast.with_format(paths["pages"], "csv")]:
        answer = client.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "/audit/" not in Client().get("/sitemap.xml").content.decode()


def test_they_run_no_script_and_carry_no_style_of_their_own(paths: dict[str, str]) -> None:
    client = cast.auditor()
    for path in paths.values():
        page = cast.tree(client.get(path))
        assert not page.css("script, style, [style]")
        assert not [
            name for node in page.css("*") for name in node.attributes if name.startswith("on")
        ]


def test_an_auditor_logs_in_and_is_led_to_what_was_asked_for() -> None:
    builders.user("aud").groups.add(Group.objects.get(name="auditors"))
    client = Client()
    sent = {"username": "aud", "password": "secret", "next": "/audit/rules/?x=1"}
    answer = client.post("/audit/log-in/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/audit/rules/?x=1")
    assert client.get("/audit/").status_code == 200
    answer = client.post("/audit/log-out/")
    assert (answer.status_code, answer["Location"]) == (302, "/audit/log-in/")
    assert client.get("/audit/").status_code == 302


def test_the_log_in_leads_to_no_other_site_and_says_what_was_wrong() -> None:
    builders.user("aud")
    client = Client()
    sent = {"username": "aud", "password": "secret", "next": "https://evil.example/"}
    assert client.post("/audit/log-in/", sent)["Location"] == "/audit/"
    answer = Client().post("/audit/log-in/", sent | {"password": "wrong"})
    assert answer.status_code == 200
    assert "correct username and password" in cast.text(answer)


def test_logging_out_takes_a_button_and_not_a_link() -> None:
    assert cast.auditor().get("/audit/log-out/").status_code == 405


def test_what_is_not_there_is_not_found(paths: dict[str, str]) -> None:
    client = cast.auditor()
    for path in (
        "/audit/page/",
        "/audit/page/?path=/never/audited/",
        "/audit/rules/X99/",
        "/audit/registers/secrets/",
        "/audit/incidents/987654/",
        "/audit/nothing/",
        "/audit/?format=xml",
        "/audit/pages/?format=",
    ):
        assert client.get(path).status_code == 404, path


def test_only_auditors_see_a_link_to_them_in_the_admin() -> None:
    assert 'href="/audit/"' in desk.signed_in("auditors").get("/admin/").content.decode()
    assert 'href="/audit/"' not in desk.signed_in("editors").get("/admin/").content.decode()
