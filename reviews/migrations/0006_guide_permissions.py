"""Editors write guides and blocks, and see revisions; auditors see all of it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ALL = ("add", "change", "delete", "view")
BLOCKS = (
    "text", "takeaways", "quotation", "table", "picture",
    "productbox", "comparisonembed", "question", "conclusion",
)
RECORD = ("revision", "livereview", "liveguide", "livecomparison")

GROUPS = {
    "editors": {
        "guide": (*ALL, "publish"),
        **{model: ALL for model in BLOCKS},
        **{model: ("view",) for model in RECORD},
    },
    "auditors": {model: ("view",) for model in ("guide", *BLOCKS, *RECORD)},
}


def grant(apps, schema_editor):
    using = schema_editor.connection.alias
    make_permissions(apps, "reviews", using)
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
            content_type__app_label="reviews",
            content_type__model=model,
            codename=f"{action}_{model}",
        )
        for model, actions in may.items()
        for action in actions
    ]


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_drop_what_moved"), ("reviews", "0002_groups")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
