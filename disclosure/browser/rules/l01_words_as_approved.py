"""What is drawn as the notice is its approved text, letter by letter, and nothing else."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.browser.verdicts import NOTHING, blind, is_state, listed, needs_notice, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.sight import Look


def check(case: Case) -> Verdict:
    looks = [look for look in seen(case).looks if not look.problem and not is_state(look)]
    if not needs_notice(case):
        return inapplicable(NOTHING)
    if not looks:
        return blind(case)
    wanted = case.facts.approved_text or case.told
    exact = case.facts.ours  # on other sites boxes may stand where spaces would
    return verdict(
        [
            *_told(case, broken, [(look, _faults(look, wanted, exact=exact)) for look in looks]),
            *_told(case, _in_doubt(case), [(look, _added(look)) for look in looks]),
        ],
        passed=f"The words drawn are those {'approved' if exact or case.facts.approved_text else 'of the HTML'}, letter by letter, in every look.",
    )


def _faults(look: Look, wanted: str, *, exact: bool) -> Iterator[str]:
    if not look.found:
        yield "The page has no such notice"
    elif not wanted:
        yield "No words of the notice are in the page as it was sent"
    elif _letters(look.text) != _letters(wanted):
        yield f"It reads “{_short(look.text)}”, not “{_short(wanted)}”"
    elif exact and _words(look.text) != _words(wanted):
        yield f"Its words run together, or apart: “{_short(look.text)}”"
    if look.struck:
        yield "It is struck through"


def _added(look: Look) -> Iterator[str]:
    if look.inserted:
        yield f"Styles write “{_short(' '.join(look.inserted))}” into it"
    if look.intruding:
        yield f"“{_short(' … '.join(look.intruding))}” is drawn within its lines"


def _in_doubt(case: Case) -> Callable[..., Finding]:
    """On this site nothing is added; on others it may be an ornament."""
    return broken if case.facts.ours else doubtful


def _told(
    case: Case, said: Callable[..., Finding], faults: Iterable[tuple[Look, Iterable[str]]]
) -> Iterator[Finding]:
    found: dict[str, list[str]] = defaultdict(list)
    for look, words in faults:
        for fault in words:
            found[fault].append(look.name)
    for fault, names in found.items():
        yield said(f"{fault} ({listed(names)}).", case.notice)


def _letters(text: str) -> str:
    """Without what separates words (lines are broken where the screen ends), and in small letters:
    a style may set a notice in capitals."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).casefold().split()


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 90 else f"{plain[:89]}…"


RULE = Rule(
    id="L01b",
    blocking=True,
    promise="What is drawn as the notice is its approved text, letter by letter.",
    source="16 CFR 255.5(a); innerText compared with the approved words",
    hint="Let no script or style change, add to or take from the words of the notice.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(
            styled(".n::before { content: ''; display: block; height: 2px; background: #111 }")
        ),
    ),
    bad=(
        Example(styled(".n [data-notice]::before { content: 'Not true: ' }")),
        Example(styled(".n { text-decoration: line-through }")),
        Example(
            f"{notice('commission')}{PAID_LINK}<script>document.querySelector('[data-notice]').textContent = 'Hello.'</script>"
        ),
    ),
)
