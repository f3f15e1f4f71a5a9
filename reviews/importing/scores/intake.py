"""A sheet of scores from its bytes to the drafts: what the command and the admin both do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from products.feeds.problems import UnreadableError
from products.feeds.texts import shortened
from reviews import ranking
from reviews.importing.scores import columns, values
from reviews.importing.scores.resource import ScoresResource, Terms
from reviews.importing.scores.rows import Desk, Judged
from reviews.importing.scores.sheet import LINE, MOST_ROWS, Sheet, read
from reviews.models import Criterion

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody says of the sheet. `check` is a column with a published overall score, which times
    `factor` is compared with ours."""

    product: str = ""
    mapped: dict[str, str] = field(default_factory=dict)
    out_of: Decimal = values.TEN
    create: bool = False
    brand: str = ""
    check: str = ""
    factor: Decimal = Decimal(1)
    skip_errors: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        found = f": “{self.value[:60]}”" if self.value else ""
        return f"line {self.line}, {self.column}{found} {self.reason}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A score and its reason, as they were in the draft and as they will be."""

    before: Decimal | None
    after: Decimal
    old_reason: str = ""
    reason: str = ""

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Change:
    """A row that goes in: its scores in the order of the criteria."""

    line: int
    name: str
    how: str  # “new”, “changed” or “unchanged”
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A reason in a draft that was there, which the sheet replaces."""

    line: int
    name: str
    criterion: str
    before: str
    after: str

    def __str__(self) -> str:
        old, new = (shortened(text, 100) for text in (self.before, self.after))
        return f"line {self.line}, {self.name}, {self.criterion}: “{old}” becomes “{new}”"


@dataclass(frozen=True, slots=True)
class Checked:
    line: int
    name: str
    ours: Decimal
    theirs: Decimal

    def __str__(self) -> str:
        return f"line {self.line}: {self.name}: {self.ours} here, {self.theirs:f} in the sheet"


@dataclass
class Outcome:
    criteria: list[Criterion]
    rows: int = 0
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    products: list[str] = field(default_factory=list)
    rounded: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    checked: list[Checked] | None = None
    refused: bool = False

    @property
    def counts(self) -> Counter[str]:
        return Counter(change.how for change in self.changes)

    @property
    def reworded(self) -> list[Reworded]:
        return [
            Reworded(change.line, change.name, one.name, cell.old_reason, cell.reason)
            for change in self.changes
            if change.how != "new"
            for one, cell in zip(self.criteria, change.cells, strict=True)
            if cell.old_reason != cell.reason
        ]

    @property
    def differing(self) -> list[Checked]:
        return [one for one in self.checked or () if one.ours != one.theirs]

    @property
    def agreeing(self) -> int:
        return len(self.checked or ()) - len(self.differing)

    @property
    def is_ready(self) -> bool:
        """Whether an import would write something."""
        return not self.refused and any(change.how != "unchanged" for change in self.changes)

    def seen(self) -> Iterator[str]:
        """All of it, so that two outcomes can be told apart."""
        yield from self.lines()
        yield from map(repr, self.changes)

    def lines(self) -> Iterator[str]:
        yield f"Rows       {self.rows:,} read"
        how = self.counts
        yield f"Reviews    {how['new']:,} new, {how['changed']:,} changed, {how['unchanged']:,} unchanged"
        yield f"Products   {len(self.products):,} new, not listed"
        yield from _listed("Reasons", [str(one) for one in self.reworded])
        yield from _listed("Rounded", self.rounded)
        yield from _listed("Look at", self.notes)
        if self.checked is not None:
            yield f"Checked    {self.agreeing:,} of {len(self.checked):,} overall scores agree to the digit"
            yield from (f"  {one}" for one in self.differing)
        yield f"Refused    {len({problem.line for problem in self.problems}):,} rows"
        yield from (f"  {problem}" for problem in self.problems)


def take_in(
    found: bytes, desk: Desk, asked: Asked, *, dry_run: bool = False, most_rows: int = MOST_ROWS
) -> Outcome:
    """Write the scores of the sheet `found` to draft reviews, in one transaction.

    With a row that cannot be read nothing goes in, unless `asked.skip_errors`. Raises UnreadableError,
    with nothing changed, for a sheet that as a whole cannot be used.
    """
    sheet = read(found, most_rows)
    criteria = list(desk.method.criteria.all())
    if not criteria:
        raise UnreadableError(f"{desk.method} has no criteria yet.")
    if asked.check:
        _refuse_bad_weights(criteria)
    there = columns.found(
        sheet.headers,
        criteria,
        product=asked.product,
        mapped=asked.mapped,
        brand=asked.brand,
        check=asked.check,
    )
    resource = ScoresResource(desk, Terms(there, asked.out_of, asked.create))
    result = resource.import_data(
        sheet.dataset, dry_run=dry_run, rollback_on_validation_errors=not asked.skip_errors
    )
    return _Telling(sheet, resource, asked, criteria).outcome(result)


def compared(text: str) -> tuple[str, Decimal]:
    """“total×0.1” → the column, and what its values are multiplied by."""
    found = re.fullmatch(r"(.+?)\s*[×*]\s*([0-9]+(?:\.[0-9]+)?)", text)
    return (found[1], Decimal(found[2])) if found else (text, Decimal(1))


def _refuse_bad_weights(criteria: list[Criterion]) -> None:
    try:
        ranking.check_weights(criterion.weight for criterion in criteria)
    except ranking.WeightsError as error:
        raise UnreadableError(f"There is no overall score to compare with: {error}") from error


class _Telling:
    """What the library's result means to a person."""

    def __init__(
        self, sheet: Sheet, resource: ScoresResource, asked: Asked, criteria: list[Criterion]
    ) -> None:
        self.rows = {row[LINE]: row for row in sheet.dataset.dict}
        self.lines = list(self.rows)
        self.columns, self.asked = resource.terms.columns, asked
        self.told = Outcome(criteria, rows=len(self.rows))

    def outcome(self, result: Any) -> Outcome:
        for error in result.base_errors:
            raise error.error
        for error in result.row_errors():
            raise error[1][0].error
        self.told.checked = [] if self.columns.check else None
        for invalid in result.invalid_rows:
            self._problems(self.lines[invalid.number - 1], invalid.error_dict)
        for row in result.rows:
            if row.is_valid():
                self._change(row.instance, row.original, row.import_type)
        self.told.problems.sort(key=lambda problem: problem.line)
        self.told.refused = bool(self.told.problems) and not self.asked.skip_errors
        return self.told

    def _problems(self, line: int, errors: dict[str, list[str]]) -> None:
        for column, reasons in errors.items():
            value = str(self.rows[line].get(column, ""))
            name = "row" if column == "__all__" else column
            self.told.problems += [Problem(line, name, value, reason) for reason in reasons]

    def _change(self, after: Judged, before: Judged | None, import_type: str) -> None:
        how = {"new": "new", "update": "changed", "skip": "unchanged"}[import_type]
        old = before if before and how != "new" else Judged(after.line)
        cells = [
            Cell(
                old.values.get(one.pk),
                after.values[one.pk],
                old.rationales.get(one.pk, ""),
                after.rationales.get(one.pk, ""),
            )
            for one in self.told.criteria
        ]
        self.told.changes.append(Change(after.line, str(after), how, cells))
        if after.makes_product:
            self.told.products.append(str(after))
        self._tell_rounding(after)
        self._tell_stale(after, cells)
        if self.columns.check:
            self._check(after)

    def _tell_rounding(self, judged: Judged) -> None:
        for one in self.told.criteria:
            cell = self.rows[judged.line][self.columns.scores[one.pk]]
            value, rounded = values.score(cell, self.asked.out_of)
            if rounded:
                self.told.rounded.append(f"line {judged.line}, {one.name}: {cell} became {value}")

    def _tell_stale(self, after: Judged, cells: list[Cell]) -> None:
        """A reason that was written for another score."""
        for one, cell in zip(self.told.criteria, cells, strict=True):
            same = cell.reason and cell.reason == cell.old_reason
            if same and cell.before is not None and cell.is_changed:
                self.told.notes.append(
                    f"line {after.line}, {after}: {one.name} changed from {cell.before} to {cell.after}, its reason did not"
                )

    def _check(self, judged: Judged) -> None:
        cell = self.rows[judged.line][self.columns.check]
        weights = {one.pk: one.weight for one in self.told.criteria}
        try:
            theirs = values.number(cell) * self.asked.factor
        except ValueError as error:
            problem = Problem(judged.line, self.columns.check, cell, str(error))
            self.told.notes.append(f"{problem}: it is not compared")
            return
        ours = ranking.overall({pk: judged.values[pk] for pk in weights}, weights)
        checked = Checked(judged.line, str(judged), ours, theirs)
        assert self.told.checked is not None  # noqa: S101  (set where there is a column)
        self.told.checked.append(checked)


def _listed(name: str, texts: list[str]) -> Iterator[str]:
    if texts:
        yield f"{name:<10} {len(texts):,}"
        yield from (f"  {text}" for text in texts[:SHOWN])
    if len(texts) > SHOWN:
        yield f"  … and {len(texts) - SHOWN:,} more"
