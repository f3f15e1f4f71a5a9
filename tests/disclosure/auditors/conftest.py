import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def registers(settings: Settings) -> None:
    """The site keeps one register besides those of the app."""
    settings.DISCLOSURE = settings.DISCLOSURE | {
        "REGISTER_TABLES": {"placements": "tests.disclosure.auditors.cast.placements"}
    }
