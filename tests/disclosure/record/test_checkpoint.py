"""Signed notes against those of Go's tests, checkpoints against C2SP's, and ours against OpenSSL."""

import base64
import os
import shutil
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured

from disclosure.record import checkpoint, keys
from disclosure.record.notes import BadKeyError, BadNoteError, Signer, Verifier, opened

# golang.org/x/mod/sumdb/note, its documentation and tests
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
BY_PETER = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    "\n"
)
BY_ENOCH = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ="
    "\n"
)
# c2sp.org/tlog-checkpoint
SOFA = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)
ROOT = bytes(range(32))


def verifiers(*written: str) -> list[Verifier]:
    return [Verifier.read(one) for one in written]


def test_a_note_is_signed_as_go_signs_it() -> None:
    signer = Signer.read(PETERS)
    assert signer.sign(TEXT) == f"{TEXT}\n{BY_PETER}"
    assert str(signer.verifier) == PETER


def test_a_note_of_go_opens_by_each_key_that_signed_it() -> None:
    note = f"{TEXT}\n{BY_PETER}{BY_ENOCH}"
    assert opened(note, verifiers(PETER)) == TEXT
    assert opened(note, verifiers(ENOCH)) == TEXT
    assert opened(note, verifiers(PETER, ENOCH)) == TEXT
    with pytest.raises(BadNoteError, match=r"PeterNeumann\+c74f20a3.*no key that is known"):
        opened(note, [])


@pytest.mark.parametrize(
    "note",
    [
        TEXT,
        f"{TEXT}\n",
        f"{TEXT}\n{BY_PETER}"[:-1],
        f"\x01{TEXT}\n{BY_PETER}",
        f"{TEXT}\n— Bad Name {BY_PETER.split()[2]}\n",
        f"{TEXT}\n{BY_PETER}Unexpected line.\n",
        f"{TEXT}\n{BY_PETER * 101}",
        f"{TEXT}\n{BY_PETER[:60]}ABCD{BY_PETER[60:]}",
        f"{TEXT}!\n{BY_PETER}",
        f"{TEXT}\n{BY_PETER.replace('PeterNeumann', 'CarmenSandiego')}",
        f"{TEXT}\n{BY_PETER.replace('x08g', 'xxxx')}",
        f"{TEXT}\n{BY_PETER}{BY_ENOCH.replace('rwz+eBzm', 'rwz+eBzn')}",
        "",
    ],
)
def test_notes_that_go_refuses_are_refused(note: str) -> None:
    with pytest.raises(BadNoteError):
        opened(note, verifiers(PETER, ENOCH))


def test_keys_that_go_refuses_are_refused() -> None:
    for read, key in ((Verifier.read, PETER), (Signer.read, PETERS)):
        spoilt = [
            key[:place] + chr(ord(one) + 1) + key[place + 1 :] for place, one in enumerate(key)
        ]
        cut = [key[:place] for place in range(len(key))] + [key[place:] for place in range(1, 40)]
        for one in spoilt + cut:
            with pytest.raises(BadKeyError):
                read(one)
    for one in (
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ):
        with pytest.raises(BadKeyError):
            Verifier.read(one)


def test_a_private_key_is_not_repeated_in_a_message() -> None:
    with pytest.raises(BadKeyError) as told:
        Signer.read(f"{PETERS}x")
    assert PETERS[-20:] not in str(told.value)


def test_the_checkpoint_of_c2sp_is_read() -> None:
    head = checkpoint.read(SOFA)
    assert (head.origin, head.size) == ("example.com/behind-the-sofa", 20852163)
    assert head.root.hex() == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"


@pytest.mark.parametrize("lines", ["a\n01\nAA==\n", "a\n1\nAA==\n", "a\n-1\n", "\n1\n", "a\n"])
def test_a_signed_note_that_is_no_checkpoint_is_told(lines: str) -> None:
    with pytest.raises(BadNoteError, match="no checkpoint"):
        checkpoint.read(Signer.read(PETERS).sign(lines))


def test_a_checkpoint_of_this_site_says_whose_it_is_and_what_it_holds() -> None:
    head = checkpoint.verified(checkpoint.sign(7, ROOT), verifiers(checkpoint.public_key()))
    assert head == checkpoint.Head("127.0.0.1", 7, ROOT)


def test_a_known_key_does_not_speak_for_another_log() -> None:
    note = Signer.read(PETERS).sign(f"other.example\n1\n{base64.b64encode(ROOT).decode()}\n")
    with pytest.raises(BadNoteError, match=r"the log of other\.example"):
        checkpoint.verified(note, verifiers(PETER))


@pytest.mark.skipif(not shutil.which("openssl"), reason="OpenSSL is the other implementation")
def test_openssl_verifies_a_checkpoint_of_ours(tmp_path: Path) -> None:
    text, _, line = checkpoint.sign(7, ROOT).rpartition("\n\n")
    key = keys.signer().verifier.key
    files = {
        "key": key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        "text": f"{text}\n".encode(),
        "signature": base64.b64decode(line.split()[2])[4:],
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    asked = [
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "key",
        "-rawin",
        "-in",
        "text",
        "-sigfile",
        "signature",
    ]
    good = subprocess.run(asked, cwd=tmp_path, capture_output=True, check=False)  # noqa: S603  (a command of ours)
    assert b"Verified Successfully" in good.stdout, good
    (tmp_path / "text").write_bytes(files["text"].replace(b"7", b"8"))
    bad = subprocess.run(asked, cwd=tmp_path, capture_output=True, check=False)  # noqa: S603  (a command of ours)
    assert bad.returncode != 0


def test_the_key_is_made_once_for_its_owner_alone(settings: LazySettings, tmp_path: Path) -> None:
    settings.SITE_DIR, settings.BASE_URL = tmp_path, "https://kettles.example:8443"
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: keys.public_key(), range(16)))
    assert len(made) == 1
    assert made.pop().startswith("kettles.example+")
    assert [one.name for one in tmp_path.iterdir()] == [keys.FILE]
    assert stat.S_IMODE((tmp_path / keys.FILE).stat().st_mode) == 0o600


def test_the_key_of_the_setting_comes_before_the_file(settings: LazySettings) -> None:
    settings.RECORD_KEY = PETERS
    assert keys.public_key() == PETER


def test_a_damaged_key_is_told_and_not_replaced(settings: LazySettings, tmp_path: Path) -> None:
    settings.SITE_DIR = tmp_path
    keys.public_key()
    file = tmp_path / keys.FILE
    file.write_text(file.read_text()[:-9])
    os.utime(file, ns=(1, 1))
    with pytest.raises(ImproperlyConfigured, match=r"record\.key .*damaged.*Put back the one"):
        keys.public_key()
    settings.RECORD_KEY = "secret"
    with pytest.raises(ImproperlyConfigured, match="RECORD_KEY does not hold"):
        keys.public_key()
