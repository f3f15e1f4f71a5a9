"""Responses that are no pages."""

import pytest
from django.conf import LazySettings

from tests.disclosure.guard import registers
from tests.disclosure.guard.conftest import Desk, refused
from tests.disclosure.guard.pages import PATH, sentence

TYPES = [
    "application/json",
    "application/rss+xml; charset=utf-8",
    "image/svg+xml",
    "text/plain",
    "text/csv; charset=utf-8",
    "text/calendar",
    "application/ld+json",
    "text/javascript",
    "text/css",
]


@pytest.mark.parametrize("content_type", TYPES)
def test_a_text_with_a_paid_link_is_sent_with_the_words_only(desk: Desk, content_type: str) -> None:
    incident = desk.refuses(f"Buy at {registers.MERCHANT} now", content_type=content_type)
    assert incident.rules == ["L09"]
    told = sentence("commission")
    desk.passes(f"Buy at {registers.MERCHANT} now. {told}", content_type=content_type)
    desk.passes("Buy at https://boiling.example/study now", content_type=content_type)
    desk.passes("", content_type=content_type)


@pytest.mark.parametrize(
    "content_type", ["application/octet-stream", "image/png", "application/pdf"]
)
def test_what_is_no_text_passes(desk: Desk, content_type: str) -> None:
    desk.passes(b"\xff\x00 /go/1/", content_type=content_type)


def test_a_text_in_another_encoding_is_not_sent(desk: Desk) -> None:
    desk.refuses("Kessel für Tee".encode("latin-1"), content_type="text/csv")
    desk.refuses("Tee".encode("utf-16"), content_type="text/csv; charset=utf-16")
    declared = b'<?xml version="1.0" encoding="utf-16"?><x/>'
    desk.refuses(declared, content_type="application/xml")
    desk.passes(declared.replace(b"utf-16", b"utf-8"), content_type="application/xml")


@pytest.mark.parametrize("folder", ["/static/", "/media/"])
def test_scripts_and_downloads_from_the_folders_of_files_pass(
    desk: Desk, settings: LazySettings, folder: str
) -> None:
    named = "go('/go/1/')"
    desk.passes(named, f"{folder}shop.js", content_type="text/javascript")
    desk.passes(named, f"{folder}prices.csv", content_type="text/csv")
    desk.refuses(named, PATH, content_type="text/javascript")


def test_pages_and_drawings_from_the_folders_of_files_are_judged(desk: Desk) -> None:
    desk.refuses('<a href="/go/1/">x</a>', "/media/page.html", content_type="text/html")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><a href="/go/1/"><text>x</text></a></svg>'
    desk.refuses(drawing, "/media/drawing.svg", content_type="image/svg+xml")
    desk.passes(drawing.replace("/go/1/", "/"), "/media/icon.svg", content_type="image/svg+xml")


def test_a_folder_is_not_entered_by_a_detour(desk: Desk) -> None:
    for path in ("//static/shop.js", "/static/../embed.js", "/staticembed.js", "/static//embed.js"):
        desk.put("go('/go/1/')", path, content_type="text/javascript")
        assert refused(desk.client.get("/", PATH_INFO=path)), path


@pytest.mark.parametrize("url", ["", "/"])
def test_without_a_folder_for_uploads_nothing_counts_as_one(
    desk: Desk, settings: LazySettings, url: str
) -> None:
    settings.MEDIA_URL = url
    desk.refuses("go('/go/1/')", "/embed.js", content_type="text/javascript")
