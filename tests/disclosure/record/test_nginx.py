"""Which pages nginx may send."""

import pytest

from disclosure.record import nginx
from tests.disclosure.record.test_ready import ready


@pytest.mark.parametrize(
    "path", ["/", "/a/", "/a", "/a/b-index", "/index/", "/a/index/b", "/a/b.c"]
)
def test_each_page_has_a_file_of_its_own(path: str) -> None:
    assert nginx.can_send(ready(path))


@pytest.mark.parametrize("path", ["/index", "/a/index", "/../a", "/.a", "/a b", "/a;", "//a"])
def test_a_page_that_has_none_is_the_applications(path: str) -> None:
    assert not nginx.can_send(ready(path))
