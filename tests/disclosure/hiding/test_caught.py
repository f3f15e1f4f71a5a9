"""Some tricks of different principles, tried in a real Chromium: what it shows is what catches them."""

import os
import shutil

import pytest
from django.conf import LazySettings

from disclosure.browser.renderings import GLANCE
from tests.conftest import Site
from tests.disclosure.hiding.catalogue import changes_without_harm, tricks
from tests.disclosure.hiding.trying import Bench, Told, Trial

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
TRICKS = {
    "boxes.letters_without_width",
    "colours.camouflage",
    "colours.outlined_over",
    "covers.box_that_no_click_hits",
    "covers.other_words_over_it",
    "elements.replaced_by_a_picture",
    "filters.displaced",
    "fonts.blank_letters",
    "places.below_a_large_picture",
    "scripts.removed_at_once",
    "transforms.mirrored",
    "words.not_before_it",
}
HARMLESS = {
    "harmless.centred_by_transform",
    "harmless.dark_theme",
    "harmless.gradient",
    "harmless.serif",
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and "CI" not in os.environ,
        reason="Chromium is not installed: install it, or set CHROMIUM to its path.",
    ),
]


def tried(names: set[str], site: Site) -> dict[str, Told]:
    changes = [one for one in (*tricks(), *changes_without_harm()) if str(one) in names]
    bench = Bench(site.at, CHROMIUM or "", [GLANCE])
    trials = [Trial(one, site.paths[one.on]) for one in changes]
    return {str(told.trial.change): told for told in bench.tried(trials)}


def test_the_browser_sees_through_tricks_and_lets_harmless_changes_be(
    site: Site, settings: LazySettings
) -> None:
    settings.WHITENOISE_USE_FINDERS = True
    found = tried(TRICKS | HARMLESS, site)
    assert not found["page.as_it_is"].is_flagged
    assert {name for name in TRICKS if found[name].by_browser} == TRICKS
    assert {name: found[name].words for name in HARMLESS if found[name].is_flagged} == {}
