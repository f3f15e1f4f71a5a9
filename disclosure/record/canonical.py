"""JSON of which each value has one spelling: the JSON Canonicalization Scheme (RFC 8785).

Of numbers only integers are taken, and of those the ones that every reader of JSON keeps exact: what
the record says in fractions, such as amounts, it says as text.
"""

from __future__ import annotations

import json
import re
from typing import Any

LARGEST = 2**53 - 1
# From here on the order of code points is not that of UTF-16, in which RFC 8785 sorts keys.
_LATE = re.compile("[\ud800-\U0010ffff]")
_options: dict[str, Any] = {
    "ensure_ascii": False,
    "separators": (",", ":"),
    "allow_nan": False,
    "check_circular": False,  # a fourth of the time; what goes in circles stops at Python's own limit
}
_encode = json.JSONEncoder(**_options, sort_keys=True).encode
_encode_as_it_stands = json.JSONEncoder(**_options).encode


def canonical(value: Any) -> bytes:
    """Raises TypeError for what this JSON has no word for, and says what to write instead."""
    _refuse(value, "The value")
    try:
        return _spelt(value).encode()
    except UnicodeEncodeError:
        raise TypeError(
            "A text has half of a surrogate pair in it, which is no character: leave it out."
        ) from None


def parse(text: str) -> Any:
    """The value of which `text` is the canonical spelling. Raises ValueError if it is of none."""
    value = _decode(text)
    if _spelt(value) != text:
        raise ValueError("The same value has another spelling in canonical JSON.")
    return value


def _spelt(value: Any) -> str:
    text = _encode(value)
    if text.isascii() or not _LATE.search(text):
        return text
    return _encode_as_it_stands(_sorted(value))


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value, key=_utf_16)}
    return [_sorted(one) for one in value] if isinstance(value, list) else value


def _utf_16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def _refuse(value: Any, name: str) -> None:
    """Texts, which most values are, get no call of their own."""
    if isinstance(value, dict):
        _refuse_keys(value, name)
        for key, one in value.items():
            if type(one) is not str:
                _refuse(one, key)
    elif isinstance(value, list):
        for one in value:
            _refuse(one, name)
    elif isinstance(value, int):
        _refuse_integer(value, name)
    elif value is not None and not isinstance(value, str):
        raise TypeError(
            f"{name} is {value!r}, of {type(value).__name__}: write amounts and times as text, and "
            "tuples as lists."
        )


def _refuse_keys(value: dict[Any, Any], name: str) -> None:
    for key in value:
        if not isinstance(key, str):
            raise TypeError(f"{name} has the key {key!r}: make it a text.")


def _refuse_integer(value: int, name: str) -> None:
    if abs(value) > LARGEST:
        raise TypeError(
            f"{name} is {value}, beyond ±(2^53 − 1), where readers of JSON round: write it as text."
        )


def _integer(written: str) -> int:
    value = int(written)
    if abs(value) > LARGEST or written == "-0":
        raise ValueError(f"{written} is no integer of canonical JSON.")
    return value


def _no_number(written: str) -> None:
    raise ValueError(f"{written} is a number that the record does not use.")


_decode = json.JSONDecoder(
    parse_int=_integer, parse_float=_no_number, parse_constant=_no_number
).decode
