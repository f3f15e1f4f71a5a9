from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('commission', 'commission'), ('click', 'click'), ('placement', 'placement'), ('points', 'points'), ('sample', 'sample'), ('loan', 'loan'), ('ownership', 'ownership'), ('elsewhere', 'elsewhere'), ('general', 'general')], max_length=20)),
                ('locale', models.CharField(help_text='The language of the pages, for example en.', max_length=12)),
                ('version', models.PositiveIntegerField(help_text='Counts from 1 for each kind and locale.')),
                ('text', models.TextField(help_text='One short sentence that says who pays whom for what.')),
                ('effective_from', models.DateTimeField(help_text='From this moment pages carry it.')),
                ('approved_by', models.CharField(help_text='Who approved the wording.', max_length=150)),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'disclosure_notice',
                'ordering': ['kind', 'locale', '-version'],
                'constraints': [
                    models.UniqueConstraint(fields=('kind', 'locale', 'version'), name='notice_version_unique', violation_error_message='This version exists. Give the next number.'),
                    models.UniqueConstraint(fields=('kind', 'locale', 'effective_from'), name='notice_moment_unique', violation_error_message='Another version of this sentence begins at that moment.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('locale', ''), _negated=True), models.Q(('approved_by', ''), _negated=True)), name='notice_is_complete', violation_error_message='A notice needs its text, its locale and its approver.'),
                ],
            },
        ),
        # Made like any table, and from then on left alone by `flush`.
        migrations.AlterModelOptions(
            name='notice',
            options={'managed': False, 'ordering': ['kind', 'locale', '-version']},
        ),
        migrations.CreateModel(
            name='AuditedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=2000, unique=True)),
                ('audited_at', models.DateTimeField()),
                ('violations', models.PositiveIntegerField()),
                ('incompletes', models.PositiveIntegerField()),
                ('blocked', models.BooleanField()),
                ('verdicts', models.JSONField()),
            ],
            options={
                'ordering': ['path'],
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(editable=False, max_length=64, unique=True)),
                ('path', models.CharField(max_length=2000)),
                ('rules', models.JSONField(help_text='The ids of the rules that were broken; empty for an error.')),
                ('summary', models.TextField()),
                ('findings', models.JSONField(default=list)),
                ('count', models.PositiveIntegerField(default=1)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-last_at'],
            },
        ),
    ]
