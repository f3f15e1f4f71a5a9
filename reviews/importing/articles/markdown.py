"""Markdown → HTML in which each block says on which line it began."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

FRONT_MATTER = re.compile(r"---\n(.{0,5000}?\n)(?:---|\.\.\.)\n", re.DOTALL)


def to_html(text: str) -> str:
    """CommonMark with tables. HTML inside stays as it is: it is read, and cleaned, like all other HTML."""
    text, title = _without_front_matter(text)
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(text)
    for token in tokens:
        if token.map and token.nesting >= 0:
            token.attrSet("data-line", str(token.map[0] + 1))
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return f'<h1 data-line="1">{_escaped(title)}</h1>{html}' if title else html


def _without_front_matter(text: str) -> tuple[str, str]:
    """The text with empty lines where its front matter stood, and the title that this gave."""
    found = FRONT_MATTER.match(text)
    if not found:
        return text, ""
    title = re.search(r"^title:[ \t]*(.+)$", found[1], re.MULTILINE)
    rest = "\n" * found[0].count("\n") + text[found.end() :]
    return rest, title[1].strip().strip("\"'") if title else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
