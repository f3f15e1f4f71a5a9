"""The full-text index over the words of Findable, of SQLite's or PostgreSQL's own kind.

Django knows nothing of it, and remakes tables of SQLite without their triggers: a later migration
that changes Findable must run `build` again at its end.
"""

from django.db import migrations

from products.search.engine import engine


def build(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        engine().build(cursor)


def drop(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        engine().drop(cursor)


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0002_pictures_merges_search'),
    ]

    operations = [
        migrations.RunPython(build, drop),
    ]
