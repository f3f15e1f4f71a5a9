"""The cells of a table as an editor types them: a line for each row, “|” between cells.

A script makes a grid of it where there is one. A cell that holds a “|” or a backslash is written
with a backslash before it; what comes from a spreadsheet has tabs between its cells.
"""

import re
from typing import Any

from django import forms

from reviews.models.blocks import MOST_COLUMNS

BETWEEN_CELLS = re.compile(r"(?<!\\)((?:\\\\)*)\|")
NUL = "\x00"


def to_text(rows: list[list[str]]) -> str:
    return "\n".join(" | ".join(_escaped(cell) for cell in row) for row in rows)


def to_rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [line.split("\t") if "\t" in line else _cells(line) for line in lines]


def _escaped(cell: str) -> str:
    return re.sub(r"([\\|])", r"\\\1", " ".join(cell.split()))


def _cells(line: str) -> list[str]:
    apart = BETWEEN_CELLS.sub(rf"\1{NUL}", line).split(NUL)
    return [re.sub(r"\\([\\|])", r"\1", cell).strip() for cell in apart]


class CellsField(forms.Field):
    """Rows of cells. What makes them a table is judged by the block itself."""

    widget = forms.Textarea(
        attrs={"rows": 6, "cols": 60, "data-cells": MOST_COLUMNS, "spellcheck": "true"}
    )
    default_error_messages = {"null": "A cell cannot hold the character NUL."}

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else to_text(value or [])

    def to_python(self, value: Any) -> list[list[str]]:
        if NUL in (value or ""):
            raise forms.ValidationError(self.error_messages["null"], code="null")
        return to_rows(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return to_rows(self.prepare_value(initial)) != to_rows(data or "")
