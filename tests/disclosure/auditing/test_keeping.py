"""What is kept of an audit."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from disclosure.auditing import keeping
from disclosure.models import AuditedPage
from tests.disclosure.report import runs

pytestmark = pytest.mark.django_db
LATER = runs.AT + timedelta(hours=1)


def test_a_page_is_kept_with_its_verdicts_in_words() -> None:
    keeping.keep([runs.MIXED.pages[0].report], at=runs.AT)
    kept = AuditedPage.objects.get(path="/kettles/")
    assert (kept.audited_at, kept.violations, kept.incompletes) == (runs.AT, 1, 1)
    assert kept.blocked
    assert kept.verdicts["L02"] == {
        "outcome": "pass",
        "words": "The notice stands first.",
        "findings": [],
    }
    assert kept.verdicts["L01"]["findings"][0]["html"] == '<a href="/go/1/">'


def test_a_later_audit_takes_the_place_of_the_first_and_leaves_other_pages_alone() -> None:
    keeping.keep([page.report for page in runs.MIXED.pages], at=runs.AT)
    keeping.keep([runs.CLEAN.pages[0].report], at=LATER)
    assert dict(AuditedPage.objects.values_list("path", "violations")) == {
        "/": 0,
        "/cups/": 1,
        "/kettles/": 0,
        "/pots/": 0,
    }
    assert AuditedPage.objects.get(audited_at=LATER).path == "/kettles/"


def test_pages_that_are_gone_are_forgotten() -> None:
    keeping.keep([page.report for page in runs.MIXED.pages], at=runs.AT)
    assert keeping.forget_all_but(["/", "/kettles/", "/new/"]) == 2
    assert [page.path for page in AuditedPage.objects.all()] == ["/", "/kettles/"]


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_pages_takes_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    reports = [page.report for page in runs.MIXED.pages[:count]]
    with django_assert_num_queries(3):  # with the two that open and close the savepoint
        keeping.keep(reports, at=runs.AT)


def test_a_path_that_is_too_long_to_keep_stops_nothing() -> None:
    keeping.keep([runs.page("/" + "x" * 2000).report, runs.CLEAN.pages[0].report], at=runs.AT)
    assert AuditedPage.objects.count() == 1
