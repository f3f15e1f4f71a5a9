"""What a page of anybody may ask for while it is looked at."""

import pytest

from disclosure.browser.asking import may_ask

SAVED = "file:///srv/saved/page.html"
ONLINE = "https://kettles.example/review/"


def find(host: str) -> list[str]:
    known = {
        "cdn.example": ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
        "router.example": ["192.168.1.1"],
        "both.example": ["93.184.215.14", "127.0.0.1"],
        "169.254.169.254": ["169.254.169.254"],
        "localhost": ["::1"],
    }
    if host not in known:
        raise OSError("no such host")
    return known[host]


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (SAVED, SAVED),
        (SAVED, "file:///srv/saved/page_files/style.css"),
        (SAVED, "https://cdn.example/font.woff2"),
        (SAVED, "data:image/png;base64,AAAA"),
        (ONLINE, "https://kettles.example/style.css"),
        (ONLINE, "https://cdn.example/font.woff2"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/style.css"),
    ],
)
def test_a_page_gets_what_readers_get(page: str, url: str) -> None:
    assert may_ask(page, url, find)


@pytest.mark.parametrize(
    ("page", "url"),
    [
        (SAVED, "file:///etc/passwd"),
        (SAVED, "file:///srv/saved/../secret.txt"),
        (SAVED, "file://server/share"),
        (SAVED, "http://169.254.169.254/latest/"),
        (SAVED, "http://router.example/"),
        (SAVED, "http://localhost:8000/admin/"),
        (ONLINE, "file:///etc/passwd"),
        (ONLINE, "http://both.example/"),
        (ONLINE, "http://nowhere.example/"),
        (ONLINE, "ftp://cdn.example/file"),
    ],
)
def test_and_nothing_of_the_machine_or_network_of_who_looks(page: str, url: str) -> None:
    assert not may_ask(page, url, find)
