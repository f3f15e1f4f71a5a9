"""What readers see of reports: all answers, one of them, and the lines on the pages concerned."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from reviews import publishing
from reviews.models import Problem
from reviews.problems import answering
from tests.conftest import Site
from tests.reading import words
from tests.reviews.problems import reports
from tests.reviews.problems.reports import answered, read, tree, waiting


def test_answers_are_listed_newest_first_with_counts_on_top(site: Site, client: Client) -> None:
    now = timezone.now()
    first = answered(waiting(), at=now - timedelta(hours=30))
    second = answered(waiting(product=site.alto), "kept", answer="It is as it was.")
    answering.set_aside([waiting()], by=reports.editor(), at=now)
    waiting()
    page = client.get("/corrections/")
    assert [one.attributes["id"] for one in tree(page).css("article")] == [
        f"no-{second.pk}",
        f"no-{first.pk}",
    ]
    rows = [" ".join(row.text(separator=" ").split()) for row in tree(page).css(".counts tbody tr")]
    assert rows == [
        "Reported 4 4",
        "Corrected 1 1",
        "Looked at, and left as it was 1 1",
        "Set aside as no report 1 1",
        "Waiting 1 1",
        "Half were answered within 33 hours 33 hours",
        "Longest until an answer 2 days 2 days",
    ]
    assert "The oldest report that waits came" in read(page)


def test_an_entry_says_what_when_where_and_how_long_it_took(site: Site, client: Client) -> None:
    one = answered(waiting(product=site.alto), "kept", answer="It is\n\nas it was.")
    entry = words(tree(client.get("/corrections/")), "article")
    assert f"No. {one.pk} : looked at, and left as it was" in entry
    assert "UTC : a price" in entry
    assert "/products/alto/ , about Tin & Co Alto" in entry
    assert "after 2 days It is as it was." in entry
    assert reports.WORDS not in entry


def test_the_readers_words_are_printed_if_released_and_only_as_text(
    site: Site, client: Client
) -> None:
    said = "Price <3 & “old”: see https://a.example/ now\n\n\u05e9\u05d2\u05d5\u05d9"
    one = answered(waiting(words=said), words_shown=True)
    for path in ("/corrections/", f"/corrections/{one.pk}/"):
        page = client.get(path)
        assert " ".join(said.split()) in read(page)
        assert not tree(page).css("main a[href^=http]")
        assert tree(page).css(".said [dir=auto]")
    answering.withhold(one)
    assert "Price <3" not in read(client.get("/corrections/"))


def test_a_report_that_waits_has_a_page_that_repeats_nothing_of_it(
    site: Site, client: Client
) -> None:
    one = waiting()
    page = read(client.get(f"/corrections/{one.pk}/"))
    assert "Waits for an answer." in page
    assert reports.WORDS not in page


def test_what_was_no_report_is_shown_nowhere(site: Site, client: Client) -> None:
    one = waiting(words="Cheap pills for all")
    answering.set_aside([one], by=reports.editor(), at=timezone.now())
    assert client.get(f"/corrections/{one.pk}/").status_code == 404
    assert f"No. {one.pk}" not in read(client.get("/corrections/"))
    assert client.get("/corrections/99999999999999999999999/").status_code == 404


def test_fifty_answers_are_on_a_page(site: Site, client: Client) -> None:
    now = timezone.now()
    Problem.objects.bulk_create(
        Problem(
            about="claim",
            path="/about/",
            words=reports.WORDS,
            received_at=now - timedelta(days=2),
            outcome="kept",
            answer="As it was.",
            answered_at=now - timedelta(minutes=number),
            answered_by=reports.editor(),
        )
        for number in range(51)
    )
    assert len(tree(client.get("/corrections/")).css("article")) == 50
    assert len(tree(client.get("/corrections/?page=2")).css("article")) == 1
    assert client.get("/corrections/?page=nonsense").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_each_answer_on_the_list_costs_no_query(
    count: int, site: Site, client: Client, django_assert_num_queries: object
) -> None:
    for _ in range(count):
        answered(waiting(product=site.alto))
    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get("/corrections/")


@pytest.mark.parametrize(
    "kind", ["product", "review", "guide", "comparison", "without advertising"]
)
def test_a_correction_is_told_on_its_page_and_on_no_other(
    kind: str, full_site: Site, client: Client
) -> None:
    path = full_site.paths[kind]
    about_alto = full_site.alto if kind in ("product", "review") else None
    one = answered(waiting(path=path, product=about_alto))
    line = f"Corrected after a reader reported a price: report no. {one.pk} ."
    same = {"comparison", "without advertising"} if "compar" in path else {kind}
    for other, address in full_site.paths.items():
        told = line in read(client.get(address))
        assert told == (other in same), other


def test_a_report_that_changed_nothing_is_not_told_on_its_page(site: Site, client: Client) -> None:
    answered(waiting(product=site.alto), "kept")
    waiting(product=site.alto)
    assert not tree(client.get("/products/alto/")).css("#corrections")


def test_corrections_of_a_document_and_of_readers_stand_together(
    full_site: Site, client: Client
) -> None:
    guide = full_site.guide
    assert guide is not None
    guide.title = "All about all kettles"
    guide.save()
    publishing.publish(guide, by=None, at=timezone.now(), correction="The title was too short.")
    answered(waiting(about="claim", path=full_site.paths["guide"]))
    page = tree(client.get(full_site.paths["guide"]))
    assert len(page.css("#corrections")) == 1
    lines = [" ".join(one.text().split()) for one in page.css("#corrections li")]
    assert [line.partition(": ")[2][:21] for line in lines] == [
        "The title was too sho",
        "Corrected after a rea",
    ]


def test_a_guide_that_moved_keeps_its_corrections(full_site: Site, client: Client) -> None:
    guide = full_site.guide
    assert guide is not None
    one = answered(waiting(about="claim", path=full_site.paths["guide"]))
    guide.slug = "every-kettle"
    guide.save()
    publishing.publish(guide, by=None, at=timezone.now())
    assert f"report no. {one.pk}" in read(client.get("/guides/every-kettle/"))


def test_a_product_that_moved_keeps_its_corrections(site: Site, client: Client) -> None:
    one = answered(waiting(product=site.alto))
    site.alto.slug = "alto-2"
    site.alto.save()
    assert f"report no. {one.pk}" in read(client.get("/products/alto-2/"))
    assert f"report no. {one.pk}" not in read(client.get("/reviews/alto-2/"))


def test_the_footer_of_every_page_leads_to_the_answers(full_site: Site, client: Client) -> None:
    for path in full_site.paths.values():
        assert tree(client.get(path)).css('footer a[href="/corrections/"]'), path


def test_there_is_a_page_before_anything_was_reported(db: None, client: Client) -> None:
    page = read(client.get("/corrections/"))
    assert "No report has been answered yet." in page
    assert "Half were answered within – –" in page
