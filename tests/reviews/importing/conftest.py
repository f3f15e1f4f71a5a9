from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def own_folder(tmp_path: Path, settings: Any) -> Path:
    """Where the uploaded files wait, for this test alone."""
    folder = tmp_path / "waiting"
    folder.mkdir()
    settings.SITE_DIR = tmp_path
    return folder
