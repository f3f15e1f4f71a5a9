"""Commerce people approve what another of them entered; editors decide on prices that are held."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "editors": ("view_heldprice", "decide_heldprice"),
    "commerce": ("view_heldprice", "approve_placement"),
    "auditors": ("view_heldprice",),
}


def grant(apps, schema_editor):
    using = schema_editor.connection.alias
    make_permissions(apps, "products", using)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group = Group.objects.using(using).get_or_create(name=name)[0]
        group.permissions.add(
            *Permission.objects.using(using).filter(
                content_type__app_label="products", codename__in=codenames
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
        ("products", "0007_money_in_the_open"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
