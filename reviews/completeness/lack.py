from __future__ import annotations


class Lack(str):
    """A sentence, and the place in the form where it is mended: a field, “scores”, or “quotation-12”.

    `host` is a site that the register of unpaid sites could name, if that would mend it too.
    """

    place: str
    host: str

    def __new__(cls, sentence: str, place: str = "", *, host: str = "") -> Lack:
        made = super().__new__(cls, sentence)
        made.place, made.host = place, host
        return made
