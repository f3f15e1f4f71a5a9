"""Approving sentences, and composing notices of them."""

from datetime import datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from disclosure import notices, policy
from disclosure.models import Notice
from disclosure.notices import MissingNoticeError, compose
from tests import builders

pytestmark = pytest.mark.django_db

AT = builders.AT
SHIPPED = import_module("disclosure.migrations.0003_first_sentences").SENTENCES


def approve(**fields: Any) -> Notice:
    complete: dict[str, Any] = {
        "kind": "click",
        "locale": "en",
        "text": "Shops pay us per click.",
        "effective_from": AT,
        "approved_by": "Ada Boil",
        "at": AT,
    }
    return notices.approve(**(complete | fields))


def refusal(**fields: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        approve(**fields)
    assert not Notice.objects.filter(version__gt=1).exists()
    return refused.value.message_dict


# What ships


def test_a_new_site_has_a_sentence_for_every_kind_in_two_languages() -> None:
    there = Notice.objects.values_list("locale", "kind", "version", "approved_by")
    by = "as shipped with Forthright"
    assert set(there) == {(locale, kind, 1, by) for locale in ("en", "de") for kind in policy.KINDS}


@pytest.mark.parametrize("locale", ["en", "de"])
def test_all_kinds_together_have_sixty_words_at_most_with_the_link(locale: str) -> None:
    text = compose(policy.PAY, locale=locale, at=AT).text
    assert len(f"{text} {notices.around(locale).link}".split()) <= 60


def test_going_back_and_forth_over_the_migration_adds_no_sentence_twice() -> None:
    before = Notice.objects.count()
    migration = import_module("disclosure.migrations.0003_first_sentences")
    migration.add(apps, SimpleNamespace(connection=connection))
    assert Notice.objects.count() == before


# Composing


def test_a_notice_is_its_sentences_in_their_order_and_what_holds_for_every_page() -> None:
    made = compose({"placement", "commission"}, locale="en", at=AT)
    told = SHIPPED["en"]
    assert made.kinds == ("commission", "placement", "general")
    assert made.versions == ("commission-1", "placement-1", "general-1")
    assert made.text == f"{told['commission']} {told['placement']} {told['general']}"


def test_a_page_on_which_nothing_pays_says_so() -> None:
    assert compose([], locale="en", at=AT).kinds == ("elsewhere", "general")


@pytest.mark.parametrize("locale", ["de", "de-AT", "de_ch", "DE"])
def test_regions_have_the_notice_of_their_language(locale: str) -> None:
    assert SHIPPED["de"]["loan"] in compose({"loan"}, locale=locale, at=AT).text


def test_each_moment_has_the_version_that_was_in_force_then() -> None:
    approve(effective_from=AT + builders.DAY, text="Later shops pay us per click.")
    approve(text="Now shops pay us per click.")
    for at, version in (
        (AT - builders.HOUR, "click-1"),
        (AT, "click-3"),
        (AT + builders.DAY - builders.HOUR, "click-3"),
        (AT + builders.DAY, "click-2"),
    ):
        assert compose({"click"}, locale="en", at=at).versions[0] == version


@pytest.mark.parametrize(
    ("kinds", "locale", "at", "said"),
    [
        ({"click"}, "fr", AT, "“fr” is in force for click, general"),
        (set(), "fr", AT, "for elsewhere, general"),
        ({"click"}, "", AT, "in force for click"),
        ({"click"}, "en", datetime(2025, 12, 31, 23, 59, tzinfo=AT.tzinfo), "for click, general"),
    ],
)
def test_no_notice_is_composed_where_a_sentence_is_missing(
    kinds: set[str], locale: str, at: datetime, said: str
) -> None:
    with pytest.raises(MissingNoticeError, match=said):
        compose(kinds, locale=locale, at=at)


def test_one_lacking_sentence_is_enough_to_refuse() -> None:
    for kind in set(policy.KINDS) - {"general"}:
        approve(kind=kind, locale="fr", text="Des marchands nous payent.")
    with pytest.raises(MissingNoticeError, match="in force for general"):
        compose({"click"}, locale="fr", at=AT)


@pytest.mark.parametrize("kind", ["gifted", "general", "elsewhere", ""])
def test_what_is_no_kind_of_pay_is_answered_with_those_that_are(kind: str) -> None:
    with pytest.raises(ValueError, match="The kinds are commission, click, placement, points"):
        compose({kind, "commission"}, locale="en", at=AT)


def test_composing_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        compose(policy.PAY, locale="en", at=AT)


def test_the_judge_is_told_every_version_and_which_is_in_force_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    approve()
    approve(effective_from=AT + builders.HOUR, text="Later shops pay us per click.")
    with django_assert_num_queries(1):
        told = Notice.objects.approved("en-gb", AT)
    assert told["click-2"] == policy.Approved("click", "Shops pay us per click.")
    assert [told[f"click-{version}"].in_force for version in (1, 2, 3)] == [False, True, False]
    assert len(told) == len(policy.KINDS) + 2


# Approving


def test_the_next_version_is_added_and_the_one_before_stays() -> None:
    made = approve()
    assert (made.version, made.token, made.created_at) == (2, "click-2", AT)
    assert approve(effective_from=AT + builders.HOUR).version == 3
    assert approve(locale="de", text="Läden zahlen uns je Klick.").version == 2
    assert Notice.objects.get(kind="click", locale="en", version=1).text == SHIPPED["en"]["click"]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"kind": "gifted"}, "kind", "There is no kind “gifted”. The kinds are commission"),
        ({"approved_by": " "}, "approved_by", "Name who approves it."),
        ({"text": "  "}, "text", "Write the sentence"),
        ({"text": "We may be paid."}, "text", "without “may”"),
        ({"text": "Affiliate link."}, "text", "tells most readers nothing"),
        ({"text": "Shops p\u0430y us per click."}, "text", "several alphabets"),
        ({"effective_from": AT - builders.HOUR}, "effective_from", "This has passed."),
        ({"effective_from": AT.replace(tzinfo=None)}, "effective_from", "with its time zone"),
        ({"locale": ""}, "locale", "cannot be blank"),
    ],
)
def test_a_refusal_says_what_is_wrong_at_its_field(
    fields: dict[str, Any], field: str, words: str
) -> None:
    assert words in " ".join(refusal(**fields)[field])


