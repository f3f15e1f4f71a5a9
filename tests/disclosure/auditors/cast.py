"""Audited pages and incidents as auditors find them, and ways to read the pages that show these."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from disclosure import registers
from disclosure.models import AuditedPage, Entry, Incident, Notice
from disclosure.record import bodies, log, manifest
from disclosure.rules import RULES
from tests import builders

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HTML = '<a href="/go/1/" onclick="alert(1)">Alder</a><script>alert(2)</script>'


def auditor() -> Client:
    """Somebody in the group who may not enter the admin."""
    user = builders.user("aud")
    user.groups.add(Group.objects.get(name="auditors"))
    client = Client()
    client.force_login(user)
    return client


def finding(outcome: str = "violation", words: str = "It is broken.") -> dict[str, str]:
    return {"outcome": outcome, "words": words, "html": HTML, "where": "main > p > a"}


def audited(path: str = "/compare/kettles/", *, at: datetime = AT, **outcomes: str) -> AuditedPage:
    """A page on which each rule of `outcomes` says that, and every other passes."""
    verdicts: dict[str, Any] = {
        rule.id: {"outcome": "pass", "words": "It is kept.", "findings": []} for rule in RULES
    }
    for rule_id, outcome in outcomes.items():
        told = [finding(outcome)] if outcome in ("violation", "incomplete") else []
        verdicts[rule_id] = {"outcome": outcome, "words": f"It is {outcome}.", "findings": told}
    said = [verdict["outcome"] for verdict in verdicts.values()]
    return AuditedPage.objects.create(
        path=path,
        audited_at=at,
        violations=said.count("violation"),
        incompletes=said.count("incomplete"),
        blocked=any(rule.blocking and outcomes.get(rule.id) == "violation" for rule in RULES),
        verdicts=verdicts,
    )


def incident(path: str = "/compare/kettles/", **fields: Any) -> Incident:
    fields.setdefault("rules", ["L01"])
    fields.setdefault("findings", [finding() | {"rule": "L01★"}])
    return Incident.objects.create(
        key=path, path=path, summary="L01★: It is broken.", first_at=AT, last_at=AT, **fields
    )


def sentence(text: str, *, version: int = 2, starts: datetime = AT, **fields: Any) -> Notice:
    fields = {"kind": "commission", "locale": "en", "approved_by": "Ida", **fields}
    return Notice.objects.create(
        text=text, version=version, effective_from=starts, created_at=starts, **fields
    )


def sent(
    path: str = "/compare/kettles/", html: str = "<p>It boils.", *, minute: int = 0, **more: Any
) -> Entry:
    """What was put on record of a page, so many minutes later; `more` is told by its entry."""
    at = AT + timedelta(minutes=minute)
    url = registers.address(path)
    digest = bodies.keep(html.encode(), at=at)
    data = {
        "v": 1,
        "kind": "page",
        "url": url,
        "status": 200,
        "locale": "en",
        "at": manifest.moment(at),
        "body": {"sha256": digest, "bytes": len(html.encode())},
        "release": "1",
    }
    with transaction.atomic():
        return log.append([log.Draft("page", url, at, digest, data | more)])[0]


def tree(page: Any) -> LexborHTMLParser:
    assert page.status_code == 200, page.status_code
    return LexborHTMLParser(page.content.decode().replace("<wbr>", ""))


def text(page: Any) -> str:
    """What the page says in its content, with single spaces."""
    content = tree(page).css_first("#content")
    assert content is not None
    return " ".join(content.text(separator=" ").split())


def table(page: Any, number: int = 0) -> list[list[str]]:
    """The cells of the rows of a table's body; none if there is no such table."""
    return [
        [" ".join(cell.text(separator=" ").split()) for cell in row.css("th, td")]
        for found in tree(page).css("table")[number : number + 1]
        for row in found.css("tbody tr")
    ]


def body(answer: Any) -> str:
    """Of a download."""
    assert answer.status_code == 200, answer.status_code
    streamed = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(streamed).decode()


def as_csv(client: Client, url: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(client.get(with_format(url, "csv"))))))


def as_json(client: Client, url: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(body(client.get(with_format(url, "json"))))["rows"]
    return rows


def with_format(url: str, form: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}format={form}"


def placements(at: datetime) -> tuple[list[str], list[list[str]]]:
    """A register as a site may give it."""
    if at.year < 2026:
        return ["payer", "product"], []
    return ["payer", "product"], [["=Tin & Co", "<b>Coda</b>"], ["Brass", f"Basso {at:%H:%M}"]]
