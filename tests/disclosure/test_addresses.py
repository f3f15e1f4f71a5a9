"""What browsers make of odd addresses; the expected ones are those of the URL standard's parser."""

import pytest

from disclosure.addresses import LONGEST, absolute, parts

BASE = "https://kettles.example/compare/kettles/"
SHOP = "https://shop.example/a"


@pytest.mark.parametrize(
    "written",
    [
        "https://shop.example/a",
        " \n https://shop.example/a\t",
        "ht\ntps://shop.example/a",
        "//shop.example/a",
        "///shop.example/a",
        "/\\shop.example/a",
        "\\\\shop.example\\a",
        "https:///shop.example/a",
        "https:\\\\shop.example/a",
        "https:\\/shop.example/a",
        "/\n/shop.example/a",
        "\x01//shop.example/a",
    ],
)
def test_a_host_is_found_however_it_is_written(written: str) -> None:
    assert absolute(written, BASE) == SHOP


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/go/1/", "https://kettles.example/go/1/"),
        ("\\go\\1\\", "https://kettles.example/go/1/"),
        ("..\\..\\go/1/", "https://kettles.example/go/1/"),
        ("https:/go/1/", "https://kettles.example/go/1/"),
        ("/%67o/%31/", "https://kettles.example/go/1/"),
        ("/x/%2e%2E/go/1/", "https://kettles.example/go/1/"),
        (
            "https://kettles.example/x/./../go/1/?a=%67#%67",
            "https://kettles.example/go/1/?a=%67#%67",
        ),
        ("/a%2Fb%20c/", "https://kettles.example/a%2Fb%20c/"),
        ("/%C3%A9/", "https://kettles.example/%C3%A9/"),
        ("?q=a\\b///c", "https://kettles.example/compare/kettles/?q=a\\b///c"),
        ("#a\\b", "https://kettles.example/compare/kettles/#a\\b"),
        ("/search?u=///x", "https://kettles.example/search?u=///x"),
    ],
)
def test_an_own_address_stays_one(written: str, expected: str) -> None:
    assert absolute(written, BASE) == expected


def test_without_a_page_around_it_a_path_stays_a_path() -> None:
    assert absolute("/go/1/", "") == "/go/1/"


@pytest.mark.parametrize("base", ["https://kettles.example", "https://kettles.example/a?b=/c/#d"])
def test_a_path_begins_at_the_host(base: str) -> None:
    assert absolute("/go/1/", base) == "https://kettles.example/go/1/"
    assert absolute("/", base) == "https://kettles.example/"
    assert absolute("/a.webp", base) == "https://kettles.example/a.webp"


@pytest.mark.parametrize("written", ["http:shop.example/a", "http:/shop.example/a"])
def test_another_scheme_begins_a_host(written: str) -> None:
    assert absolute(written, BASE) == "http://shop.example/a"


@pytest.mark.parametrize("written", ["mailto:a@b.example", "javascript:a('\\\\b')", "tel:123"])
def test_other_schemes_are_left_alone(written: str) -> None:
    assert absolute(written, BASE) == written


def test_what_is_no_address_is_empty() -> None:
    assert absolute("https://[1", BASE) == ""


def test_an_address_too_long_to_be_remembered_is_read_all_the_same() -> None:
    path = f"/{'x' * LONGEST}/"
    assert absolute(f"\\{path[1:]}", BASE) == f"https://kettles.example{path}"
    assert parts(f"https://kettles.example{path}").path == path


def test_the_same_words_lead_elsewhere_on_another_page() -> None:
    assert absolute("a", BASE) == f"{BASE}a"
    assert absolute("a", f"{BASE}b/") == f"{BASE}b/a"
