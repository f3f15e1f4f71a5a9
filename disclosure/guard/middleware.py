"""The middleware: judge, then send, or send something else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from disclosure import incidents, judging, registers
from disclosure.guard import bodies, conditions, unserved
from disclosure.guard.kinds import Kind, kind, looks_like_html
from disclosure.guard.leading import refuse_lead
from disclosure.guard.refused import Refused, by_error, by_rules, finding_as_json
from disclosure.media import Text, pays, untold

logger = logging.getLogger("disclosure.guard")

# A key of the WSGI environ. Whoever calls the application inside the process, as the audit does,
# can set it and see what would be refused; over HTTP nobody can: headers become HTTP_….
UNGUARDED = "disclosure.unguarded"


class Guard:
    """Nothing is sent that breaks a ★ rule, or that could not be judged: 503 instead.

    A response that passes is not changed, but a stream is sent whole, and “not modified” is
    answered here.
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
            return made.answer()
        except Refused as refused:
            return refuse(request, made.response, refused)
        except Exception as error:
            if settings.DEBUG_PROPAGATE_EXCEPTIONS:
                raise
            logger.exception("%s could not be judged, and was not served.", request.path)
            return refuse(request, made.response, by_error(error))


class Made:
    """What is made of a request: once, or once more if it was wrong."""

    def __init__(
        self, request: HttpRequest, make: Callable[[HttpRequest], HttpResponseBase]
    ) -> None:
        self.request = request
        self.make = make
        self.response: HttpResponseBase = HttpResponse(status=500)  # if not even an error page is

    def answer(self) -> HttpResponseBase:
        """While the page was made, somebody may have ended a placement or switched a programme off.
        What is wrong again is wrong."""
        try:
            return self.attempt()
        except Refused as refused:
            if self.request.method not in ("GET", "HEAD") or not refused.rules:
                raise
        return self.attempt()

    def attempt(self) -> HttpResponseBase:
        """Raises Refused, or whatever goes wrong."""
        asked_at = timezone.now()
        before = self.response
        with conditions.hidden(self.request):
            self.response = self.make(self.request)
        bodies.hand_over_closing(before, to=self.response)
        sent = judged(self.request, self.response, asked_at)
        return conditions.answered(self.request, sent)


def is_let_through(request: HttpRequest) -> bool:
    """Whether it is for somebody else to judge. Settings that cannot be read exempt nothing."""
    try:
        return bool(request.META.get(UNGUARDED)) or registers.exempt(request.path_info)
    except Exception:
        logger.exception("Which pages are exempt cannot be told, so none is.")
        return False


def judged(request: HttpRequest, response: HttpResponseBase, at: datetime) -> HttpResponseBase:
    """What may be sent of `response`. Raises Refused, or whatever goes wrong in judging."""
    if settings.DEBUG and is_about_an_exception(response):
        return response
    refuse_lead(request, response, at)
    content_type = response.get("Content-Type", "")
    found = kind(content_type)
    if found is Kind.OTHER or is_asset(request, found, content_type):
        return response
    if found is Kind.ENDLESS:
        raise Refused("A stream without an end cannot be judged before it is sent.")
    sent = bodies.whole(response)
    if sent.content:
        judge_body(request, sent, found, at)
    return sent


def is_about_an_exception(response: HttpResponseBase) -> bool:
    """Whether it is the page by which Django shows developers what went wrong, or that no URL matched."""
    shown = response.content if isinstance(response, HttpResponse) else b""
    return response.status_code in (400, 404, 500) and b'content="NONE,NOARCHIVE"' in shown


def is_asset(request: HttpRequest, found: Kind, content_type: str) -> bool:
    """Whether it is a script, sheet or download from the folders of files. SVG may be a page."""
    if found is not Kind.TEXT or "xml" in content_type.lower():
        return False
    folders = [folder for folder in (settings.STATIC_URL, settings.MEDIA_URL) if folder]
    odd = "//" in request.path or ".." in request.path.split("/")
    return not odd and request.path.startswith(tuple({*folders} - {"/"}))


def judge_body(request: HttpRequest, sent: HttpResponse, found: Kind, at: datetime) -> None:
    content_type = sent.get("Content-Type", "")
    if found is Kind.XHTML:
        raise Refused("Browsers read XHTML by other rules than the judge; send it as text/html.")
    if sent.status_code == 206:
        raise Refused("This is a part of a whole that nobody judged.")
    body = bodies.unpacked(sent.content, sent.get("Content-Encoding", ""))
    text = bodies.text(body, content_type)
    if found is Kind.HTML or (found is Kind.ODD and looks_like_html(body)):
        bodies.refuse_guessing(body, content_type)
        judge_page(request, text, at, sent.status_code)
    else:
        judge_text(request, text, content_type, at)


def judge_page(request: HttpRequest, html: str, at: datetime, status: int) -> None:
    """As of `at`, when the page was asked for, and if that does not do, as of now: a placement may
    have ended or a sentence begun while the page was made, and it is right by either."""
    for moment in (at, timezone.now()):
        report = judging.report(
            html, path=request.path, at=moment, status=status, only_blocking=True
        )
        if not report.blocked:
            return
    raise by_rules(report)


def judge_text(request: HttpRequest, text: str, content_type: str, at: datetime) -> None:
    read = Text(text, media_type=content_type, address=registers.address(request.path))
    if read.is_xhtml:
        raise Refused("Browsers read XHTML by other rules than the judge; send it as text/html.")
    urls = read.urls
    if not pays(urls, registers.links(urls, at)):
        return
    findings = untold(read, urls, registers.facts_of_text(urls, path=request.path, at=at))
    if findings:
        raise Refused(
            findings[0].words,
            rules=("L09",),
            findings=tuple(finding_as_json(one, rule="L09★") for one in findings),
        )


def refuse(request: HttpRequest, response: HttpResponseBase, refused: Refused) -> HttpResponse:
    """503, and an incident if one can be kept."""
    logger.error("%s was not served: %s", request.path, refused.words)
    sent = unserved.page(refused, path=request.path)
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
