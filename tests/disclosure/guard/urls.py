"""Every path answers what the test says."""

from collections.abc import Callable

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path, re_path

Answer = Callable[[HttpRequest], HttpResponseBase]
answers: dict[str, Answer] = {}


def answer(request: HttpRequest, **kwargs: str) -> HttpResponseBase:
    if request.path not in answers:
        raise Http404
    return answers[request.path](request)


def error_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    if "error page" in answers:
        return answers["error page"](request)
    return HttpResponse("An error.", content_type="text/plain", status=404 if exception else 500)


urlpatterns = [
    path("compare/<slug:slug>/", answer),
    path("back-office/", admin.site.urls),  # a middleware of the site asks where it is
    re_path(".*", answer),
]
handler404 = handler500 = error_page
