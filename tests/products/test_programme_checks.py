"""What `manage.py check --database default` says of programmes, and who may show price histories."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from products import checks
from products.checks import histories_are_allowed, programmes_say_it_plainly
from products.history_switch import histories_shown, history_shown
from products.models import Programme
from tests import builders, desk

pytestmark = pytest.mark.django_db

DATABASES: dict[str, Any] = {"databases": ["default"]}


def forbidding(**fields: Any) -> Programme:
    return builders.programme(site_history_forbidden=True, **fields)


def test_a_programme_that_forbids_histories_contradicts_the_setting() -> None:
    programme = forbidding()
    (error,) = histories_are_allowed(**DATABASES)
    assert (error.id, error.level) == ("products.E001", 40)
    assert "“Alder Shop partners” forbids price histories" in error.msg
    assert "Set PRICE_HISTORY=false" in str(error.hint)
    assert f"/admin/products/programme/{programme.pk}/change/" in str(error.hint)
    with pytest.raises(SystemCheckError, match=r"products\.E001"):
        call_command("check", databases=["default"])
    assert not histories_shown()


def test_it_does_not_with_a_permission_or_while_it_is_off_or_where_none_are_shown(
    settings: LazySettings,
) -> None:
    programme = forbidding(history_permission="Letter of 4 May 2026, folder 12")
    assert histories_are_allowed(**DATABASES) == []
    assert histories_shown()
    Programme.objects.update(history_permission="", is_active=False)
    assert histories_are_allowed(**DATABASES) == []
    assert histories_shown()
    Programme.objects.update(is_active=True)
    settings.PRICE_HISTORY = False
    assert histories_are_allowed(**DATABASES) == []
    assert not histories_shown()
    assert programme.name == "Alder Shop partners"


def test_without_such_a_programme_the_setting_decides(settings: LazySettings) -> None:
    builders.programme(history_allowed=False)
    assert histories_shown()
    settings.PRICE_HISTORY = False
    assert not histories_shown()


def test_a_programme_may_forbid_the_history_of_its_own_offers_alone() -> None:
    free = builders.offer(builders.product())
    assert history_shown(free)
    own = builders.programme(history_allowed=False)
    assert not history_shown(builders.offer(builders.product("Two"), programme=own))
    assert histories_shown()


def test_the_form_refuses_the_contradiction_at_its_field(settings: LazySettings) -> None:
    url = f"/admin/products/programme/{builders.programme().pk}/change/"
    client = desk.signed_in("commerce")
    page = desk.submit(client, url, site_history_forbidden="on")
    assert "PRICE_HISTORY is on" in desk.errors_at(page, "site_history_forbidden")
    assert not Programme.objects.get().site_history_forbidden
    desk.submit(client, url, site_history_forbidden="on", history_permission="Letter no. 3")
    assert Programme.objects.get().site_history_forbidden
    Programme.objects.update(site_history_forbidden=False, history_permission="")
    settings.PRICE_HISTORY = False
    desk.submit(client, url, site_history_forbidden="on")
    assert Programme.objects.get().site_history_forbidden


def test_words_from_before_they_were_looked_at_are_named() -> None:
    builders.programme(link_label="affiliate link", required_sentence="We are unbiased.")
    (warning,) = programmes_say_it_plainly(**DATABASES)
    assert (warning.id, warning.level) == ("products.W003", 30)
    assert "“Alder Shop partners” wants words" in warning.msg
    assert "“affiliate link” means" in warning.msg
    assert "Change link_label, required_sentence at /admin/" in str(warning.hint)
    call_command("check", databases=["default"])  # migrating is not refused
    Programme.objects.update(is_active=False)
    assert programmes_say_it_plainly(**DATABASES) == []


def test_plain_words_are_no_warning() -> None:
    builders.programme(required_sentence="As an Amazon Associate I earn from qualifying purchases.")
    assert programmes_say_it_plainly(**DATABASES) == []


def test_a_column_that_a_later_migration_adds_is_not_asked_for() -> None:
    """Or `migrate`, which checks first, could not add it."""
    forbidding(link_label="affiliate link")
    connection.check_constraints()  # PostgreSQL alters no table with unchecked rows
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE products_programme DROP COLUMN images_stored")
    assert len(histories_are_allowed(**DATABASES)) == 1
    assert len(programmes_say_it_plainly(**DATABASES)) == 1


def test_without_a_database_or_before_the_migrations_nothing_is_asked(
    django_assert_num_queries: Any,
) -> None:
    forbidding(link_label="affiliate link")
    with django_assert_num_queries(0):
        assert histories_are_allowed() == programmes_say_it_plainly() == []
        assert histories_are_allowed(databases=["other"]) == []
    MigrationRecorder(connection).record_unapplied(*checks.MIGRATION)
    assert histories_are_allowed(**DATABASES) == programmes_say_it_plainly(**DATABASES) == []
