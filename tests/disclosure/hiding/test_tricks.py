"""Each trick does something to the page that it is meant for."""

from collections import Counter

import pytest
from django.test import Client

from tests.conftest import Site
from tests.disclosure.hiding import editing
from tests.disclosure.hiding.catalogue import changes_without_harm, tricks

KINDS = ("comparison", "product", "review", "guide")


def pages(site: Site, client: Client) -> dict[str, str]:
    return {kind: client.get(site.paths[kind]).content.decode() for kind in KINDS}


def test_every_change_changes_the_page_that_it_is_meant_for(
    full_site: Site, client: Client
) -> None:
    plain = pages(full_site, client)
    for change in (*tricks(), *changes_without_harm()):
        assert change.apply(plain[change.on]) != plain[change.on], change


def test_no_two_changes_do_the_same(full_site: Site, client: Client) -> None:
    plain = pages(full_site, client)
    changed = Counter(one.apply(plain[one.on]) for one in (*tricks(), *changes_without_harm()))
    assert max(changed.values()) == 1


def test_every_change_has_a_name_of_its_own() -> None:
    names = Counter(str(one) for one in (*tricks(), *changes_without_harm()))
    assert max(names.values()) == 1
    assert len(tricks()) >= 110
    assert len(changes_without_harm()) >= 25


def test_what_is_not_on_the_page_cannot_be_changed() -> None:
    for edit in (editing.box, editing.words, editing.paid_link):
        with pytest.raises(ValueError, match="Nothing on the page"):
            edit("<p>Nothing</p>")
    with pytest.raises(ValueError, match="has no"):
        editing.swapped("<p>", "<b>", "")


def test_the_words_of_a_notice_are_replaced_and_nothing_else() -> None:
    page = '<div class="notice"><p data-notice="x">Pay.</p><p>More</p></div><p>Pay.</p>'
    assert editing.reworded(page, str.upper) == page.replace("Pay.", "PAY.", 1)
    assert editing.without(page) == "<p>Pay.</p>"
