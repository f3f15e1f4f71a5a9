"""Judging a page of this site at once, without waiting for the next audit."""

from __future__ import annotations

from datetime import datetime

from disclosure import judging, registers
from disclosure.audit import Report
from disclosure.auditing.answers import NothingToJudge, NotJudgedError
from disclosure.auditing.inside import Inside


class CannotJudgeError(Exception):
    """Its words tell the auditor why."""


def judge(path: str, at: datetime) -> Report:
    """What all rules say of the page as a reader would be sent it, the guard left out.

    Raises CannotJudgeError.
    """
    if registers.exempt(path):
        raise CannotJudgeError("No reader sees this page.")
    try:
        answer = Inside().page(path)
    except (NotJudgedError, NothingToJudge) as error:
        raise CannotJudgeError(str(error)) from error
    return judging.report(answer.html, path=answer.path, at=at, status=answer.status)
