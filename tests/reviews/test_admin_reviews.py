"""Editors write, score and publish reviews. What readers see changes by the buttons of publication only."""

from decimal import Decimal

import pytest

from reviews.models import LiveReview, Method, Review, Score
from tests import builders, desk

pytestmark = pytest.mark.django_db

ADD = "/admin/reviews/review/add/"
LIST = "/admin/reviews/review/"


def change(review: Review) -> str:
    return f"{LIST}{review.pk}/change/"


def draft(**fields: object) -> Review:
    return builders.review(builders.product(), builders.method(), ["8.0", "6.0"], **fields)


def published() -> Review:
    return builders.published_review(builders.product(), builders.method(), ["8.0", "6.0"])


def shown(review: Review) -> tuple[Decimal, str] | None:
    """The score and the verdict that readers see, if they see any."""
    live = LiveReview.objects.filter(document=review, until_at=None).first()
    return live and (live.overall, live.verdict)


def verdict(review: Review) -> str:
    return Review.objects.get(pk=review.pk).verdict


def test_a_new_review_is_saved_first_and_scored_next() -> None:
    product, method = builders.product(), builders.method()
    page = desk.submit(
        desk.signed_in("editors"),
        ADD,
        product=product.pk,
        method=method.pk,
        author=builders.author().pk,
        title="One tested",
    )
    review = Review.objects.get()
    assert page.redirect_chain[-1][0] == change(review)
    assert "60 %. How good is its speed?" in desk.text(page)
    assert {"scores-0-value", "scores-1-value"} <= desk.fields(page).keys()
    assert 'aria-label="Speed: Value"' in page.content.decode()


def test_a_review_by_the_method_of_another_category_is_refused_at_the_method() -> None:
    strange = builders.method(category=builders.category("Toasters"))
    page = desk.submit(desk.signed_in("editors"), change(draft()), method=strange.pk)
    assert "This method is for Toasters" in desk.errors_at(page, "method")


def test_scores_are_entered_in_the_rows_of_the_criteria() -> None:
    review = builders.review(builders.product(), builders.method())
    review.scores.all().delete()
    desk.submit(
        desk.signed_in("editors"),
        change(review),
        **{"scores-1-value": "7.5", "scores-1-rationale": "Quiet."},
    )
    score = Score.objects.get()
    assert (score.criterion.name, score.value, score.rationale) == (
        "Noise",
        Decimal("7.5"),
        "Quiet.",
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("11", "less than or equal to 10"),
        ("-1", "greater than or equal to 0"),
        ("7.25", "no more than 1 decimal place"),
        ("good", "Enter a number."),
    ],
)
def test_a_score_out_of_range_is_refused_at_its_field_and_nothing_is_saved(
    value: str, message: str
) -> None:
    review = draft()
    field = "scores-0-value"
    page = desk.submit(
        desk.signed_in("editors"), change(review), **{"verdict": "Typed", field: value}
    )
    assert message in desk.errors_at(page, field)
    assert desk.fields(page).items() >= {"verdict": "Typed", field: value}.items()
    assert verdict(review) == "It boils water."


def test_a_reason_without_a_score_is_refused_at_its_row() -> None:
    review = draft()
    review.scores.all().delete()
    typed = {"scores-0-rationale": "We measured it."}
    page = desk.submit(desk.signed_in("editors"), change(review), **typed)
    assert "Give the score that this is the reason for." in desk.errors_at(page, "scores-0-value")


def test_a_criterion_of_another_method_is_refused_in_a_row() -> None:
    review = draft()
    review.scores.all().delete()
    strange = builders.method({"Looks": "100"}, version=2).criteria.get()
    typed = {"scores-0-criterion": strange.pk, "scores-0-value": "9"}
    page = desk.submit(desk.signed_in("editors"), change(review), **typed)
    assert "not one of the available choices" in desk.errors_at(page, "scores-0-value")
    assert not Score.objects.exists()


def test_a_draft_says_what_it_lacks() -> None:
    review = draft(verdict="", tester=None)
    page = desk.text(desk.signed_in("editors").get(change(review)))
    assert "Before it can be published: Write the verdict. Name the tester." in page


def test_a_complete_review_is_published_by_its_button() -> None:
    review = draft(verdict="Old")
    page = desk.submit(desk.signed_in("editors"), change(review), "_publish", verdict="New")
    assert shown(review) == (Decimal("7.2"), "New")
    assert "“One tested” is published." in desk.text(page)


def test_an_incomplete_review_is_saved_and_not_published_and_says_all_that_is_missing() -> None:
    review = draft()
    page = desk.submit(
        desk.signed_in("editors"), change(review), "_publish", pros="", cons="", verdict="New"
    )
    assert (shown(review), verdict(review)) == (None, "New")
    assert "is saved, but not published" in desk.text(page)
    assert "Name at least one advantage." in desk.errors_at(page, "pros")
    assert "Name at least one drawback." in desk.errors_at(page, "cons")


