"""Search finds what readers may see, for as long as they may see it."""

import pytest
from django.core.management import call_command

from products import search
from products.models import Findable
from reviews import publishing
from reviews.models import LiveGuide, Question, Quotation, Source, Table, Takeaways, Text
from tests import builders
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db


def found(query: str, at: object = AT) -> list[str]:
    hits = search.search(query, at=at).hits  # type: ignore[arg-type]
    return [LiveGuide.objects.get(pk=hit.key).title for hit in hits if hit.kind == "guide"]


def test_a_guide_is_found_by_the_words_of_all_its_blocks() -> None:
    guide = builders.guide()
    builders.add(guide, Text, html="<p>Descale with <em>vinegar</em>.</p>")
    builders.add(guide, Takeaways, points="Whistles early")
    builders.add(guide, Table, caption="Sizes", cells=[["Litres", "Cups"], ["1", "Quartet"]])
    builders.add(guide, Question, question="Limescale?", answer="<p>Harmless.</p>")
    builders.add(guide, Source, title="Chalk", publisher="Mineral Press")
    builders.add(
        guide, Quotation, words="Boiling!", speaker="Ann", credential="Cook", said_in="x", consent="secret file"
    )  # fmt: skip
    publishing.publish(guide, by=None, at=AT)
    for word in ("vinegar", "whistles", "quartet", "limescale", "harmless", "chalk", "boiling"):
        assert found(word) == ["How to boil water"], word
    assert found("secret file em") == []


def test_drafts_are_not_found_and_scheduled_ones_from_their_time_on() -> None:
    guide = builders.guide()
    publishing.save(guide, by=None, at=AT)
    assert found("boil") == []
    publishing.publish(guide, by=None, at=AT, from_at=AT + DAY)
    assert found("boil") == []
    assert found("boil", AT + DAY) == ["How to boil water"]
    publishing.call_off(guide, at=AT)
    assert found("boil", AT + DAY) == []


def test_a_new_revision_is_found_instead_of_the_old_and_a_withdrawn_one_not() -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=AT)
    builders.revise(guide, AT + DAY, title="Tea at home")
    assert found("boil", AT + DAY) == []
    assert found("tea", AT + DAY) == ["Tea at home"]
    publishing.withdraw(guide, by=None, at=AT + 2 * DAY)
    assert found("tea", AT + 2 * DAY) == []


def test_the_index_is_made_anew_by_its_command() -> None:
    publishing.publish(builders.guide(), by=None, at=AT)
    Findable.objects.all().delete()
    assert found("boil") == []
    call_command("index_search", verbosity=0)
    assert found("boil") == ["How to boil water"]
