"""What an audit found, in the words of its reader: a person, a spreadsheet or another program.

`run.py` holds what was found; each `as_…` module writes it in one format. Nothing here knows a rule
by name, and nothing that stands on a judged page is trusted: strangers may have written it.
"""

from collections.abc import Callable

from disclosure.report import as_csv, as_json, as_junit, as_sarif, as_text
from disclosure.report.run import Judged, Note, Run

WRITERS: dict[str, Callable[[Run], str]] = {
    "text": as_text.write,
    "json": as_json.write,
    "sarif": as_sarif.write,
    "junit": as_junit.write,
    "csv": as_csv.write,
}

__all__ = ["WRITERS", "Judged", "Note", "Run"]
