"""What may be sent of a response: the verdict of the guard on all that a reader would get."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from disclosure import judging, registers
from disclosure.guard import bodies
from disclosure.guard.kinds import Kind, kind, looks_like_html
from disclosure.guard.leading import refuse_lead
from disclosure.guard.refused import Refused, by_rules, finding_as_json
from disclosure.media import Text, pays, untold


@dataclass(frozen=True)
class Passed:
    """What may be sent. `page` is what the judge read in `body`, unpacked, if it is a page."""

    response: HttpResponseBase
    page: judging.Judged | None = None
    body: bytes = b""


def judged(request: HttpRequest, response: HttpResponseBase, at: datetime) -> Passed:
    """What may be sent of `response`. Raises Refused, or whatever goes wrong in judging."""
    if settings.DEBUG and is_about_an_exception(response):
        return Passed(response)
    refuse_lead(request, response, at)
    content_type = response.get("Content-Type", "")
    found = kind(content_type)
    if found is Kind.OTHER or is_asset(request, found, content_type):
        return Passed(response)
    if found is Kind.ENDLESS:
        raise Refused("A stream without an end cannot be judged before it is sent.")
    sent = bodies.whole(response)
    return judged_body(request, sent, found, at) if sent.content else Passed(sent)


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


def judged_body(request: HttpRequest, sent: HttpResponse, found: Kind, at: datetime) -> Passed:
    content_type = sent.get("Content-Type", "")
    if found is Kind.XHTML:
        raise Refused("Browsers read XHTML by other rules than the judge; send it as text/html.")
    if sent.status_code == 206:
        raise Refused("This is a part of a whole that nobody judged.")
    body = bodies.unpacked(sent.content, sent.get("Content-Encoding", ""))
    text = bodies.text(body, content_type)
    if found is Kind.HTML or (found is Kind.ODD and looks_like_html(body)):
        bodies.refuse_guessing(body, content_type)
        return Passed(sent, judged_page(request, text, at, sent.status_code), body)
    judge_text(request, text, content_type, at)
    return Passed(sent)


def judged_page(request: HttpRequest, html: str, at: datetime, status: int) -> judging.Judged:
    """As of `at`, when the page was asked for, and if that does not do, as of now: a placement may
    have ended or a sentence begun while the page was made, and it is right by either."""
    for moment in (at, timezone.now()):
        found = judging.judge(html, path=request.path, at=moment, status=status, only_blocking=True)
        if not found.report.blocked:
            return found
    raise by_rules(found.report)


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
