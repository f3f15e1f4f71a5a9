"""A site with a sitemap of two sections, in which every path answers what the test says."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.disclosure.guard import urls
from tests.disclosure.guard.pages import page

kettles: list[str] = []
cups: list[str] = []


class Kettles(Sitemap):  # type: ignore[type-arg]  # not subscriptable when run
    limit = 2  # so that there is a second page of it

    def items(self) -> list[str]:
        return kettles

    def location(self, item: str) -> str:
        return item


class Cups(Kettles):
    def items(self) -> list[str]:
        return cups


SITEMAPS: dict[str, Any] = {"kettles": Kettles, "cups": Cups()}
urlpatterns = [
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("index.xml", index, {"sitemaps": SITEMAPS}),
    *urls.urlpatterns,
]


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(page("<p>Gone fishing</p>"), status=404)


def handler500(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>Down</p>", status=500)
