"""Pages in files, with the sheets that lie beside them."""

from __future__ import annotations

import os
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from disclosure.auditing.answers import Answer, NotJudgedError
from disclosure.auditing.decoding import decode
from disclosure.sheets import LARGEST

MOST = 16 * 1024 * 1024  # bytes of one page
ENDINGS = (".html", ".htm", ".xhtml")


def below(folder: Path) -> list[Path]:
    """All files of HTML in a folder and those in it, in the order of their names."""
    return sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file()
    )


def page(path: Path, *, root: Path) -> Answer:
    """The page in a file. Sheets are read from `root` and below, where `/style.css` begins, too."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST else b""
    except OSError as error:
        raise NotJudgedError(f"It cannot be read: {error.strerror}.") from error
    if size > MOST:
        raise NotJudgedError(f"It is longer than {MOST:,} bytes.")
    name = shown(path)
    return Answer(
        decode(data),
        source=name,
        uri=path.as_uri() if path.is_absolute() else quote(name),
        address=path.resolve().as_uri(),
        sheet=partial(_sheet, root.resolve()),
        digest=sha256(data).hexdigest(),
    )


def shown(path: Path) -> str:
    """Its name as text, even if it is no UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _sheet(root: Path, url: str) -> str | None:
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc or "%00" in parts.path:
        return None
    written = Path(unquote(parts.path))
    for path in (written, root / written.relative_to("/")):
        found = path.resolve()
        if found.is_relative_to(root) and found.is_file() and found.stat().st_size <= LARGEST:
            return decode(found.read_bytes())
    return None
