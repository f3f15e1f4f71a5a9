from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests import builders


@pytest.fixture
def own_folder(tmp_path: Path, settings: Settings, db: None) -> Path:
    """Where the uploaded files wait, for this test alone."""
    settings.SITE_DIR = tmp_path
    folder = tmp_path / "waiting"
    folder.mkdir()
    builders.merchant("Alder Shop")
    builders.category()
    return folder
