"""Judging a page: each rule looks at it once and says one of four things.

The judge knows no rule by name. It reads the HTML and the registers, and nothing that the
templates noted while they wrote the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from selectolax.lexbor import LexborNode

from disclosure import networks
from disclosure.addresses import parts
from disclosure.page import Link, Page, Price, ancestors, host
from disclosure.policy import PAY, TIES, Destination, Facts, Labels, labels
from disclosure.seen import drawn_text
from disclosure.sight import Sight
from disclosure.structured import Structured, structured
from disclosure.styles.view import View

SNIPPET = 300  # characters of HTML that a finding quotes


class Outcome(StrEnum):
    VIOLATION = "violation"
    INCOMPLETE = "incomplete"  # a person, or a browser, has to look
    PASS = "pass"  # noqa: S105  # a word of the catalogue, no secret
    INAPPLICABLE = "inapplicable"


@dataclass(frozen=True)
class Finding:
    """What is wrong, or not settled, with the HTML that it is about."""

    outcome: Outcome
    words: str
    html: str = ""
    where: str = ""


@dataclass(frozen=True)
class Verdict:
    """What one rule says of one page; a pass has words too."""

    outcome: Outcome
    words: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Example:
    """A page that shows what a rule means. `body` is put into `disclosure.examples.page()`
    unless it is a whole document; `facts` replace those of the example site."""

    body: str
    facts: dict[str, object] = field(default_factory=dict)
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Rule:
    """A promise of a page, and how it is checked.

    `blocking` rules (★) keep a page that breaks them from being served; those about what is drawn
    are as grave, and no server can ask them. `source` names the
    section that the promise comes from, or calls it a house rule. `hint` says how to mend it.
    """

    id: str
    promise: str
    source: str
    hint: str
    check: Callable[[Case], Verdict]
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    blocking: bool = False

    @property
    def group(self) -> str:
        return self.id[0]

    @property
    def name(self) -> str:
        return f"{self.id}★" if self.blocking else self.id

    @property
    def is_drawn(self) -> bool:
        """Whether it is about what a browser draws: V01b is what V01 promises, seen in one."""
        return self.id.endswith("b")


@dataclass(frozen=True)
class Result:
    rule: Rule
    verdict: Verdict

    @property
    def blocks(self) -> bool:
        """The guard, which has no browser, asks no rule of what is drawn."""
        asked = self.rule.blocking and not self.rule.is_drawn
        return asked and self.verdict.outcome is Outcome.VIOLATION


@dataclass(frozen=True)
class Report:
    """The verdicts on one page. `source` is the address or file it came from."""

    source: str
    results: tuple[Result, ...]

    def having(self, outcome: Outcome) -> list[Result]:
        return [result for result in self.results if result.verdict.outcome is outcome]

    @property
    def violations(self) -> list[Result]:
        return self.having(Outcome.VIOLATION)

    @property
    def incompletes(self) -> list[Result]:
        return self.having(Outcome.INCOMPLETE)

    @property
    def blocked(self) -> bool:
        return any(result.blocks for result in self.results)


class Case:
    """One page with the facts about it, and the answers that several rules need. `sight` is what
    a browser saw of it; the rules of `disclosure.browser` need it."""

    def __init__(self, page: Page, facts: Facts, sight: Sight | None = None) -> None:
        self.page = page
        self.facts = facts
        self.sight = sight

    def destination(self, link: Link) -> Destination | None:
        """What the register says of the link; None if it is not in it."""
        return self.facts.links.get(link.url)

    def programme(self, link: Link) -> networks.Owner:
        """Which programme its address belongs to, by the address alone."""
        return self._owners[link.url]

    @cached_property
    def _owners(self) -> dict[str, networks.Owner]:
        asked = {link.url for link in self.page.links}
        return {
            url: networks.NONE if self._is_at_home(url) else networks.owner(url) for url in asked
        }

    def _is_at_home(self, url: str) -> bool:
        """Whether it is an address of our site, whatever its query carries: readers search for
        addresses of merchants, and come with marks of campaigns. What answers there is judged there."""
        return self.facts.ours and url.startswith(self._home)

    @cached_property
    def _home(self) -> str:
        home = parts(self.facts.base_url)
        return f"{home.scheme}://{home.netloc}/"

    def is_outbound(self, link: Link) -> bool:
        there = host(link.url)
        return bool(there) and there != host(self.facts.base_url or self.page.address)

    def pays(self, link: Link) -> bool:
        """Registered beats detected: what the register calls unpaid is unpaid. What a programme's
        address or `rel="sponsored"` tells to be paid is paid, whatever the register lacks."""
        registered = self.destination(link)
        if registered is not None:
            return registered.pays
        return "sponsored" in link.rel or self.programme(link).pays

    @cached_property
    def paid(self) -> list[Link]:
        """Every way out of the page that pays, whatever carries it."""
        return [link for link in self.page.links if self.pays(link)]

    @cached_property
    def acted_on(self) -> list[LexborNode]:
        """The places, scores and orders of the page that money acts on."""
        return [*self.page.placements, *self.page.points, *self.page.paid_orders]

    @cached_property
    def has_pay(self) -> bool:
        """Whether the page holds anything that a notice must stand above."""
        return bool(self.paid or self.acted_on or self.page.prices)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of pay that act on the page, by its HTML and the registers."""
        found = {there.kind for link in self.paid if (there := self.destination(link))}
        found |= {"commission" for link in self.paid if not self.destination(link)}
        found |= {node.attributes["data-tie"] or "" for node in self.page.ties}
        found |= {"placement"} if self.page.placements else set()
        found |= {"points"} if self.page.points or self.page.paid_orders else set()
        found |= self.facts.pay.get(self.facts.path, frozenset()) & TIES
        return frozenset(found) & PAY

    @cached_property
    def moved(self) -> bool:
        """Whether money acts on places or scores of the page."""
        return bool(self.kinds & {"placement", "points"})

    @cached_property
    def notice(self) -> LexborNode | None:
        """The first notice that a reader sees; None if there is none."""
        return next((one for one in self.page.notices if not self.page.unseen(one)), None)

    @cached_property
    def told(self) -> str:
        """The words of the notice that a reader sees; empty without one."""
        return drawn_text(self.notice) if self.notice else ""

    @cached_property
    def locale(self) -> str:
        """Whose labels count: of this site by its settings, of another by what its page says."""
        return self.facts.locale if self.facts.ours else self.page.language or self.facts.locale

    @cached_property
    def own_paths(self) -> dict[int, str]:
        """Where plain links lead on this site: the path, by `mem_id` of the element."""
        home = host(self.facts.base_url or self.page.address)
        plain = [link for link in self.page.links if link.carrier == "a"]
        paths = {url: parts(url).path for url in {link.url for link in plain} if host(url) == home}
        return {link.node.mem_id: paths[link.url] for link in plain if link.url in paths}

    @cached_property
    def labels(self) -> Labels:
        return labels(self.locale)

    @cached_property
    def view(self) -> View | None:
        """How the notice looks to readers, as far as markup and sheets tell; None without one."""
        found = self.notice or next(iter(self.page.notices), None)
        return View(self.page, found, self.facts.sheets) if found else None

    @cached_property
    def _items(self) -> dict[int, int]:
        held: dict[int, int] = {}
        for link in self.paid:
            for above in ancestors(link.node):
                held[above.mem_id] = held.get(above.mem_id, 0) + 1
        return held

    def item(self, link: Link) -> LexborNode:
        """The widest element around a paid link that holds no other: its card, row or line."""
        widest = link.node
        for above in ancestors(link.node):
            if self._items.get(above.mem_id, 0) > 1 or above.tag in ("body", "main", "html"):
                break
            widest = above
        return widest

    @cached_property
    def priced(self) -> list[tuple[Price, Link | None]]:
        """Each price with the paid link it belongs to: the one in the nearest element around it
        that has any. None where that has several, or several prices."""
        return [(price, self._link_of(price)) for price in self.page.prices]

    def _link_of(self, price: Price) -> Link | None:
        for above in [price.holder, *ancestors(price.holder)]:
            if links := self.paid_within(above):
                alone = len(above.css("data[data-currency]")) == 1
                return links[0] if alone and len({link.url for link in links}) == 1 else None
        return None

    def paid_within(self, node: LexborNode) -> list[Link]:
        """The paid links inside of an element."""
        return self._paid_within.get(node.mem_id, [])

    @cached_property
    def _paid_within(self) -> dict[int, list[Link]]:
        held: dict[int, list[Link]] = {}
        for link in self.paid:
            for above in ancestors(link.node):
                held.setdefault(above.mem_id, []).append(link)
        return held

    @cached_property
    def structured(self) -> Structured:
        return structured(self.page)


