"""The long guide has every construct of the kind of article that this site exists to publish."""

from typing import Any

import pytest

from reviews.demo import seed
from reviews.documents.reading import Body, body
from reviews.models import LiveGuide
from tests.builders import AT

pytestmark = pytest.mark.django_db

# Sections of the second level, in order, by anchor.
SECTIONS = [
    "key-takeaways",
    "what-a-muscle-spasm-is",
    "three-causes-that-come-up-first",
    "how-it-feels",
    "what-you-can-do-yourself",
    "taking-pressure-off-the-spine-the-idea",
    "what-the-spinal-backrack-offers",
    "which-muscles-may-be-meant",
    "causes-that-stay",
    "how-doctors-find-out",
    "treatments-from-mild-to-invasive",
    "keeping-it-from-coming-back",
    "what-the-spine-has-to-do-with-it",
    "living-with-it",
    "the-spinal-backrack-once-more-claims-and-checks",
    "decompression-what-is-said-for-it-and-what-trials-found",
    "conclusion",
    "questions-and-answers",
    "sources",
]
SUBSECTIONS = {
    "when-it-should-not-wait",
    *("biceps", "chest-muscles", "rotator-cuff", "supraspinatus"),
    *("sitting-and-standing", "doing-too-much", "living-with-an-illness-of-the-nerves"),
    *("1-at-home", "2-physiotherapy", "3-needles-hands-and-shock-waves", "4-injections"),
    "if-you-want-to-work-on-how-you-sit",
}
# Caption, columns, rows without the header, whether they are pairs.
TABLES = [
    ("Likely causes and what is usually tried", 2, 3, False),
    ("Spinal Backrack: what it offers, and what that may be worth", 2, 5, True),
    ("Muscles of the shoulder and how they may make themselves felt", 2, 4, False),
    ("What may lie behind cramps that return", 1, 3, False),
    ("Tests that may be ordered, and what they show", 2, 4, False),
    ("The chain that is often drawn from posture to cramp", 4, 4, False),
    ("Small things to do yourself", 1, 6, False),
    ("Spinal Backrack: what is said for it, and what we could check", 2, 4, True),
    ("What decompression is said to offer; none of it is shown for shoulder spasms", 1, 4, False),
]


@pytest.fixture
def guide() -> LiveGuide:
    seed.seed(at=AT)
    shown: LiveGuide = LiveGuide.objects.shown(AT).get(slug="shoulder-muscle-spasm")
    return shown


@pytest.fixture
def text(guide: LiveGuide) -> Body:
    return body(guide.revision.data, {})


def numbered_lists(text: Body) -> list[str]:
    return [piece for one in text.of_kind("text") for piece in str(one["html"]).split("<ol>")[1:]]


def products(guide: LiveGuide) -> list[str]:
    return list(guide.products.order_by("slug").values_list("slug", flat=True))


def test_it_has_a_title_a_lead_and_an_opening_before_the_first_section(
    guide: LiveGuide, text: Body
) -> None:
    assert guide.title
    assert guide.summary
    first = text.parts[0]
    assert first.kind == "text"
    assert str(first.one["html"]).count("<p>") >= 5
    assert "<h2" not in str(first.one["html"])
    assert text.parts[1].kind == "takeaways"
    assert len(text.parts[1].one["points"]) >= 5


def test_its_sections_are_in_the_contents_in_order(text: Body) -> None:
    assert [heading.anchor for heading in text.contents if heading.level == 2] == SECTIONS
    inner = {heading.anchor for heading in text.contents if heading.level == 3}
    assert inner >= SUBSECTIONS


def test_it_has_all_nine_tables(text: Body) -> None:
    found = [
        (table["caption"], len(table["header"]), len(table["rows"]), table["look"] == "pairs")
        for table in text.of_kind("table")
    ]
    assert found == TABLES


def test_its_lists_have_bold_lead_ins(text: Body) -> None:
    lists = numbered_lists(text)
    assert len(lists) >= 5
    assert sum("<li><strong>" in one for one in lists) >= 3


def test_four_quotations_have_speaker_credential_place_and_record(text: Body) -> None:
    said = text.of_kind("quotation")
    assert [one["speaker"] for one in said] == [
        "Rafi Dunhollow",
        "Corin Threlwell",
        "Hedda Marrowby",
        "Hedda Marrowby",
    ]
    required = ("words", "speaker", "credential", "said_in", "consent")
    assert all(one[name] for one in said for name in required)


def test_products_and_a_comparison_stand_in_the_text(guide: LiveGuide, text: Body) -> None:
    assert products(guide) == ["kinwith-shoulder-strap", "lumbarrow-heat-wrap", "spinal-backrack"]
    assert len(text.of_kind("productbox")) == 3
    assert len(text.of_kind("comparisonembed")) == 1


def test_it_has_a_picture_with_words_credit_and_focal_point(text: Body) -> None:
    (picture,) = text.of_kind("picture")
    assert len(picture["alt"]) > 60
    assert picture["credit"]
    assert (picture["focal_x"], picture["focal_y"]) == (62, 45)
    assert (picture["width"], picture["height"]) == (1200, 900)


def test_it_ends_with_a_conclusion_fifteen_questions_and_its_sources(text: Body) -> None:
    assert [part.kind for part in text.parts[-3:]] == ["conclusion", "question", "source"]
    questions = text.of_kind("question")
    assert len(questions) == len({one["anchor"] for one in questions}) == 15
    assert len(text.of_kind("source")) >= 20


def test_warning_signs_come_before_any_product(text: Body) -> None:
    order: list[Any] = [str(part.one) if part.kind == "text" else part.kind for part in text.parts]
    warning = next(i for i, one in enumerate(order) if "Call an ambulance" in one)
    assert warning < order.index("productbox")


def test_its_page_shows_it(guide: LiveGuide, client: Any) -> None:
    page = client.get(guide.get_absolute_url())
    assert page.status_code == 200
    content = page.content.decode()
    for anchor in SECTIONS:
        assert f'id="{anchor}"' in content, anchor
