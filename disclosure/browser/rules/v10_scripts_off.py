"""The notice is read where scripts are off or fail."""

from disclosure.audit import Case, Example, Rule, Verdict
from disclosure.browser.renderings import NO_SCRIPTS
from disclosure.browser.verdicts import also, readable, seen
from disclosure.examples import PAID_LINK, notice

RENDERINGS = (NO_SCRIPTS,)
LATE = "<p id=told></p><script>told.textContent = 'We are paid.'; told.dataset.notice = 'commission'</script>"


def check(case: Case) -> Verdict:
    return readable(
        case, also(seen(case), "scripts off"), "Every word can be made out without scripts."
    )


RULE = Rule(
    id="V10b",
    blocking=True,
    promise="Every word of the notice can be made out without scripts.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Send the notice in the page itself, and let no script show it.",
    check=check,
    good=(Example(f"{notice('commission')}{PAID_LINK}"),),
    bad=(
        Example(f"{LATE}{PAID_LINK}"),
        Example(
            f"<style>[data-notice] {{ opacity: 0 }} .js [data-notice] {{ opacity: 1 }}</style>"
            f"<script>document.documentElement.className = 'js'</script>{notice('commission')}{PAID_LINK}"
        ),
    ),
)
