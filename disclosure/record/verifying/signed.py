"""Are the checkpoints, ours and the copies that others hold, of this key and of this tree?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from disclosure.models import Checkpoint
from disclosure.record import checkpoint
from disclosure.record.checkpoint import Head
from disclosure.record.merkle import Frontier
from disclosure.record.notes import BadNoteError, Verifier
from disclosure.record.verifying.findings import Findings

AT_ONCE = 1000


class Signed:
    """Compares the tree, as it grows, with all that was signed of it."""

    def __init__(
        self, known: Sequence[Verifier], outside: Mapping[str, str], limit: int, found: Findings
    ) -> None:
        self.known = known
        self.found = found
        self.count = 0
        self.sound: Head | None = None  # the last of ours that is as it should be
        self._ours = self._rows(limit)
        self._next = next(self._ours, None)
        self._outside = self._read(outside, limit)

    def compare(self, tree: Frontier) -> None:
        """Called after each entry."""
        while self._next and self._next[0] <= tree.size:
            self._compare_ours(*self._next, tree)
            self._next = next(self._ours, None)
        for name, head in self._outside.pop(tree.size, ()):
            if head.root != tree.root:
                self.found.add(
                    "outside",
                    name,
                    f"the first {head.size:,} entries are not those that were signed then: history "
                    "was rewritten.",
                )

    def finish(self, limit: int) -> None:
        last = self.sound.size if self.sound else 0
        if last < limit and not self._is_told(limit):
            self.found.add(
                "unsigned",
                f"Entries {last} to {limit - 1}",
                "nothing that was signed speaks for them.",
            )

    def _is_told(self, limit: int) -> bool:
        return bool(self.found.counts.keys() & {"signature", "root"})

    def _compare_ours(self, size: int, note: str, tree: Frontier) -> None:
        where = f"Checkpoint of {size:,} entries"
        self.count += 1
        try:
            head = checkpoint.verified(note, self.known)
        except BadNoteError as error:
            self.found.add("signature", where, str(error))
            return
        if head.size != size:
            self.found.add("signature", where, f"it was signed for {head.size:,}.")
        elif head.root != tree.root:
            self.found.add(
                "root", where, "it was signed for other entries than are there up to it."
            )
        else:
            self.sound = head

    def _rows(self, limit: int) -> Iterator[tuple[int, str]]:
        last = -1
        while some := list(
            Checkpoint.objects.filter(size__gt=last, size__lte=limit)
            .order_by("size")
            .values_list("size", "note")[:AT_ONCE]
        ):
            yield from some
            last = some[-1][0]

    def _read(self, outside: Mapping[str, str], limit: int) -> dict[int, list[tuple[str, Head]]]:
        by_size: dict[int, list[tuple[str, Head]]] = defaultdict(list)
        for name, note in outside.items():
            try:
                head = checkpoint.verified(note, self.known)
            except BadNoteError as error:
                self.found.add("outside", name, str(error))
                continue
            by_size[head.size].append((name, head))
            if head.size > limit:
                self.found.add(
                    "outside",
                    name,
                    f"it was signed for {head.size:,} entries, and the log has {limit:,}: its end "
                    "was cut off, or an older database was put back.",
                )
        return by_size
