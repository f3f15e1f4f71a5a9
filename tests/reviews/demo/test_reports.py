"""The demo shows reports in each state, about pages that are there."""

import pytest
from django.test import Client
from django.utils import timezone

from reviews.demo import seed
from reviews.demo.reports import REPORTS
from reviews.models import Problem

pytestmark = pytest.mark.django_db


def test_the_demo_has_reports_in_each_state_about_pages_that_open(client: Client) -> None:
    at = timezone.now()
    seed.seed(at=at)
    seed.seed(at=at)
    assert Problem.objects.count() == len(REPORTS)
    assert set(Problem.objects.values_list("outcome", flat=True)) == {"", "corrected", "kept"}
    for report in REPORTS:
        assert client.get(report.path).status_code == 200
    guide = client.get(REPORTS[0].path).content.decode()
    assert "Corrected after a reader reported something that is said" in guide
    assert REPORTS[0].words in client.get("/corrections/").content.decode()
