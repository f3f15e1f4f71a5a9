"""What invented readers of the demo reported, and what was answered: one corrected, one kept, one that waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from products.models import Product
from reviews.models import Problem
from reviews.problems import answering


@dataclass(frozen=True, slots=True)
class Report:
    """`answered_after` is None for one that waits. `product` is the slug of what the page is about, if any."""

    about: str
    path: str
    words: str
    received_before: timedelta
    answered_after: timedelta | None = None
    outcome: str = ""
    answer: str = ""
    words_shown: bool = False
    product: str = ""


REPORTS = [
    Report(
        about="claim",
        path="/guides/choosing-a-magnesium-supplement/",
        words="Your table says that the European level is 350 mg. EFSA says 250 mg for supplements.",
        received_before=timedelta(days=19, hours=7),
        answered_after=timedelta(hours=7),
        outcome="corrected",
        answer="You are right: the level for supplements is 250 mg. We took the American figure into that row. The table is mended, and the guide says so at its end.",
        words_shown=True,
    ),
    Report(
        about="score",
        path="/reviews/ostrelvane-glycinate-120/",
        words="The score for ease of taking is too high: two such capsules every day are hard to get down.",
        received_before=timedelta(days=11),
        answered_after=timedelta(days=2, hours=5),
        outcome="kept",
        answer="The review has their 23 mm among what speaks against it, and the score has them in it already. We measured them again: 23 mm. The score stays.",
        product="ostrelvane-glycinate-120",
    ),
    Report(
        about="price",
        path="/products/ostrelvane-glycinate-120/",
        words="One of the shops asks two dollars for delivery, and here it says that is not stated.",
        received_before=timedelta(hours=9),
        product="ostrelvane-glycinate-120",
    ),
]


def add_reports(*, by: User, at: datetime) -> None:
    """All of them, unless somebody has reported something already."""
    if Problem.objects.exists():
        return
    for report in REPORTS:
        add_report(report, by=by, at=at)


def add_report(report: Report, *, by: User, at: datetime) -> None:
    received_at = at - report.received_before
    problem = Problem.objects.create(
        about=report.about,
        path=report.path,
        product=Product.objects.filter(slug=report.product).first(),
        words=report.words,
        received_at=received_at,
    )
    if report.answered_after is None:
        return
    problem.outcome, problem.answer = report.outcome, report.answer
    problem.words_shown = report.words_shown
    answering.answer(problem, by=by, at=received_at + report.answered_after)
