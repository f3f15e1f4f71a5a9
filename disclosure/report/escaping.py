"""Text from a page that is judged, made harmless where it is going: strangers may have written it."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 cannot hold, even escaped (its section 2.2).
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SNIPPET = 200  # characters of HTML that one line shows


def visible(text: str) -> str:
    """`text` on one line, with signs that terminals obey or nobody sees (control signs, changes of
    direction, zero-width ones) written out as \\u{202e}."""
    return "".join(_written_out(sign) if _unseen(sign) else sign for sign in " ".join(text.split()))


def _unseen(sign: str) -> bool:
    return (
        unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") and sign != "\xad"
    )


def _written_out(sign: str) -> str:
    return f"\\u{{{ord(sign):x}}}"


def snippet(html: str) -> str:
    """HTML for one line of a terminal."""
    shown = visible(html)
    return shown if len(shown) <= SNIPPET else f"{shown[: SNIPPET - 1]}…"


def for_xml(text: str) -> str:
    """Without what no XML may hold; markup is still to be escaped."""
    return NOT_XML.sub("\ufffd", text)


def for_cell(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown


def for_json(dumped: str) -> str:
    """JSON in which signs that terminals obey or nobody sees stand escaped; it says the same."""
    return "".join(_in_json(sign) if sign != "\n" and _unseen(sign) else sign for sign in dumped)


def _in_json(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))