def test_weights_that_do_not_sum_stop_the_publication() -> None:
    method = builders.method({"Speed": "60", "Noise": "30"})
    review = builders.review(builders.product(), method)
    page = desk.submit(desk.signed_in("editors"), change(review), "_publish")
    assert "The weights add up to 90.00 and must add up to 100." in desk.errors_at(page, "method")
    assert shown(review) is None
    assert Method.objects.get().frozen_at is None


def test_a_product_has_one_published_review() -> None:
    first = published()
    second = builders.review(first.product, first.method, title="Again")
    page = desk.submit(desk.signed_in("editors"), change(second), "_publish")
    assert "This product already has a published review, “One tested”." in desk.text(page)
    assert shown(second) is None


def test_a_save_of_a_published_review_changes_nothing_for_readers() -> None:
    review = published()
    page = desk.submit(desk.signed_in("editors"), change(review), **{"scores-0-value": "9.0"})
    assert shown(review) == (Decimal("7.2"), "It boils water.")
    assert review.scores.all()[0].value == Decimal("9.0")
    assert "was changed successfully" in desk.text(page)


def test_publishing_the_changes_computes_the_score_anew() -> None:
    review = published()
    desk.submit(desk.signed_in("editors"), change(review), "_publish", **{"scores-0-value": "9.0"})
    assert shown(review) == (Decimal("7.8"), "It boils water.")


def test_incomplete_changes_of_a_published_review_are_kept_and_not_published() -> None:
    review = published()
    typed = {"verdict": "", "scores-0-value": "9.0", "scores-1-rationale": ""}
    page = desk.submit(desk.signed_in("editors"), change(review), "_publish", **typed)
    assert "Write the verdict. Say why these were scored so: Noise." in desk.text(page)
    assert desk.fields(page).items() >= typed.items()
    assert shown(review) == (Decimal("7.2"), "It boils water.")


def test_a_score_taken_out_of_the_draft_stays_on_the_page() -> None:
    review = published()
    client = desk.signed_in("editors")
    page = desk.submit(client, change(review), "_publish", **{"scores-0-DELETE": "on"})
    assert "Score these criteria: Speed." in desk.text(page)
    assert shown(review) == (Decimal("7.2"), "It boils water.")


def test_a_published_review_is_withdrawn_by_its_button_even_if_its_draft_is_incomplete() -> None:
    review = published()
    desk.submit(desk.signed_in("editors"), change(review), "_withdraw", verdict="")
    assert shown(review) is None


def test_a_withdrawn_review_is_published_again() -> None:
    review = published()
    client = desk.signed_in("editors")
    desk.submit(client, change(review), "_withdraw")
    desk.submit(client, change(review), "_publish")
    assert shown(review) == (Decimal("7.2"), "It boils water.")


def test_a_review_is_previewed_before_it_is_scored() -> None:
    review = draft()
    review.scores.all().delete()
    page = desk.signed_in("editors").get(f"{LIST}{review.pk}/preview/")
    assert "Draft preview, not public." in page.content.decode()


def test_the_address_of_a_published_review_stays() -> None:
    review = published()
    assert "product" not in desk.fields(desk.signed_in("editors").get(change(review)))


def test_list_actions_publish_what_is_complete_and_say_what_the_others_lack() -> None:
    method = builders.method()
    complete = builders.review(builders.product("One"), method)
    incomplete = builders.review(builders.product("Two"), method, cons="")
    action = {"action": "publish_selected", "_selected_action": [complete.pk, incomplete.pk]}
    page = desk.signed_in("editors").post(LIST, action, follow=True)
    assert "“One tested” is published." in desk.text(page)
    assert "not published. Name at least one drawback." in desk.text(page)
    assert [bool(shown(complete)), bool(shown(incomplete))] == [True, False]


def test_list_actions_withdraw_what_is_published_and_leave_drafts_alone() -> None:
    review = published()
    other = builders.review(builders.product("Two"), review.method)
    action = {"action": "withdraw_selected", "_selected_action": [review.pk, other.pk]}
    page = desk.signed_in("editors").post(LIST, action, follow=True)
    assert shown(review) is None
    assert "“One tested” is withdrawn" in desk.text(page)
    assert "“Two tested” is" not in desk.text(page)
    assert not other.live.exists()


def test_what_readers_have_seen_is_not_deleted() -> None:
    review, other = published(), builders.review(builders.product("Two"), Method.objects.get())
    client = desk.signed_in()
    assert client.post(f"{LIST}{review.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{LIST}{other.pk}/delete/", {"post": "yes"}).status_code == 302


def test_scores_of_another_method_are_named_and_can_be_deleted() -> None:
    review = draft()
    builders.method({"Looks": "100"}, version=2)
    review.method = Method.objects.get(version=2)
    review.save()
    client = desk.signed_in("editors")
    assert "Belongs to Kettles, method 1: delete it." in desk.text(client.get(change(review)))
    rows = {"scores-0-DELETE": "on", "scores-1-DELETE": "on", "scores-2-value": "9.0"}
    desk.submit(client, change(review), **rows)
    assert [score.criterion.name for score in review.scores.all()] == ["Looks"]
