"""The record of what was sent. Its log is made like any table, and from then on left alone by `flush`."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0003_first_sentences'),
    ]

    operations = [
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('size', models.IntegerField(help_text='How many entries it speaks for.', primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('note', models.TextField()),
            ],
            options={
                'db_table': 'disclosure_checkpoint',
                'ordering': ['size'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('number', models.IntegerField(help_text='Its place in the tree, from 0.', primary_key=True, serialize=False)),
                ('kind', models.CharField(help_text='page or day', max_length=10)),
                ('url', models.CharField(help_text='The absolute address; of a day its date.', max_length=2000)),
                ('at', models.DateTimeField()),
                ('body', models.CharField(help_text='SHA-256 of what was sent, in hex.', max_length=64)),
                ('data', models.TextField()),
            ],
            options={
                'db_table': 'disclosure_entry',
                'ordering': ['number'],
                'indexes': [models.Index(fields=['url', '-number'], name='entry_newest_of_url')],
            },
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('position', models.IntegerField(primary_key=True, serialize=False)),
                ('hash', models.BinaryField(max_length=32)),
            ],
            options={
                'db_table': 'disclosure_node',
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('digest', models.CharField(help_text='SHA-256, in hex.', max_length=64, primary_key=True, serialize=False)),
                ('size', models.PositiveIntegerField(help_text='In bytes, unpacked.')),
                ('packed', models.BinaryField(help_text='By brotli.')),
                ('quality', models.PositiveSmallIntegerField(help_text='Of the packing, 1 to 11.')),
                ('kept_at', models.DateTimeField()),
                ('goes_at', models.DateTimeField(blank=True, help_text='When it may be kept no longer, whatever the setting says.', null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=60)),
                ('weight', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Frozen',
            fields=[
                ('path', models.CharField(max_length=2000, primary_key=True, serialize=False)),
                ('entry', models.BigIntegerField(help_text='The number of its entry in the log.')),
                ('body', models.CharField(max_length=64)),
                ('status', models.PositiveSmallIntegerField()),
                ('headers', models.JSONField(help_text='Pairs of name and value, as they are sent.')),
                ('editions', models.JSONField(help_text='By name, such as {"site": 12, "category:3": 40}.')),
                ('release', models.CharField(help_text='Of the code that made it.', max_length=64)),
                ('frozen_at', models.DateTimeField()),
                ('valid_until', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name_plural': 'frozen pages',
            },
        ),
        migrations.AlterModelOptions(
            name='checkpoint',
            options={'managed': False, 'ordering': ['size']},
        ),
        migrations.AlterModelOptions(
            name='entry',
            options={'managed': False, 'ordering': ['number']},
        ),
        migrations.AlterModelOptions(
            name='node',
            options={'managed': False},
        ),
    ]
