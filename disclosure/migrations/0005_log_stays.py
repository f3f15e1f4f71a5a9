"""What keeps the log of pages from being changed.

SQLite loses it when a table is remade: a later migration that changes one of these tables must call
`triggers.protect` again at its end.
"""

from django.db import migrations

from disclosure import triggers

TABLES = ('disclosure_entry', 'disclosure_node', 'disclosure_checkpoint')


def protect(apps, schema_editor):
    for table in TABLES:
        triggers.protect(schema_editor.connection, table)


def unprotect(apps, schema_editor):
    for table in TABLES:
        triggers.unprotect(schema_editor.connection, table)


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0004_record'),
    ]

    operations = [
        migrations.RunPython(protect, unprotect),
    ]
