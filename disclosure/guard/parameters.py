"""One address for one page: what an address asks for that the page knows nothing of is left out."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import escape_uri_path

from disclosure import registers


def canonical(request: HttpRequest) -> HttpResponse | None:
    """To the same page without such as utm_source; None if there is nothing to leave out, or if
    the site does not say what the page knows."""
    known = registers.parameters(request.path)
    if known is None:
        return None
    given = parse_qsl(request.META["QUERY_STRING"], keep_blank_values=True)
    kept = [(name, value) for name, value in given if name in known]
    if kept == given and given:  # “?&” asks for nothing, and is another address
        return None
    return HttpResponse(
        status=302,
        headers={"Location": _address(request.path, kept), "Cache-Control": "no-cache"},
    )


def _address(path: str, asked: list[tuple[str, str]]) -> str:
    here = escape_uri_path(f"/{path.lstrip('/')}")  # “//…” would be another site
    return f"{here}?{urlencode(asked)}" if asked else here
