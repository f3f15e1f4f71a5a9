"""A programme that is switched off is gone from everything that can be fetched, and comes back whole."""

from dataclasses import dataclass

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from products.models import Offer, ProductImage, Programme
from reviews import publishing
from reviews.models import Text
from tests import builders
from tests.conftest import Site
from tests.outputs import fetched, holding
from tests.products import image_files

SHOP = "https://zorbi.example/alto"


@dataclass
class Zorbi:
    """A shop whose words and figures stand nowhere else: the cheapest, with a picture, in a guide's text."""

    offer: Offer
    direct: Offer
    programme: Programme
    picture: ProductImage

    @property
    def marks(self) -> dict[str, str]:
        """What gives it away, by what it is."""
        return {
            "name": "Zorbi",
            "price": "7.13",
            "delivery": "0.77",
            "link": f"/go/{self.offer.pk}/",
            "direct link": "zorbi.example",
            "label": "zorbi pays us",
            "sentence": "Z pays us for sales.",
            "caveat": "Z prices change hourly.",
            "picture": str(self.picture.file).rpartition(".")[0],
            "alternative text": "A kettle by Z",
        }


@pytest.fixture
def zorbi(full_site: Site) -> Zorbi:
    shop = builders.merchant("Zorbi")
    terms = {
        "link_label": "zorbi pays us",
        "required_sentence": "Z pays us for sales.",
        "price_caveat": "Z prices change hourly.",
    }
    programme = builders.programme(shop, **terms)
    straight = builders.programme(shop, name="Zorbi straight", redirects_allowed=False, **terms)
    offer = builders.offer(full_site.alto, shop, programme=programme, url=SHOP)
    builders.price(offer, "7.13", at=full_site.at, delivery="0.77")
    direct = builders.offer(full_site.basso, shop, programme=straight, url=f"{SHOP}?straight")
    builders.price(direct, "7.13", at=full_site.at)
    picture = ProductImage.objects.create(
        product=full_site.alto,
        programme=programme,
        file=ContentFile(image_files.plain("JPEG", (400, 300)), name="z.jpg"),
        alt="A kettle by Z",
        credit="Z",
    )
    assert full_site.guide is not None
    words = (
        f'<p>Boil it with <a href="{SHOP}">this one</a> or <a href="/go/{direct.pk}/">that</a>.</p>'
    )
    builders.add(full_site.guide, Text, html=words)
    publishing.publish(full_site.guide, by=None, at=full_site.at)
    return Zorbi(offer, direct, programme, picture)


def switch(on: bool) -> None:
    Programme.objects.filter(merchant__name="Zorbi").update(is_active=on)


def test_everything_of_it_is_on_the_pages_that_it_belongs_on(
    zorbi: Zorbi, full_site: Site, client: Client
) -> None:
    outputs = fetched(full_site, client)
    sold = {full_site.paths[kind] for kind in ("comparison", "product", "review", "guide")}
    for what in ("name", "price", "label", "sentence", "caveat", "direct link"):
        held = holding(outputs, zorbi.marks[what])
        assert held >= sold - (
            {"/products/alto/", "/reviews/alto/"} if "direct" in what else set()
        ), what
    for what in ("picture", "alternative text"):
        held = holding(outputs, zorbi.marks[what])
        assert held >= sold | {"/", "/categories/kettles/", "/authors/ada-boil/"}, what


def test_switched_off_nothing_of_it_is_left_anywhere(
    zorbi: Zorbi, full_site: Site, client: Client
) -> None:
    switch(on=False)
    outputs = fetched(full_site, client)
    for what, mark in zorbi.marks.items():
        assert holding(outputs, mark) == set(), what
    assert "Boil it with this one or that." in outputs[full_site.paths["guide"]]
    assert "Alder Shop" in outputs["/products/alto/"]  # whose programme is on
    for offer in (zorbi.offer, zorbi.direct):
        gone = client.get(f"/go/{offer.pk}/")
        assert gone.status_code == 410
        assert "Zorbi" not in gone.content.decode()


def test_switched_on_again_all_is_as_before(zorbi: Zorbi, full_site: Site, client: Client) -> None:
    before = fetched(full_site, client)
    switch(on=False)
    switch(on=True)
    after = fetched(full_site, client)
    for what, mark in zorbi.marks.items():
        assert holding(after, mark) == holding(before, mark), what
    assert after["/products/alto/"] == before["/products/alto/"]
    assert client.get(f"/go/{zorbi.offer.pk}/").status_code == 302


def test_pages_tell_of_no_paid_links_where_none_are_left(full_site: Site, client: Client) -> None:
    home = client.get("/").content.decode()
    assert "page has paid links" in home
    Programme.objects.update(is_active=False)
    Offer.objects.filter(programme=None).delete()
    assert "page has paid links" not in client.get("/authors/ada-boil/").content.decode()
    product = client.get("/products/alto/").content.decode()
    assert "sponsored" not in product
    assert "No merchant that we follow sells it at the moment." in product
