"""Web addresses of merchants: what may be linked to."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError


def is_web_address(text: str) -> bool:
    """Whether `text` is an absolute http(s) address with a host, and nothing that a browser reads otherwise."""
    if not text.isprintable() or any(character in text for character in ' \\"<>'):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:  # for example an unclosed bracket in the host
        return False
    return parts.scheme in ("http", "https") and bool(host) and parts.username is None


def validate(text: str) -> None:
    if not is_web_address(text):
        raise ValidationError(
            "This is no web address of a merchant: it must begin with https:// or http://, "
            "name a host, and hold no spaces."
        )
