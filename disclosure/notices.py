"""The notice above every page: sentences that somebody approved, for the kinds of pay that act on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import is_naive

from disclosure import approval, policy
from disclosure.models import Notice

MOST_WORDS = 60  # of a notice that tells every kind of pay, its link included
HOW = "“Add notice” in the admin, or disclosure.notices.approve()."


@dataclass(frozen=True)
class Around:
    """The words around the sentences: what screen readers call the box, and its link."""

    label: str
    link: str


AROUND = {
    "en": Around("How this site is paid", "Read how we are paid"),
    "de": Around("Wie diese Website bezahlt wird", "So werden wir bezahlt"),
}


@dataclass(frozen=True)
class Composed:
    """A notice as a page carries it: `kinds` in the order of policy.KINDS, and a version for each."""

    text: str
    kinds: tuple[str, ...]
    versions: tuple[str, ...]


class MissingNoticeError(LookupError):
    """No approved sentence is in force for a kind of pay: the page must not be shown."""


def compose(kinds: Iterable[str], *, locale: str, at: datetime) -> Composed:
    """The notice of a page in `locale` on which `kinds` of pay act (any of policy.PAY, or none).

    Raises MissingNoticeError if a sentence that it needs is not in force at `at`.
    """
    return composed(kinds, Notice.objects.in_force(locale, at), locale=locale)


def composed(kinds: Iterable[str], sentences: Mapping[str, Notice], *, locale: str) -> Composed:
    """The same of `sentences`, by kind; for many notices at once."""
    told = _told(kinds)
    lacking = [kind for kind in told if kind not in sentences]
    if lacking:
        raise MissingNoticeError(
            f"No sentence in “{policy.language(locale)}” is in force for {', '.join(lacking)}. "
            f"A page is not shown without it. Approve one: {HOW}"
        )
    found = [sentences[kind] for kind in told]
    return Composed(
        text=" ".join(one.text for one in found),
        kinds=told,
        versions=tuple(one.token for one in found),
    )


def around(locale: str) -> Around:
    return AROUND.get(policy.language(locale), AROUND["en"])


def approve(
    *, kind: str, locale: str, text: str, effective_from: datetime, approved_by: str, at: datetime
) -> Notice:
    """Add the next version of a sentence; pages carry it from `effective_from` on, in all of `locale`.

    Raises ValidationError, by field, for a wording that no notice may have, a moment that has
    passed, and a sentence by which notices would become too long to be read.
    """
    notice = Notice(
        kind=kind,
        locale=policy.language(locale),
        text=text,
        effective_from=effective_from,
        approved_by=approved_by,
        created_at=at,
    )
    refuse(notice)
    try:
        with transaction.atomic():
            notice.version = next_version(notice)
            notice.full_clean()
            notice.save()
    except IntegrityError as error:
        raise ValidationError(
            "Somebody approved a version of this sentence at the same moment. Look at it, and try again."
        ) from error
    return notice


def refuse(notice: Notice) -> None:
    """Raises ValidationError, by field, for what may not be approved. `created_at` is the time of approval."""
    errors: dict[str, list[str]] = {}
    for field, words in _objections(notice):
        errors.setdefault(field, []).append(words)
    if errors:
        raise ValidationError(errors)


def as_of(notice: Notice, at: datetime) -> dict[str, Notice]:
    """The sentences that would be in force at `at`, by kind, if `notice` were approved."""
    return Notice.objects.in_force(notice.locale, at) | {notice.kind: notice}


def _objections(notice: Notice) -> Iterator[tuple[str, str]]:
    """(field, what is wrong with it)"""
    if notice.kind not in policy.KINDS:
        yield "kind", f"There is no kind “{notice.kind}”. The kinds are {', '.join(policy.KINDS)}."
    if not notice.approved_by.strip():
        yield "approved_by", "Name who approves it."
    wrong = list(approval.objections(notice.text, kind=notice.kind, locale=notice.locale))
    yield from (("text", one) for one in wrong)
    if is_naive(notice.effective_from) or is_naive(notice.created_at):
        yield "effective_from", "Give the time with its time zone."
    elif notice.effective_from < notice.created_at:
        yield "effective_from", "This has passed. What readers were told until now stays as it was."
    elif not wrong:
        yield from (("text", one) for one in _too_long(notice))


def _too_long(notice: Notice) -> Iterator[str]:
    """Asked of the moment it begins and of each later one at which another sentence does."""
    later = Notice.objects.filter(
        locale=notice.locale, effective_from__gt=notice.effective_from
    ).exclude(kind=notice.kind)
    moments = [notice.effective_from, *later.values_list("effective_from", flat=True)]
    most = max(_length(as_of(notice, moment), notice) for moment in moments)
    if most > MOST_WORDS:
        yield (
            f"With it, a notice that tells every kind of pay has {most} words. Few readers read more "
            f"than {MOST_WORDS}: leave out {most - MOST_WORDS}, here or in another sentence first."
        )


def _length(sentences: Mapping[str, Notice], notice: Notice) -> int:
    """In words, of the longest notice with `notice` in it, its link included."""
    pay = policy.told(policy.TIES) if notice.kind == "elsewhere" else policy.PAY
    kinds = [*pay, "general"]
    texts = [sentences[kind].text for kind in kinds if kind in sentences]
    return sum(len(text.split()) for text in [*texts, around(notice.locale).link])


def next_version(notice: Notice) -> int:
    same = Notice.objects.filter(kind=notice.kind, locale=notice.locale)
    found: dict[str, Any] = same.aggregate(Max("version"))
    return (found["version__max"] or 0) + 1


def _told(kinds: Iterable[str]) -> tuple[str, ...]:
    """With what is told besides, in the order of policy.KINDS. Raises ValueError for an unknown kind."""
    given = set(kinds)
    unknown = given - policy.PAY
    if unknown:
        raise ValueError(
            f"{', '.join(sorted(unknown))}: no kind of pay. The kinds are "
            f"{', '.join(kind for kind in policy.KINDS if kind in policy.PAY)}."
        )
    told = {*policy.told(given), "general"}
    return tuple(kind for kind in policy.KINDS if kind in told)
