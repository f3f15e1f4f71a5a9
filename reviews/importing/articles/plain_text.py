"""Text without any marks, as it is pasted from a web page → HTML, as far as its lines tell what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape

from reviews.importing.articles.sections import TEXT, kind_of

LONGEST_TITLE = 140
LONGEST_HEADING = 100
BULLET = re.compile(r"^\s*(?:[•◦▪‣·*–-])\s+(?=\S)")
NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")
NO_HEADING = re.compile(r"\s*[•◦▪‣·*–—“\"„«-]")  # an item, or somebody's words
SENTENCE_END = re.compile(r"[.!;,…”\"]$")
ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")
PARTED = re.compile(r"\t+| {3,}|\s*\|\s*")
# A word with a capital between words without: a new cell may begin there.
PHRASE = re.compile(r"(?<=[\w)]) (?=[A-Z][\w’'-]*(?:,| [a-z]))")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines without an empty one between them; `line` is the number of the first."""

    line: int
    lines: list[str]

    @property
    def only(self) -> str:
        return self.lines[0].strip() if len(self.lines) == 1 else ""


def to_html(text: str) -> str:
    given = list(_paragraphs(text))
    title = next((i for i, p in enumerate(given) if _is_title(p)), None)
    out = []
    if title is not None:
        before, given = given[:title], [*given[title:]]
        heading = given.pop(0)
        out = [f'<h1 data-line="{heading.line}">{escape(heading.only)}</h1>']
        out += [_around(p) for p in before]
    out += _body(given)
    return "\n".join(out)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    lines: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            yield Paragraph(number - len(lines), lines)
            lines = []


def _is_title(paragraph: Paragraph) -> bool:
    return (
        bool(paragraph.only) and len(paragraph.only) <= LONGEST_TITLE and not _ends(paragraph.only)
    )


def _ends(line: str) -> bool:
    return SENTENCE_END.search(line) is not None


def _around(paragraph: Paragraph) -> str:
    """What stands before the title belongs to the page that the text comes from."""
    return f'<aside data-line="{paragraph.line}">{escape(" ".join(paragraph.lines))}</aside>'


def _body(given: list[Paragraph]) -> list[str]:
    out, section = [], TEXT
    for index, paragraph in enumerate(given):
        level = _heading(paragraph, section, is_last=index == len(given) - 1)
        if level:
            kind = kind_of(_unnumbered(paragraph.only))
            section = kind if kind != TEXT or level == 2 else section
            words = escape(_unnumbered(paragraph.only))
            out.append(f'<h{level} data-line="{paragraph.line}">{words}</h{level}>')
        elif section == "sources":
            out.append(_list("ul", paragraph.line, [BULLET.sub("", x) for x in paragraph.lines]))
        else:
            out.append(_lines(paragraph))
    return out


def _heading(paragraph: Paragraph, section: str, *, is_last: bool) -> int:
    """2 or 3 if the paragraph is a heading, otherwise 0. Levels are a guess: text does not show them."""
    line = paragraph.only
    if not line or len(line) > LONGEST_HEADING or _ends(line) or NO_HEADING.match(line):
        return 0
    kind = kind_of(_unnumbered(line))
    if is_last or section == "sources":
        return 2 if kind != TEXT else 0
    if section == "questions" and line.endswith("?"):
        return 3
    if NUMBER.match(line):
        return 3 if line.endswith(":") else 0
    return 3 if line.endswith(":") and kind == TEXT else 2


def _unnumbered(line: str) -> str:
    return NUMBER.sub("", line).rstrip(": ")


def _lines(paragraph: Paragraph) -> str:
    """A paragraph, lists, or a table: what most of its lines look like."""
    bullets = sum(1 for line in paragraph.lines if BULLET.match(line) or NUMBER.match(line))
    if bullets:
        return _lists(paragraph)
    if len(paragraph.lines) > 2 and all(re.match(r"\s*[A-Z0-9]", x) for x in paragraph.lines):
        return _table(paragraph)
    return f'<p data-line="{paragraph.line}">{_linked(" ".join(paragraph.lines))}</p>'


def _lists(paragraph: Paragraph) -> str:
    """Items, with lines that belong to the item before, or stand before the first."""
    out: list[str] = []
    items: list[str] = []
    tag = "ol" if any(NUMBER.match(line) for line in paragraph.lines) else "ul"
    for line in paragraph.lines:
        mark = BULLET.match(line) or NUMBER.match(line)
        if mark:
            items.append(line[mark.end() :])
        elif items:
            items[-1] += f" {line.strip()}"
        else:
            out.append(f'<p data-line="{paragraph.line}">{_linked(line.strip())}</p>')
    return "".join(out) + _list(tag, paragraph.line, items)


def _list(tag: str, line: int, items: list[str]) -> str:
    inner = "".join(f"<li>{_linked(item.strip())}</li>" for item in items)
    return f'<{tag} data-line="{line}">{inner}</{tag}>'


def _table(paragraph: Paragraph) -> str:
    """Rows with as many cells as can be told apart for certain; otherwise with one."""
    rows = _parted(paragraph.lines, PARTED) or _phrases(paragraph.lines)
    rows = rows or [[line.strip()] for line in paragraph.lines]
    head, *body = rows
    return (
        f'<table data-line="{paragraph.line}"><thead>{_row(head, "th")}</thead>'
        f"<tbody>{''.join(_row(cells, 'td') for cells in body)}</tbody></table>"
    )


def _phrases(lines: list[str]) -> list[list[str]]:
    """A header of two words, and in each row one place where a second phrase begins."""
    header = lines[0].split()
    rows = _parted(lines[1:], PHRASE)
    return [header, *rows] if len(header) == 2 and rows and len(rows[0]) == 2 else []


def _parted(lines: list[str], mark: re.Pattern[str]) -> list[list[str]]:
    """The cells of each line; nothing unless all lines have the same number of them, and more than one."""
    rows = [[cell.strip() for cell in mark.split(line.strip().strip("|"))] for line in lines]
    counts = {len(row) for row in rows}
    return rows if len(counts) == 1 and counts != {1} else []


def _row(cells: list[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _linked(text: str) -> str:
    """Escaped, with its web addresses as links."""
    out, last = [], 0
    for found in ADDRESS.finditer(text):
        address = escape(found[0])
        out += [escape(text[last : found.start()]), f'<a href="{address}">{address}</a>']
        last = found.end()
    return "".join([*out, escape(text[last:])])
