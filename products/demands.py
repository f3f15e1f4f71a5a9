"""What a programme may want printed on our pages, so that they can still be served.

The objections are those of the rules that judge pages, raised when the words are entered.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from disclosure.denials import denials
from disclosure.rules.c05_no_false_cut import cut
from disclosure.rules.r01_bought_is_not_best import SUPERLATIVE
from disclosure.rules.r02_not_objective import ACCURATE, NEGATED
from disclosure.rules.w01_plain_words import is_jargon
from disclosure.rules.w02_shop_is_no_label import SHOPPING
from disclosure.rules.w03_no_hedge import hedges
from disclosure.wording import odd_characters, sentences


def label(text: str) -> Iterator[str]:
    """What speaks against `text` as the label of paid links; nothing if nothing does."""
    if is_jargon(text):
        yield (
            f"Few readers know what “{text}” means, so no page with it would be served. "
            "Say it plainly, for example: paid link."
        )
    if SHOPPING.fullmatch(text.strip()):
        yield f"“{text}” says what the link is for, not that it pays. Say: paid link."
    if best := SUPERLATIVE.search(text):
        yield f"“{best[0]}” praises: pages with paid rows that say so are not served. Leave it out."
    if said := cut(text):
        yield (
            f"“{said}” makes prices beside it look cut, and no record backs that. Leave it out: the "
            "label says that the link pays, and no more."
        )
    yield from sentence(text)


def sentence(text: str) -> Iterator[str]:
    """What speaks against `text` as words that stand on pages which pay; nothing if nothing does."""
    for phrase in _neutral(text):
        yield (
            f"“{phrase}” claims that money changes nothing, or that none is paid. A page on which money "
            "acts must not say so. Leave it out, or ask the programme for other words."
        )
    for hedged in (one for one in sentences(text) if hedges(one, "en") or hedges(one, "de")):
        yield f"“{hedged}” leaves open whether we are paid. Say what is so: we earn, we are paid."
    for odd in odd_characters(text):
        yield f"It has {odd}. Type the words anew on a keyboard."


def _neutral(text: str) -> dict[str, None]:
    """Each phrase once."""
    told = (one.phrase for one in denials(text) if one.sure)
    exact = (one[0] for one in ACCURATE.finditer(text) if not NEGATED.search(text))
    return dict.fromkeys(chain(told, exact))
