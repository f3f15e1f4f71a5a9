"""What words say about pay, and in which language. Lexicons are English and German."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from disclosure.page import words

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")

# Words that hardly occur in another of these languages.
SMALL = {
    "en": "the and you we when our this that with are not from through buy pay earn links page",
    "de": "der die das und wir wenn sie ist nicht für mit auf von uns den ein eine über bei",
    "fr": "le les des vous nous et est une pour dans sur qui avec lorsque par ce cette du",
    "es": "el los las y que una por con nosotros cuando esta este para del nos sus enlaces",
    "it": "il gli che una per con quando questa questo della di noi sono alla le nostri",
    "nl": "de het een en wij van voor met op niet dat deze zijn ons je wanneer als via",
}
SMALL_WORDS = {language: frozenset(some.split()) for language, some in SMALL.items()}

MONEY = {
    "en": re.compile(
        r"\b(?:earn(?:s|ed|ing)?|pa(?:y|ys|id|ying)|payments?|commissions?|money|compensat\w+"
        r"|remunerat\w+|(?:an?|any|referral|small) fees?|fees? for|revenue"
        r"|gave|gifted|lent|loaned|free of charge|for free|free (?:products?|samples?))\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:verdien\w*|\w*provision\w*|bezahl\w*|zahl(?:t|en)|vergüt\w*|entgelt\w*|geld"
        r"|honorar\w*|kostenlos\w*)\b",
        re.IGNORECASE,
    ),
}
SOURCE = {
    "en": re.compile(
        r"\b(?:(?:when|if|time|once) you|purchases?|bookings?|clicks?|links?|sales?|sellers?"
        r"|merchants?|retailers?|shops?|stores?|companies|brands?|partners?|advertisers?|sponsors?"
        r"|makers?|manufacturers?|amazon|position|place|placement|rows?)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:wenn (?:sie|du|ihr)|\w*links?|\w*händler\w*|\w*shops?|anbieter\w*|\w*partner\w*"
        r"|hersteller\w*|verkäufer\w*|unternehmen|firmen|klicks?|kauf|käufe\w*|einkäufe\w*|bestellung\w*"
        r"|platz|plätze|position\w*|amazon)\b",
        re.IGNORECASE,
    ),
}
RECEIVER = {
    "en": re.compile(
        r"\b(?:we|us|our|i|me|my|this (?:site|page|website|post|article))\b", re.IGNORECASE
    ),
    "de": re.compile(
        r"\b(?:wir|uns|unser\w*|ich|mir|mich|diese (?:seite|website))\b", re.IGNORECASE
    ),
}
AD = re.compile(
    r"\b(?:sponsor\w*|advert\w*|ads?|paid|anzeige\w*|werbung|gesponsert|bezahlt\w*)\b",
    re.IGNORECASE,
)


def primary(language: str) -> str:
    """The language of a tag such as "en-GB" without its region."""
    return re.split(r"[-_]", language.strip().lower())[0]


def count(text: str) -> int:
    return len(WORD.findall(text))


def sentences(text: str) -> list[str]:
    return [one for one in END.split(text) if one.strip()]


def sentence_at(text: str, place: int) -> str:
    """The sentence of `text` around the character at `place`; at most about 300 characters."""
    first, last = max(place - 150, 0), place + 150
    start = max(text.rfind(mark, first, place) + 1 for mark in (". ", "! ", "? ", "… "))
    ends = (found for mark in ".!?…" if (found := text.find(mark, place, last)) >= 0)
    return text[max(start, first) : min((one + 1 for one in ends), default=last)].strip()


def language_of(text: str) -> str:
    """Which language the small words of `text` are of; empty where that is not plain."""
    said = [word.lower() for word in WORD.findall(text)]
    hits = sorted(((sum(w in some for w in said), code) for code, some in SMALL_WORDS.items()))
    (second, _), (first, code) = hits[-2:]
    return code if first >= 3 and first >= 2 * second else ""


def tells(text: str, language: str) -> bool | None:
    """Whether `text` says that somebody pays, whom and for what; None if a person has to read it."""
    language = primary(language)
    if language not in MONEY:
        return None if count(text) > 3 else False
    money = MONEY[language].search(text)
    parts = (money, SOURCE[language].search(text), RECEIVER[language].search(text))
    if all(parts):
        return True
    return None if money or AD.search(text) else False


# What a text says byte for byte

INVISIBLE = frozenset(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060\u2061\u2062\u2063\u2064\u2800\u3164\ufeff\uffa0"
)
JOINERS = "\u200b\u200c\u200d"
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MARKS = frozenset("\u200e\u200f\u061c")
ALIKE = frozenset("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL")
DRAWN_LETTERS = {"FULLWIDTH", "MATHEMATICAL"}  # signs that only look like letters


def odd_characters(text: str) -> Iterator[str]:
    """What stands in `text` that a reader cannot see, or sees as another letter than it is."""
    if text.isascii():
        return
    unseen = {one for place, one in enumerate(text) if _is_unseen(text, place)}
    yield from (f"the invisible character {_code(one)}" for one in sorted(unseen))
    for word in re.findall(r"[^\W\d_]+", text):
        if wrong := _mix(word, text):
            yield f"“{word}”, whose {wrong}"
    if unicodedata.normalize("NFC", text) != text:
        yield "letters and accents that are not composed (not in Unicode form NFC)"


def objections(text: str) -> Iterator[str]:
    """Why `text` cannot be a sentence of a notice."""
    if not text.strip():
        yield "Write the sentence."
    elif words(text) != text:
        yield "Use single spaces, none at the ends, and no line breaks."
    if re.search(r"<[a-z/!]|&#?\w+;", text, re.IGNORECASE):
        yield "Write plain words: a notice has no markup."
    for odd in odd_characters(text):
        yield f"It has {odd}. Type the words anew on a keyboard."


def _is_unseen(text: str, place: int) -> bool:
    """Joiners are letters' business in scripts that need them, and in emoji."""
    one = text[place]
    if one in MARKS:
        return not any(unicodedata.bidirectional(other) in ("R", "AL") for other in text)
    if one in JOINERS:
        before = text[place - 1] if place else " "
        return one == "\u200b" or _script(before) in SCRIPTS or before.isspace()
    tag = "\U000e0000" <= one <= "\U000e007f" and "\U0001f3f4" not in text
    return one in INVISIBLE or one in TURNING or tag


def _mix(word: str, text: str) -> str:
    """What is wrong with the letters of a word; empty if nothing."""
    if word.isascii():
        return ""
    scripts = {_script(letter) for letter in word if letter.isalpha()} & set(SCRIPTS)
    if len(scripts) > 1:
        return f"letters are of several alphabets ({', '.join(sorted(scripts)).title()})"
    if scripts & DRAWN_LETTERS:
        return "letters are signs that only look like letters"
    alike = len(word) > 1 and ALIKE.issuperset(word) and _is_latin(text)
    return "letters only look like Latin ones" if alike else ""


def _is_latin(text: str) -> bool:
    letters = [_script(letter) for letter in text if letter.isalpha()]
    return 2 * letters.count("LATIN") > len(letters)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _code(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'no name').lower()})"
