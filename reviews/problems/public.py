"""What readers see of reports: the page of all answers, and the page of one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reviews.models import Problem
from reviews.problems.figures import figures

PER_PAGE = 50


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """The answers, the newest first."""
    at = timezone.now()
    answered = Problem.objects.answered(at).select_related("product__brand")
    page = Paginator(answered.order_by("-answered_at", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request, "reviews/problem_answers.html", {"page": page, "figures": figures(at), "at": at}
    )


@require_safe
def correction(request: HttpRequest, number: int) -> HttpResponse:
    """One report: its answer, or that it waits. What was no report has no page."""
    at = timezone.now()
    told = Problem.objects.filter(received_at__lte=at).exclude(outcome=Problem.Outcome.SPAM)
    one = get_object_or_404(told.select_related("product__brand"), pk=number)
    return render(request, "reviews/problem_answer.html", {"one": one, "at": at})
