"""The pages that this process holds ready, the ones that were asked for last."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from disclosure.record.ready import Ready


class Shelf:
    """Holds pages by key, `most` bytes of them in all. What was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._pages: OrderedDict[str, Ready] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: str) -> Ready | None:
        ready = self._pages.get(key)
        if ready is not None:
            try:
                self._pages.move_to_end(key)
            except KeyError:  # another thread has just taken it away
                return None
        return ready

    def put(self, key: str, ready: Ready) -> None:
        with self._lock:
            self._take(key)
            self._pages[key] = ready
            self._weight += ready.weight
            while self._weight > self.most and self._pages:
                self._take(next(iter(self._pages)))

    def empty(self) -> None:
        with self._lock:
            self._pages.clear()
            self._weight = 0

    def _take(self, key: str) -> None:
        gone = self._pages.pop(key, None)
        if gone is not None:
            self._weight -= gone.weight
