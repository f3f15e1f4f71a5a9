from pathlib import Path

import pytest

from products.feeds import formats
from products.feeds.opening import opened
from tests.products.feeds import samples, test_awin, test_google_text

PLAIN = "id,name,price\nK1,One,5 USD\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.feed(samples.item()), "google-xml"),
        ("\ufeff \n" + samples.feed(samples.item()), "google-xml"),
        (test_google_text.feed(), "google-tsv"),
        ("\ufeff" + test_google_text.feed(), "google-tsv"),
        (test_awin.feed(), "awin-csv"),
        ("\ufeff" + test_awin.feed(delimiter="|"), "awin-csv"),
        (test_awin.feed(without="aw_deep_link"), "awin-csv"),
        (PLAIN, "table"),
        (PLAIN.replace(",", "\t"), "table"),
        (test_google_text.feed().replace("\t", ","), "table"),
        ("merchant_product_id,product_name,search_price\n1,2,3\n", "table"),
    ],
)
def test_the_format_shows_in_the_first_line(tmp_path: Path, content: str, kind: str) -> None:
    path = tmp_path / "feed"
    path.write_bytes(content.encode())
    with opened(path) as feed:
        assert formats.guessed(feed) == kind
        assert feed.text.readline()  # nothing was read on


def test_problems_are_numbered_by_what_a_person_can_find() -> None:
    assert {kind: formats.where(kind) for kind in formats.READERS} == {
        "google-xml": "item",
        "google-tsv": "line",
        "awin-csv": "line",
        "table": "line",
    }
