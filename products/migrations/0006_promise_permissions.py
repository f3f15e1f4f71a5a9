"""All groups see what readers are told; those who write or check see which pages were not served.

Only auditors see the audits: the permission to view audited pages opens /audit/.

None may approve a sentence: that is for superusers, or for whom they give the right to.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUPS = {
    "editors": ("notice", "incident"),
    "commerce": ("notice",),
    "auditors": ("notice", "incident", "auditedpage"),
}


def grant(apps, schema_editor):
    using = schema_editor.connection.alias
    make_permissions(apps, "disclosure", using)
    Group = apps.get_model("auth", "Group")
    for name, seen in GROUPS.items():
        group = Group.objects.using(using).get_or_create(name=name)[0]
        group.permissions.add(*permissions(apps, seen, using))


def make_permissions(apps, label, using):
    """Django makes permissions after the last migration, which in a new database is too late."""
    config = apps.get_app_config(label)
    module, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, using=using, verbosity=0)
    config.models_module = module


def permissions(apps, seen, using):
    Permission = apps.get_model("auth", "Permission")
    return [
        Permission.objects.using(using).get(
            content_type__app_label="disclosure",
            content_type__model=model,
            codename=f"view_{model}",
        )
        for model in seen
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("disclosure", "0003_first_sentences"),
        ("products", "0005_unpaid_site_permissions"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
