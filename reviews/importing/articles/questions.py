"""The section with questions → each with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reviews.importing.articles.parts import Piece

# A paragraph that is a question in bold, alone or with its answer behind it.
BOLD = re.compile(
    r"<p[^>]*>\s*<(?P<tag>strong|b)>(?P<question>[^<]*)</(?P=tag)>\s*(?:<br\s*/?>)?(?P<answer>.*)</p>\s*",
    re.DOTALL,
)
LETTER = re.compile(r"^(?P<letter>[QA])\s*[:.]\s+", re.IGNORECASE)


@dataclass
class Asked:
    question: str
    where: str
    answer: list[Piece] = field(default_factory=list)

    @property
    def html(self) -> str:
        return "".join(piece.html for piece in self.answer)


def asked(pieces: Iterable[Piece]) -> tuple[list[Piece], list[Asked]]:
    """What stands before the first question, and the questions."""
    before: list[Piece] = []
    found: list[Asked] = []
    for piece in pieces:
        question, rest = _question(piece)
        if question:
            found.append(Asked(question, piece.where))
        if rest is not None:
            (found[-1].answer if found else before).append(rest)
    return before, found


def _question(piece: Piece) -> tuple[str, Piece | None]:
    """The question that `piece` asks, if any, and what of it is not the question."""
    if piece.level or piece.tag == "dt":
        return _unlettered(piece.text), None
    if piece.tag != "p":
        return "", piece
    bold = BOLD.fullmatch(piece.html)
    if bold and (not bold["answer"].strip() or bold["question"].strip().endswith("?")):
        answer = bold["answer"].strip()
        words = " ".join(re.sub(r"<[^>]*>", "", answer).split())
        rest = Piece("p", f"<p>{answer}</p>", words, piece.where) if answer else None
        question = piece.text.removesuffix(words).strip() if words else piece.text
        return _unlettered(question), rest
    letter = LETTER.match(piece.text)
    if letter and letter["letter"] in "Qq" and len(piece.text) <= 200:
        return _unlettered(piece.text), None
    if letter and letter["letter"] in "Aa":
        html = re.sub(r"(>)\s*A\s*[:.]\s+", r"\1", piece.html, count=1, flags=re.IGNORECASE)
        return "", Piece("p", html, piece.text[letter.end() :], piece.where)
    return "", piece


def _unlettered(question: str) -> str:
    return re.sub(r"^(?:\d+[.)]|Q\s*\d*\s*[:.])\s*", "", question, flags=re.IGNORECASE)
