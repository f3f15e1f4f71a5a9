"""Where it is noted which folders of frozen pages there are."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from disclosure.record import files

pytestmark = pytest.mark.django_db


def test_a_site_without_a_folder_has_nothing_to_remove_and_freezes_nothing(
    settings: LazySettings, tmp_path: Path
) -> None:
    for name in ("DATA_DIR", "SITE_DIR", "BASE_DIR"):
        if hasattr(settings, name):
            delattr(settings, name)
    assert files.remove_stale(timezone.now()) is None
    with pytest.raises(ImproperlyConfigured, match="Set SITE_DIR"):
        files.write(tmp_path / "frozen", [], at=timezone.now())
    assert not (tmp_path / "frozen" / files.CURRENT).exists()
    settings.SITE_DIR = str(tmp_path)
    files.write(tmp_path / "frozen", [], at=timezone.now())
    assert (tmp_path / "frozen.json").exists()
