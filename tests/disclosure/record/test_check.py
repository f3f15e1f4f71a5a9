"""The program that checks a proof says what it could not check, and ends with 1 then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client

from disclosure.models import Body
from disclosure.record import check, keys
from tests.conftest import Site
from tests.disclosure.record.test_frozen_pages import ALTO
from tests.disclosure.record.test_public import newest, proof

OLD = """#!/bin/sh
echo "pkeyutl: Unrecognized flag rawin" >&2
exit 1
"""
NEW = """#!/bin/sh
echo "Signature Verification Failure"
exit 1
"""


@pytest.fixture
def openssl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    program = tmp_path / "openssl"
    program.touch(0o755)
    return program


def test_an_openssl_that_does_not_know_how_says_nothing_about_the_signature(openssl: Path) -> None:
    openssl.write_text(OLD)
    with pytest.raises(check.Unchecked, match="Install the package"):
        check.is_signed_for_openssl(bytes(32), b"text", bytes(64))
    openssl.write_text(NEW)
    assert not check.is_signed_for_openssl(bytes(32), b"text", bytes(64))


@pytest.mark.usefixtures("recording")
def test_what_was_not_checked_ends_with_1(
    site: Site, client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client.get(ALTO)
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(proof(client, newest(ALTO))))
    assert check.main([str(file), "--key", keys.public_key()]) == 0
    assert check.main([str(file)]) == 1
    assert "NOT CHECKED: whether the key is that of the site" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="2"):
        check.main([str(file), "--key", "garbage"])
    assert "--key is not a public key; it looks like name+hash+" in capsys.readouterr().err
    Body.objects.all().delete()
    file.write_text(json.dumps(proof(client, newest(ALTO))))
    assert check.main([str(file), "--key", keys.public_key()]) == 1
    assert "NOT THERE" in capsys.readouterr().out
