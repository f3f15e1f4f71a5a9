"""A table as auditors take it away: the rows of a page as CSV or JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localtime, now

from disclosure.report.escaping import for_cell, for_json

Cell = str | int | bool | datetime | None


@dataclass(frozen=True)
class Sheet:
    """`name` is that of the file, without date and ending. `rows` may be read once."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def answer(
    request: HttpRequest, template: str, context: Mapping[str, object], sheet: Sheet
) -> HttpResponseBase:
    """The page; with `?format=csv` or `json`, its rows alone."""
    form = request.GET.get("format", "html")
    if form == "html":
        return render(request, f"disclosure/audit/{template}.html", context)
    if form not in WRITERS:
        raise Http404("There are the formats html, csv and json.")
    errors = context.get("errors")
    if errors:
        return HttpResponse(f"{errors}\n", status=400, content_type="text/plain; charset=utf-8")
    return download(sheet, form)


def download(sheet: Sheet, form: str) -> StreamingHttpResponse:
    content_type, write = WRITERS[form]
    at = localtime(now())
    response = StreamingHttpResponse(write(sheet, at), content_type=content_type)
    name = f"audit-{sheet.name}-{at:%Y-%m-%d}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(sheet: Sheet, at: datetime) -> Iterator[str]:
    """RFC 4180, with a heading line. Moments are ISO 8601 with their offset from UTC."""
    writer = csv.writer(Echo())
    yield writer.writerow([guarded(name) for name in sheet.columns])
    for row in sheet.rows:
        yield writer.writerow([guarded(cell) for cell in row])


def guarded(cell: Cell) -> Cell:
    """`cell` as CSV holds it. No spreadsheet takes it for a formula."""
    if isinstance(cell, datetime):
        return localtime(cell).isoformat(timespec="seconds")
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return for_cell(cell) if isinstance(cell, str) else cell


def json_lines(sheet: Sheet, at: datetime) -> Iterator[str]:
    """{"sheet": …, "made_at": …, "rows": [{column: value, …}, …]}."""
    head = json.dumps({"sheet": sheet.name, "made_at": at.isoformat(timespec="seconds")})
    yield f'{head[:-1]}, "rows": ['
    between = "\n"
    for row in sheet.rows:
        cells = dict(zip(sheet.columns, row, strict=True))
        yield between + for_json(json.dumps(cells, cls=DjangoJSONEncoder, ensure_ascii=False))
        between = ",\n"
    yield "\n]}\n"


Writer = Callable[[Sheet, datetime], Iterator[str]]
WRITERS: dict[str, tuple[str, Writer]] = {
    "csv": ("text/csv; charset=utf-8", csv_lines),
    "json": ("application/json", json_lines),
}
