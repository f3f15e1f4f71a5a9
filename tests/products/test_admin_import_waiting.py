"""Uploaded feeds wait for an answer, and not for ever."""

import os
import time
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from products.admin import tickets
from products.models import Offer
from tests import desk
from tests.products.feeds.samples import feed, item
from tests.products.uploads import answer, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]


def test_files_of_abandoned_previews_go_with_the_next_upload(own_folder: Path) -> None:
    client = desk.signed_in("commerce")
    for age in (tickets.LASTS + 60, tickets.LASTS - 60):
        old = set(own_folder.iterdir())
        upload(client, feed(item()))
        [file] = set(own_folder.iterdir()) - old
        os.utime(file, (time.time() - age,) * 2)
    page = upload(client, feed(item()))
    ages = sorted(round(time.time() - file.stat().st_mtime, -2) for file in own_folder.iterdir())
    assert ages == [0, round(tickets.LASTS - 60, -2)]
    answer(client, page)
    assert len(list(own_folder.iterdir())) == 1
    assert Offer.objects.count() == 1


def test_the_folder_is_made_when_it_is_needed_and_nobody_else_reads_it(own_folder: Path) -> None:
    own_folder.rmdir()
    upload(desk.signed_in("commerce"), feed(item()))
    assert own_folder.stat().st_mode & 0o777 == 0o700


def test_files_may_wait_in_a_cache_that_several_machines_share(settings: Settings) -> None:
    settings.IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.CacheStorage"
    client = desk.signed_in("commerce")
    page = upload(client, feed(item()))
    answer(client, page)
    assert Offer.objects.count() == 1
    assert "upload the file again" in desk.text(answer(client, page))
