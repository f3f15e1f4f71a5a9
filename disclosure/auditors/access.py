"""Who may read the auditors' pages: whoever has the permission to view audited pages.

Nobody needs access to the admin for it, so the pages have a log-in of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import LoginView, LogoutView, redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PERMISSION = "disclosure.view_auditedpage"

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def private(view: View[P]) -> View[P]:
    """Neither kept by a cache nor found by a search engine."""

    @wraps(view)
    def unlisted(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return never_cache(unlisted)


def auditors_only(view: View[P]) -> View[P]:
    """Anonymous visitors log in first; those who may not read it are told so."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user = getattr(request, "user", AnonymousUser())
        if not user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("disclosure:log-in"))
        if not user.has_perm(PERMISSION):
            return render(request, "disclosure/audit/forbidden.html", status=403)
        return view(request, *args, **kwargs)

    return private(require_safe(guarded))


log_in = private(
    LoginView.as_view(
        template_name="disclosure/audit/log_in.html",
        next_page=reverse_lazy("disclosure:overview"),
    )
)
log_out = private(LogoutView.as_view(next_page=reverse_lazy("disclosure:log-in")))
