"""What readers see is a revision; what editors edit is not."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.utils import timezone

from products import catalogue
from products.models import UnpaidSite
from reviews import publishing
from reviews.completeness import missing
from reviews.documents.shapes import BLOCK_FIELDS, SHAPES
from reviews.documents.snapshots import canonical, snapshot
from reviews.models import (
    BLOCKS,
    Comparison,
    ComparisonEmbed,
    Conclusion,
    Document,
    Guide,
    LiveComparison,
    LiveGuide,
    Picture,
    ProductBox,
    Question,
    Quotation,
    Review,
    Revision,
    Score,
    Source,
    Table,
    Takeaways,
    Text,
)
from tests import builders
from tests.builders import AT, DAY, HOUR
from tests.conftest import Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def edith(db: None) -> Any:
    return builders.user("edith")


def full_guide(site: Site) -> Guide:
    """A guide with a block of every kind."""
    guide = builders.guide(category=site.alto.category)
    builders.add(guide, Takeaways, points="Fill it\nHeat it")
    builders.add(
        guide,
        Quotation,
        words="It boils.",
        speaker="Ann",
        credential="Cook",
        said_in="A letter",
        consent="File 1",
    )
    builders.add(guide, Table, caption="Sizes", cells=[["Size", "Fits"], ["1 l", "Four cups"]])
    builders.add(
        guide, Picture, file="reviews/a.jpg", width=800, height=600, alt="A kettle", credit="Us"
    )
    builders.add(guide, ProductBox, product=site.alto, note="Quick.")
    builders.add(guide, ComparisonEmbed, comparison=site.comparison, rows=2)
    builders.add(guide, Question, question="How long?", answer="<p>Four minutes.</p>")
    builders.add(guide, Conclusion, html="<p>Buy water.</p>")
    return guide


# What is saved


def test_every_save_that_changes_something_adds_a_revision(edith: Any) -> None:
    guide = builders.guide()
    first = publishing.save(guide, by=edith, at=AT)
    assert publishing.save(guide, by=edith, at=AT + HOUR) == first
    guide.title = "How to boil tea"
    guide.save()
    second = publishing.save(guide, by=None, at=AT + DAY, note="Tea")
    assert [first.number, second.number] == [1, 2]
    assert (first.by, second.author_name, second.note) == (edith, "a command", "Tea")


def test_a_revision_holds_the_whole_document(site: Site) -> None:
    data = publishing.save(full_guide(site), by=None, at=AT).data
    assert [block["kind"] for block in data["blocks"]] == [
        *("text", "source", "takeaways", "quotation", "table", "picture"),
        *("productbox", "comparisonembed", "question", "conclusion"),
    ]
    assert data["blocks"][4]["cells"] == [["Size", "Fits"], ["1 l", "Four cups"]]
    review = publishing.save(Review.objects.get(product=site.alto), by=None, at=AT).data
    assert [score["value"] for score in review["scores"]] == ["9.0", "8.0"]
    comparison = publishing.save(site.comparison, by=None, at=AT).data
    assert len(comparison["columns"]) == 2


def test_a_document_has_no_field_that_a_revision_forgets() -> None:
    of_the_row = {"id", "changed_at"}
    for model, shape in SHAPES.items():
        stored = {field.name for field in model._meta.concrete_fields}
        assert stored - of_the_row == set(shape.fields), model
    for block, fields in BLOCK_FIELDS.items():
        stored = {field.name for field in block._meta.concrete_fields}
        assert stored - {"id", "guide", "review", "region", "ordering"} == set(fields), block
    assert {score.name for score in Score._meta.concrete_fields} == {
        *("id", "review"),
        *SHAPES[Review].rows["scores"].fields,
    }


def test_revisions_are_neither_changed_nor_deleted(edith: Any) -> None:
    revision = publishing.save(builders.guide(), by=edith, at=AT)
    for attempt in (
        revision.save,
        revision.delete,
        Revision.objects.all().delete,
        lambda: Revision.objects.update(note="x"),
        lambda: Revision.objects.bulk_update([revision], ["note"]),
    ):
        with pytest.raises(ValidationError, match="restore it: that adds a new revision"):
            attempt()
    assert Revision.objects.get().note == ""


# What readers see


def changed(value: Any, field: Any) -> Any:
    """Another value that `field` can hold."""
    if isinstance(field, models.ForeignKey):
        return MOVABLE[field.name]().pk
    if isinstance(field, models.DateField):
        return value - DAY
    if isinstance(field, models.JSONField):
        return [["Leaked", "Leaked"], ["Leaked", "Leaked"]]
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.IntegerField):
        return abs(9 - value)
    if isinstance(field, models.DecimalField):
        return value - 1
    return "LEAKED"[: getattr(field, "max_length", None)]


# References of drafts that can point elsewhere without making the draft impossible.
MOVABLE: dict[str, Callable[[], models.Model]] = {
    "category": lambda: builders.category("Toasters"),
    "author": lambda: builders.author("Leaked Author"),
}


def draft_rows(document: Document) -> list[models.Model]:
    """All rows of the draft: what it is made of beside its own row."""
    rows: list[models.Model] = [document]
    for part in SHAPES[type(document)].rows.values():
        rows += part.model._default_manager.filter(**{part.parent: document})
    if isinstance(document, Guide | Review):
        rows += builders.blocks(document)
    return rows


@pytest.mark.parametrize("kind", [Guide, Review, Comparison])
def test_no_field_of_a_draft_shows_in_public(
    site: Site, client: Client, kind: type[Document]
) -> None:
    guide = full_guide(site)
    publishing.publish(guide, by=None, at=site.at)
    paths = [*site.paths.values(), "/guides/how-to-boil-water/", "/sitemap.xml"]
    paths += ["/feeds/all.atom", "/search/?q=boil", "/search/?q=leaked"]
    MOVABLE["category"](), MOVABLE["author"]()  # these have pages of their own
    before = {path: told(client, path) for path in paths}
    document: Document = {
        Guide: guide,
        Review: Review.objects.get(product=site.alto),
        Comparison: site.comparison,
    }[kind]
    for row in draft_rows(document):
        for field in row._meta.concrete_fields:
            if field.primary_key or (field.is_relation and field.name not in MOVABLE):
                continue
            value = changed(getattr(row, field.attname), field)
            type(row)._default_manager.filter(pk=row.pk).update(**{field.attname: value})
    publishing.save(document, by=None, at=timezone.now())
    for path in paths:
        assert told(client, path) == before[path], path


def told(client: Client, path: str) -> str:
    """Without what tells the time of the request: that of figures as of now, and the stamp of a form."""
    page = client.get(path).content.decode()
    return re.sub(r'<time[^>]*>[^<]*</time>|name="stamp" value="[^"]*"', "", page)


def test_blocks_that_are_added_or_deleted_in_a_draft_show_once_published(
    site: Site, client: Client
) -> None:
    guide = full_guide(site)
    publishing.publish(guide, by=None, at=site.at)
    builders.add(guide, Text, html="<p>Added later.</p>")
    guide.table_blocks.all().delete()
    page = client.get("/guides/how-to-boil-water/").content.decode()
    assert "Added later." not in page
    assert "Four cups" in page
    publishing.publish(guide, by=None, at=timezone.now())
    page = client.get("/guides/how-to-boil-water/").content.decode()
    assert "Added later." in page
    assert "Four cups" not in page


def test_a_scheduled_revision_replaces_the_public_one_when_its_time_comes() -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=AT)
    Guide.objects.update(title="Tomorrow's title")
    publishing.publish(guide, by=None, at=AT + HOUR, from_at=AT + DAY)
    titles = [
        LiveGuide.objects.shown(at).get().title
        for at in (AT, AT + HOUR, AT + DAY - HOUR, AT + DAY, AT + 9 * DAY)
    ]
    assert titles == ["How to boil water"] * 3 + ["Tomorrow's title"] * 2


def test_a_scheduled_first_publication_shows_nothing_before(client: Client) -> None:
    guide = builders.guide()
    now = timezone.now()
    publishing.publish(guide, by=None, at=now, from_at=now + HOUR)
    assert client.get("/guides/how-to-boil-water/").status_code == 404
    assert "How to boil water" not in client.get("/").content.decode()
    assert LiveGuide.objects.shown(now + HOUR).get().published_at == now + HOUR


def test_a_schedule_is_called_off_by_hand_or_by_publishing_something_else() -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=AT)
    publishing.publish(guide, by=None, at=AT, from_at=AT + DAY)
    assert publishing.call_off(guide, at=AT + HOUR)
    assert not publishing.call_off(guide, at=AT + HOUR)
    assert LiveGuide.objects.shown(AT + 2 * DAY).get().from_at == AT
    publishing.publish(guide, by=None, at=AT + HOUR, from_at=AT + DAY)
    Guide.objects.update(title="Now")
    publishing.publish(guide, by=None, at=AT + 2 * HOUR)
    assert LiveGuide.objects.shown(AT + 2 * DAY).get().title == "Now"


def test_publication_cannot_be_scheduled_in_the_past() -> None:
    with pytest.raises(ValidationError, match="lies in the past"):
        publishing.publish(builders.guide(), by=None, at=AT, from_at=AT - HOUR)


def test_what_was_public_at_any_moment_can_be_looked_up() -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=AT)
    builders.revise(guide, AT + DAY, title="Second")
    publishing.withdraw(guide, by=None, at=AT + 2 * DAY)
    builders.revise(guide, AT + 3 * DAY, title="Third")

    def shown(days: float) -> list[str]:
        return list(LiveGuide.objects.shown(AT + days * DAY).values_list("title", flat=True))

    assert [shown(days) for days in (-1, 0, 1, 2, 3, 4)] == [
        [],
        ["How to boil water"],
        ["Second"],
        [],
        ["Third"],
        ["Third"],
    ]
    assert LiveGuide.objects.shown(AT + 3 * DAY).get().published_at == AT


def test_two_publications_in_the_same_instant_leave_one() -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=AT)
    builders.revise(guide, AT, title="Second")
    assert LiveGuide.objects.shown(AT).get().title == "Second"


# Addresses


def test_a_changed_slug_leads_to_the_new_address(site: Site, client: Client) -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=site.at)
    builders.revise(guide, slug="boiling")
    response = client.get("/guides/how-to-boil-water/")
    assert (response.status_code, response["Location"]) == (301, "/guides/boiling/")
    builders.revise(site.comparison, slug="all-kettles")
    for old, new in (
        ("/compare/kettles/", "/compare/all-kettles/"),
        (
            "/compare/kettles/without-advertising/",
            "/compare/all-kettles/without-advertising/",
        ),
    ):
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)


def test_a_renamed_page_can_be_named_back(site: Site, client: Client) -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=site.at)
    builders.revise(guide, slug="boiling")
    builders.revise(guide, slug="how-to-boil-water")
    assert client.get("/guides/how-to-boil-water/").status_code == 200
    response = client.get("/guides/boiling/")
    assert response["Location"] == "/guides/how-to-boil-water/"
    assert response["Cache-Control"] == "max-age=3600"  # or browsers would go round for ever


def test_an_address_that_still_leads_somewhere_is_not_given_away() -> None:
    guide, other = builders.guide(), builders.guide("Another")
    publishing.publish(guide, by=None, at=AT)
    builders.revise(guide, AT + HOUR, slug="boiling")
    Guide.objects.filter(pk=other.pk).update(slug="how-to-boil-water")
    with pytest.raises(ValidationError, match="still leads to “How to boil water”"):
        publishing.publish(other, by=None, at=AT + DAY)
    publishing.withdraw(guide, by=None, at=AT + DAY)
    publishing.publish(other, by=None, at=AT + DAY)


def test_an_address_is_taken_as_long_as_a_schedule_holds_it() -> None:
    guide, other = builders.guide(), builders.guide("Another")
    publishing.publish(guide, by=None, at=AT)
    Guide.objects.filter(pk=guide.pk).update(slug="boiling")
    publishing.publish(guide, by=None, at=AT, from_at=AT + 3 * DAY)
    Guide.objects.filter(pk=guide.pk).update(slug="draft-only")
    for slug in ("how-to-boil-water", "boiling"):
        Guide.objects.filter(pk=other.pk).update(slug=slug)
        with pytest.raises(ValidationError, match="Choose another slug"):
            publishing.publish(other, by=None, at=AT + DAY)
    publishing.withdraw(guide, by=None, at=AT + DAY)
    assert not LiveGuide.objects.shown(AT + 9 * DAY).exists()


def test_what_was_published_meanwhile_is_not_taken_for_a_plan() -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=AT)
    builders.revise(guide, AT + HOUR, title="Second")
    for verb in (publishing.publish, publishing.withdraw):
        with pytest.raises(ValidationError, match="at the same moment"):
            verb(guide, by=None, at=AT + HOUR / 2)
    assert LiveGuide.objects.shown(AT + HOUR).get().title == "Second"


def test_a_review_moves_with_its_product_and_is_not_called_withdrawn(
    site: Site, client: Client
) -> None:
    builders.revise(Review.objects.get(product=site.alto), verdict="Anew.")
    catalogue.rename(site.alto, slug="alto-two")
    response = client.get("/reviews/alto/")
    assert (response.status_code, response["Location"]) == (301, "/reviews/alto-two/")
    catalogue.rename(site.coda, slug="coda-two")
    assert client.get("/reviews/coda/").status_code == 404
    type(site.alto).objects.filter(pk=site.alto.pk).update(is_listed=False)
    assert client.get("/reviews/alto-two/").status_code == 404


def test_withdrawn_pages_are_gone_and_say_so(site: Site, client: Client) -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=site.at)
    publishing.withdraw(guide, by=None, at=timezone.now())
    publishing.withdraw(site.comparison, by=None, at=timezone.now())
    for path in (
        "/guides/how-to-boil-water/",
        "/compare/kettles/",
        "/compare/kettles/without-advertising/",
    ):
        response = client.get(path)
        assert response.status_code == 410, path
        assert "We have taken it back." in response.content.decode()
        assert path not in client.get("/sitemap.xml").content.decode()
    assert not LiveComparison.objects.shown(timezone.now()).exists()


def test_what_is_not_published_cannot_be_withdrawn() -> None:
    with pytest.raises(ValidationError, match="is not published"):
        publishing.withdraw(builders.guide(), by=None, at=AT)


# Completeness of guides


def test_a_guide_needs_summary_text_and_a_source() -> None:
    guide = builders.guide(summary=" ")
    guide.source_blocks.all().delete()
    guide.text_blocks.all().delete()
    with pytest.raises(ValidationError) as refused:
        publishing.publish(guide, by=None, at=AT)
    assert refused.value.messages == [
        "Write the summary.",
        "Add at least one source: readers must be able to look things up.",
        "Write the text of the guide: add at least one text block.",
    ]


@pytest.mark.parametrize(
    ("lacking", "what"),
    [
        ("speaker", "who said it"),
        ("credential", "the speaker's credential"),
        ("said_in", "where it was said"),
        ("consent", "where it is published, or a record of consent"),
    ],
)
def test_a_quotation_without_provenance_stops_publication(lacking: str, what: str) -> None:
    guide = builders.guide()
    given = {"speaker": "Ann", "credential": "Cook", "said_in": "A letter", "consent": "File 1"}
    builders.add(guide, Quotation, words="It boils.", **(given | {lacking: " "}))
    with pytest.raises(ValidationError, match=f"give {what}"):
        publishing.publish(guide, by=None, at=AT)


def test_a_quotation_with_a_source_needs_no_record_of_consent() -> None:
    guide = builders.guide()
    builders.add(
        guide,
        Quotation,
        words="It boils.",
        speaker="Ann",
        credential="Cook",
        said_in="Cooking, 2020",
        source_url="https://cooking.example/",
    )
    publishing.publish(guide, by=None, at=AT)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://shop.example/tea", "where Alder Shop sells"),
        ("https://www.shop.example/", "where Alder Shop sells"),
        ("http://SHOP.example/", "where Alder Shop sells"),
        ("https://shop.example", "where Alder Shop sells"),
        ("https://de.shop.example/alto", "where Alder Shop sells"),
        ("//shop.example/tea?x=1&id=2", "where Alder Shop sells"),
        ("https://www.awin1.com/cread.php?awinmid=1", "an address of a programme"),
        ("/go/999999/", "the link of no offer that is open"),
        ("https://notshop.example/", "nobody has said whether that link pays"),
        ("https://press.example/?u=shop.example", "nobody has said whether that link pays"),
    ],
)
def test_a_link_that_may_pay_stops_publication(site: Site, url: str, words: str) -> None:
    guide = builders.guide()
    block = builders.add(
        guide, Question, question="Where?", answer=f'<p><a href="{url}">there</a></p>'
    )
    [lack] = missing(guide, AT)
    assert f"The text links to {url}, " in lack
    assert words in lack
    assert lack.place == f"question-{block.pk}"
    assert lack.host == ("" if "nobody" not in words else url.split("/")[2])


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example/coda?utm_source=mail",
        "https://www.shop.example/coda#reviews",
        "/go/{offer}/",
        "http://127.0.0.1:8000/go/{offer}/",
        "/products/alto/",
        "#sources",
        "mailto:letters@tin.example",
        "https://tin.example/",
        "https://leaves.tea.example/green",
    ],
)
def test_links_to_offers_sources_and_unpaid_sites_may_be_published(site: Site, url: str) -> None:
    UnpaidSite.objects.create(
        host="tea.example", reason="No contract.", decided_by=builders.user(), decided_at=AT
    )
    guide = builders.guide()
    url = url.format(offer=site.coda.offers.get().pk)
    builders.add(guide, Question, question="Where?", answer=f'<p><a href="{url}">there</a></p>')
    assert missing(guide, AT) == []


def test_a_source_of_another_page_needs_no_second_vouching(site: Site) -> None:
    guide = builders.guide("One")
    builders.add(guide, Source, title="x", publisher="y", url="https://press.example/a")
    other = builders.guide("Two")
    builders.add(other, Text, html='<p><a href="https://press.example/a">there</a></p>')
    assert len(missing(other, AT)) == 1
    publishing.publish(guide, by=None, at=AT)
    assert missing(other, AT) == []
    publishing.withdraw(guide, by=None, at=AT + DAY)
    assert len(missing(other, AT + DAY)) == 1


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://shop.example/tea", "where Alder Shop sells"),
        ("https://shop.example/coda", "where Alder Shop sells"),
        ("https://www.awin1.com/cread.php?awinmid=1", "an address of a programme"),
        ("http://127.0.0.1:8000/go/999999/", "the link of an offer"),
    ],
)
def test_what_pays_is_no_source(site: Site, url: str, words: str) -> None:
    guide = builders.guide()
    builders.add(guide, Source, title="x", publisher="y", url=url)
    [lack] = missing(guide, AT)
    assert words in lack


def test_a_quotation_from_a_merchants_page_is_refused_too(site: Site) -> None:
    guide = builders.guide()
    given = {"speaker": "Ann", "credential": "Cook", "said_in": "A letter"}
    url = "https://shop.example/tea"
    builders.add(guide, Quotation, words="It boils.", source_url=url, **given)
    assert "where Alder Shop sells" in missing(guide, AT)[0]


def test_a_block_that_no_form_would_take_stops_publication(site: Site) -> None:
    guide = builders.guide()
    builders.add(guide, Table, caption="Empty", cells=[])
    with pytest.raises(ValidationError, match="Table: "):
        publishing.publish(guide, by=None, at=AT)


def test_what_is_not_public_itself_cannot_stand_in_a_text(site: Site) -> None:
    guide = builders.guide()
    draft = builders.comparison(site.method, title="A draft", slug="draft")
    builders.add(guide, ComparisonEmbed, comparison=draft)
    hidden = builders.product("Hidden", is_listed=False)
    builders.add(guide, ProductBox, product=hidden)
    assert [problem.split(".")[0] for problem in missing(guide, site.at)] == [
        "A product box shows Tin & Co Hidden, which is not listed",
        "The text shows “A draft”, which is not published",
    ]


# Restoring


def test_a_revision_of_another_document_is_not_restored(edith: Any) -> None:
    first = publishing.save(builders.guide(), by=edith, at=AT)
    other = builders.guide("Another")
    with pytest.raises(ValidationError, match="another document"):
        publishing.restore(other, first, by=edith, at=AT)
    assert Guide.objects.get(pk=other.pk).title == "Another"


def test_restoring_brings_the_exact_draft_back(site: Site, edith: Any) -> None:
    guide = full_guide(site)
    first = publishing.save(guide, by=edith, at=AT)
    for kind in BLOCKS:
        kind._default_manager.all().delete()
    Guide.objects.update(title="Spoilt", summary="", slug="spoilt")
    publishing.save(guide, by=edith, at=AT + HOUR)
    restored = publishing.restore(guide, first, by=edith, at=AT + DAY)
    assert canonical(restored.data) == canonical(first.data)
    assert canonical(snapshot(Guide.objects.get())) == canonical(first.data)
    assert (restored.number, restored.note) == (3, "Restored revision 1.")
    assert publishing.restore(guide, first, by=edith, at=AT + DAY) == restored


def test_restoring_a_review_and_a_comparison_brings_scores_and_columns_back(
    site: Site, edith: Any
) -> None:
    review = Review.objects.get(product=site.alto)
    for document, rows in ((review, review.scores), (site.comparison, site.comparison.columns)):
        first = publishing.save(document, by=edith, at=AT)
        rows.all().delete()
        assert publishing.save(document, by=edith, at=AT).digest != first.digest
        publishing.restore(document, first, by=edith, at=AT + DAY)
        assert canonical(snapshot(document)) == canonical(first.data)


def test_restoring_changes_nothing_in_public(site: Site, edith: Any) -> None:
    guide = builders.guide()
    first = publishing.save(guide, by=edith, at=AT)
    live = builders.revise(guide, AT, title="Public")
    publishing.restore(guide, first, by=edith, at=AT + DAY)
    assert LiveGuide.objects.shown(AT + DAY).get() == live
    assert Guide.objects.with_state(AT + DAY).get().is_changed


def test_a_revision_whose_product_is_gone_is_not_half_restored(site: Site, edith: Any) -> None:
    guide = builders.guide()
    box = builders.add(guide, ProductBox, product=builders.product("Gone"))
    first = publishing.save(guide, by=edith, at=AT)
    box.delete()
    Guide.objects.update(title="Kept")
    type(site.alto).objects.get(slug="gone").delete()
    with pytest.raises(ValidationError, match="product box, product"):
        publishing.restore(guide, first, by=edith, at=AT + DAY)
    assert Guide.objects.get().title == "Kept"
    assert guide.text_blocks.count() == 1


def test_a_product_that_was_merged_since_comes_back_as_what_it_became(
    site: Site, edith: Any
) -> None:
    twin = builders.product("Alto twin")
    guide = builders.guide()
    builders.add(guide, ProductBox, product=twin)
    first = publishing.publish(guide, by=edith, at=site.at).revision
    catalogue.merge(twin, into=site.alto, by=edith, at=timezone.now())
    guide.productbox_blocks.all().delete()
    publishing.restore(guide, first, by=edith, at=timezone.now())
    assert guide.productbox_blocks.get().product == site.alto


# States


def test_lists_know_the_state_of_each_document() -> None:
    draft, shown = builders.guide("Draft"), builders.guide("Shown")
    publishing.publish(shown, by=None, at=AT)
    publishing.publish(draft, by=None, at=AT, from_at=AT + DAY)

    def states(at: Any) -> list[tuple[str, Any, Any, bool, bool]]:
        return [
            (g.title, g.live_from, g.scheduled_for, g.was_live, g.is_changed)
            for g in Guide.objects.with_state(at)
        ]

    assert states(AT) == [
        ("Draft", None, AT + DAY, False, False),
        ("Shown", AT, None, True, False),
    ]
    Guide.objects.filter(title="Shown").update(summary="Changed")
    publishing.save(shown, by=None, at=AT)
    publishing.withdraw(draft, by=None, at=AT + DAY)
    assert states(AT + DAY) == [
        ("Draft", None, None, True, False),
        ("Shown", AT, None, True, True),
    ]
