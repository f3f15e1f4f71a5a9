"""The matrix of rights: which pages of the admin each group opens."""

import pytest

from tests import desk
from tests.rights.world import GROUPS, World

pytestmark = pytest.mark.django_db

# Status of: list, form, form to add, page to delete.
OPENS = {
    #                        editors            commerce           auditors
    "brand":                ("200 200 200 200", "200 200 403 403", "200 200 403 403"),
    "category":             ("200 200 200 200", "200 200 403 403", "200 200 403 403"),
    "product":              ("200 200 200 200", "200 200 403 403", "200 200 403 403"),
    "merchant":             ("200 200 403 403", "200 200 200 200", "200 200 403 403"),
    "programme":            ("200 200 403 403", "200 200 200 200", "200 200 403 403"),
    "programme without offers": ("200 200 403 403", "200 200 200 200", "200 200 403 403"),
    "offer":                ("200 200 403 403", "200 200 200 403", "200 200 403 403"),
    "offer without prices": ("200 200 403 403", "200 200 200 200", "200 200 403 403"),
    "price":                ("200 200 403 403", "200 200 403 403", "200 200 403 403"),
    "held price":           ("200 200 403 403", "200 200 403 403", "200 200 403 403"),
    "placement":            ("200 200 403 403", "200 200 200 403", "200 200 403 403"),
    "author":               ("200 200 200 200", "403 403 403 403", "200 200 403 403"),
    "method":               ("200 200 200 200", "403 403 403 403", "200 200 403 403"),
    "review":               ("200 200 200 403", "403 403 403 403", "200 200 403 403"),
    "draft review":         ("200 200 200 200", "403 403 403 403", "200 200 403 403"),
    "comparison":           ("200 200 200 200", "403 403 403 403", "200 200 403 403"),
    "guide":                ("200 200 200 200", "403 403 403 403", "200 200 403 403"),
    "problem":              ("200 200 403 403", "200 200 403 403", "200 200 403 403"),
    "notice":               ("200 200 403 403", "200 200 403 403", "200 200 403 403"),
    "user":                 ("403 403 403 403", "403 403 403 403", "403 403 403 403"),
}  # fmt: skip


@pytest.mark.parametrize("name", OPENS)
def test_each_group_opens_what_the_table_says(name: str, world: World) -> None:
    pages = ("list", "change", "add", "delete")
    answers = {
        group: " ".join(str(client.get(world.url(name, page)).status_code) for page in pages)
        for group in GROUPS
        if (client := desk.signed_in(group))
    }
    assert answers == dict(zip(GROUPS, OPENS[name], strict=True))


def test_the_table_has_every_model_that_groups_find_in_the_admin(world: World) -> None:
    found = {model["object_name"] for app in world.root.get("/admin/").context["app_list"]
             for model in app["models"]}  # fmt: skip
    here = {type(row).__name__ for row in world.rows.values()}
    elsewhere = {"ClickCount", "UnpaidSite", "AuditedPage", "Incident", "Group"}
    assert found - here <= elsewhere
