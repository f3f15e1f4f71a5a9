"""Judging a page of this site at once, without waiting for the next audit."""

from __future__ import annotations

from datetime import datetime

from django.test import Client

from disclosure import judging, registers
from disclosure.audit import Report


class NotJudged(Exception):  # noqa: N818  # it is an answer, in words for the auditor
    pass


def judge(path: str, at: datetime) -> Report:
    """Raises NotJudged."""
    if registers.exempt(path):
        raise NotJudged("No reader sees this page, so it is not judged.")
    response = Client(headers={"host": "localhost"}).get(path)
    return judging.report(response.content.decode(), path=path, at=at, status=response.status_code)
