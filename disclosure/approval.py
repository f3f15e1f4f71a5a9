"""What may not stand in a sentence of the notice: a person who approves one is spared from overlooking it.

Pure: text in, objections in words out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from disclosure import policy, wording
from disclosure.denials import denials

# “May” be paid, where one is (FTC v. Shop Tutors/LendEDU, 85 FR 8003).
HEDGES = re.compile(
    r"\b(may|might|can|could|possibly|potentially|perhaps|sometimes|occasionally|"
    r"in some cases|from time to time|at times|"
    r"kann|können|könnte|könnten|mag|mögen|möglicherweise|eventuell|vielleicht|manchmal|mitunter|"
    r"gelegentlich|gegebenenfalls|ggf|unter umständen|in einigen fällen)\b",
    re.IGNORECASE,
)
# Words that few readers understand; they do only beside others that say what is paid.
JARGON = re.compile(
    r"affiliat\w*|commissionable|collab\w*|#\w+|\bsp\b|thanks to|partner\w*|sponsor\w*|supported by|dank an",
    re.IGNORECASE,
)
TELLING = re.compile(
    r"\b(pays?|paid|fees?|money|commissions?|earns?|gave|lent|owns?|free|"
    r"\w*zahl\w*|geld|\w*provision\w*|gebühr\w*|verdien\w*|schenk\w*|lieh\w*|gehör\w*|kostenlos\w*)\b",
    re.IGNORECASE,
)
# What a sentence of each kind must speak of, in the languages that we know.
PAYS = r"\b(pay\w*|paid|fees?|money|commissions?|earn\w*|\w*zahl\w*|geld|\w*provision\w*|gebühr\w*|verdien\w*)\b"
SUBJECTS = {
    **dict.fromkeys(("commission", "click", "placement", "points", "elsewhere"), PAYS),
    "sample": r"\b(gave|given?|gifts?|free|schenk\w*|geschenk\w*|kostenlos\w*|gratis|überlass\w*|gaben|gab)\b",
    "loan": r"\b(lent|lends?|loan\w*|\w*lieh\w*|\w*leih\w*)\b",
    "ownership": r"(\bown|\bshare|\bstake|besitz|beteilig|gehör|anteil)",
}
KNOWN = ("en", "de")
ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
JAPANESE = {"CJK", "HIRAGANA", "KATAKANA"}  # three scripts, one way of writing


def objections(text: str, *, kind: str = "", locale: str = "en") -> Iterator[str]:
    """What speaks against `text` as the sentence of a notice for `kind` of pay; nothing if nothing does."""
    found = list(wording.objections(text))
    yield from found or _characters(text)
    if not text.strip():
        return
    hedge = HEDGES.search(text)
    if hedge:
        yield f"Say what is so, without “{hedge[0]}”: if we are paid, the notice says that we are."
    jargon = JARGON.search(text)
    if jargon and not TELLING.search(text):
        yield (
            f"“{jargon[0]}” alone tells most readers nothing. Say who pays whom for what, "
            "for example: Merchants pay us when you buy through paid links."
        )
    yield from _untrue(text, kind, locale)
    if text.rstrip()[-1:] not in {".", "!", "?", "。"}:
        yield "End it with a full stop: other sentences follow it on the same line."


def _untrue(text: str, kind: str, locale: str) -> Iterator[str]:
    """What would make pages unfit to be served, or say nothing of the pay that it is for."""
    if ADDRESS.search(text):
        yield "Leave the address out: a notice is no place for a link."
    denied = next((one for one in denials(text) if kind != "elsewhere"), None)
    if denied:
        yield f"“{denied.phrase}” {denied.kind}: the notice would take back what it tells."
    subject = SUBJECTS.get(kind)
    if subject and locale in KNOWN and not re.search(subject, text, re.IGNORECASE):
        yield f"It does not tell of {policy.KINDS[kind]}. Say who pays, gives or owns what."


def _characters(text: str) -> Iterator[str]:
    """What the rules for pages, which are full of other people's text, let pass."""
    hidden = [one for one in dict.fromkeys(text) if _is_drawn_as_nothing(one)]
    strange = [one for one in dict.fromkeys(text) if one in set(_strangers(text))]
    for words, found in (("what no reader sees", hidden), ("letters of another alphabet", strange)):
        if found:
            yield f"Leave out {words}: {', '.join(map(_name, found))}. Type it anew."


def _is_drawn_as_nothing(character: str) -> bool:
    """Controls, formats, private and unassigned ones; variation selectors."""
    selects = "VARIATION SELECTOR" in unicodedata.name(character, "")
    return selects or unicodedata.category(character)[0] == "C"


def _strangers(text: str) -> Iterator[str]:
    """Letters of another script than most are.

    Where most are not Latin, whole words may be: brands keep their names.
    """
    scripts = Counter(script for character in text if (script := _script(character)))
    main = next((script for script, _ in scripts.most_common(1)), "")
    for word in re.split(r"[\W\d_]+", text):
        held = {script for character in word if (script := _script(character))}
        if held - {main} and not (main != "LATIN" and held == {"LATIN"}):
            yield from (one for one in word if _script(one) not in ("", main))


def _script(character: str) -> str:
    """LATIN, CYRILLIC …, as the name of a letter begins; empty for what is no letter."""
    if not character.isalpha():
        return ""
    first = unicodedata.name(character, "UNKNOWN").split(" ")[0].split("-")[0]
    return "JAPANESE" if first in JAPANESE else first


def _name(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'no name').lower()})"
