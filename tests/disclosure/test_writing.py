"""Markup of values: what it leaves alone, and what it makes harmless."""

from decimal import Decimal

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from disclosure.writing import written


class Other:
    """Markup by another name."""

    def __repr__(self) -> str:  # the same in each process that names the tests
        return "Other()"

    def __html__(self) -> str:
        return "<i>&amp;</i>"


class Text(str):
    """Of a kind of its own, as choices of a field are."""

    __slots__ = ()


@pytest.mark.parametrize(
    "value",
    [
        *("", "plain", "<b onclick='x'>\"&amp;\"</b>", Text("<b>"), "{} {0}"),
        *(SafeString("<b>&</b>"), mark_safe("<i>"), Other()),
        *(0, 7, Decimal("24.90"), None, gettext_lazy("<Log in>")),
    ],
    ids=repr,
)
def test_it_writes_what_format_html_writes(value: object) -> None:
    found = written('<a href="{}">{}</a>', value, value)
    assert found == format_html('<a href="{}">{}</a>', value, value)
    assert type(found) is SafeString


def test_what_was_written_is_not_escaped_again() -> None:
    assert written("<p>{}</p>", written("<b>{}</b>", "<")) == "<p><b>&lt;</b></p>"
