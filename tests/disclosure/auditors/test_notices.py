"""Which sentences were in force when."""

import pytest
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from disclosure.models import Notice
from tests import builders
from tests.disclosure.auditors import cast

pytestmark = pytest.mark.django_db

URL = "/audit/notices/"


def first(kind: str, locale: str = "en") -> str:
    return Notice.objects.get(kind=kind, locale=locale, version=1).text


def in_force(query: str) -> list[str]:
    return [row[0].split()[0] for row in cast.table(cast.auditor().get(f"{URL}?{query}"))]


def test_a_sentence_is_in_force_from_its_moment_on() -> None:
    cast.sentence("Shops pay us.")
    assert "commission-1" in in_force("at=2026-05-04T11:59")
    assert "commission-2" in in_force("at=2026-05-04T12:00")
    assert "commission-1" not in in_force("at=2026-05-04T12:00")
    assert "commission-2" in in_force("")


def test_the_time_zone_of_the_moment_is_said_and_obeyed(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    cast.sentence("Shops pay us.")
    assert "commission-1" in in_force("at=2026-05-04T13:59")
    assert "commission-2" in in_force("at=2026-05-04T14:00")
    said = cast.text(cast.auditor().get(f"{URL}?at=2026-05-04T14:00"))
    assert "At (time zone Europe/Berlin)" in said
    assert "In force at 4 May 2026, 14:00 CEST" in said


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("yesterday", "This is no moment."),
        ("2026-02-30T12:00", "This is no moment."),
        ("2026-05-04T25:00", "This is no moment."),
        ("0001-01-01T00:00", "Give a year from 1970 to 8999."),
        ("9999-12-31T23:59", "Give a year from 1970 to 8999."),
        ("9" * 500, "This is no moment."),
        ("<script>", "This is no moment."),
    ],
)
def test_what_is_no_moment_is_said_at_the_field_and_the_page_stays(at: str, words: str) -> None:
    client = cast.auditor()
    page = client.get(URL, {"at": at})
    field = cast.tree(page).css_first(".field.wrong")
    assert field is not None
    assert words in field.text()
    entered = field.css_first("input")
    assert entered is not None
    assert entered.attributes["value"] == at
    assert entered.attributes["type"] == "text"
    assert "commission-1" in cast.text(page)
    refused = client.get(URL, {"at": at, "format": "csv"})
    assert refused.status_code == 400
    assert words in refused.content.decode()


def test_an_unknown_kind_or_language_is_said() -> None:
    client = cast.auditor()
    for query in ("kind=bribe", "locale=xx"):
        assert "Select a valid choice" in cast.text(client.get(f"{URL}?{query}"))
        assert client.get(f"{URL}?{query}&format=json").status_code == 400


def test_it_composes_the_notice_of_the_chosen_kinds_as_pages_carry_it() -> None:
    page = cast.tree(cast.auditor().get(f"{URL}?kind=placement&kind=commission"))
    composed = page.css_first(".composed")
    assert composed is not None
    assert composed.text() == " ".join(map(first, ["commission", "placement", "general"]))
    nothing = cast.tree(cast.auditor().get(URL)).css_first(".composed")
    assert nothing is not None
    assert nothing.text() == f"{first('elsewhere')} {first('general')}"


def test_before_there_were_sentences_there_was_no_notice() -> None:
    said = cast.text(cast.auditor().get(f"{URL}?at=2020-01-01T00:00"))
    assert "No sentence was in force in this language." in said
    assert "not yet in force" in said
    assert "is in force for elsewhere, general" in said


def test_each_language_has_its_own() -> None:
    page = cast.auditor().get(f"{URL}?locale=de&kind=sample")
    assert first("sample", "de") in cast.text(page)
    assert first("sample") not in cast.text(page)
    assert {row["locale"] for row in cast.as_csv(cast.auditor(), f"{URL}?locale=de")} == {"de"}


def test_every_version_is_taken_away_with_its_approver_and_state() -> None:
    cast.sentence("=Shops pay us.")
    cast.sentence("Later.", version=3, starts=cast.AT + builders.DAY)
    url = f"{URL}?at=2026-05-04T13:00"
    rows = [row for row in cast.as_json(cast.auditor(), url) if row["kind"] == "commission"]
    assert [(row["version"], row["state"]) for row in rows] == [
        (3, "not yet in force"),
        (2, "in force"),
        (1, "replaced"),
    ]
    assert (rows[1]["approved_by"], rows[1]["text"]) == ("Ida", "=Shops pay us.")
    assert rows[1]["effective_from"] == "2026-05-04T12:00:00Z"
    lines = cast.as_csv(cast.auditor(), url)
    assert lines[1]["text"] == "'=Shops pay us."
    page = cast.auditor().get(url)
    shown = [row[0].split()[0] for table in (0, 1) for row in cast.table(page, table)]
    assert sorted(shown) == sorted(f"{line['kind']}-{line['version']}" for line in lines)


@pytest.mark.parametrize("versions", [1, 3])
def test_it_asks_as_often_for_one_version_as_for_three(
    versions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for version in range(2, versions + 1):
        cast.sentence(
            f"Shops pay us {version}.", version=version, starts=cast.AT + version * builders.DAY
        )
    client = cast.auditor()
    with django_assert_num_queries(7):
        client.get(URL)
