"""What groups try their rights on, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.test import Client

from tests import desk

GROUPS = ["editors", "commerce", "auditors"]


@dataclass
class World:
    """One row of each kind by its name in addresses, and a superuser to ask what forms hold."""

    at: datetime
    rows: dict[str, Any] = field(default_factory=dict)

    @property
    def root(self) -> Client:
        return desk.signed_in()

    def url(self, name: str, page: str = "change") -> str:
        """Of the list, or of a page of the row `name`; “draft review” is another row of its kind."""
        model = type(self.rows[name])
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        return base + {"list": "", "add": "add/"}.get(page, f"{self.rows[name].pk}/{page}/")

    def form(self, name: str, page: str = "change", /, **changes: Any) -> dict[str, Any]:
        return desk.fields(self.root.get(self.url(name, page))) | changes


def database() -> dict[str, list[Any]]:
    """Every row of ours, and who may do what, by the name of its model."""
    models = [
        model
        for app in ("auth", "disclosure", "products", "reviews")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    rows = {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values_list())
        for model in models
    }
    rows["auth.user"] = [row[2:] for row in rows["auth.user"] if row[0]]  # not the last log-in
    return rows


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    return {name for name in after if before[name] != after[name]}
