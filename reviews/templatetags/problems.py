"""What templates ask about readers' reports."""

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.db.models import QuerySet

from reviews.models import Problem
from reviews.problems import durations
from reviews.problems.showing import corrected_on

register = template.Library()


@register.simple_tag
def corrected(shown: Any, at: datetime) -> QuerySet[Problem]:
    """The reports that led to a correction of the page of `shown`."""
    return corrected_on(shown, at)


@register.simple_tag
def problems_waiting() -> int:
    return Problem.objects.waiting().count()


@register.filter
def duration(took: timedelta | None) -> str:
    """“3 days”; nothing for None."""
    return durations.in_words(took) if took is not None else ""
