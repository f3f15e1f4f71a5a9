"""What a person typed → what is searched for. Pure.

Nothing but letters and digits leaves this module, so that no operator, quotation mark or control
character of a stranger reaches a query language.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from products import gtin

LONGEST = 300  # characters of a query that are read
MOST = 12  # words of a query that are searched for
QUOTATION_MARK = re.compile('["“”„«»]')
# Letters and digits, and the accents that stand on them as characters of their own.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# Nearly every text has them: they would find all, or keep out what says it in other words.
_SMALL = (
    "a an and are as at be but by can do does for from had has have how i if in into is it its me"
    " my no not of on or our s should so t than that the their them then there these they this to"
    " was we were what when where which who why will with would you your"
)
STOP_WORDS = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together in this order; where `is_open`, the last may go on."""

    words: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All `terms` must be found, or, where `any` is set, one of them."""

    terms: tuple[Term, ...]
    any: bool = False

    def loosened(self) -> Query:
        """The same words, of which any one is enough, and none has to stand beside another."""
        if self.any:
            return self
        words = dict.fromkeys(word for term in self.terms for word in term.words)
        return Query(_opened(_telling([Term((word,)) for word in words])), any=True)


def parse(text: str) -> Query:
    """Read `text`: “quoted words” stand together, and all others are beginnings of words.

    Only the first LONGEST characters and MOST words count. A GTIN is found in each way to write it.
    """
    forms = _gtin_forms(text[:LONGEST])
    if forms:
        return Query(tuple(Term((form,)) for form in forms), any=True)
    terms: dict[Term, None] = {}
    parts = QUOTATION_MARK.split(unicodedata.normalize("NFC", text[:LONGEST]))
    for place, part in enumerate(parts):
        words = WORD.findall(part)
        if place % 2 and place < len(parts) - 1 and words:  # between two marks
            terms[Term(tuple(words))] = None
        else:
            terms |= dict.fromkeys(Term((word,)) for word in words)
    return Query(_opened(_telling(list(terms))[:MOST]))


def _telling(terms: list[Term]) -> list[Term]:
    """`terms` without stop words, unless there is nothing else."""
    telling = [term for term in terms if len(term.words) > 1 or not _is_stop_word(term)]
    return telling or terms


def _is_stop_word(term: Term) -> bool:
    return term.words[0].lower() in STOP_WORDS


def _opened(terms: list[Term]) -> tuple[Term, ...]:
    """Words of three letters may go on, and the last, which may not be typed out yet, after two."""
    opened = [Term(term.words, is_open=_may_go_on(term, 3)) for term in terms[:-1]]
    return (*opened, *(Term(term.words, is_open=_may_go_on(term, 2)) for term in terms[-1:]))


def _may_go_on(term: Term, letters: int) -> bool:
    return len(term.words) == 1 and len(term.words[0]) >= letters


def _gtin_forms(text: str) -> list[str]:
    """All ways to write the GTIN that `text` is: barcodes are printed in groups, and zeros in
    front make a longer number of the same one. Nothing if it is none."""
    digits = re.sub(r"[\s-]", "", text)
    if not gtin.is_valid(digits):
        return []
    return sorted({digits.lstrip("0").zfill(length) for length in (8, 12, 13, 14)})
