"""Rules as ad blockers have: elements whose names call them advertisements are not shown.

Written from the patterns that such lists publish (names that begin or end in these words), from the
same words that rule V12 looks for in the markup.
"""

from __future__ import annotations

from functools import cache

from disclosure.rules.v12_neutral_names import WORDS

NETWORKS = (
    "data-ad-slot",
    "data-ad-client",
    "data-ad-unit",
    "data-ad-name",
    "data-google-query-id",
)
CONSENT = ("cookie", "gdpr", "consent")  # lists against these banners hide what bears such a name
TELLING = ("affiliate", "sponsor", "advert", "disclosure", "disclaimer", "werbung", "anzeige")


@cache
def sheet() -> str:
    """A style sheet."""
    names = [f'[{kind}*="{word}" i]' for word in TELLING for kind in ("class", "id")]
    names += [f"[{name}]" for name in NETWORKS]
    for word in (*sorted(WORDS), *CONSENT):
        names += [f'[class~="{word}" i]', f'[id="{word}" i]']
        names += [f'[class^="{word}-" i], [class*=" {word}-" i], [id^="{word}-" i]']
        names += [f'[class$="-{word}" i], [id$="-{word}" i], [class*="_{word}" i]']
    plain = ", ".join(f"{name}:not(html, body)" for part in names for name in part.split(", "))
    return f"{plain} {{ display: none !important }}"
