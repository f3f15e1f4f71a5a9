"""The parts of an article → the draft of a guide. One transaction; readers see nothing of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from products.feeds.problems import UnreadableError
from products.feeds.texts import shortened
from products.models import Category
from reviews import publishing
from reviews.completeness import missing
from reviews.documents.restoring import STEP, checked
from reviews.documents.shapes import BLOCK_FIELDS
from reviews.importing.articles.parts import Article, LeftOut, Placed, in_order
from reviews.models import Author, Block, Guide, Picture, Revision

LONGEST_TITLE = 140


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants beside what the file says. `update` names the guide whose draft is replaced."""

    source: str
    category: Category | None = None
    author: Author | None = None
    title: str = ""
    slug: str = ""
    update: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A block: what kind it is, how it begins, and where in the file it comes from."""

    where: str
    kind: str
    words: str


@dataclass
class Outcome:
    """What an import made, or would make; `lacks` is what its publication still needs.

    `replaced` is the draft as it was, if there was one: in a dry run it may be a revision that is not kept.
    """

    guide: Guide
    replaced: Revision | None = None
    blocks: list[Made] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[LeftOut] = field(default_factory=list)
    lacks: Sequence[str] = ()

    @property
    def is_new(self) -> bool:
        return self.replaced is None

    @property
    def is_ready(self) -> bool:
        return True

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """How many blocks there are of each kind, the most frequent first."""
        return Counter(block.kind for block in self.blocks).most_common()

    def seen(self) -> Iterator[str]:
        """All of it, so that two outcomes can be told apart."""
        yield self.replaced.digest if self.replaced else ""
        yield from self.lines()
        yield from map(repr, self.blocks)

    def lines(self) -> Iterator[str]:
        yield f"Title      {self.guide.title}"
        yield f"Address    /guides/{self.guide.slug}/"
        yield f"Blocks     {len(self.blocks)}"
        yield from (f"  {count} × {kind}" for kind, count in self.kinds)
        for name, listed in (("Left out", self.left_out), ("Look at", self.notes)):
            yield f"{name:<10} {len(listed)}"
            yield from (f"  {one}" for one in listed)
        yield f"{'Lacking':<10} {len(self.lacks)}"
        yield from (f"  {sentence}" for sentence in self.lacks)


class _DryRunError(Exception):
    """Takes back what a dry run did."""


def draft(
    article: Article, asked: Asked, *, by: User | None, at: datetime, dry_run: bool = False
) -> Outcome:
    """Keep `article` as a draft. Raises UnreadableError, with nothing changed, if it cannot be kept."""
    outcome: Outcome | None = None
    files: list[Block] = []
    try:
        with transaction.atomic():
            outcome = _write(article, asked, files, by=by, at=at, dry_run=dry_run)
            if dry_run:
                raise _DryRunError
    except _DryRunError:
        pass
    except ValidationError as refusal:
        raise UnreadableError(" ".join(refusal.messages)) from refusal
    finally:
        if outcome is None:
            _forget(files)
    assert outcome is not None  # noqa: S101  (or an exception has left)
    return outcome


def _write(
    article: Article,
    asked: Asked,
    files: list[Block],
    *,
    by: User | None,
    at: datetime,
    dry_run: bool,
) -> Outcome:
    guide, is_new = _guide(article, asked)
    replaced = None if is_new else publishing.save(guide, by=by, at=at)
    _fill(guide, article, asked)
    checked(guide)
    guide.save()
    outcome = Outcome(guide, replaced, left_out=article.left_out, notes=article.notes)
    _replace_blocks(guide, article.placed, outcome, files, dry_run=dry_run)
    if not dry_run:
        publishing.save(guide, by=by, at=at, note=f"Imported from {asked.source}."[:300])
    outcome.lacks = missing(guide, at)
    outcome.left_out, outcome.notes = map(in_order, (outcome.left_out, outcome.notes))
    return outcome


def _guide(article: Article, asked: Asked) -> tuple[Guide, bool]:
    """The guide to write to, and whether it is new. Raises UnreadableError if it must not be written to."""
    slug = asked.slug or slugify(asked.title or article.title)[:LONGEST_TITLE].strip("-")
    found = Guide.objects.select_for_update().filter(slug=slug).first()
    if found and asked.update:
        return found, False
    if found:
        raise UnreadableError(
            f"There is a guide with the address “{slug}”. Choose to replace its draft (--update), "
            "or give another address (--slug)."
        )
    if asked.update:
        slugs = ", ".join(Guide.objects.values_list("slug", flat=True).order_by("slug")[:50])
        raise UnreadableError(
            f"There is no guide “{slug}” to replace. Say which one (--slug): {slugs or 'none yet'}."
        )
    if not (asked.category and asked.author):
        raise UnreadableError("A new guide needs a category and an author.")
    return Guide(slug=slug, category=asked.category, author=asked.author), True


def _fill(guide: Guide, article: Article, asked: Asked) -> None:
    title = asked.title or article.title or guide.title
    if not title:
        raise UnreadableError("The file has no heading of the first level: give a title (--title).")
    guide.title = shortened(title, LONGEST_TITLE)
    if guide.title != title:
        article.note("title", f"“{title[:60]}…”", f"was cut to {LONGEST_TITLE} characters")
    guide.slug = guide.slug or slugify(guide.title)
    guide.category = asked.category or guide.category
    guide.author = asked.author or guide.author
    guide.summary = article.summary


def _replace_blocks(
    guide: Guide, placed: list[Placed], outcome: Outcome, files: list[Block], *, dry_run: bool
) -> None:
    for kind in BLOCK_FIELDS:
        kind._default_manager.filter(guide=guide).delete()
    for index, one in enumerate(placed, start=1):
        block = one.kind(guide=guide, ordering=index * STEP, **one.fields)
        try:
            checked(block)
        except ValidationError as refusal:
            what = str(one.kind._meta.verbose_name)
            outcome.left_out.append(LeftOut(one.where, what, " ".join(refusal.messages)))
            continue
        if not (dry_run and isinstance(block, Picture)):  # its file would stay behind
            block.save(force_insert=True)
        if isinstance(block, Picture):
            files.append(block)
        outcome.blocks.append(Made(one.where, str(block._meta.verbose_name), str(block)))


def _forget(files: list[Block]) -> None:
    """Delete files of pictures whose rows were not kept."""
    for block in files:
        if isinstance(block, Picture) and block.file:
            block.file.delete(save=False)
