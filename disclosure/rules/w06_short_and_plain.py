"""A notice that is long or hard to read is not read."""

import re
from collections.abc import Iterator

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, notice
from disclosure.wording import WORD, count, primary, sentences

GOOD = 60  # words
MOST = 75
GRADE = 8  # years of school


def check(case: Case) -> Verdict:
    if not case.told:
        return inapplicable("There is no notice to read.")
    length = count(case.told)
    return verdict(_hard(case, length), passed=f"The notice has {length} words, and plain ones.")


def _hard(case: Case, length: int) -> Iterator[Finding]:
    if length > MOST:
        yield broken(
            f"The notice has {length} words; few readers read more than {GOOD}.", case.notice
        )
    elif length > GOOD:
        yield doubtful(f"The notice has {length} words: will readers read it?", case.notice)
    if primary(case.locale) == "en" and (years := grade(case.told)) > GRADE:
        yield doubtful(
            f"The notice needs about {years:.0f} years of school: is it plain?", case.notice
        )


def grade(text: str) -> float:
    """Years of school that an English text asks for, by the formula of Flesch and Kincaid (1975).

    Syllables are estimated from groups of vowels; a word of a notice is off by one at most.
    """
    said = WORD.findall(text)
    if not said:
        return 0
    each = sum(map(syllables, said)) / len(said)
    return 0.39 * len(said) / len(sentences(text)) + 11.8 * each - 15.59


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyscgxzh]es$", word.lower()) is not None
    return max(len(groups) - silent, 1)


TOLD = notice("commission")
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}}
SHORT = "We are paid when you buy a kettle by a link here. "
HARD = (
    "Remuneration attributable to transactions consummated subsequently constitutes consideration"
    " materially influencing editorial prioritisation methodologies."
)


def told(words: str) -> str:
    return f'<p id="told">{words}</p>{PAID_LINK}'


RULE = Rule(
    id="W06",
    promise="The notice is short and plain: about 60 words, for readers with eight years of school.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Approve shorter sentences with words that people say aloud.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}"),
        Example(
            f"{notice('commission', 'click', 'placement', 'points', 'sample', 'loan')}{PAID_LINK}"
        ),
        Example(told(SHORT * 5), THEIRS),
        Example(told(f"{SHORT}<span hidden>{SHORT * 9}</span>"), THEIRS),
        Example(f"{told(SHORT)}<p>{HARD * 9}</p>", THEIRS),
        Example("<p>Kettles</p>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(told(SHORT * 8), THEIRS),
        Example(told(SHORT * 40), THEIRS),
        Example(told(SHORT * 6), THEIRS, Outcome.INCOMPLETE),
        Example(told(HARD), THEIRS, Outcome.INCOMPLETE),
    ),
)
