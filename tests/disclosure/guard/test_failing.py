"""When what judges fails, nothing is served."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from disclosure.audit import Case, Rule, Verdict
from disclosure.guard import unserved
from disclosure.models import Incident, Notice
from disclosure.rules import RULES
from tests.disclosure.guard.conftest import Desk, refused
from tests.disclosure.guard.pages import PATH, bad, good


def confused(case: Case) -> Verdict:
    raise ZeroDivisionError("the rule is on fire")


CONFUSED = Rule("X01", "Nothing.", "a test", "Mend it.", confused, (), (), blocking=True)


def test_an_exception_inside_a_rule_stops_the_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("disclosure.judging.RULES", (*RULES, CONFUSED))
    incident = desk.refuses(good())
    assert incident.rules == []
    assert "ZeroDivisionError: the rule is on fire" in incident.summary
    assert "Traceback" in caplog.text


@pytest.mark.parametrize("register", ["LINKS", "PAY"])
def test_an_exception_inside_a_register_stops_the_page(
    desk: Desk, settings: LazySettings, register: str
) -> None:
    named = "tests.disclosure.guard.registers.broken"
    settings.DISCLOSURE = settings.DISCLOSURE | {register: named}
    assert "RegisterError" in desk.refuses(good()).summary
    if register == "LINKS":
        desk.refuses("Buy at https://boiling.example/study", content_type="text/plain")


@pytest.mark.parametrize("named", ["tests.disclosure.guard.registers.no_such", "no_such", 7])
def test_a_register_that_is_not_there_stops_the_page(
    desk: Desk, settings: LazySettings, named: object
) -> None:
    settings.DISCLOSURE = settings.DISCLOSURE | {"LINKS": named}
    desk.refuses(good())


def test_settings_that_cannot_be_read_exempt_nothing(desk: Desk, settings: LazySettings) -> None:
    settings.DISCLOSURE = settings.DISCLOSURE | {"EXEMPT": 7}
    desk.refuses(bad(), "/admin/")


@pytest.mark.parametrize("template", ["{% no_such_tag %}", "{{ a|no_such_filter }}", "{% if %}"])
def test_an_error_in_the_template_of_the_503_page_leaves_a_page(
    desk: Desk, settings: LazySettings, tmp_path: Path, template: str
) -> None:
    (tmp_path / "disclosure").mkdir()
    (tmp_path / "disclosure" / "unserved.html").write_text(template)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    desk.refuses(bad())
    assert desk.client.get(PATH).content.decode() == unserved.LAST_RESORT


def test_without_any_template_engine_a_page_is_left(desk: Desk, settings: LazySettings) -> None:
    settings.TEMPLATES = []
    desk.put(bad())
    assert refused(desk.client.get(PATH))


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """In place of the default connection, one to a database that is not there."""
    there = connections["default"]
    lost = there.copy()
    sqlite = lost.vendor == "sqlite"
    lost.settings_dict["NAME"] = str(tmp_path / "no" / "such.sqlite3") if sqlite else "no_such"
    connections["default"] = lost
    yield lost
    lost.close()
    connections["default"] = there


def test_without_its_database_no_page_is_served(
    desk: Desk, gone: BaseDatabaseWrapper, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(OperationalError):
        Notice.objects.count()
    desk.put('<html lang="en"><p data-notice="commission">x</p><a href="/go/1/">x</a></html>')
    assert refused(desk.client.get(PATH))
    assert "could not be kept" in caplog.text


def test_a_locked_or_read_only_database_keeps_no_incident_and_serves_no_page(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.put(bad())
    with caplog.at_level(logging.ERROR), connections["default"].execute_wrapper(refuse_writing):
        assert refused(desk.client.get(PATH))
    assert "could not be kept" in caplog.text
    assert not Incident.objects.exists()


def refuse_writing(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    if "incident" in sql and not sql.startswith("SELECT"):
        raise OperationalError("attempt to write a readonly database")
    return execute(sql, params, many, context)
