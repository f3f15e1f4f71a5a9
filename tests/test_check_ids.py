"""Who silences a check by its id silences that one alone."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
APPS = ("products", "reviews", "disclosure", "config")


def test_no_two_checks_have_one_id() -> None:
    files = (file for app in APPS for file in (ROOT / app).rglob("*.py"))
    ids = Counter(
        found
        for file in files
        for found in re.findall(r'\bid="(\w+\.[EW]\d{3})"', file.read_text())
    )
    assert {"products.E001", "products.W001", "disclosure.W001"} <= ids.keys()
    assert [one for one, times in ids.items() if times > 1] == []
