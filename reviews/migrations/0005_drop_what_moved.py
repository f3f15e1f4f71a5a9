from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0004_first_revisions'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='comparison',
            name='comparison_published_has_date',
        ),
        migrations.RemoveConstraint(
            model_name='review',
            name='review_one_published_per_product',
        ),
        migrations.RemoveConstraint(
            model_name='review',
            name='review_published_is_complete',
        ),
        migrations.RemoveField(
            model_name='comparison',
            name='published_at',
        ),
        migrations.RemoveField(
            model_name='comparison',
            name='status',
        ),
        migrations.RemoveField(
            model_name='review',
            name='body',
        ),
        migrations.RemoveField(
            model_name='review',
            name='overall',
        ),
        migrations.RemoveField(
            model_name='review',
            name='published_at',
        ),
        migrations.RemoveField(
            model_name='review',
            name='status',
        ),
    ]
