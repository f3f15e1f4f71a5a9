"""Headers that take a reader somewhere without a page in between: Location and Refresh.

A reader whom a page of this site sends to a merchant never saw a notice. The one exception is what
the register of links is for: an address of this site that stands in it, such as /go/5/, was
labelled as a paid link where it was clicked, and may lead on.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from disclosure import networks, registers
from disclosure.guard.refused import Refused
from disclosure.page import REFRESH, Page, host
from disclosure.policy import Destination


def refuse_lead(request: HttpRequest, response: HttpResponseBase, at: datetime) -> None:
    target = written(response)
    if not target:
        return
    here = registers.address(request.path)
    there = Page("", address=here).resolve(target)
    if is_same(here, there, request):
        return
    known = registers.links({here, there}, at)
    if here in known:
        refuse_swap(known[here], known.get(there))
    else:
        refuse_unlabelled(there, known.get(there), request)


def written(response: HttpResponseBase) -> str:
    """Where the response sends browsers by its headers; empty if nowhere."""
    if "Location" in response and 300 <= response.status_code < 400:
        return response["Location"]
    found = REFRESH.search(response.get("Refresh", ""))
    return found[1] if found else ""


def is_same(here: str, there: str, request: HttpRequest) -> bool:
    """Whether it is the same address by https, by another name of this site, or with its slash."""
    one, other = urlsplit(here), urlsplit(there)
    return is_ours(there, request) and one.path.rstrip("/") == other.path.rstrip("/")


def is_ours(url: str, request: HttpRequest) -> bool:
    """Whether it stands on this site, by BASE_URL or by the name that the request used."""
    names = {host(settings.BASE_URL)}
    with suppress(DisallowedHost):
        names.add(host(f"http://{request.get_host()}"))
    return host(url) in names


def refuse_swap(registered: Destination, target: Destination | None) -> None:
    """The label told readers of one programme; another may pay in another way."""
    if target is not None and target.pays and target.programme != registered.programme:
        raise Refused(
            f"The register says that this leads to {registered.programme or 'no programme'}, "
            f"and it leads to {target.programme or 'no programme'}.",
            rules=("L07",),
        )


def refuse_unlabelled(there: str, target: Destination | None, request: HttpRequest) -> None:
    pays = target.pays if target else networks.owner(there).pays
    unknown = target is None and not is_ours(there, request)
    if pays or unknown:
        what = "for pay" if pays else "that is in no register"
        raise Refused(
            f"It sends readers to an address {what}, and no label told them: {there[:200]}",
            rules=("L07",),
        )
