"""The three groups of people who work in the admin, and what each may do there.

Whoever judges products does not deal with those who pay, and the other way round; whoever
checks both can change neither.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ALL = ("add", "change", "delete", "view")
FACTS = ("category", "specification", "brand", "product", "specificationvalue", "productimage")
OPINIONS = (
    "author", "method", "criterion", "review", "score", "source", "comparison", "comparisoncolumn",
)

GROUPS = {
    "editors": {
        "products": {
            **{model: ALL for model in FACTS},
            "merchant": ("view",),
            "programme": ("view",),
            "offer": ("view",),
            "priceobservation": ("view",),
            "placement": ("view",),
        },
        "reviews": {
            **{model: ALL for model in OPINIONS},
            "review": (*ALL, "publish"),
            "comparison": (*ALL, "publish"),
        },
    },
    "commerce": {
        "products": {
            **{model: ("view",) for model in FACTS},
            "merchant": ALL,
            "programme": ALL,
            "offer": ALL,
            "priceobservation": ("add", "view"),
            "clickcount": ("view",),
            "placement": ("add", "change", "view"),
        },
    },
    "auditors": {
        "products": {
            model: ("view",)
            for model in (
                *FACTS, "merchant", "programme", "offer", "priceobservation", "clickcount", "placement",
            )
        },
        "reviews": {model: ("view",) for model in OPINIONS},
    },
}


def make(apps, schema_editor):
    using = schema_editor.connection.alias
    for label in ("products", "reviews"):
        make_permissions(apps, label, using)
    Group = apps.get_model("auth", "Group")
    for name, may in GROUPS.items():
        group = Group.objects.using(using).get_or_create(name=name)[0]
        group.permissions.add(*permissions(apps, may, using))


def make_permissions(apps, label, using):
    """Django makes permissions after the last migration, which in a new database is too late."""
    config = apps.get_app_config(label)
    module, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, using=using, verbosity=0)
    config.models_module = module


def permissions(apps, may, using):
    Permission = apps.get_model("auth", "Permission")
    return [
        Permission.objects.using(using).get(
            content_type__app_label=label,
            content_type__model=model,
            codename=f"{action}_{model}",
        )
        for label, models in may.items()
        for model, actions in models.items()
        for action in actions
    ]


def remove(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.using(schema_editor.connection.alias).filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("products", "0001_initial"),
        ("reviews", "0001_initial"),
    ]

    operations = [migrations.RunPython(make, remove)]
