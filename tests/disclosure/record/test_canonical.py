"""JSON by RFC 8785, against the examples that the RFC prints."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.record.canonical import LARGEST, canonical, parse

# RFC 8785 section 3.2.3, "Sorting of Object Properties"
UNSORTED = json.loads(
    '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",'
    '"1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",'
    '"\\u00f6":"Latin Small Letter O With Diaeresis"}'
)
SORTED = [
    "Carriage Return",
    "One",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
]
# RFC 8785 sections 3.2.2 and 3.2.4, without its numbers in fractions
SAMPLE = json.loads(
    '{"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
)
SAMPLE_BYTES = bytes.fromhex(
    "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22737472696e67223a22e282ac24"
    "5c75303030665c6e4127425c225c5c5c5c5c222f227d"
)
# RFC 8785 section 3.2.2.2: these five have short escapes, other controls have \u00xx in lower case
ESCAPES = {
    "\b\t\n\f\r": r'"\b\t\n\f\r"',
    "\x00\x1f": r'"\u0000\u001f"',
    "\x7f\u2028/é": '"\x7f\u2028/é"',
}

values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_in_the_order_of_utf_16() -> None:
    assert list(json.loads(canonical(UNSORTED)).values()) == SORTED


def test_the_sample_of_the_rfc_has_the_bytes_that_it_prints() -> None:
    assert canonical(SAMPLE) == SAMPLE_BYTES


@pytest.mark.parametrize(("text", "spelt"), ESCAPES.items())
def test_characters_are_escaped_as_the_rfc_says(text: str, spelt: str) -> None:
    assert canonical(text).decode() == spelt


def test_the_largest_integers_of_the_rfc_are_taken() -> None:
    numbers = [0, -9007199254740991, 9007199254740991]
    assert canonical(numbers) == b"[0,-9007199254740991,9007199254740991]"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"price": Decimal("1.50")}, "price is .* write amounts and times as text"),
        ({"a": [{"score": 1.5}]}, "score is 1.5, of float"),
        ([float("nan")], "nan"),
        (2**53, "beyond"),
        ({"a": {1: "x"}}, "a has the key 1: make it a text"),
        ((1, 2), "tuples as lists"),
        (b"x", "of bytes"),
        ("\ud800", "surrogate"),
        ({"\udfff": 1}, "surrogate"),
    ],
)
def test_what_has_no_canonical_spelling_is_refused_with_advice(value: Any, says: str) -> None:
    with pytest.raises(TypeError, match=says):
        canonical(value)


@given(values)
def test_what_is_spelt_is_read_again_and_spelt_alike(value: Any) -> None:
    text = canonical(value).decode()
    assert parse(text) == value
    assert json.loads(text) == value


@pytest.mark.parametrize(
    "text",
    [
        '{"b":1,"a":2}',
        '{"a":1,"a":2}',
        '{"a": 1}',
        '"\\u0041"',
        '"\\/"',
        '"\\u000F"',
        "1.0",
        "1e3",
        "-0",
        "01",
        "9007199254740992",
        "NaN",
        '{"\ufb33":1,"😀":2}',
        "",
        "[1]\n",
    ],
)
def test_another_spelling_is_told(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (that of json or ours)
        parse(text)
