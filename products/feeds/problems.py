"""How a feed can be wrong: as a whole, in one row, or in one value of a row that is taken all the same."""

from collections.abc import Callable

# Called with field, value and reason when a value is left out and its row is taken.
Warn = Callable[[str, str, str], None]


class UnreadableError(Exception):
    """The file as a whole cannot be read, and nothing of it was taken. The message says what to do."""


class RefusedError(Exception):
    """One row cannot be taken: which field of it is wrong, what stands there, and why that is wrong.

    The reason is the same text for all rows that are wrong in the same way, so that they can be counted.
    """

    def __init__(self, field: str, value: str, reason: str) -> None:
        super().__init__(field, value, reason)
        self.field, self.value, self.reason = field, value, reason
