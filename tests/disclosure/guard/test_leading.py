"""Headers that take readers to a merchant with no page in between."""

import pytest
from django.conf import LazySettings
from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect

from tests.disclosure.guard import registers
from tests.disclosure.guard.conftest import Desk, refused
from tests.disclosure.guard.pages import PATH, bad, good

OUT = {
    "merchant": registers.MERCHANT,
    "register": "/go/1/",
    "register, absolute": "http://127.0.0.1:8000/go/1/",
    "foreign": "https://www.amazon.com/dp/B000?tag=us-20",
    "unknown": "https://nobody.example/",
    "odd": "///www.amazon.com/dp/B000?tag=us-20",
}


@pytest.mark.parametrize("target", OUT)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_page_sends_nobody_to_a_merchant(desk: Desk, target: str, status: int) -> None:
    def view(request: object) -> HttpResponse:
        return HttpResponse(status=status, headers={"Location": OUT[target]})

    incident = desk.refuses(view)
    assert incident.rules == ["L07"]
    assert "Location" not in desk.client.get(PATH)


@pytest.mark.parametrize("target", OUT)
@pytest.mark.parametrize("written", ["0; url={}", "5;URL='{}'", "0 {}"])
def test_nor_does_a_refresh_header(desk: Desk, target: str, written: str) -> None:
    desk.refuses(good(), headers={"Refresh": written.format(OUT[target])})
    assert "Refresh" not in desk.client.get(PATH)


def test_the_register_leads_to_its_merchant(desk: Desk) -> None:
    response = desk.passes(lambda request: HttpResponseRedirect(registers.MERCHANT), "/go/1/")
    assert (response.status_code, response["Location"]) == (302, registers.MERCHANT)


def test_the_register_may_lead_to_an_address_that_it_does_not_list(desk: Desk) -> None:
    desk.passes(lambda request: HttpResponseRedirect("https://alder.example/new"), "/go/1/")
    desk.passes(lambda request: HttpResponseRedirect("https://boiling.example/study"), "/go/1/")


def test_the_register_does_not_lead_to_another_programme(desk: Desk) -> None:
    desk.refuses(lambda request: HttpResponseRedirect("https://birch.example/pot"), "/go/1/")
    desk.passes(lambda request: HttpResponseRedirect("https://birch.example/pot"), "/go/2/")


def test_an_id_that_is_in_no_register_leads_nowhere(desk: Desk) -> None:
    desk.refuses(lambda request: HttpResponseRedirect(registers.MERCHANT), "/go/99/")


@pytest.mark.parametrize("target", ["/", "../", "?page=2", "#top", "http://testserver/about/"])
def test_redirects_inside_the_site_pass(desk: Desk, target: str) -> None:
    desk.passes(lambda request: HttpResponseRedirect(target))


def test_a_registered_address_that_does_not_pay_is_led_to(desk: Desk) -> None:
    desk.passes(lambda request: HttpResponseRedirect("https://boiling.example/study"))


def test_a_missing_slash_may_be_added(desk: Desk) -> None:
    desk.passes(lambda request: HttpResponsePermanentRedirect("/go/1/"), "/go/1")


def test_http_may_become_https(desk: Desk, settings: LazySettings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = desk.client.get("/go/1/")
    assert response["Location"] == "https://testserver/go/1/"


def test_a_redirect_with_a_page_in_it_is_judged_too(desk: Desk) -> None:
    desk.refuses(lambda request: HttpResponse(bad(), status=302, headers={"Location": "/"}))


def test_a_refused_lead_is_not_sent_to_strange_hosts_either(desk: Desk) -> None:
    desk.put(lambda request: HttpResponseRedirect(registers.MERCHANT))
    assert refused(desk.client.get(PATH))
    assert desk.client.get(PATH, headers={"host": "evil.example"}).status_code in (400, 503)
