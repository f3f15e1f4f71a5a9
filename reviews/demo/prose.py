"""From the plain text that the demo's content is written in to the HTML that rich text keeps.

Blocks stand apart by empty lines. “## ” and “### ” begin headings, lines with “- ” or “1. ” lists,
and **two asterisks** make words bold; all else is a paragraph.
"""

import re

from django.utils.html import escape

NUMBER = re.compile(r"[0-9]+\. ")
BOLD = re.compile(r"\*\*(.+?)\*\*")


def html(text: str) -> str:
    blocks = (block.strip() for block in text.split("\n\n"))
    return "".join(markup(block) for block in blocks if block)


def markup(block: str) -> str:
    for marks, tag in (("### ", "h3"), ("## ", "h2")):
        if block.startswith(marks):
            return f"<{tag}>{inline(block.removeprefix(marks))}</{tag}>"
    if block.startswith("- "):
        return listed(block, "ul")
    if NUMBER.match(block):
        return listed(block, "ol")
    return f"<p>{inline(block)}</p>"


def listed(block: str, tag: str) -> str:
    """One item for each line; all of one block are of one kind."""
    items = [NUMBER.sub("", line.removeprefix("- "), count=1) for line in block.splitlines()]
    return f"<{tag}>{''.join(f'<li>{inline(item)}</li>' for item in items)}</{tag}>"


def inline(text: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", escape(" ".join(text.split())))
