"""The queue in the admin: what waits on top, as text; answered once; several set aside together."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviews.models import Problem
from reviews.problems import answering
from tests import desk
from tests.conftest import Site
from tests.reviews.problems import reports
from tests.reviews.problems.reports import answered, waiting

LIST = "/admin/reviews/problem/"


def form(problem: Problem) -> str:
    return f"{LIST}{problem.pk}/change/"


def act(client: Client, action: str, *problems: Problem) -> Any:
    chosen = {"action": action, "_selected_action": [one.pk for one in problems]}
    return client.post(LIST, chosen, follow=True)


@pytest.fixture
def editor(site: Site) -> Client:
    return desk.signed_in("editors")


def test_what_waits_stands_on_top_oldest_first(editor: Client) -> None:
    done = answered(waiting())
    old = waiting()
    new = waiting(received_at=timezone.now())
    page = editor.get(LIST)
    assert [one.pk for one in page.context["cl"].result_list] == [old.pk, new.pk, done.pk]
    assert "waits for 2 days" in desk.text(page)
    assert len(editor.get(f"{LIST}?state=waiting").context["cl"].result_list) == 2


def test_words_are_shown_as_text(editor: Client) -> None:
    one = waiting(words="<script>alert(1)</script> " + "x" * 500)
    for page in (editor.get(LIST), editor.get(form(one))):
        assert b"<script>alert" not in page.content
        assert b"&lt;script&gt;alert" in page.content


def test_a_report_leads_to_its_page_its_product_and_its_offer(site: Site, editor: Client) -> None:
    offer = site.alto.offers.get(merchant=site.alder)
    one = waiting(product=site.alto, offer=offer)
    for page in (editor.get(LIST), editor.get(form(one))):
        for address in (
            "/products/alto/",
            f"/admin/products/product/{site.alto.pk}/change/",
            f"/admin/products/offer/{offer.pk}/change/",
        ):
            assert f'href="{address}"'.encode() in page.content


def test_an_answer_is_saved_with_who_gave_it_and_readers_see_it(
    editor: Client, client: Client
) -> None:
    one = waiting()
    page = desk.submit(editor, form(one), outcome="corrected", answer="It is right now.")
    assert "was changed successfully" in desk.text(page)
    kept = Problem.objects.get()
    assert (kept.outcome, kept.answer) == ("corrected", "It is right now.")
    assert kept.answered_by is not None
    assert kept.answered_by.username == "editors"
    assert "It is right now." in client.get("/corrections/").content.decode()


def test_a_refused_answer_stays_in_the_form(editor: Client) -> None:
    one = waiting()
    page = desk.submit(editor, form(one), outcome="kept", answer="Our scores are unbiased.")
    assert "“unbiased” claims to be neutral" in desk.errors_at(page, "answer")
    assert "Our scores are unbiased." in page.content.decode()
    page = desk.submit(editor, form(one), answer="Without an outcome.")
    assert "Choose what came of it." in desk.errors_at(page, "outcome")
    page = desk.submit(editor, form(one), outcome="kept")
    assert "readers see it" in desk.text(page)
    assert Problem.objects.waiting().count() == 1


def test_an_answered_report_can_only_be_added_to(editor: Client) -> None:
    one = answered(waiting(), words_shown=True)
    sent = desk.fields(editor.get(form(one)))
    assert {"outcome", "answer", "words_shown"}.isdisjoint(sent)
    desk.submit(editor, form(one), addition="It came back, and is mended again.", withheld="on")
    kept = Problem.objects.get()
    assert kept.answer.startswith("We looked, and it was so.\n\nAdded on ")
    assert kept.answer.endswith(": It came back, and is mended again.")
    assert not kept.words_shown
    assert "withheld" not in desk.fields(editor.get(form(one)))


def test_who_was_overtaken_is_told_and_keeps_the_words(editor: Client) -> None:
    one = waiting()
    sent = desk.fields(editor.get(form(one)))
    answered(one)
    page = editor.post(
        form(one), {**sent, "outcome": "kept", "answer": "It was right.", "_save": "1"}
    )
    assert "Edna answered this report while you were writing." in desk.text(page)
    assert "You wrote: “It was right.”" in desk.text(page)
    assert Problem.objects.get().outcome == "corrected"


def test_several_are_set_aside_put_back_and_blanked_at_once(editor: Client) -> None:
    spam, other, real = (
        waiting(words="Cheap pills"),
        waiting(words="More pills"),
        answered(waiting()),
    )
    assert "Set aside: 2. 1 left as they were." in desk.text(
        act(editor, "set_aside", spam, other, real)
    )
    assert "Put back: 1." in desk.text(act(editor, "put_back", other))
    assert "Words dropped: 1. 1 left" in desk.text(act(editor, "blank", spam, other))
    assert [one.words for one in Problem.objects.order_by("pk")] == [
        "",
        "More pills",
        reports.WORDS,
    ]
    assert "(dropped)" in desk.text(editor.get(form(spam)))


def test_nothing_is_added_or_deleted(editor: Client) -> None:
    one = waiting()
    assert editor.get(f"{LIST}add/").status_code == 403
    assert editor.get(f"{LIST}{one.pk}/delete/").status_code == 403
    assert "delete_selected" not in editor.get(LIST).content.decode()


@pytest.mark.parametrize("group", ["commerce", "auditors"])
def test_others_read_the_queue_and_change_nothing(group: str, site: Site) -> None:
    client, one = desk.signed_in(group), waiting()
    assert reports.WORDS in desk.text(client.get(form(one)))
    assert client.post(form(one), {"outcome": "kept", "answer": "No."}).status_code == 403
    act(client, "set_aside", one)
    assert Problem.objects.waiting().count() == 1


def test_a_set_aside_report_offers_nothing_to_fill_in(editor: Client) -> None:
    one = waiting()
    answering.set_aside([one], by=reports.editor(), at=timezone.now())
    assert {"addition", "outcome"}.isdisjoint(desk.fields(editor.get(form(one))))


@pytest.mark.parametrize("count", [1, 3])
def test_each_report_in_the_list_costs_no_query(
    count: int, site: Site, editor: Client, django_assert_num_queries: Any
) -> None:
    offer = site.alto.offers.get(merchant=site.alder)
    for _ in range(count):
        answered(waiting(product=site.alto, offer=offer))
    editor.get(LIST)
    with django_assert_num_queries(7):
        editor.get(LIST)
