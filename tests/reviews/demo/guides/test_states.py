"""Between them the guides show every state that a document can be in."""

from dataclasses import replace
from typing import Any

import pytest

from reviews.completeness import missing
from reviews.demo import seed
from reviews.demo.guides import GUIDES
from reviews.models import Guide, LiveGuide, Picture
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo() -> seed.Counts:
    return seed.seed(at=AT)


def of(slug: str) -> Guide:
    return Guide.objects.get(slug=slug)


def test_three_guides_are_public_and_one_was_withdrawn() -> None:
    assert Guide.objects.count() == len(GUIDES) == 4
    assert LiveGuide.objects.shown(AT).count() == 3
    (gone,) = Guide.objects.exclude(pk__in=LiveGuide.objects.shown(AT).values("document"))
    assert gone.was_live(AT)


def test_nothing_is_missing_from_any() -> None:
    for guide in Guide.objects.all():
        assert missing(guide, AT) == []


def test_every_block_could_have_been_entered_in_the_admin() -> None:
    for picture in Picture.objects.all():
        assert picture.file.size < 80_000
        picture.full_clean()


def test_one_was_corrected_and_says_what_was_wrong() -> None:
    first, second = of("choosing-a-magnesium-supplement").live.order_by("from_at")
    assert "350 mg" in second.correction
    assert not first.correction
    assert limits(first)["EFSA, EU"] == "350 mg"
    assert limits(second)["EFSA, EU"] == "250 mg"
    assert first.until_at == second.from_at


def limits(live: LiveGuide) -> dict[str, str]:
    tables = [one for one in live.revision.data["blocks"] if one["kind"] == "table"]
    (table,) = (one for one in tables if "three bodies" in one["caption"])
    return {row[0]: row[1] for row in table["cells"][1:]}


def test_one_was_renamed_and_its_old_address_leads_to_the_new_one(client: Any) -> None:
    answer = client.get("/guides/headphone-data-sheets/")
    assert answer.status_code == 301
    assert answer["Location"] == "/guides/reading-headphone-specifications/"


def test_one_has_a_draft_that_readers_do_not_see(client: Any) -> None:
    guide = of("reading-headphone-specifications")
    assert [one.slug for one in Guide.objects.with_state(AT) if one.is_changed] == [guide.slug]
    last = guide.last_revision()
    assert last is not None
    assert "measurements" in last.note
    assert "Spatial audio" in str(last.data)
    assert b"Spatial audio" not in client.get("/guides/reading-headphone-specifications/").content


def test_a_withdrawn_one_answers_that_it_is_gone(client: Any) -> None:
    assert client.get("/guides/posture-straps-at-work/").status_code == 410


def test_an_older_demo_gets_the_guides_that_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seed, "GUIDES", (*GUIDES, replace(GUIDES[1], slug="another")))
    before = list(LiveGuide.objects.order_by("pk").values())
    assert seed.seed(at=AT + DAY).guides == 4
    assert list(LiveGuide.objects.exclude(slug="another").order_by("pk").values()) == before


def test_a_guide_that_somebody_renamed_is_not_made_again() -> None:
    guide = of("shoulder-muscle-spasm")
    guide.slug, guide.title = "mine", "Mine"
    guide.save()
    seed.seed(at=AT + DAY)
    assert Guide.objects.count() == len(GUIDES)
    assert of("mine").title == "Mine"
