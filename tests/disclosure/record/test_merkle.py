"""The tree against published vectors, and against the definition of RFC 6962 in its plainest form."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.record import merkle

# Leaves, roots and proofs of the tests of Certificate Transparency (github.com/google/certificate-transparency)
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
CONSISTENCY = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]
# A leaf of a log of certificates with 3,630,887 entries, and its audit path
REAL_LEAF = "7a395c866d5ecdb0cccb623e011dbc392cd348d1d1d72776174e127a24b09c78"
REAL_PATH = [
    "1a208aeebcd1b39fe2de247ee8db9454e1e93a312d206b87f6ca9cc6ec6f1ddd",
    "0a1b78b383f580856f433c01a5741e160d451c185910027f6cc9f828687a40c4",
    "3d1745789bc63f2da15850de1c12a5bf46ed81e1cc90f086148b1662e79aab3d",
    "9095b61e14d8990acf390905621e62b1714fb8e399fbb71de5510e0aef45affe",
    "0a332b91b8fab564e6afd1dd452449e04619b18accc0ff9aa8393cd4928451f2",
    "2336f0181d264aed6d8f3a6507ca14a8d3b3c3a23791ac263e845d208c1ee330",
    "b4ce56e300590500360c146c6452edbede25d4ed83919278749ee5dbe178e048",
    "933f6ddc848ea562e4f9c5cfb5f176941301dad0c6fdb9d1fbbe34fac1be6966",
    "b95a6222958a86f74c030be27c44f57dbe313e5e7c7f4ffb98bcbd3a03bb52f2",
    "daeeb3ce5923defd0faeb8e0c210b753b85b809445d7d3d3cd537a9aabaa9c45",
    "7fadd0a13e9138a2aa6c3fdec4e2275af233b94812784f66bcca9aa8e989f2bc",
    "1864e6ba3e32878610546539734fb5eeae2529991f130c575c73a7e25a2a7c56",
    "12842d1202b1dc6828a17ab253c02e7ce9409b5192430feba44189f39cc02d66",
    "29af64b16fa3053c13d02ac63aa75b23aa468506e44c3a2315edc85d2dc22b11",
    "b527b99934a0bd9edd154e449b0502e2c499bba783f3bc3dfe23364b6b532009",
    "4584db8ae8e351ace08e01f306378a92bfd43611714814f3d834a2842d69faa8",
    "86a9a41573b0d6e4292f01e93243d6cc65b30f06606fc6fa57390e7e90ed580f",
    "a88b98fbe84d4c6aae8db9d1605dfac059d9f03fe0fcb0d5dff1295dacba09e6",
    "06326dc617a6d1f7021dc536026dbfd5fffc6f7c5531d48ef6ccd1ed1569f2a1",
    "f41fe8fdc3a2e4e8345e30216e7ebecffee26ff266eeced208a6c2a3cf08f960",
    "40cf5bde8abb76983f3e98ba97aa36240402975674e120f234b3448911090f8d",
    "b3222dc8658538079883d980d7fdc2bef9285344ea34338968f736b04aeb387a",
]
REAL_ROOT = "78316a05c9bcf14a3a4548f5b854a9adfcd46a4c034401b3ce7eb7ac2f1d0ecb"

sizes = st.integers(1, 70)


def by_definition(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\0" + leaves[0] if leaves else b"").digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    left, right = by_definition(leaves[:half]), by_definition(leaves[half:])
    return hashlib.sha256(b"\1" + left + right).digest()


class Store:
    """A tree whose hashes are in a list, as its positions say."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.hashes: list[bytes] = []
        self.tree = merkle.Frontier(0, [])
        for leaf in leaves:
            self.hashes += self.tree.add(merkle.leaf_hash(leaf))

    def lookup(self, positions: Sequence[int]) -> list[bytes]:
        return [self.hashes[one] for one in positions]


def numbered(size: int) -> list[bytes]:
    return [f"leaf {number}".encode() for number in range(size)]


