"""Incidents in the admin: editors and auditors look, nobody writes."""

import pytest

from disclosure import incidents
from disclosure.models import Incident
from tests import builders, desk

LIST = "/admin/disclosure/incident/"


@pytest.fixture
def incident(db: None) -> Incident:
    finding = {"rule": "L07★", "words": "Not registered.", "html": '<a href="https://x.example">Hi'}
    incidents.keep(
        path="/compare/kettles/",
        route="/compare/<slug:slug>/",
        missing=False,
        rules=("L07",),
        summary="L07★: Not registered.",
        findings=[finding],
        at=builders.AT,
    )
    return Incident.objects.get()


@pytest.mark.parametrize("group", ["editors", "auditors"])
def test_they_are_listed_and_opened_with_their_html_as_text(incident: Incident, group: str) -> None:
    person = desk.signed_in(group)
    assert "/compare/kettles/" in person.get(LIST).content.decode()
    opened = person.get(f"{LIST}{incident.pk}/change/").content.decode()
    assert "&lt;a href=&quot;https://x.example&quot;&gt;Hi" in opened
    assert 'href="https://x.example"' not in opened


@pytest.mark.parametrize("group", ["editors", "auditors"])
def test_nobody_adds_changes_or_deletes_one(incident: Incident, group: str) -> None:
    person = desk.signed_in(group)
    assert person.get(f"{LIST}add/").status_code == 403
    assert person.post(f"{LIST}{incident.pk}/change/", {"summary": "fine"}).status_code == 403
    assert person.post(f"{LIST}{incident.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Incident.objects.get() == incident


def test_commerce_does_not_see_them(incident: Incident) -> None:
    assert desk.signed_in("commerce").get(LIST).status_code == 403
