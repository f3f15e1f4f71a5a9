from __future__ import annotations


class Lack(str):
    """A sentence, and the place in the form where it is mended: a field, “scores”, or “quotation-12”."""

    place: str

    def __new__(cls, sentence: str, place: str = "") -> Lack:
        made = super().__new__(cls, sentence)
        made.place = place
        return made