def test_the_roots_of_certificate_transparency() -> None:
    whole = Store(LEAVES)
    assert merkle.root(0, whole.lookup) == merkle.EMPTY == hashlib.sha256().digest()
    for size in range(1, 9):
        store = Store(LEAVES[:size])
        assert store.tree.root.hex() == ROOTS[size - 1]
        assert merkle.root(size, whole.lookup).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("old", "new", "proof"), CONSISTENCY)
def test_the_consistency_proofs_of_certificate_transparency(
    old: int, new: int, proof: list[str]
) -> None:
    hashes = [bytes.fromhex(one) for one in proof]
    assert merkle.consistency(old, new, Store(LEAVES).lookup) == hashes
    roots = bytes.fromhex(ROOTS[old - 1]), bytes.fromhex(ROOTS[new - 1])
    assert merkle.is_consistent(old, new, *roots, hashes)


def test_an_audit_path_of_a_real_log_of_certificates() -> None:
    path = [bytes.fromhex(one) for one in REAL_PATH]
    leaf, root = bytes.fromhex(REAL_LEAF), bytes.fromhex(REAL_ROOT)
    assert merkle.includes(leaf, 848049, 3630887, path, root)
    assert not merkle.includes(leaf, 848048, 3630887, path, root)
    assert not merkle.includes(leaf, 848049, 3630887, path[:-1], root)
    assert not merkle.includes(leaf, 848049, 3630887, [*path, path[0]], root)


def test_hashes_are_stored_in_the_order_in_which_they_become_final() -> None:
    order = sorted(
        ((index + 1 << level, level), merkle.position(level, index))
        for level in range(5)
        for index in range(32 >> level)
    )
    assert [place for _, place in order] == list(range(len(order)))
    assert merkle.stored(32) == len(Store(numbered(32)).hashes) == 63
    assert merkle.stored(7) == len(Store(numbered(7)).hashes) == 11


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_roots_are_those_of_the_definition(leaves: list[bytes]) -> None:
    store = Store(leaves)
    assert store.tree.root == merkle.root(len(leaves), store.lookup) == by_definition(leaves)


@given(sizes, st.data())
def test_proofs_of_every_tree_hold_and_only_for_what_they_prove(
    size: int, data: st.DataObject
) -> None:
    leaves = numbered(size)
    lookup = Store(numbered(size + 5)).lookup
    index = data.draw(st.integers(0, size - 1))
    root = by_definition(leaves)
    leaf = merkle.leaf_hash(leaves[index])
    path = merkle.inclusion(index, size, lookup)
    assert merkle.includes(leaf, index, size, path, root)
    assert not merkle.includes(merkle.leaf_hash(b"other"), index, size, path, root)
    for place, one in enumerate(path):
        spoilt = [*path[:place], bytes([one[0] ^ 1]) + one[1:], *path[place + 1 :]]
        assert not merkle.includes(leaf, index, size, spoilt, root)


@given(sizes, st.data())
def test_consistency_holds_between_all_sizes_and_for_no_other_beginning(
    new: int, data: st.DataObject
) -> None:
    old = data.draw(st.integers(0, new))
    leaves = numbered(new)
    proof = merkle.consistency(old, new, Store(leaves).lookup)
    roots = by_definition(leaves[:old]), by_definition(leaves)
    assert merkle.is_consistent(old, new, *roots, proof)
    assert not merkle.is_consistent(old, new, merkle.leaf_hash(b"other"), roots[1], proof)
    assert not merkle.is_consistent(old, new, *roots, [*proof, roots[0]])
    if 0 < old < new:
        assert not merkle.is_consistent(old, new, roots[0], merkle.EMPTY, proof)
        assert not merkle.is_consistent(old, new, *roots, proof[:-1])


def test_what_no_tree_can_prove_is_refused() -> None:
    lookup = Store(LEAVES).lookup
    for index, size in ((8, 8), (-1, 8), (0, 0)):
        with pytest.raises(ValueError, match="has no entry"):
            merkle.inclusion(index, size, lookup)
        assert not merkle.includes(merkle.EMPTY, index, size, [], merkle.EMPTY)
    with pytest.raises(ValueError, match="cannot have had 9 before"):
        merkle.consistency(9, 8, lookup)
    assert not merkle.is_consistent(9, 8, merkle.EMPTY, merkle.EMPTY, [])
