"""Methods: weights that do not sum are told at once, and those that scores rely on stay."""

from decimal import Decimal

import pytest

from reviews.models import Criterion, Method
from reviews.publishing import new_version
from tests import builders, desk

pytestmark = pytest.mark.django_db

LIST = "/admin/reviews/method/"


def change(method: Method) -> str:
    return f"{LIST}{method.pk}/change/"


def frozen() -> Method:
    method = builders.method()
    builders.published_review(builders.product(), method)
    method.refresh_from_db()
    return method


def test_weights_that_do_not_sum_are_saved_and_warned_of() -> None:
    method = builders.method()
    page = desk.submit(desk.signed_in("editors"), change(method), **{"criteria-0-weight": "55.5"})
    assert "The weights add up to 95.50 and must add up to 100." in desk.text(page)
    assert method.criteria.all()[0].weight == Decimal("55.5")


def test_weights_that_sum_are_saved_in_silence() -> None:
    weights = {"criteria-0-weight": "70", "criteria-1-weight": "30"}
    page = desk.submit(desk.signed_in("editors"), change(builders.method()), **weights)
    assert "was changed successfully" in desk.text(page)
    assert "add up" not in desk.text(page)


@pytest.mark.parametrize("weight", ["0", "-5", "101", "much"])
def test_a_weight_that_is_none_is_refused_at_its_field(weight: str) -> None:
    method = builders.method()
    page = desk.submit(desk.signed_in("editors"), change(method), **{"criteria-0-weight": weight})
    assert desk.errors_at(page, "criteria-0-weight")
    assert method.criteria.all()[0].weight == 60


def test_the_criteria_of_a_frozen_method_are_shown_with_the_reason() -> None:
    page = desk.signed_in("editors").get(change(frozen()))
    assert "Frozen since" in desk.text(page)
    assert "60.00" in desk.text(page)
    assert not [name for name in desk.fields(page) if name.endswith("-weight")]


def test_the_description_of_a_frozen_method_can_still_be_mended() -> None:
    method = frozen()
    desk.submit(desk.signed_in("editors"), change(method), description="We boil much water.")
    method.refresh_from_db()
    assert method.description == "We boil much water."


def test_criteria_typed_while_the_method_was_frozen_are_refused_and_not_dropped_silently() -> None:
    method = builders.method()
    client = desk.signed_in("editors")
    form = desk.fields(client.get(change(method)))
    builders.published_review(builders.product(), method)
    page = client.post(change(method), form | {"criteria-0-weight": "50", "_save": "1"})
    assert "was frozen while you were editing it" in desk.text(page)
    assert method.criteria.all()[0].weight == 60


def test_a_frozen_method_is_not_deleted() -> None:
    method = frozen()
    client = desk.signed_in()
    assert client.post(f"{LIST}{method.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_new_version_is_a_draft_with_copies_of_the_criteria() -> None:
    method = frozen()
    action = {"action": "make_new_version", "_selected_action": method.pk}
    page = desk.signed_in("editors").post(LIST, action, follow=True)
    draft = Method.objects.get(version=2)
    assert "Made Kettles, method 2" in desk.text(page)
    assert draft.frozen_at is None
    assert list(draft.criteria.values_list("name", "slug", "weight", "position")) == list(
        method.criteria.values_list("name", "slug", "weight", "position")
    )
    assert Criterion.objects.count() == 4


def test_a_new_version_follows_the_last_one() -> None:
    first = builders.method()
    builders.method(version=5)
    assert new_version(first).version == 6


def test_a_version_number_that_is_taken_is_refused() -> None:
    builders.method()
    second = builders.method(version=2)
    page = desk.submit(desk.signed_in("editors"), change(second), version="1")
    assert "already has a method with this version number" in desk.text(page)


def test_a_criterion_that_a_draft_scores_is_not_deleted_under_it() -> None:
    method = builders.method()
    builders.review(builders.product(), method)
    page = desk.submit(desk.signed_in("editors"), change(method), **{"criteria-0-DELETE": "on"})
    assert "would require deleting the following protected related objects" in desk.text(page)
    assert method.criteria.count() == 2
