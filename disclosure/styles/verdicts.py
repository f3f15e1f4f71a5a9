"""Verdicts that follow from the signs of how a notice looks."""

from __future__ import annotations

from collections.abc import Iterable

from disclosure.audit import Case, Finding, Verdict, broken, doubtful, inapplicable, verdict
from disclosure.styles.scene import Sign
from disclosure.styles.view import View

NOTHING = "There is no notice whose looks could be judged."


def by_signs(case: Case, *about: str, passed: str, dark: bool = False) -> Verdict:
    """What sheets and markup tell about these matters to readers on a phone and at a desk."""
    view = case.view
    if view is None:
        return inapplicable(NOTHING)
    return verdict(
        [*findings(view.usual(*about, dark=dark)), *unread(view)],
        passed=passed,
    )


def findings(signs: Iterable[Sign]) -> list[Finding]:
    return [
        (broken if sign.certain else doubtful)(
            f"The notice: {sign.words} ({sign.device.words}).", sign.node
        )
        for sign in signs
    ]


def unread(view: View) -> list[Finding]:
    """One finding, if the page has sheets that nobody read."""
    if not view.unread:
        return []
    more = f" and {len(view.unread) - 1} more" if len(view.unread) > 1 else ""
    return [
        doubtful(
            f"Styles come from {view.unread[0]}{more}, which this audit did not read; "
            "the browser audit measures it."
        )
    ]
