"""The audit with a browser: each page is fetched and judged as in `disclosure.auditing`, then looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from mimetypes import guess_type
from urllib.parse import urldefrag

from disclosure import audit, registers
from disclosure.auditing import judge
from disclosure.auditing.answers import Answer, Target
from disclosure.auditing.inside import Inside
from disclosure.browser import judging, wanted
from disclosure.browser.driving import Resource, sights
from disclosure.browser.looking import Subject
from disclosure.browser.renderings import Rendering
from disclosure.report import Note, Run
from disclosure.sheets import static_file
from disclosure.sight import Sight

MOST_KEPT = 2_000_000  # bytes of sheets, scripts and pictures that all pages share


def run(
    targets: Iterable[Target],
    *,
    at: datetime,
    foreign: judge.Foreign,
    chromium: str,
    renderings: Sequence[Rendering],
    scope: str = "",
) -> tuple[Run, list[audit.Report]]:
    """What all rules say of each page, those of the browser included. Pages are listed in the order
    in which they were asked for."""
    work = _Work(at, foreign)
    seen = sights(
        work.subjects(targets), chromium=chromium, renderings=renderings, site=work.answer
    )
    for number, sight in seen:
        answer, sent = work.waiting.pop(number)
        with judge.failing(answer.source, work.found):
            work.found.keep(answer, judging.with_sight(sent, sight), _kept(sight))
            if sight.looks and all(look.problem for look in sight.looks):
                words = f"No browser could look at it: {sight.looks[0].problem}"
                work.found.failures.append(Note(answer.source, words))
    order = {source: place for place, source in enumerate(work.order)}
    work.found.pages = dict(sorted(work.found.pages.items(), key=lambda one: order[one[0]]))
    return work.found.run(at, scope, judging.ALL_RULES), work.found.ours


@dataclass
class _Work:
    at: datetime
    foreign: judge.Foreign
    found: judge.Found = field(default_factory=judge.Found)
    waiting: dict[int, tuple[Answer, judging.Judged]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    inside: Inside = field(default_factory=Inside)
    kept: dict[str, Resource] = field(default_factory=dict)

    def subjects(self, targets: Iterable[Target]) -> Iterator[Subject]:
        """What there is to look at; each is judged by its HTML when a worker is free for it."""
        for answer in judge.answers(targets, self.found):
            with judge.failing(answer.source, self.found):
                page, facing = judge.read(answer, self.at, self.foreign, self.found)
                sent = judging.judged(page, facing, source=answer.source)
                case = audit.Case(sent.page, sent.facts)
                subject = Subject(
                    answer.address, page.selector, wanted.of(case), ours=bool(answer.path)
                )
                self.waiting[len(self.order)] = answer, sent
                self.order.append(answer.source)
                yield subject

    def answer(self, url: str) -> Resource | None:
        """What this site answers; a page that is looked at answers with the HTML that was judged."""
        plain = urldefrag(url).url
        for answer, _ in self.waiting.values():
            if answer.path and answer.address == plain:
                return answer.status, "text/html; charset=utf-8", answer.html.encode()
        home = registers.address("/")
        if not plain.startswith(home):
            return None
        if plain not in self.kept:
            found = _static(plain) or self.inside.resource(plain.removeprefix(home.rstrip("/")))
            self._keep(plain, found)
        return self.kept[plain]

    def _keep(self, url: str, resource: Resource) -> None:
        if sum(len(body) for _, _, body in self.kept.values()) > MOST_KEPT:
            self.kept.clear()
        self.kept[url] = resource


def _static(url: str) -> Resource | None:
    """Static files may be served by another program than this site."""
    path = static_file(url)
    if path is None:
        return None
    return 200, guess_type(path.name)[0] or "application/octet-stream", path.read_bytes()


def _kept(sight: Sight) -> Sight:
    """What reports tell of it: the memory for its documents and links is given back."""
    return replace(sight, rendered=(), looks=tuple(replace(one, links=()) for one in sight.looks))
