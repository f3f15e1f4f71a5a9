"""Registers that the site keeps and auditors read, such as placements: whatever the settings name.

    DISCLOSURE = {"REGISTER_TABLES": {"placements": "shop.registers.placement_table"}}

Each is `(at) -> (columns, rows)`: the names of the columns, and rows of as many texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from disclosure.auditors.access import auditors_only
from disclosure.auditors.moments import MomentForm
from disclosure.auditors.sheets import Sheet, answer

Register = Callable[[datetime], tuple[Sequence[str], Sequence[Sequence[str]]]]


def names() -> dict[str, str]:
    """The dotted path of the callable by the name of the register."""
    found: dict[str, str] = getattr(settings, "DISCLOSURE", {}).get("REGISTER_TABLES", {})
    return found


@auditors_only
def register(request: HttpRequest, name: str) -> HttpResponseBase:
    if name not in names():
        raise Http404("The settings name no such register.")
    form = MomentForm(request)
    ask: Register = import_string(names()[name])
    columns, rows = ask(form.moment)
    context = {
        "name": name,
        "form": form,
        "errors": form.errors.as_text(),
        "at": form.moment,
        "columns": columns,
        "rows": rows,
    }
    return answer(request, "register", context, Sheet(name, columns, rows))
