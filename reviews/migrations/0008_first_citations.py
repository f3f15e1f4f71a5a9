"""Notes the sources of what is published already, as publication does from now on.

This is the state of the code at that time, written out: it must not change when the code does.
"""

from urllib.parse import urlparse, urlunparse

from django.db import migrations


def forwards(apps, schema_editor):
    Citation = apps.get_model("reviews", "Citation")
    for name in ("LiveGuide", "LiveReview"):
        for live in apps.get_model("reviews", name).objects.select_related("revision").iterator():
            urls = {tidy(url) for url in addresses(live.revision.data)} - {""}
            Citation.objects.bulk_create(
                [Citation(revision=live.revision, url=url) for url in sorted(urls)],
                ignore_conflicts=True,
            )


def addresses(data):
    for block in data.get("blocks", ()):
        for name in ("url", "source_url"):
            if isinstance(block.get(name), str) and block[name].startswith(("https://", "http://")):
                yield block[name]


def tidy(url):
    try:
        return urlunparse(urlparse(url))[:500]
    except ValueError:
        return ""


class Migration(migrations.Migration):
    dependencies = [("reviews", "0007_citations")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
