"""Web addresses of merchants: what may be linked to, and how the database knows them again."""

from django.core.exceptions import ValidationError
from django.db.models import Func, Value
from django.db.models.functions import Concat, Left, Lower, Replace, StrIndex, Substr

from disclosure.addresses import parts

LONGEST_PART = 255  # characters of a host or a page that the database keeps to find an offer by


def is_web_address(text: str) -> bool:
    """Whether `text` is an absolute http(s) address with a host, and nothing that a browser reads otherwise."""
    if not text.isprintable() or any(character in text for character in ' \\"<>'):
        return False
    try:
        read = parts(text)
        host = read.hostname
    except ValueError:  # for example an unclosed bracket in the host
        return False
    return read.scheme in ("http", "https") and bool(host) and read.username is None


def validate(text: str) -> None:
    if not is_web_address(text):
        raise ValidationError(
            "This is no web address of a merchant: it must begin with https:// or http://, "
            "name a host, and hold no spaces."
        )


def host_column(url: str) -> Func:
    """The host in the column `url`, in lower case and without its port; empty if there is none."""
    alike: Func = _behind_scheme(url)
    for mark in ":?#":
        alike = Replace(alike, Value(mark), Value("/"))
    return Left(Lower(_before("/", alike)), LONGEST_PART)


def page_column(url: str) -> Func:
    """Host and path in the column `url`, in lower case: what stands before its query."""
    alike = Replace(_behind_scheme(url), Value("#"), Value("?"))
    return Left(Lower(_before("?", alike)), LONGEST_PART)


def _behind_scheme(url: str) -> Func:
    return Substr(url, StrIndex(url, Value("://")) + 3)


def _before(mark: str, text: Func) -> Func:
    """`text` up to the first `mark`, or all of it."""
    return Left(text, StrIndex(Concat(text, Value(mark)), Value(mark)) - 1)
