"""Runs in which a browser looked."""

from collections.abc import Sequence
from dataclasses import replace

from disclosure.audit import Outcome, Result, Verdict
from disclosure.report import Judged, Run
from disclosure.sight import Box, Look, Part, Picture, Sight, Word
from tests.disclosure.report import runs

PHONE, DESK = "phone, 360 × 740", "desk, 1280 × 800"
DARK = f"{PHONE}, dark"
DRAWN = b"RIFF-a-picture"


def word(text: str = "paid", *, ink: float = 1, contrast: float = 7, height: float = 16) -> Word:
    return Word(text, Box(0, 100, 40, 16), height, ink, 1, contrast)


def look(
    rendering: str = PHONE, moment: str = "at load", words: Sequence[Word] = (word(), word())
) -> Look:
    return Look(rendering, moment, 360, 740, found=True, words=tuple(words))


LOST = (word(), word("here", ink=0, contrast=1, height=9))
LOOKS = (
    look(),
    look(moment="after 5 s", words=LOST),
    look(DESK),
    look(DARK, words=LOST),
    Look(DARK, "after 1 s", 360, 740, problem=f"It failed: {runs.NASTY}"),
    Look(DESK, "after 1 s", 1280, 800),
)


def picture(title: str, data: bytes = DRAWN, *, wide: bool = False) -> Picture:
    return Picture(title, data, *((900, 560) if wide else (360, 740)))


PICTURES = tuple(
    picture(one.name, wide=one.rendering == DESK) for one in LOOKS if not one.problem and one.found
)
SIGHT = Sight(
    LOOKS,
    parts=(Part("label", "/go/1/", "a", (word("paid"), word("link"))),),
    pictures=PICTURES,
    unchecked=(f"What {runs.NASTY} says",),
    seconds=8.4,
)


def page(source: str = "/kettles/", *words: str, sight: Sight | None = SIGHT) -> Judged:
    """One whose L01 is broken in these words, or which keeps all its rules."""
    told = runs.verdict(*(runs.finding(words=one) for one in words)) if words else runs.PASSED
    judged = runs.page(source, (told, runs.PASSED, runs.PASSED, runs.BESIDE))
    return replace(judged, sight=sight)


def browsed(page: Judged) -> Judged:
    """With a rule that only a browser judges."""
    verdict = Verdict(Outcome.PASS, "Every word can be made out.")
    report = replace(
        page.report, results=(*page.report.results, Result(runs.rule("V01b"), verdict))
    )
    return replace(page, report=report)


SEEN = Run(
    runs.AT,
    (*runs.RULES, runs.rule("V01b")),
    (
        browsed(page("/kettles/", f"“here” is not drawn ({DARK}, at load; {DESK}, at load).")),
        browsed(page("/cups/")),
        browsed(page("/unseen/", sight=None)),
    ),
)
