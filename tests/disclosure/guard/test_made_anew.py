"""A page that became wrong while it was made is made once more, and then it is right or refused."""

import pytest
from django.http import HttpRequest, HttpResponse

from disclosure.models import Incident
from tests.disclosure.guard.conftest import Desk, refused
from tests.disclosure.guard.pages import PATH, bad, good

pytestmark = pytest.mark.django_db


class Changing:
    """Answers with one page after the other, and with the last for good."""

    def __init__(self, *pages: str) -> None:
        self.pages = list(pages)
        self.asked = 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        return HttpResponse(self.pages.pop(0) if len(self.pages) > 1 else self.pages[0])


def test_a_page_that_is_right_when_made_anew_is_sent_without_an_incident(desk: Desk) -> None:
    answer = Changing(bad(), good())
    response = desk.get(answer)
    assert (response.status_code, response.content.decode()) == (200, good())
    assert (answer.asked, Incident.objects.count()) == (2, 0)


def test_a_page_that_is_wrong_again_is_one_incident(desk: Desk) -> None:
    answer = Changing(bad())
    assert refused(desk.get(answer))
    assert (answer.asked, Incident.objects.get().count) == (2, 1)


def test_a_page_that_is_right_is_made_once(desk: Desk) -> None:
    answer = Changing(good())
    desk.get(answer)
    assert answer.asked == 1


def test_what_was_sent_to_the_site_is_done_once(desk: Desk) -> None:
    answer = Changing(bad(), good())
    desk.put(answer)
    assert refused(desk.client.post(PATH))
    assert answer.asked == 1
