"""What the judge of pages says of an answer, before readers can see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from disclosure import judging
from disclosure.denials import denials
from disclosure.notices import MissingNoticeError
from reviews.models import Problem


def refuse_broken(problem: Problem, at: datetime) -> None:
    """Raise ValidationError if the answer would keep its page from being served, or denies that money acts here.

    One such answer would take away the page with all the others.
    """
    found = [*_denied(problem.answer), *_blocked(problem, at)]
    if found:
        raise ValidationError({"answer": list(dict.fromkeys(found))})


def _denied(answer: str) -> Iterator[str]:
    """An answer speaks for a site that is paid. What a reader wrote does not."""
    for one in denials(answer):
        if one.sure:
            yield (
                f"“{one.phrase}” {one.kind}, and this site is paid. Leave that out: say what you "
                "found, and what you changed."
            )


def _blocked(problem: Problem, at: datetime) -> Iterator[str]:
    path = reverse("reviews:correction", args=[problem.pk])
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    context = {"one": problem, "at": at}
    try:
        html = render_to_string("reviews/problem_answer.html", context, request=request)
    except MissingNoticeError as missing:
        yield str(missing)
        return
    report = judging.report(html, path=path, at=at, only_blocking=True)
    for result in report.results:
        if result.blocks:
            yield f"{result.rule.name}: {result.verdict.words} {result.rule.hint}"
