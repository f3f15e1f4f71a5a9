"""The named cast: a small site about kettles that most page tests walk through."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.utils import timezone

from disclosure.record import keys, store
from products.models import (
    Merchant,
    Placement,
    Product,
    Programme,
    SpecificationValue,
)
from reviews import publishing
from reviews.models import (
    Author,
    Comparison,
    ComparisonEmbed,
    Conclusion,
    Guide,
    Method,
    Picture,
    ProductBox,
    Question,
    Quotation,
    Table,
    Takeaways,
)
from tests import builders
from tests.products import image_files


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="Leave out the tests that ask no database, for a second run on another one.",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    asking = {item for item in items if _asks_the_database(item)}
    config.hook.pytest_deselected(items=[item for item in items if item not in asking])
    items[:] = [item for item in items if item in asking]


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(
        {"db", "transactional_db", "live_server"}
    )


@dataclass
class Site:
    """Three kettles: Alto scores best, Basso is cheapest, Coda is not reviewed and stands in a paid row."""

    at: datetime
    alto: Product
    basso: Product
    coda: Product
    alder: Merchant
    programme: Programme
    method: Method
    comparison: Comparison
    placement: Placement
    author: Author
    guide: Guide | None = None

    @property
    def paths(self) -> dict[str, str]:
        """One address of each kind of page."""
        guide = {"guide": "/guides/all-about-kettles/"} if self.guide else {}
        return {
            "home": "/",
            "category": "/categories/kettles/",
            "comparison": "/compare/kettles/",
            "without advertising": "/compare/kettles/without-advertising/",
            "product": "/products/alto/",
            "review": "/reviews/alto/",
            **guide,
            "author": "/authors/ada-boil/",
            "how we rank": "/how-we-rank/",
            "transparency": "/transparency/",
            "advertising disclosure": "/advertising-disclosure/",
            "about": "/about/",
            "privacy": "/privacy/",
            "corrections": "/corrections/",
            **self.search_paths,
        }

    @property
    def search_paths(self) -> dict[str, str]:
        """They show what the others hold, or ask something, and are not meant to be found themselves."""
        return {
            "search": "/search/?q=alto",
            "search form": "/search/",
            "report": "/report-a-problem/?page=/products/alto/",
        }


@pytest.fixture
def site(db: None) -> Site:
    at = timezone.now() - timedelta(minutes=5)
    alder = builders.merchant("Alder Shop")
    birch = builders.merchant("Birch Store", "DE")
    programme = builders.programme(alder)
    weight = builders.specification("Weight", unit="kg", better="lower")
    quiet = builders.specification("Quiet mode", "yes-no", better="higher")
    kettles = {name: builders.product(name) for name in ("Alto", "Basso", "Coda")}
    for name, kilos, is_quiet in (("Alto", "1.20", True), ("Basso", "0.90", False)):
        SpecificationValue.objects.create(product=kettles[name], specification=weight, number=kilos)
        SpecificationValue.objects.create(product=kettles[name], specification=quiet, flag=is_quiet)
    for name, amount in (("Alto", "49.90"), ("Basso", "19.50"), ("Coda", "35.00")):
        offer = builders.offer(kettles[name], alder, programme=programme)
        builders.price(offer, amount, at=at)
    builders.price(builders.offer(kettles["Alto"], birch), "44.00", "EUR", at=at)
    method = builders.method()
    builders.published_review(kettles["Alto"], method, ["9.0", "8.0"])
    builders.published_review(kettles["Basso"], method, ["6.0", "5.0"])
    comparison = builders.comparison(method, [weight, quiet])
    publishing.publish(comparison, by=None, at=at)
    placement = builders.placement(
        kettles["Coda"], starts_at=at - builders.DAY, ends_at=at + builders.DAY
    )
    return Site(
        at=at,
        alto=kettles["Alto"],
        basso=kettles["Basso"],
        coda=kettles["Coda"],
        alder=alder,
        programme=programme,
        method=method,
        comparison=comparison,
        placement=placement,
        author=builders.author(),
    )


@pytest.fixture
def full_site(site: Site) -> Site:
    """The same with a guide that has a block of each kind."""
    site.guide = long_guide(site.alto, site.comparison)
    publishing.publish(site.guide, by=None, at=site.at)
    return site


def long_guide(alto: Product, comparison: Comparison) -> Guide:
    """A draft with a block of each kind."""
    guide = builders.guide("All about kettles")
    builders.add(guide, Takeaways, points="Fill it.\nWait.")
    builders.add(
        guide,
        Quotation,
        words="It sings.",
        speaker="Otto Brew",
        credential="tea taster",
        said_in="Letter to the editors, 2 May 2026",
        consent="letter no. 7",
    )
    cells = [["What it has", "What that does"], ["A whistle", "You hear it"]]
    builders.add(guide, Table, caption="Parts of a kettle", cells=cells)
    builders.add(guide, Table, caption="Features and benefits", look="pairs", cells=cells)
    builders.add(
        guide,
        Picture,
        file=ContentFile(image_files.plain(), "kettle.png"),
        alt="A kettle on a stove",
        caption="It boils.",
        credit="Own picture",
    )
    builders.add(guide, ProductBox, product=alto, note="The quick one.")
    builders.add(guide, ComparisonEmbed, comparison=comparison, rows=2)
    builders.add(guide, Question, question="How much water?", answer="<p>A cup each.</p>")
    builders.add(guide, Conclusion, html="<p>Boil it.</p>")
    return guide


@pytest.fixture(scope="session", autouse=True)
def key_of_the_log() -> None:
    """Made once, before any test names another BASE_URL: its name is the host of that."""
    keys.signer()


@pytest.fixture
def recording(settings: LazySettings) -> None:
    """Pages are frozen and put on record, as on the site, and as in no other test."""
    store.shelf.empty()
    settings.DISCLOSURE = {**settings.DISCLOSURE, "RECORD": True}
