"""The sentences that a new site begins with, in English and German.

Each is true of every page that carries its kind. An operator whom one does not fit approves
another version, and may do so before the first page is served.
"""

from datetime import UTC, datetime

from django.db import migrations

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
BY = 'as shipped with Forthright'
SENTENCES = {
    'en': {
        'commission': 'Merchants pay us when you buy through paid links.',
        'click': 'Some merchants pay us per click.',
        'placement': 'Companies pay for rows marked “Advertisement”.',
        'points': 'Pay moves scores that say so.',
        'sample': 'Companies gave us some products.',
        'loan': 'Companies lent us some products.',
        'ownership': 'We part-own a company shown.',
        'elsewhere': (
            'Companies pay us for links or rows on other pages, not on this one.'
        ),
        'general': (
            'Listing is no endorsement. Coverage is partial. Prices and details change; no warranties.'
        ),
    },
    'de': {
        'commission': 'Händler zahlen uns, wenn Sie über gekennzeichnete Links kaufen.',
        'click': 'Manche Händler zahlen uns pro Klick.',
        'placement': 'Firmen bezahlen Zeilen mit „Anzeige“.',
        'points': 'Geld verschiebt Wertungen, die es sagen.',
        'sample': 'Firmen schenkten uns einige Produkte.',
        'loan': 'Firmen liehen uns einige Produkte.',
        'ownership': 'Wir besitzen Anteile gezeigter Firmen.',
        'elsewhere': (
            'Firmen zahlen uns für Links oder Zeilen auf anderen Seiten, nicht auf dieser.'
        ),
        'general': (
            'Nennung ist keine Empfehlung. Die Auswahl ist unvollständig. '
            'Preise, Angaben ändern sich; ohne Gewähr.'
        ),
    },
}


def add(apps, schema_editor):
    rows = apps.get_model('disclosure', 'Notice').objects.using(schema_editor.connection.alias)
    there = set(rows.values_list('kind', 'locale'))  # since going back takes none away
    rows.bulk_create(
        rows.model(
            kind=kind,
            locale=locale,
            version=1,
            text=text,
            effective_from=SINCE,
            approved_by=BY,
            created_at=SINCE,
        )
        for locale, sentences in SENTENCES.items()
        for kind, text in sentences.items()
        if (kind, locale) not in there
    )


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0002_notices_stay'),
    ]

    operations = [
        migrations.RunPython(add, migrations.RunPython.noop),
    ]
