"""What can be taken away, by its name in the address. docs/auditing.md says what the columns hold.

No sheet holds a price, a merchant's address, a contract or the name of a user.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reviews.problems import figures
from reviews.transparency import changes, corrections, coverage, incidents, receipt_lines, register
from reviews.transparency.bias import Correlation, Group
from reviews.transparency.orders import Order, orders
from reviews.transparency.register import Act, Entry
from reviews.transparency.sheets import Cell, Sheet

Rows = Iterator[Sequence[Cell]]


@dataclass(frozen=True)
class Export:
    """`rows` are made as of a moment, in an order that stays the same; `about` is a line for readers."""

    about: str
    columns: Sequence[str]
    rows: Callable[[datetime], Rows]


def sheet(name: str, at: datetime) -> Sheet:
    """Raises KeyError for a name that is none."""
    export = EXPORTS[name]
    return Sheet(name, at, export.columns, export.rows(at))


def placements(at: datetime) -> Rows:
    """One for each comparison that a placement acts on; one for a placement that acts on none."""
    for entry in register.every(orders(at), at):
        acts: Sequence[Act | None] = entry.acts or [None]
        yield from ([*_terms(entry), *_act(entry, act)] for act in acts)


def _terms(entry: Entry) -> list[Cell]:
    one = entry.placement
    return [
        *(one.pk, one.advertiser, one.product.slug, str(one.product), one.category.slug),
        *(one.slot, one.points, entry.acts_from, one.ends_at, one.get_payment_display()),
        entry.state.value,
    ]


def _act(entry: Entry, act: Act | None) -> list[Cell]:
    if act is None:
        return [None, None, None, None, None, None, entry.words]
    standing = act.standing if act.placement.points else None
    if standing is None:
        return [act.comparison.slug, None, None, None, None, None, act.words]
    return [
        *(act.comparison.slug, standing.blind, standing.points, standing.shown),
        *(standing.blind_position, standing.position, act.words),
    ]


def pay_bias(at: datetime) -> Rows:
    """For each comparison two groups by placements and two by paid links, then the correlations."""
    for order in orders(at):
        slug = order.comparison.slug
        for about, (paying, others) in (
            ("placement", order.by_placement),
            ("paid link", order.by_link),
        ):
            yield [slug, "group", f"with {about}", *_group(paying)]
            yield [slug, "group", f"without {about}", *_group(others)]
        for what, found in _correlations(order):
            yield [slug, "correlation", what, found.n, None, None, None, None, found.rho, found.why]


def _correlations(order: Order) -> list[tuple[str, Correlation]]:
    return [
        ("points with position", order.points_with_position),
        ("paid links with position", order.links_with_position),
        ("paid links with blind position", order.links_with_blind_position),
    ]


def _group(one: Group) -> list[Cell]:
    return [one.n, one.blind, one.shown, one.blind_position, one.position, None, None]


def products(at: datetime) -> Rows:
    for one in coverage.products(at):
        shown = one.is_listed
        yield [
            *(one.category.slug, one.slug, str(one), shown),
            *(shown and one.has_review, shown and one.has_paid_link),
        ]


def score_changes(at: datetime) -> Rows:
    """One for the overall score, and one for each criterion whose score is another."""
    for one in changes.every(at):
        before, live = one.before, one.live
        head: list[Cell] = [live.from_at, live.product.slug, str(live.product), str(live.method)]
        yield [*head, "overall", before.overall, live.overall, one.reason]
        for step in one.steps:
            yield [*head, step.criterion, step.before, step.after, one.reason]


def taken_back(at: datetime) -> Rows:
    for one in corrections.corrections(at, most=None):
        what = "withdrawn" if one.withdrawn else "corrected"
        yield [one.at, one.kind, what, one.title, one.url, one.words]


def refusals(at: datetime) -> Rows:
    for one in incidents.every(at):
        yield [one.path, " ".join(one.rules), one.times, one.first_at, one.last_at]


def reports(at: datetime) -> Rows:
    """Without what was written: the answers stand on pages."""
    for row in figures.rows(at):
        yield [row[column] for column in REPORTS]


REPORTS = ("number", "reported_at", "about", "page", "outcome", "answered_at", "hours_to_answer")

EXPORTS: dict[str, Export] = {
    "placements": Export(
        "the register of placements",
        (
            *("number", "payer", "product", "name", "category", "slot", "points"),
            *("starts_at", "ends_at", "payment", "state", "comparison", "blind", "points_counted"),
            *("shown", "blind_position", "position", "effect"),
        ),
        placements,
    ),
    "receipts": Export("how each score is made", receipt_lines.COLUMNS, receipt_lines.lines),
    "pay-bias": Export(
        "whether those who pay stand higher",
        (
            *("comparison", "figure", "of", "n", "mean_blind", "mean_shown"),
            *("mean_blind_position", "mean_position", "rho", "why_none"),
        ),
        pay_bias,
    ),
    "coverage": Export(
        "products that we know",
        ("category", "product", "name", "listed", "reviewed", "paid_link"),
        products,
    ),
    "changes": Export(
        "scores that changed",
        ("changed_at", "product", "name", "method", "score", "before", "after", "reason"),
        score_changes,
    ),
    "corrections": Export(
        "corrections and withdrawn pages",
        ("taken_back_at", "kind", "what", "title", "page", "words"),
        taken_back,
    ),
    "incidents": Export(
        "pages that were not served",
        ("page", "rules", "requests", "first_at", "last_at"),
        refusals,
    ),
    "reports": Export("readers’ reports", REPORTS, reports),
}
