"""The register as readers see it: what each placement does now, in all states that it can be in."""

from typing import Any

import pytest
from django.utils import timezone

from products.models import Placement, Product
from products.placement_states import state as state_of
from reviews import publishing
from reviews.transparency import register
from reviews.transparency.orders import orders
from tests import builders
from tests.conftest import Site
from tests.reviews.transparency.cast import points


def seen() -> register.Register:
    at = timezone.now()
    return register.register(orders(at), at)


def says(placement: Placement) -> str:
    """Of the placement, whatever list it stands in."""
    found = seen()
    entry = next(one for one in [*found.current, *found.ended] if one.placement == placement)
    return "; ".join(act.words for act in entry.acts) or entry.words


def test_points_are_told_with_the_places_that_they_moved(site: Site) -> None:
    builders.published_review(site.coda, site.method, ["5.0", "5.5"])  # 5.2; Basso has 5.6
    assert says(points(site.coda, "0.5")) == (
        "5.2 without pay, 5.7 with 0.5 points; 1 place up, from 3rd to 2nd"
    )


def test_points_that_move_nobody_say_so(site: Site) -> None:
    assert says(points(site.basso, "0.3")) == (
        "5.6 without pay, 5.9 with 0.3 points; no place moved, 2nd in both orders"
    )


def test_those_that_paid_less_than_others_lose_places_all_the_same(site: Site) -> None:
    builders.published_review(site.coda, site.method, ["5.5", "5.5"])
    points(site.coda, "0.5")
    assert says(points(site.basso, "0.1")) == (
        "5.6 without pay, 5.7 with 0.1 points; 1 place down, as others paid more, from 2nd to 3rd"
    )


def test_two_placements_of_a_product_name_each_other_and_the_limit(site: Site) -> None:
    first, second = points(site.basso, "0.4"), points(site.basso, "0.3")
    assert says(first).startswith(
        f"5.6 without pay, 6.1 with 0.5 points together with no. {second.pk} "
        "(0.7 were agreed, which is more than counts); "
    )


def test_a_row_of_its_own_moves_nothing_and_points_for_no_score_neither(site: Site) -> None:
    row = "a row of its own above the ranking, without a rank"
    assert says(site.placement) == row
    both = points(site.coda, "0.2", slot=2)
    assert says(both) == f"{row}; no scored product: its points move nothing"


@pytest.mark.parametrize(
    ("fields", "state", "words"),
    [
        ({"starts_at": "tomorrow"}, "scheduled", "scheduled: it moves nothing yet"),
        ({"ends_at": "now"}, "ended", "ended: it moves nothing now"),
    ],
)
def test_what_does_not_act_says_why(
    site: Site, fields: dict[str, Any], state: str, words: str
) -> None:
    now = timezone.now()
    moments = {"tomorrow": now + builders.DAY, "now": now, None: None}
    placement = points(site.basso, "0.3", **{name: moments[day] for name, day in fields.items()})
    at = timezone.now()
    assert state_of(placement, at) == state
    assert says(placement) == words


@pytest.mark.parametrize(
    ("fields", "state", "waiting"),
    [
        ({"approved_at": None, "ends_at": 1}, "waits for approval", 1),
        ({"approved_at": None, "ends_at": -1}, "never approved", 0),
        ({"approved_at": 0, "ends_at": -1}, "never approved", 0),
    ],
)
def test_what_nobody_approved_in_time_is_not_listed(
    site: Site, fields: dict[str, Any], state: str, waiting: int
) -> None:
    now = timezone.now()
    hours = {name: None if n is None else now + n * builders.HOUR for name, n in fields.items()}
    placement = points(site.basso, "0.3", starts_at=now - builders.DAY, **hours)
    at = timezone.now()
    assert state_of(placement, at) == state
    found = seen()
    assert [one.placement for one in [*found.current, *found.ended]] == [site.placement]
    assert [one.placement for one in register.every(orders(at), at)] == [site.placement]
    assert found.waiting == waiting


def test_a_placement_starts_when_it_was_approved_if_that_was_later(site: Site) -> None:
    now = timezone.now()
    late = points(site.basso, "0.3", starts_at=now - builders.HOUR, approved_at=now)
    early = points(site.alto, "0.3", approved_at=now - builders.DAY)
    found = {one.placement: one.acts_from for one in seen().current}
    assert (found[late], found[early]) == (now, early.starts_at)


def test_what_is_in_another_category_now_moves_nothing(site: Site) -> None:
    Product.objects.filter(pk=site.coda.pk).update(category=builders.category("Toasters"))
    words = "its product is in another category now: it moves nothing"
    assert says(site.placement) == words


def test_what_is_not_shown_does_nothing(site: Site) -> None:
    placement = points(site.basso, "0.3")
    publishing.withdraw(site.comparison, by=None, at=timezone.now())
    assert says(placement) == "no comparison of this category is public: it moves nothing"
    Product.objects.filter(pk=site.basso.pk).update(is_listed=False)
    assert says(placement) == "its product is not listed: it moves nothing"


def test_a_placement_acts_on_each_comparison_of_its_category(site: Site) -> None:
    method = builders.method(version=2)
    builders.published_review(builders.product("Dora"), method)
    other = builders.comparison(method, title="Kettles again", slug="again")
    publishing.publish(other, by=None, at=timezone.now())
    placement = points(site.basso, "0.3")
    (entry,) = [one for one in seen().current if one.placement == placement]
    told = {act.comparison.slug: act.words for act in entry.acts}
    assert set(told) == {"again", "kettles"}
    assert told["again"] == "no scored product: its points move nothing"
    assert told["kettles"].startswith("5.6 without pay, 5.9 with 0.3 points")


def test_the_page_shows_the_newest_and_counts_the_others(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "MOST", 2)
    now = timezone.now()
    site.placement.delete()
    running = [points(site.basso, "0.1") for _ in range(3)]
    tomorrow = {"starts_at": now + builders.DAY, "approved_at": now}
    scheduled = [points(site.alto, "0.1", **tomorrow) for _ in range(2)]
    for hours in (1, 2, 3):
        points(site.alto, "0.1", starts_at=now - builders.DAY, ends_at=now - hours * builders.HOUR)
    found = seen()
    assert {one.placement for one in found.current} == {*running[1:], *scheduled}
    assert [one.placement.ends_at for one in found.ended] == [
        now - builders.HOUR,
        now - 2 * builders.HOUR,
    ]
    assert (found.more, found.more_ended) == (1, 1)
    at = timezone.now()
    assert len([*register.every(orders(at), at)]) == 8
