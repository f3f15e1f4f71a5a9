from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from django.db.models import Model

from products.models import (
    Brand,
    Category,
    Merchant,
    Offer,
    Placement,
    PriceObservation,
    Product,
    Programme,
    SpecificationValue,
)
from products.search import search
from reviews.completeness import missing
from reviews.demo import price_history, seed
from reviews.models import (
    BLOCKS,
    Author,
    Comparison,
    ComparisonColumn,
    Criterion,
    Guide,
    LiveComparison,
    LiveGuide,
    LiveReview,
    Method,
    Review,
    Revision,
    Score,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EVERYTHING: tuple[type[Model], ...] = (
    Author, Brand, Category, Comparison, ComparisonColumn, Criterion, Guide, LiveComparison, LiveGuide,
    LiveReview, Merchant, Method, Offer, Placement, PriceObservation, Product, Programme, Review, Revision,
    Score, SpecificationValue, User, *BLOCKS,
)  # fmt: skip
APPEND_ONLY = (PriceObservation, Revision)


@pytest.fixture
def demo() -> seed.Counts:
    return seed.seed(at=AT)


def dump(*, without: tuple[str, ...] = ()) -> list[dict[str, object]]:
    rows = [row for model in EVERYTHING for row in model._default_manager.order_by("pk")]
    data: list[dict[str, object]] = serializers.serialize("python", rows)
    for row in data:
        for name in without:
            row["fields"].pop(name, None)  # type: ignore[attr-defined]  # a dict of fields
    return data


def test_the_demo_has_what_it_promises(demo: seed.Counts) -> None:
    assert Category.objects.count() >= 3
    assert demo.products >= 24
    assert demo.offers >= 60
    assert Merchant.objects.count() == 5
    assert demo.reviews >= 12
    assert demo.comparisons == 3
    assert demo.guides == 3
    assert demo.placements == 5
    assert demo.drafts >= 1


def test_every_category_has_eight_products_reviews_and_a_comparison(demo: seed.Counts) -> None:
    for category in Category.objects.all():
        assert category.products.count() == 8
        assert Review.objects.published(AT).filter(product__category=category).count() >= 4
        assert category.live_comparisons.shown(AT).count() == 1
        assert category.live_guides.shown(AT).count() == 1


def test_prices_go_back_ninety_days_and_are_fresh(demo: seed.Counts) -> None:
    first = PriceObservation.objects.earliest("observed_at").observed_at
    assert timedelta(days=88) < AT - first <= timedelta(days=90)
    fresh = Offer.objects.open(AT).with_fresh_price(AT).count()
    assert fresh == demo.offers - 3  # two are too old, one is withdrawn


def test_two_prices_are_too_old_to_show_and_one_offer_is_withdrawn(demo: seed.Counts) -> None:
    shown = Offer.objects.with_fresh_price(AT).values("pk")
    old = Offer.objects.open(AT).exclude(pk__in=shown)
    assert {offer.product.slug for offer in old} == {
        "tansyrook-oxide-400",
        "kinwith-shoulder-strap",
    }
    assert [offer.product.slug for offer in Offer.objects.exclude(withdrawn_at=None)] == [
        "hushpeel-collar"
    ]


def test_merchants_make_different_demands(demo: seed.Counts) -> None:
    assert Programme.objects.filter(redirects_allowed=False).count() == 1
    strict = Programme.objects.get(history_allowed=False)
    assert strict.max_price_age == 24 * HOUR
    assert strict.price_caveat
    assert strict.required_sentence
    assert Offer.objects.filter(programme=None).exists()
    currencies = PriceObservation.objects.values_list("currency", flat=True)
    assert set(currencies) == {"USD", "EUR", "GBP"}


def test_where_history_is_forbidden_one_price_is_kept(demo: seed.Counts) -> None:
    for at in (AT, AT + 20 * DAY):
        seed.seed(at=at)
        for offer in Offer.objects.filter(programme__history_allowed=False):
            assert offer.prices.count() == 1
            assert offer.prices.get().confirmed_at == at


def test_all_addresses_are_reserved_for_examples(demo: seed.Counts) -> None:
    hosts = {offer.url.split("/")[2] for offer in Offer.objects.all()}
    hosts |= {merchant.homepage.split("/")[2] for merchant in Merchant.objects.all()}
    assert all(host.endswith(".example") for host in hosts), hosts


def test_every_published_review_is_complete(demo: seed.Counts) -> None:
    for review in Review.objects.published(AT):
        assert missing(review, AT) == []


def test_a_draft_shows_editors_what_is_missing(demo: seed.Counts) -> None:
    drafts = Review.objects.filter(live=None)
    assert drafts.exists()
    assert all(len(missing(review, AT)) >= 2 for review in drafts)


def test_one_review_is_scheduled_and_appears_in_a_week(demo: seed.Counts) -> None:
    (planned,) = LiveReview.objects.filter(from_at__gt=AT)
    assert planned.product.slug == "lumbarrow-heat-wrap"
    assert planned.from_at == planned.published_at == AT + 7 * DAY
    assert planned not in LiveReview.objects.shown(AT + 7 * DAY - HOUR)
    assert planned in LiveReview.objects.shown(AT + 7 * DAY)
    assert missing(planned.document, planned.from_at) == []


def test_all_is_published_by_the_editor(demo: seed.Counts) -> None:
    editor = User.objects.get(username="editor")
    for model in (LiveReview, LiveGuide, LiveComparison):
        assert {live.by for live in model.objects.all()} == {editor}


def test_search_finds_products_reviews_and_guides(demo: seed.Counts) -> None:
    assert {hit.kind for hit in search("backrack", at=AT).hits} == {"product", "review", "guide"}
    wrap = Product.objects.get(slug="lumbarrow-heat-wrap")
    assert search("heat wrap", at=AT, kinds=["product"]).hits[0].key == wrap.pk
    assert not search("warmth socket", at=AT, kinds=["review"]).hits  # scheduled
    assert search("warmth socket", at=AT + 8 * DAY, kinds=["review"]).hits


def test_everything_could_have_been_entered_in_the_admin(demo: seed.Counts) -> None:
    for model in EVERYTHING:
        if model not in APPEND_ONLY:
            for row in model._default_manager.all():
                row.full_clean()
    for price in PriceObservation.objects.order_by("?")[:20]:
        price.full_clean()


def test_a_second_run_at_the_same_moment_changes_nothing(demo: seed.Counts) -> None:
    before = dump()
    again = seed.seed(at=AT)
    assert again.new_prices == 0
    assert dump() == before


def test_a_run_an_hour_later_only_moves_times_of_confirmation(demo: seed.Counts) -> None:
    before = dump(without=("confirmed_at", "sightings"))
    seed.seed(at=AT + HOUR)
    assert dump(without=("confirmed_at", "sightings")) == before
    running = PriceObservation.objects.filter(confirmed_at=AT + HOUR)
    assert running.count() == demo.offers - 3


def test_a_run_some_days_later_tops_prices_up_and_changes_nothing_else(demo: seed.Counts) -> None:
    def rest() -> list[dict[str, object]]:
        return [row for row in dump() if row["model"] != "products.priceobservation"]

    before = rest()
    later = seed.seed(at=AT + 10 * DAY)
    assert later.new_prices > 30
    assert rest() == before
    assert (
        Offer.objects.open(AT + 10 * DAY).with_fresh_price(AT + 10 * DAY).count() == demo.offers - 3
    )


def test_topping_up_daily_comes_to_the_same_prices_as_once(demo: seed.Counts) -> None:
    def values() -> list[tuple[object, ...]]:
        rows = PriceObservation.objects.filter(offer__programme__name="Cobblegate Partners")
        return list(rows.order_by("offer_id", "observed_at").values_list("offer_id", "amount"))

    for day in range(1, 6):
        seed.seed(at=AT + day * DAY)
    daily = values()
    PriceObservation.objects.filter(observed_at__gt=AT).delete()
    PriceObservation.objects.filter(confirmed_at__gt=AT).update(confirmed_at=AT)
    seed.seed(at=AT + 5 * DAY)
    assert values() == daily


def test_placements_still_run_a_year_later(demo: seed.Counts) -> None:
    seed.seed(at=AT + 365 * DAY)
    assert Placement.objects.active(AT + 365 * DAY).count() == Placement.objects.count() == 5


def test_what_somebody_changed_in_the_admin_stays(demo: seed.Counts) -> None:
    Product.objects.filter(slug="nocturnbell-pips").update(summary="Mine.")
    Review.objects.filter(product__slug="nocturnbell-pips").update(title="Also mine")
    seed.seed(at=AT + DAY)
    product = Product.objects.get(slug="nocturnbell-pips")
    assert product.summary == "Mine."
    assert [review.title for review in product.reviews.all()] == ["Also mine"]


def test_prices_of_other_origin_are_left_alone(demo: seed.Counts) -> None:
    offer = Offer.objects.filter(merchant__slug="cobblegate").earliest("pk")
    imported = PriceObservation.objects.create(
        offer=offer, amount="1.00", currency="USD", source="a feed",
        observed_at=AT + HOUR, confirmed_at=AT + HOUR,
    )  # fmt: skip
    seed.seed(at=AT + DAY)
    imported.refresh_from_db()
    assert imported.confirmed_at == AT + HOUR
    assert imported.source != price_history.SOURCE


def test_log_ins_are_staff_in_their_groups_and_no_superusers(demo: seed.Counts) -> None:
    groups = {user.username: [g.name for g in user.groups.all()] for user in User.objects.all()}
    assert groups == {
        "editor": ["editors"],
        "commerce": ["commerce"],
        "approver": ["commerce"],
        "auditor": ["auditors"],
    }
    assert not User.objects.filter(is_superuser=True).exists()
    for user in User.objects.all():
        assert user.is_staff
        assert user.check_password(f"{user.username}-demo")
