"""How often a JPEG makes its reader go over all of its pixels.

A progressive JPEG is sent in passes, usually ten. A file of 200 kB can hold a thousand empty ones
over a large picture, and takes half a minute to open. Source: ITU-T T.81, Annex B (markers).
"""

import re

MAX_SCANS = 64
# Not in the pixels (FF 00), not a restart (FF D0–D7), nor the other markers without content.
MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])", re.DOTALL)
SCAN, END = b"\xda", b"\xd9"


def too_many(jpeg: bytes) -> bool:
    """Whether there are more than MAX_SCANS passes. What stands behind the end is not read."""
    scans, at = 0, 2
    while (marker := MARKER.search(jpeg, at)) and marker[1] != END and scans <= MAX_SCANS:
        scans += marker[1] == SCAN
        at = marker.end() + int.from_bytes(jpeg[marker.end() : marker.end() + 2])
    return scans > MAX_SCANS
