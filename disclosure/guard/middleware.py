"""The middleware: judge, then send, or send something else."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from disclosure import incidents, registers
from disclosure.guard import bodies, conditions, on_record, recording, unserved
from disclosure.guard.judged import Passed, judged
from disclosure.guard.refused import Refused, by_error

logger = logging.getLogger("disclosure.guard")

# A key of the WSGI environ. Whoever calls the application inside the process, as the audit does,
# can set it and see what would be refused; over HTTP nobody can: headers become HTTP_….
UNGUARDED = "disclosure.unguarded"


class Guard:
    """Nothing is sent that breaks a ★ rule, or that could not be judged: the last version that
    passes now, or 503.

    A response that passes is not changed, but a stream is sent whole, and “not modified” is
    answered here. Where the site keeps a record, its pages are frozen and put on it.
    """

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_let_through(request):
            return self.get_response(request)
        made = Made(request, self.get_response)
        try:
            return on_record.answer(request, made) or plain(request, made)
        except Refused as refused:
            return refuse(request, made.response, refused)
        except Exception as error:
            if settings.DEBUG_PROPAGATE_EXCEPTIONS:
                raise
            logger.exception("%s could not be judged, and was not served.", request.path)
            return refuse(request, made.response, by_error(error))


def plain(request: HttpRequest, made: Made) -> HttpResponseBase:
    passed = made.answer()
    if on_record.is_new(request, passed) and (sent := on_record.answer(request, made)):
        return sent
    return conditions.answered(request, passed.response)


class Made:
    """What is made of a request: once, or once more if it was wrong."""

    def __init__(
        self, request: HttpRequest, make: Callable[[HttpRequest], HttpResponseBase]
    ) -> None:
        self.request = request
        self.make = make
        self.response: HttpResponseBase = HttpResponse(status=500)  # if not even an error page is

    def answer(self) -> Passed:
        """While the page was made, somebody may have ended a placement or switched a programme off.
        What is wrong again is wrong."""
        try:
            return self.attempt()
        except Refused as refused:
            if self.request.method not in ("GET", "HEAD") or not refused.rules:
                raise
        return self.attempt()

    def attempt(self) -> Passed:
        """Raises Refused, or whatever goes wrong."""
        asked_at = timezone.now()
        before = self.response
        recording.begin(self.request)
        with conditions.hidden(self.request):
            self.response = self.make(self.request)
        bodies.hand_over_closing(before, to=self.response)
        return judged(self.request, self.response, asked_at)


def is_let_through(request: HttpRequest) -> bool:
    """Whether it is for somebody else to judge. Settings that cannot be read exempt nothing."""
    try:
        return bool(request.META.get(UNGUARDED)) or registers.exempt(request.path_info)
    except Exception:
        logger.exception("Which pages are exempt cannot be told, so none is.")
        return False


def refuse(request: HttpRequest, response: HttpResponseBase, refused: Refused) -> HttpResponseBase:
    """The last good version, else 503; and an incident if one can be kept."""
    logger.error("%s was not served: %s", request.path, refused.words)
    sent = refused.instead or unserved.page(refused, path=request.path)
    bodies.hand_over_closing(response, to=sent)
    try:
        incidents.keep(
            path=request.path,
            route=route(request),
            missing=is_invented(response),
            rules=refused.rules,
            summary=refused.words,
            findings=refused.findings,
            at=timezone.now(),
        )
    except Exception:
        logger.exception("The incident of %s could not be kept.", request.path)
    return sent


def is_invented(response: HttpResponseBase) -> bool:
    """Whether anybody can think of any number of such paths. Those of withdrawn pages are known."""
    return 400 <= response.status_code < 500 and response.status_code != 410


def route(request: HttpRequest) -> str:
    """The pattern of the address, for paths that anybody can invent."""
    match = request.resolver_match
    return f"/{match.route}" if match else "(no page)"
