"""What the blocks of a text lack."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import FileField

from reviews.completeness.lack import Lack
from reviews.completeness.links import missing_of_links
from reviews.completeness.places import place_of
from reviews.models import (
    BLOCKS,
    Block,
    ComparisonEmbed,
    Guide,
    LiveComparison,
    ProductBox,
    Quotation,
    Review,
    Text,
)


def missing_of_blocks(document: Guide | Review, at: datetime) -> list[Lack]:
    """`at` is the moment from which the text would be public."""
    blocks: list[Block] = [
        block
        for kind in BLOCKS
        for block in kind._default_manager.filter(**{document.kind: document})
    ]
    problems = []
    if not any(isinstance(block, Text) for block in blocks):
        problems.append(
            Lack(f"Write the text of the {document.kind}: add at least one text block.")
        )
    for block in blocks:
        problems += _mistakes(block)
        if isinstance(block, Quotation):
            problems += _missing_provenance(block)
    return [
        *problems,
        *missing_of_links(blocks, at),
        *_unlisted(blocks),
        *_unpublished(blocks, at),
    ]


def _mistakes(block: Block) -> list[Lack]:
    """What a form would have refused; a block may have come another way."""
    related = {field.name for field in block._meta.fields if field.is_relation}
    files = {field.name for field in block._meta.fields if isinstance(field, FileField)}
    try:
        block.clean_fields(exclude=related | files)
        block.clean()
    except ValidationError as error:
        words = f"{str(block._meta.verbose_name).capitalize()}: {' '.join(error.messages)}"
        return [Lack(words, place_of(block))]
    return []


def _unlisted(blocks: list[Block]) -> list[Lack]:
    return [
        Lack(
            f"A product box shows {box.product}, which is not listed. List it, or take the box out.",
            place_of(box),
        )
        for box in blocks
        if isinstance(box, ProductBox) and not (box.product.is_listed or box.product.merged_into_id)
    ]


def _unpublished(blocks: list[Block], at: datetime) -> list[Lack]:
    embeds = [block for block in blocks if isinstance(block, ComparisonEmbed)]
    if not embeds:
        return []
    wanted = [embed.comparison_id for embed in embeds]
    shown = LiveComparison.objects.shown(at).filter(document__in=wanted)
    public = set(shown.values_list("document", flat=True))
    return [
        Lack(
            f"The text shows “{embed.comparison}”, which is not published. Publish that first, or "
            "take it out.",
            place_of(embed),
        )
        for embed in embeds
        if embed.comparison_id not in public
    ]


def _missing_provenance(quotation: Quotation) -> list[Lack]:
    """A testimonial whose speaker may not exist must not be published (16 CFR 465.2)."""
    lacks = {
        "who said it": quotation.speaker,
        "the speaker's credential": quotation.credential,
        "where it was said": quotation.said_in,
        "where it is published, or a record of consent": quotation.source_url or quotation.consent,
    }
    empty = [what for what, given in lacks.items() if not given.strip()]
    sentence = f"Quotation “{quotation}”: give {', '.join(empty)}."
    return [Lack(sentence, place_of(quotation))] if empty else []
