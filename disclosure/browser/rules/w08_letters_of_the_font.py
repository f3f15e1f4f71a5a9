"""The font draws the letters that the text has."""

from disclosure.audit import (
    Case,
    Example,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import NOTHING, needs_notice, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.sight import Alphabet

RENDERINGS = QUICK[:1]
FEW = 4  # letters tell nothing
FAULTY, ODD = 0.5, 0.7  # of the letters resemble themselves


def check(case: Case) -> Verdict:
    if not needs_notice(case):
        return inapplicable(NOTHING)
    fonts = [one for one in seen(case).alphabets if one.letters >= FEW]
    if not fonts:
        return inapplicable("The notice has no letters to compare.")
    blanks = [
        broken(f"{one.family} draws nothing for “{one.blank}”.", case.notice)
        for one in seen(case).alphabets
        if one.blank
    ]
    found = [
        (broken if share < FAULTY else doubtful)(
            f"Of {one.letters} letters of {one.family} only {one.alike} look like themselves.",
            case.notice,
        )
        for one in fonts
        if (share := _share(one)) < ODD
    ]
    return verdict([*blanks, *found], passed="The fonts draw the letters that the text has.")


def _share(font: Alphabet) -> float:
    return font.alike / font.letters


RULE = Rule(
    id="W08b",
    promise="The font of the notice draws the letters that the text has.",
    source="House rule",
    hint="Set the notice in the font of the page, and have the letters of that font looked at.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled(".n { font-family: serif; font-weight: 700 }")),
    ),
    bad=(),
)
