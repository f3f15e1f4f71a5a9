"""Editors answer what readers report; the others look at it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "editors": ("view_problem", "change_problem"),
    "commerce": ("view_problem",),
    "auditors": ("view_problem",),
}


def grant(apps, schema_editor):
    using = schema_editor.connection.alias
    make_permissions(apps, "reviews", using)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group = Group.objects.using(using).get_or_create(name=name)[0]
        group.permissions.add(
            *Permission.objects.using(using).filter(
                content_type__app_label="reviews", codename__in=codenames
            )
        )


def make_permissions(apps, label, using):
    """Django makes permissions after the last migration, which in a new database is too late."""
    config = apps.get_app_config(label)
    module, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, using=using, verbosity=0)
    config.models_module = module


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("reviews", "0009_problems"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