def test_no_two_versions_of_a_sentence_begin_at_one_moment() -> None:
    approve()
    with pytest.raises(ValidationError, match="begins at that moment"):
        approve()


def test_a_wording_that_makes_the_longest_notice_too_long_is_refused() -> None:
    words = refusal(text="Shops pay us per click, and we thank them all.")["text"]
    assert words[0].startswith("With it, a notice that tells every kind of pay has 64 words.")
    assert "leave out 4" in words[0]


def test_a_sentence_for_pages_without_money_stands_beside_ties_and_the_general_one() -> None:
    assert approve(kind="elsewhere", text="Shops pay us elsewhere. " * 5 + "So it is.")
    with pytest.raises(ValidationError, match="Few readers read more than 60"):
        approve(kind="elsewhere", text="Shops pay us. " * 20 + "So it is.", effective_from=AT)


def test_a_later_sentence_counts_too_where_it_makes_the_notice_too_long() -> None:
    approve(kind="commission", text="Merchants pay.")
    approve(
        kind="commission",
        text="Merchants pay us when you buy through paid links.",
        effective_from=AT + builders.DAY,
    )
    with pytest.raises(ValidationError, match="has 68 words"):
        approve(text="Shops pay us for each click that you make on one of their links.")


def test_approving_at_the_same_moment_as_another_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Notice, "full_clean", lambda self: None)  # as if both had looked before
    monkeypatch.setattr(notices, "next_version", lambda notice: 1)
    with pytest.raises(ValidationError, match="at the same moment"):
        approve()
