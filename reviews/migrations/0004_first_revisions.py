"""Gives what is published its first revision, so that readers go on seeing it; plain text becomes a block.

This is the state of the code at that time, written out: it must not change when the code does.
"""

import hashlib
import json
from decimal import Decimal

from django.db import migrations

REVIEW = (
    "product_id", "method_id", "author_id", "title", "verdict", "pros", "cons",
    "basis", "sample", "tester_id", "tested_from", "tested_to",
)
COMPARISON = ("category_id", "method_id", "title", "slug", "introduction", "currency")


def forwards(apps, schema_editor):
    models = {
        name: apps.get_model("reviews", name)
        for name in (
            "Review", "Comparison", "Text", "Source", "Revision", "LiveReview", "LiveComparison",
        )
    }
    for review in models["Review"].objects.order_by("pk"):
        add_blocks(models, review)
        publish_review(models, review)
    for comparison in models["Comparison"].objects.filter(status="published").order_by("pk"):
        publish_comparison(models, comparison)


def add_blocks(models, review):
    if review.body.strip():
        models["Text"].objects.create(review=review, ordering=10, html=html(review.body))
    for index, source in enumerate(review.source_blocks.order_by("pk"), start=2):
        source.ordering = index * 10
        source.save(update_fields=["ordering"])


def html(body):
    """Paragraphs with empty lines between them, and headings with “## ” before them."""
    blocks = [block.strip() for block in body.replace("\r\n", "\n").split("\n\n")]
    return "".join(markup(block) for block in blocks if block)


def markup(block):
    heading = block.removeprefix("## ")
    if heading != block:
        return f"<h2>{escape(heading)}</h2>"
    return f"<p>{'<br>'.join(escape(line) for line in block.splitlines())}</p>"


def publish_review(models, review):
    scores = [
        {"criterion": score.criterion_id, "value": str(score.value.quantize(Decimal("0.1"))),
         "rationale": score.rationale}
        for score in review.scores.order_by("criterion__position", "criterion_id")
    ]
    texts = [{"kind": "text", "html": text.html} for text in models["Text"].objects.filter(review=review)]
    sources = [
        {"kind": "source", "title": one.title, "publisher": one.publisher, "year": one.year, "url": one.url}
        for one in review.source_blocks.order_by("pk")
    ]
    data = document("review", fields(review, REVIEW), scores=scores, blocks=[*texts, *sources])
    if review.status == "draft":
        return
    revision = add_revision(models, data, review=review, at=review.changed_at)
    models["LiveReview"].objects.create(
        document=review, revision=revision, title=review.title, product_id=review.product_id,
        method_id=review.method_id, author_id=review.author_id, tester_id=review.tester_id,
        verdict=review.verdict, basis=review.basis, sample=review.sample,
        overall=review.overall, published_at=review.published_at, from_at=review.published_at, made_at=review.published_at,
        until_at=review.changed_at if review.status == "withdrawn" else None,
        scores={f"c{score['criterion']}": score["value"] for score in scores},
    )


def publish_comparison(models, comparison):
    columns = list(
        comparison.columns.order_by("position", "pk").values_list("specification_id", flat=True)
    )
    data = document(
        "comparison", fields(comparison, COMPARISON), columns=[{"specification": pk} for pk in columns]
    )
    revision = add_revision(models, data, comparison=comparison, at=comparison.changed_at)
    models["LiveComparison"].objects.create(
        document=comparison, revision=revision, columns=columns,
        published_at=comparison.published_at, from_at=comparison.published_at,
        made_at=comparison.published_at,
        **{name: getattr(comparison, name) for name in COMPARISON},
    )


def escape(text):
    """As the cleaner of rich text writes it, so that a first save changes nothing."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fields(row, names):
    values = {name.removesuffix("_id"): getattr(row, name) for name in names}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def document(kind, own, **parts):
    return {"format": 1, "kind": kind, "fields": own, **parts}


def add_revision(models, data, *, at, **of):
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return models["Revision"].objects.create(
        number=1, data=data, digest=hashlib.sha256(text.encode()).hexdigest(), created_at=at,
        note="As it stood when revisions began.", **of,
    )


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_guides")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
