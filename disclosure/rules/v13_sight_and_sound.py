"""If a claim is spoken or filmed, so is the notice: what stands beside a film does not reach its viewers."""

import re

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, doubtful, inapplicable, verdict
from disclosure.examples import PAID_LINK, notice
from disclosure.page import host

PLAYERS = re.compile(
    r"(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|tiktok\.com|twitch\.tv)$"
)
MEDIA = ("<video", "<audio", "<iframe", "<embed", "<object")


def check(case: Case) -> Verdict:
    if not case.has_pay or not any(tag in case.page.folded for tag in MEDIA):
        return inapplicable("The page pays for nothing, or has no film and no sound.")
    found = [
        doubtful("If this speaks of what is paid for, it must carry the notice itself.", one)
        for one in case.page.tree.css("video, audio, iframe[src], embed[src], object[data]")
        if one.tag in ("video", "audio")
        or PLAYERS.search(
            host(case.page.resolve(one.attributes.get("src") or one.attributes.get("data") or ""))
        )
    ]
    return verdict(found, passed="No film and no sound is on the page.")


RULE = Rule(
    id="V13",
    promise="A film or recording that speaks of what is paid for carries the notice itself.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Show and speak the notice in the recording, or take it off the page.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
        Example(f'{notice("commission")}{PAID_LINK}<iframe src="/map/"></iframe>'),
    ),
    bad=(
        Example(
            f'{notice("commission")}{PAID_LINK}<video src="/test.mp4"></video>',
            outcome=Outcome.INCOMPLETE,
        ),
        Example(
            f'{notice("commission")}{PAID_LINK}<iframe src="https://www.youtube.com/embed/x"></iframe>',
            outcome=Outcome.INCOMPLETE,
        ),
    ),
)
