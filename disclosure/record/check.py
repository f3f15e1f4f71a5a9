#!/usr/bin/env python3
"""Checks a proof that a site gave out: was this page in the log that the site signed?

    python3 check.py entry-12.json [--key KEY] [--unpack FOLDER]

KEY is the public key of the site (“name+id+base64”), better from somewhere else than the proof. What is
in the proof can be written into FOLDER: entry.json, and page.html if the page is there. Needs Python 3.9 and nothing else, and shares no code with the site; for the signature the package `cryptography`
or the program `openssl`, whichever is there. The exit code is 0 if all is right, 1 if anything is wrong
or could not be checked (without KEY, whose signature it is), 2 if there is no proof to check,
or KEY is not a public key.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

UNCHECKED = "the signature. Install the package cryptography, or openssl 3."
NOT_SIGNED = b"Signature Verification Failure"  # as openssl says it
DER = bytes.fromhex(
    "302a300506032b6570032100"
)  # stands before the bytes of an Ed25519 key (RFC 8410)


class Wrong(Exception):  # noqa: N818  (a finding, and no error of this program)
    pass


class Unchecked(Wrong):
    """What could not be found out."""


def check_page(proof: dict[str, Any], entry: dict[str, Any]) -> str:
    if proof["body"] is None:
        return f"NOT THERE: the page itself ({proof['body_is']}). The entry alone is proved."
    digest = hashlib.sha256(base64.b64decode(proof["body"])).hexdigest()
    if digest == entry["body"]["sha256"]:
        return f"right: the page is the one of the entry, byte for byte (SHA-256 {digest})."
    if digest == entry.get("kept", {}).get("sha256"):
        return f"right: the page is the entry's own copy without some prices (SHA-256 {digest})."
    raise Wrong("The page is not the one of the entry.")


def check_tree(proof: dict[str, Any]) -> tuple[str, int, int]:
    """The checkpoint, the number of the entry and the size of the log. RFC 9162, section 2.1.3.2."""
    path, _, note = proof["proof"].partition("\n\n")
    top, index, *hashes = path.split("\n")
    number, size, root = int(index.removeprefix("index ")), *map(str, note.split("\n")[1:3])
    if top != "c2sp.org/tlog-proof@v1" or number != proof["number"]:
        raise Wrong("The proof is not one of this entry.")
    at, last = number, int(size) - 1
    leaf = digest = hashlib.sha256(b"\0" + base64.b64decode(proof["entry"])).digest()
    for one in map(base64.b64decode, hashes):
        if last == 0:
            raise Wrong("The proof is too long.")
        if at & 1 or at == last:
            digest = hashlib.sha256(b"\1" + one + digest).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            digest = hashlib.sha256(b"\1" + digest + one).digest()
        at, last = at >> 1, last >> 1
    if last or digest != base64.b64decode(root):
        raise Wrong(f"The entry (leaf {leaf.hex()}) is not in the log with the root {root}.")
    return note, number, int(size)


def is_key(key: str) -> bool:
    """Whether it is of Ed25519, and its name and bytes give its id (c2sp.org/signed-note)."""
    name, number, data = [*key.split("+", 2), "", ""][:3]
    try:
        packed = base64.b64decode(data, validate=True)
    except ValueError:
        return False
    digest = hashlib.sha256(name.encode() + b"\n" + packed).hexdigest()
    return len(packed) == 33 and packed[0] == 1 and digest[:8] == number


def check_signature(note: str, key: str) -> str:
    text, _, lines = note.partition("\n\n")
    name, number, data = key.split("+", 2)
    for line in lines.splitlines():
        _, signer, written = line.split(" ")
        signature = base64.b64decode(written)
        if signer == name and signature[:4].hex() == number:
            if not is_signed(base64.b64decode(data)[1:], f"{text}\n".encode(), signature[4:]):
                raise Wrong(f"The signature is not one of {name}.")
            if text.partition("\n")[0] != name:
                raise Wrong(f"The checkpoint is not one of the log of {name}.")
            return f"right: {name} signed for it, by the key {key}."
    raise Wrong(f"The checkpoint is not signed by the key {key}.")


def is_signed(key: bytes, text: bytes, signature: bytes) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  (if it is there)
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415  (if it is there)
            Ed25519PublicKey,
        )
    except ImportError:
        return is_signed_for_openssl(key, text, signature)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except InvalidSignature:
        return False
    return True


def is_signed_for_openssl(key: bytes, text: bytes, signature: bytes) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("key.der", "text", "signature")]
        for path, data in zip(paths, (DER + key, text, signature)):  # noqa: B905  (Python 3.9)
            path.write_bytes(data)
        names = dict(zip(("-inkey", "-in", "-sigfile"), map(str, paths)))  # noqa: B905  (likewise)
        given = [one for pair in names.items() for one in pair]
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin", *given]
        try:
            done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  (a command of ours)
        except FileNotFoundError:
            raise Unchecked(UNCHECKED) from None
    if done.returncode and NOT_SIGNED not in done.stdout + done.stderr:  # it may not know -rawin
        raise Unchecked(UNCHECKED)
    return done.returncode == 0


def check(proof: dict[str, Any], key: str) -> list[str]:
    """What is right, in words. Raises Wrong."""
    entry = json.loads(base64.b64decode(proof["entry"]))
    what = f"{entry.get('url') or entry.get('date')} at {entry['at']}"
    page = check_page(proof, entry)
    note, number, size = check_tree(proof)
    tree = f"right: entry {number}, {what}, is in the log of {size} entries."
    said = [page, tree, check_signature(note, key or proof["key"])]
    if not key:
        said.append(
            "NOT CHECKED: whether the key is that of the site. Compare, or give it (--key)."
        )
    return said


def unpack(proof: dict[str, Any], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, packed in (("entry.json", proof["entry"]), ("page.html", proof["body"])):
        if packed is not None:
            (folder / name).write_bytes(base64.b64decode(packed))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--key", default="", help="the public key of the site")
    parser.add_argument("--unpack", type=Path, metavar="FOLDER", help="write entry and page there")
    given = parser.parse_args(arguments)
    key = given.key.strip()
    if key and not is_key(key):
        parser.error("--key is not a public key; it looks like name+hash+base64, in one piece.")
    try:
        proof = json.loads(given.file.read_bytes())
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{given.file} holds no proof: {error}\n")
        return 2
    try:
        said = check(proof, key)
        code = int(not all(one.startswith("right: ") for one in said))
        if given.unpack:
            unpack(proof, given.unpack)
    except Unchecked as unchecked:
        said, code = [f"NOT CHECKED: {unchecked}"], 1
    except Wrong as wrong:
        said, code = [f"WRONG: {wrong}"], 1
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        said, code = [f"WRONG: it cannot be read ({type(error).__name__}: {error})."], 1
    sys.stdout.write("\n".join([*said, ""]))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
