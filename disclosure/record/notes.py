"""Texts signed with Ed25519, and the keys for it, as C2SP writes them (c2sp.org/signed-note).

    the text, of lines

    — the name of the key, and the signature

A key has a name; its public half is written `name+id+base64`, its private one `PRIVATE+KEY+name+id+base64`,
as golang.org/x/mod/sumdb/note does.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
MOST_SIGNATURES = 100
_NAME = re.compile(r"[^\s+]+")
_CONTROL = re.compile("[\0-\x09\x0b-\x1f]")
_LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+=*)")
_PRIVATE = "PRIVATE+KEY+"


class BadKeyError(ValueError):
    """What should be a key is none."""


class BadNoteError(ValueError):
    """What should be a signed text is none, or nobody known signed it."""


@dataclass(frozen=True)
class Verifier:
    """A public key and its name."""

    name: str
    key: Ed25519PublicKey

    @classmethod
    def read(cls, written: str) -> Verifier:
        name, data = _parts(written)
        verifier = cls(name, Ed25519PublicKey.from_public_bytes(data))
        if str(verifier) != written:
            raise BadKeyError(f"“{written}” is no public key: its number is not that of the key.")
        return verifier

    @property
    def id(self) -> bytes:
        return _id(self.name, self.key)

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{_base64(ED25519 + self.key.public_bytes_raw())}"

    def holds(self, text: str, signature: bytes) -> bool:
        try:
            self.key.verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Signer:
    """A private key and its name."""

    name: str
    key: Ed25519PrivateKey

    @classmethod
    def made(cls, name: str) -> Signer:
        if not _NAME.fullmatch(name):
            raise BadKeyError(f"“{name}” cannot name a key: it has a space or + in it, or nothing.")
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, written: str) -> Signer:
        """Raises BadKeyError, which does not repeat what was written."""
        if not written.startswith(_PRIVATE):
            raise BadKeyError(f"This is no private key: one begins with {_PRIVATE}.")
        try:
            name, data = _parts(written.removeprefix(_PRIVATE))
        except BadKeyError:
            raise BadKeyError("This private key is damaged.") from None
        signer = cls(name, Ed25519PrivateKey.from_private_bytes(data))
        if signer.secret() != written:
            raise BadKeyError("This private key is damaged: its number is not that of the key.")
        return signer

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, self.key.public_key())

    def secret(self) -> str:
        """The key as it is kept."""
        data = _base64(ED25519 + self.key.private_bytes_raw())
        return f"{_PRIVATE}{self.name}+{self.verifier.id.hex()}+{data}"

    def sign(self, text: str) -> str:
        """The signed note. `text` ends with a newline."""
        if not text.endswith("\n") or _CONTROL.search(text):
            raise BadNoteError("A text to be signed is of whole lines, without control characters.")
        signature = self.verifier.id + self.key.sign(text.encode())
        return f"{text}\n— {self.name} {_base64(signature)}\n"


def opened(note: str, known: list[Verifier]) -> str:
    """The text of a note that one of the `known` keys signed. Raises BadNoteError.

    Signatures of others are passed over, and a false one by a known key spoils the note.
    """
    text, signatures = _split(note)
    by_key = {(one.name, one.id): one for one in known}
    asked = [(key, data[4:]) for name, data in signatures if (key := by_key.get((name, data[:4])))]
    if not asked:
        signers = ", ".join(f"{name}+{data[:4].hex()}" for name, data in signatures)
        raise BadNoteError(f"It is signed by {signers}, and by no key that is known here.")
    for key, signature in asked:
        if not key.holds(text, signature):
            raise BadNoteError(f"The signature of {key.name} is not one of this text.")
    return text


def text_of(note: str) -> str:
    """What was signed, if it was. Raises BadNoteError if that is no signed note at all."""
    return _split(note)[0]


def _split(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    text, blank, rest = note.rpartition("\n\n")
    lines = rest.split("\n")
    if not blank or not text or lines.pop() or _CONTROL.search(note):
        raise BadNoteError("It is no signed note.")
    if not 0 < len(lines) <= MOST_SIGNATURES:
        raise BadNoteError(f"It has {len(lines)} signatures.")
    return f"{text}\n", [_signature(line) for line in lines]


def _signature(line: str) -> tuple[str, bytes]:
    match = _LINE.fullmatch(line)
    data = _bytes(match[2]) if match else b""
    if not match or len(data) < 5:
        raise BadNoteError("A line below its text is no signature.")
    return match[1], data


def _parts(written: str) -> tuple[str, bytes]:
    """The name of a key and its 32 bytes; the number between them is left to the caller."""
    name, _, rest = written.partition("+")
    data = _bytes(rest.partition("+")[2])
    if not _NAME.fullmatch(name) or data[:1] != ED25519 or len(data) != 33:
        raise BadKeyError(f"“{written}” is no Ed25519 key of the form name+id+base64.")
    return name, data[1:]


def _id(name: str, key: Ed25519PublicKey) -> bytes:
    return hashlib.sha256(f"{name}\n".encode() + ED25519 + key.public_bytes_raw()).digest()[:4]


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(written: str) -> bytes:
    try:
        return base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        return b""
