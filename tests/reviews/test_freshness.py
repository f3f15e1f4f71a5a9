"""No page stays as it was when what it shows has changed: each change raises its editions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from disclosure.record import editions
from reviews.editions import of
from reviews.watched import SITE, UNWATCHED, WATCHED
from tests.conftest import Site
from tests.reviews import meddling
from tests.reviews.changes import CHANGES
from tests.reviews.rendering import page
from tests.reviews.two_shelves import PATHS, World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(full_site: Site) -> World:
    return world(full_site)


def frozen(world: World) -> dict[str, tuple[dict[str, int], bytes]]:
    """By path the editions, and what is shown."""
    made = {}
    for path in PATHS:
        names = of(path)
        assert names is not None, path
        shown = page(path, world.at)
        assert shown.holds_until is not None, (path, shown.status)
        made[path] = (editions.numbers(names), shown.body)
    return made


def refuse_stale(before: dict[str, tuple[dict[str, int], bytes]], world: World, name: str) -> None:
    """Of the pages as they were `before`: those whose editions did not rise are as they were."""
    now = editions.numbers()
    for path, (numbers, body) in before.items():
        if all(now.get(one, 0) == number for one, number in numbers.items()):
            assert page(path, world.at).body == body, (name, path)


def test_whatever_changes_what_a_page_shows_raises_its_editions(both: World) -> None:
    before = frozen(both)
    for name, (shows, change) in CHANGES.items():
        with transaction.atomic():
            change(both)
            if shows:
                numbers, body = before[shows]
                assert page(shows, both.at).body != body, name
                assert editions.numbers(numbers) != numbers, (name, shows)
            refuse_stale(before, both, name)
            transaction.set_rollback(True)


def alike() -> dict[tuple[str, ...], list[str]]:
    """Tables by what their rows raise; without those of the whole site, whose rows raise all pages."""
    found: dict[tuple[str, ...], list[str]] = {}
    for one in WATCHED:
        if SITE not in "".join(one.names):
            found.setdefault(one.queries, []).append(one.table)
    return found


@pytest.mark.parametrize("done", [meddling.change, meddling.delete])
def test_whatever_is_done_to_a_row_raises_the_editions_of_its_pages(
    both: World, done: Callable[[str], None]
) -> None:
    before = frozen(both)
    for tables in alike().values():
        with transaction.atomic():
            for table in tables:
                done(table)
            refuse_stale(before, both, f"{done.__name__} {tables}")
            transaction.set_rollback(True)


def test_what_is_not_watched_is_on_no_page(both: World) -> None:
    before = frozen(both)
    numbers = editions.numbers()
    with transaction.atomic():
        for table in UNWATCHED:
            if table != "disclosure_edition":
                meddling.change(table)
        assert editions.numbers() == numbers
        refuse_stale(before, both, "what is not watched")
        transaction.set_rollback(True)
