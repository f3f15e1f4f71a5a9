"""Dates and times in lists: short, and sorted by eye."""

from datetime import datetime

from django.utils import timezone


def shown_moment(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
