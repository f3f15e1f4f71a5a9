"""Who may do what: those who judge do not deal with those who pay, and those who check change nothing."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from products.models import PriceObservation
from reviews.models import Review
from tests import builders, desk

pytestmark = pytest.mark.django_db

# a(dd) c(hange) d(elete) v(iew) p(ublish) o(k: approve) j(udge: decide), in this order.
MAY = {
    #                            editors  commerce auditors
    "disclosure.auditedpage":    ("",     "",     "v"),
    "disclosure.body":           ("",     "",     ""),
    "disclosure.checkpoint":     ("",     "",     ""),
    "disclosure.edition":        ("",     "",     ""),
    "disclosure.entry":          ("",     "",     ""),
    "disclosure.frozen":         ("",     "",     ""),
    "disclosure.incident":       ("v",    "",     "v"),
    "disclosure.node":           ("",     "",     ""),
    "disclosure.notice":         ("v",    "v",    "v"),
    "products.brand":            ("acdv", "v",    "v"),
    "products.category":         ("acdv", "v",    "v"),
    "products.clickcount":       ("",     "v",    "v"),
    "products.findable":         ("",     "",     ""),
    "products.formerslug":       ("",     "",     ""),
    "products.heldprice":        ("vj",   "v",    "v"),
    "products.merchant":         ("v",    "acdv", "v"),
    "products.offer":            ("v",    "acdv", "v"),
    "products.placement":        ("v",    "acvo", "v"),
    "products.priceobservation": ("v",    "av",   "v"),
    "products.product":          ("acdv", "v",    "v"),
    "products.productimage":     ("acdv", "v",    "v"),
    "products.programme":        ("v",    "acdv", "v"),
    "products.specification":    ("acdv", "v",    "v"),
    "products.specificationvalue": ("acdv", "v",  "v"),
    "products.unpaidsite":      ("adv",  "v",    "v"),
    "reviews.author":            ("acdv", "",     "v"),
    "reviews.citation":          ("",     "",     ""),
    "reviews.comparison":        ("acdvp", "",    "v"),
    "reviews.comparisoncolumn":  ("acdv", "",     "v"),
    "reviews.comparisonembed":   ("acdv", "",     "v"),
    "reviews.conclusion":        ("acdv", "",     "v"),
    "reviews.criterion":         ("acdv", "",     "v"),
    "reviews.guide":             ("acdvp", "",    "v"),
    "reviews.livecomparison":    ("v",    "",     "v"),
    "reviews.liveguide":         ("v",    "",     "v"),
    "reviews.livereview":        ("v",    "",     "v"),
    "reviews.method":            ("acdv", "",     "v"),
    "reviews.picture":           ("acdv", "",     "v"),
    "reviews.problem":           ("cv",   "v",    "v"),
    "reviews.productbox":        ("acdv", "",     "v"),
    "reviews.question":          ("acdv", "",     "v"),
    "reviews.quotation":         ("acdv", "",     "v"),
    "reviews.review":            ("acdvp", "",    "v"),
    "reviews.revision":          ("v",    "",     "v"),
    "reviews.score":             ("acdv", "",     "v"),
    "reviews.source":            ("acdv", "",     "v"),
    "reviews.table":             ("acdv", "",     "v"),
    "reviews.takeaways":         ("acdv", "",     "v"),
    "reviews.text":              ("acdv", "",     "v"),
}  # fmt: skip
GROUPS = ["editors", "commerce", "auditors"]
ACTIONS = {
    "add": "a", "change": "c", "delete": "d", "view": "v", "publish": "p", "approve": "o", "decide": "j",
}  # fmt: skip


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_may_do_what_the_table_says_and_nothing_else(group: str) -> None:
    user = builders.user(group, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    column = GROUPS.index(group)
    may = {
        model: "".join(
            letter
            for action, letter in ACTIONS.items()
            if user.has_perm(model.replace(".", f".{action}_"))
        )
        for model in MAY
    }
    assert may == {model: row[column] for model, row in MAY.items()}
    assert len(user.get_all_permissions()) == sum(len(actions) for actions in may.values())


def test_the_table_knows_every_model() -> None:
    models = {
        model._meta.label_lower
        for app in ("disclosure", "products", "reviews")
        for model in apps.get_app_config(app).get_models()
        if not model._meta.auto_created
    }
    assert models == set(MAY)


def test_the_permissions_are_named_as_django_names_them() -> None:
    permission = Permission.objects.get(codename="add_placement")
    assert permission.name == "Can add placement"
    assert Permission.objects.filter(codename="publish_review").count() == 1


@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        ("editors", "disclosure products reviews"),
        ("commerce", "disclosure products reviews"),  # of reviews, the reports of readers alone
        ("auditors", "disclosure products reviews"),
    ],
)
def test_the_admin_opens_where_a_group_has_work(group: str, allowed: str) -> None:
    client = desk.signed_in(group)
    for app in ("disclosure", "products", "reviews"):
        status = client.get(f"/admin/{app}/").status_code
        assert status == (200 if app in allowed.split() else 404)


def test_of_the_reviews_commerce_people_find_the_reports_of_readers_alone() -> None:
    page = desk.signed_in("commerce").get("/admin/reviews/")
    (app,) = page.context["app_list"]
    assert [model["object_name"] for model in app["models"]] == ["Problem"]


def test_editors_find_no_form_for_prices() -> None:
    offer = builders.offer(builders.product())
    page = desk.signed_in("editors").get(f"/admin/products/offer/{offer.pk}/change/")
    assert "Enter a price by hand" not in desk.text(page)


def test_the_right_to_change_offers_is_not_the_right_to_enter_prices() -> None:
    offer = builders.offer(builders.product())
    group = Group.objects.create(name="clerks")
    group.permissions.set(Permission.objects.filter(codename__in=["view_offer", "change_offer"]))
    client = desk.signed_in("clerks")
    url = f"/admin/products/offer/{offer.pk}/change/"
    desk.submit(client, url, title="Typed", price_amount="3", price_currency="USD")
    offer.refresh_from_db()
    assert offer.title == "Typed"
    assert not PriceObservation.objects.exists()


def test_the_right_to_write_reviews_is_not_the_right_to_publish_them() -> None:
    published = builders.published_review(builders.product("One"), builders.method())
    draft = builders.review(builders.product("Two"), published.method)
    writers = Group.objects.create(name="writers")
    writers.permissions.set(
        Permission.objects.filter(content_type__app_label="reviews").exclude(
            codename__startswith="publish"
        )
    )
    client = desk.signed_in("writers")
    url = f"/admin/reviews/review/{draft.pk}/change/"
    assert "_publish" not in client.get(url).content.decode()
    form = desk.fields(client.get(url))
    assert client.post(url, form | {"verdict": "New", "_publish": "1"}).status_code == 403
    client.post(
        "/admin/reviews/review/", {"action": "publish_selected", "_selected_action": draft.pk}
    )
    draft.refresh_from_db()
    assert (draft.live.count(), draft.verdict) == (0, "It boils water.")
    for one in (draft, published):
        desk.submit(client, f"/admin/reviews/review/{one.pk}/change/", verdict="New")
        assert Review.objects.get(pk=one.pk).verdict == "New"
    assert published.live.get().verdict == "It boils water."


def test_auditors_read_contracts() -> None:
    placement = builders.placement(builders.product())
    client = desk.signed_in("auditors")
    for path in (
        f"/admin/products/placement/{placement.pk}/change/",
        "/audit/registers/placements/",
    ):
        assert "C-1" in client.get(path).content.decode()


def test_auditors_read_scores_and_specification_values() -> None:
    review = builders.published_review(builders.product(), builders.method(), ["8.5", "6.0"])
    weight = builders.specification("Weight", "text")
    review.product.specification_values.create(specification=weight, text="feather-light")
    client = desk.signed_in("auditors")
    page = client.get(f"/admin/products/product/{review.product.pk}/change/")
    assert "feather-light" in desk.text(page)
    page = client.get(f"/admin/reviews/review/{review.pk}/change/")
    assert "8.5" in desk.text(page)
    assert "We measured it." in desk.text(page)


def test_the_migration_can_be_taken_back_and_made_again_without_permissions() -> None:
    migration = import_module("reviews.migrations.0002_groups")
    editor = SimpleNamespace(connection=connection)
    migration.remove(apps, editor)
    assert not Group.objects.filter(name__in=GROUPS).exists()
    Permission.objects.all().delete()  # as in a new database
    migration.make(apps, editor)
    counts = [Group.objects.get(name=name).permissions.count() for name in GROUPS]
    assert counts == [63, 24, 20]
