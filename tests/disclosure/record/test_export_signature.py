"""The signature is checked in the verifier itself where no library is: the vectors of RFC 8032, 7.1."""

from __future__ import annotations

import pytest

from disclosure.record import keys
from disclosure.record.exporting import verify

VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (  # SHA(abc)
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize("check", [verify.signed_by_hand, verify.is_signed])
@pytest.mark.parametrize("vector", VECTORS)
def test_the_vectors_hold_and_nothing_near_them(check: object, vector: tuple[str, ...]) -> None:
    key, text, signature = map(bytes.fromhex, vector)
    assert callable(check)
    assert check(key, text, signature)
    assert not check(key, text + b"x", signature)
    for place in (0, 31, 32, 63):
        other = bytearray(signature)
        other[place] ^= 1
        assert not check(key, text, bytes(other))
        of_another = bytearray(key)
        of_another[place % 32] ^= 1
        assert not check(bytes(of_another), text, signature)


def test_a_signature_with_a_second_spelling_is_refused() -> None:
    key, text, signature = map(bytes.fromhex, VECTORS[1])
    s = int.from_bytes(signature[32:], "little") + verify.L
    assert not verify.signed_by_hand(key, text, signature[:32] + s.to_bytes(32, "little"))
    assert not verify.signed_by_hand(key[:31], text, signature)
    assert not verify.signed_by_hand(b"\xff" * 32, text, signature)


def test_it_agrees_with_the_library_on_keys_of_ours() -> None:
    signer = keys.signer()
    key = signer.key.public_key().public_bytes_raw()
    for number in range(5):
        text = b"entry %d" % number
        signature = signer.key.sign(text)
        assert verify.signed_by_hand(key, text, signature)
        assert not verify.signed_by_hand(key, text, signature[::-1])