def judge(
    page: Page, facts: Facts, rules: Iterable[Rule], *, source: str = "", sight: Sight | None = None
) -> Report:
    """Every rule's verdict on the page, in the order of the rules."""
    case = Case(page, facts, sight)
    results = tuple(Result(rule, rule.check(case)) for rule in rules)
    return Report(source or facts.path, results)


# What a check answers with


def broken(words: str, node: LexborNode | None = None) -> Finding:
    return _finding(Outcome.VIOLATION, words, node)


def doubtful(words: str, node: LexborNode | None = None) -> Finding:
    """A person, or a browser, has to settle it."""
    return _finding(Outcome.INCOMPLETE, words, node)


def inapplicable(words: str) -> Verdict:
    return Verdict(Outcome.INAPPLICABLE, words)


def verdict(findings: Iterable[Finding], *, passed: str) -> Verdict:
    """The worst of `findings`; without any, a pass in the words of `passed`."""
    found = tuple(sorted(findings, key=lambda one: one.outcome is not Outcome.VIOLATION))
    if not found:
        return Verdict(Outcome.PASS, passed)
    more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
    return Verdict(found[0].outcome, f"{found[0].words}{more}", found)


def _finding(outcome: Outcome, words: str, node: LexborNode | None) -> Finding:
    if node is None:
        return Finding(outcome, words)
    markup = node.html or ""
    shown = markup if len(markup) <= SNIPPET else f"{markup[: SNIPPET - 1]}…"
    return Finding(outcome, words, shown, _path([node, *ancestors(node)]))


def _path(nodes: Sequence[LexborNode]) -> str:
    """main > table.comparison > tr: from the outermost to the element itself, five at most."""
    steps = []
    for node in nodes[:5]:
        name = node.attributes.get("id")
        kind = (node.attributes.get("class") or "").split()
        steps.append(f"{node.tag}#{name}" if name else ".".join([node.tag or "", *kind[:1]]))
    return " > ".join(reversed(steps))


__all__ = [
    "Case",
    "Example",
    "Finding",
    "Outcome",
    "Report",
    "Result",
    "Rule",
    "Verdict",
    "broken",
    "doubtful",
    "inapplicable",
    "judge",
    "verdict",
]
