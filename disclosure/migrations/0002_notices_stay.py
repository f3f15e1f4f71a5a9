"""What keeps approved sentences from being changed.

SQLite loses it when a table is remade: a later migration that changes disclosure_notice must call
`triggers.protect` again at its end.
"""

from django.db import migrations

from disclosure import triggers


def protect(apps, schema_editor):
    triggers.protect(schema_editor.connection, 'disclosure_notice')


def unprotect(apps, schema_editor):
    triggers.unprotect(schema_editor.connection, 'disclosure_notice')


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0001_promises'),
    ]

    operations = [
        migrations.RunPython(protect, unprotect),
    ]
