"""What the settings of a site say of pay and of the past holds for every page; left out, nothing is allowed."""

from django.conf import LazySettings

from tests.disclosure.guard.conftest import Desk
from tests.disclosure.guard.pages import PATH, notice, page

REGISTERS = "tests.disclosure.guard.registers"
LINE = (
    "<p>Pay adds points to the score of 1 product and lifts it by 1 place. "
    f'<a href="{PATH}without-advertising/">Without advertising</a></p>'
)
MOVED = (
    '<table data-order="paid"><tr><td><a href="/products/coda/">Coda</a></td><td><span '
    'class="figure" data-points="0.3" data-points-by="7">8.3 of 10</span> 8.0 without pay</td></tr></table>'
)
SEEN = '<td><time datetime="2026-04-01T10:00:00+00:00">1 Apr 2026</time></td>'
HISTORY = f'<table data-history="/go/1/"><tr><td>24.90</td>{SEEN}{SEEN}</tr></table>'


def test_pay_moves_a_score_as_far_as_the_site_says(desk: Desk, settings: LazySettings) -> None:
    moved = page(notice("points"), LINE, MOVED)
    settings.DISCLOSURE["MOST_POINTS"] = f"{REGISTERS}.MOST_POINTS"
    desk.passes(moved)
    desk.refuses(moved.replace("0.3", "0.4"))
    desk.refuses(moved.replace('by="7"', 'by="8"'))


def test_without_a_limit_pay_moves_no_score(desk: Desk) -> None:
    incident = desk.refuses(page(notice("points"), LINE, MOVED))
    assert incident.rules == ["R13"]


def test_histories_are_told_where_the_register_allows_them(
    desk: Desk, settings: LazySettings
) -> None:
    told = page(notice("elsewhere"), HISTORY)
    desk.refuses(told)
    settings.DISCLOSURE["HISTORIES"] = f"{REGISTERS}.histories"
    desk.passes(told)
    desk.refuses(told.replace("/go/1/", "/go/2/"))
