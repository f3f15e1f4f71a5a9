"""The form for readers, and the page that thanks them. Neither is kept by anybody's cache.

There is no session and no cookie, and so no token against forged requests: the form's own stamp,
and what browsers say of where a request came from, stand in for it.
"""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from reviews.problems import senders, stamps
from reviews.problems.figures import figures
from reviews.problems.form import TRAP, ReportForm
from reviews.problems.receiving import Sent, TurnedAwayError, receive
from reviews.problems.subjects import Subject, subject_of

OWN = {"same-origin", "none"}  # what Sec-Fetch-Site says of forms of this site
LONGEST_FORM = 64 * 1024  # bytes: LONGEST characters, each written as %F0%9F%92%A9, and the rest
TOO_LONG = "This was too long to be read. Nothing of it was taken: write it here, in fewer words."
# Programs fill every field, and so may a browser that fills in forms for people.
TRAPPED = (
    "A field that people do not see was filled in, so this was taken for a program’s. It is empty "
    "now: send it again."
)
FOREIGN = "This was sent from a page of another site. Nothing of it was taken: write it here."


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    if request.method != "POST":
        subject = subject_of(request.GET, at)
        return _page(request, ReportForm(initial={"about": subject.about}, at=at), subject)
    if is_foreign(request):
        return _page(request, ReportForm(at=at), subject_of({}, at), FOREIGN, status=403)
    if int(request.headers.get("content-length") or 0) > LONGEST_FORM:  # before it is read
        return _page(request, ReportForm(at=at), subject_of({}, at), TOO_LONG, status=413)
    return _sent(request, at)


def _sent(request: HttpRequest, at: datetime) -> HttpResponse:
    subject = subject_of(request.POST, at)
    form = ReportForm(request.POST, at=at)
    if request.POST.get(TRAP):
        form.add_error(None, TRAPPED)
    if not form.is_valid():
        return _page(request, form, subject, status=422)
    sent = Sent(subject, form.cleaned_data["words"], form.stamp, senders.address(request))
    try:
        return _thanked(receive(sent, at=at).pk)
    except TurnedAwayError as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, subject, status=429)


def _page(
    request: HttpRequest, form: ReportForm, subject: Subject, refusal: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "subject": subject,
        "refusal": refusal,
        "trap": TRAP,
        "stamp": stamps.again(form.data.get("stamp", ""), form.at),
    }
    return render(request, "reviews/problem.html", context, status=status)


def is_foreign(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent the form. Not every browser says anything."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    own = {_origin(settings.BASE_URL), f"{request.scheme}://{request.get_host()}"}
    return site not in OWN or (origin is not None and origin not in own)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _thanked(number: int) -> HttpResponse:
    token = _signer().sign(str(number))
    return HttpResponseRedirect(reverse("reviews:report-thanks", args=[token]), status=303)


def _signer() -> signing.Signer:
    """So that nobody can make up a page that thanks for a report."""
    return signing.Signer(salt="reviews.problems.thanks")


@never_cache
@require_safe
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    try:
        number = int(_signer().unsign(token))
    except signing.BadSignature as error:
        raise Http404("No report has this address.") from error
    context = {"number": number, "figures": figures(timezone.now())}
    return render(request, "reviews/problem_thanks.html", context)
