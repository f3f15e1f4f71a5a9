"""Which pages this site has."""

from collections.abc import Iterable
from datetime import datetime

import pytest
from django.conf import LazySettings
from django.utils import timezone

from disclosure.auditing import site, targets
from tests.disclosure.auditing import urls
from tests.disclosure.auditing.conftest import Shop


def also(at: datetime) -> Iterable[str]:
    return [f"/prices-of-{at:%Y}/"]


def test_the_sitemap_is_read_with_all_sections_and_all_their_pages(shop: Shop) -> None:
    urls.kettles += ["/a/", "/b/", "/c/", "/d/", "/e/"]
    urls.cups += ["/cup/?size=2", "/a/"]
    assert site.listed() == ["/a/", "/b/", "/c/", "/d/", "/e/", "/cup/?size=2"]


def test_an_index_of_sitemaps_is_as_good(shop: Shop, settings: LazySettings) -> None:
    urls.kettles += ["/a/", "/b/", "/c/"]
    settings.DISCLOSURE = {"SITEMAP": "/index.xml"}
    assert site.listed() == ["/a/", "/b/", "/c/"]


@pytest.mark.parametrize("where", ["/nothing-here.xml", "/compare/kettles/"])
def test_a_missing_sitemap_says_what_to_do(shop: Shop, settings: LazySettings, where: str) -> None:
    settings.DISCLOSURE = {"SITEMAP": where}
    with pytest.raises(site.NoSitemapError, match=rf'at {where}\. .*DISCLOSURE\["SITEMAP"\]'):
        site.listed()


def test_pages_beside_the_sitemap_are_a_dead_link_and_what_the_settings_name(
    settings: LazySettings,
) -> None:
    at = timezone.now()
    settings.DISCLOSURE = {}
    assert site.beside(at) == [site.MISSING]
    settings.DISCLOSURE = {"ALSO": ["/search/"]}
    assert site.beside(at) == [site.MISSING, "/search/"]
    for named in (also, f"{__name__}.also"):
        settings.DISCLOSURE = {"ALSO": named}
        assert site.beside(at) == [site.MISSING, f"/prices-of-{at:%Y}/"]


def test_the_whole_site_is_counted_in_words(shop: Shop, settings: LazySettings) -> None:
    urls.kettles += ["/a/"]
    settings.DISCLOSURE = {"ALSO": ["/a/", "/search/"]}
    found, scope = targets.whole_site(timezone.now())
    assert [one.source for one in found] == ["/a/", site.MISSING, "/search/"]
    assert scope == "1 page in the sitemap, 2 beside it"
