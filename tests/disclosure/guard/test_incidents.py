"""What was not served is kept once, counted, and bounded."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from disclosure import incidents
from disclosure.models import Incident
from tests.disclosure.guard.conftest import Desk, refused
from tests.disclosure.guard.pages import PAID, PATH, bad, notice, page

AT = timezone.now()


def keep(path: str = PATH, summary: str = "L01★: no notice", **fields: object) -> None:
    given = {"route": "/compare/<slug:slug>/", "missing": False, "rules": ("L01",), "at": AT}
    incidents.keep(path=path, summary=summary, findings=[], **(given | fields))  # type: ignore[arg-type]


def test_the_same_incident_is_counted_and_holds_the_newest_findings(desk: Desk) -> None:
    first = desk.refuses(bad())
    again = desk.refuses(bad())
    assert (first.pk, first.count, again.count) == (again.pk, 1, 2)
    assert again.first_at == first.first_at
    assert again.last_at > first.last_at
    (finding, *_) = again.findings
    told = {"rule", "outcome", "words", "html", "where", "promise", "source", "hint"}
    assert set(finding) == told


def test_another_way_of_breaking_the_same_page_is_another_incident(desk: Desk) -> None:
    one = desk.refuses(bad())
    other = desk.refuses(page(PAID, notice("commission")))
    assert one.path == other.path == PATH
    assert one.rules != other.rules


def test_paths_that_anybody_can_invent_are_one_incident(desk: Desk) -> None:
    desk.put(lambda request: HttpResponse(bad(), status=404), "error page")
    for number in range(5):
        assert refused(desk.client.get(f"/compare/x{number}/"))
        assert refused(desk.client.get(f"/nowhere/{number}/?page={number}"))
    assert {(one.path, one.count) for one in Incident.objects.all()} == {
        ("/compare/<slug:slug>/", 5),
        ("/.*", 5),
    }


def test_withdrawn_pages_are_told_apart(desk: Desk) -> None:
    for path in ("/compare/a/", "/compare/b/"):
        desk.refuses(lambda request: HttpResponse(bad(), status=410), path)
    assert Incident.objects.count() == 2


def test_once_there_are_very_many_they_are_kept_by_route(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incidents, "MOST", 3)
    for number in range(9):
        keep(f"/compare/{number}/")
    keep("/compare/0/")
    assert [(one.path, one.count) for one in Incident.objects.order_by("pk")] == [
        ("/compare/0/", 2),
        ("/compare/1/", 1),
        ("/compare/2/", 1),
        ("/compare/<slug:slug>/", 6),
    ]


def test_errors_that_differ_in_their_numbers_are_one_incident(db: None) -> None:
    for number in (1, 22, 3_000):
        keep(rules=(), summary=f"It is no UTF-8: invalid byte at {number:,}.")
        keep(rules=(), summary=f"It could not be judged: ValueError: {number} is not “{number}”")
    assert sorted(Incident.objects.values_list("count", flat=True)) == [3, 3]


def test_what_no_database_can_hold_is_left_out(db: None) -> None:
    keep(
        "/a\0\ud800" + "x" * 5000,
        "\0" + "y" * 5000,
        rules=(),
    )
    (one,) = Incident.objects.all()
    assert len(one.path) == 2000
    assert "\0" not in one.path + one.summary


def test_an_incident_survives_what_the_request_takes_back(
    desk: Desk, settings: LazySettings
) -> None:
    """The view's own transaction is over, and taken back, when the guard keeps its incident."""

    def view(request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            keep("/from/the/view/", at=AT - timedelta(days=1))
            transaction.set_rollback(True)
        return HttpResponse(bad())

    incident = desk.refuses(view)
    assert incident.path == PATH
    assert not Incident.objects.filter(path="/from/the/view/").exists()
    assert connection.in_atomic_block  # the test's own
