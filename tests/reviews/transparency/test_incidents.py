"""Pages that were held back, by month and rule."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from disclosure import incidents as keeping
from reviews.transparency import incidents
from reviews.transparency.incidents import Line

MAY = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def keep(path: str, rules: list[str], at: datetime, **fields: Any) -> None:
    given = {"summary": "No notice.", "findings": [{"html": "<b>secret</b>"}], **fields}
    keeping.keep(path=path, route="/x/", missing=False, rules=rules, at=at, **given)


@pytest.mark.django_db
def test_they_are_counted_by_month_and_rule() -> None:
    keep("/a/", ["L01"], MAY)
    keep("/a/", ["L01", "P01"], JUNE)
    keep("/b/", ["L01"], JUNE)
    keep("/b/", ["L01"], JUNE)
    keep("/c/", [], JUNE, summary="ValueError")
    found = incidents.incidents(JUNE)
    assert found.total == 4
    assert found.lines == [
        Line(date(2026, 6, 1), "L01", 2, 3),
        Line(date(2026, 6, 1), "P01", 1, 1),
        Line(date(2026, 6, 1), "not judged", 1, 1),
        Line(date(2026, 5, 1), "L01", 1, 1),
    ]
    assert found.lines[0].promise.startswith("A page with a paid link")
    assert "could not be judged" in found.lines[2].promise


@pytest.mark.django_db
def test_the_newest_come_first_and_later_ones_are_not_there_yet() -> None:
    keep("/a/", ["L01"], MAY)
    keep("/b/", ["P01"], JUNE)
    assert [one.path for one in incidents.incidents(JUNE).newest] == ["/b/", "/a/"]
    assert [one.path for one in incidents.every(MAY)] == ["/a/"]


@pytest.mark.django_db
def test_a_year_is_shown_and_all_is_counted(django_assert_num_queries: Any) -> None:
    for month in range(1, 13):
        keep(f"/{month}/", ["L01"], MAY.replace(year=2025, month=month))
    keep("/last/", ["L01"], MAY)
    with django_assert_num_queries(2):
        found = incidents.incidents(JUNE)
    assert found.total == 13
    assert [line.month for line in found.lines][-1] == date(2025, 2, 1)
    assert len(found.lines) == 12
