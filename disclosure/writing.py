"""Markup written of values, for what a page repeats hundreds of times."""

from __future__ import annotations

from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def written(form: str, *values: object) -> SafeString:
    """As Django's `format_html`, at a third of the time: texts are not asked first whether they
    are lazy, or markup by another name."""
    return SafeString(form.format(*map(_escaped, values)))


def _escaped(value: object) -> str:
    if type(value) is SafeString:
        return value
    return escape(value) if type(value) is str else conditional_escape(value)  # type: ignore[arg-type]  # it takes anything
