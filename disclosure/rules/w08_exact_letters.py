"""The words of the notice and its labels are the letters that they look like."""

from collections.abc import Iterator

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, PLACED, notice
from disclosure.items import pay_labels, without
from disclosure.page import words
from disclosure.policy import Slot
from disclosure.wording import odd_characters


def check(case: Case) -> Verdict:
    told = [case.notice] if case.notice else []
    if not (told or case.paid or case.page.placements):
        return inapplicable("There is no notice and no label to read.")
    return verdict(_odd(case), passed="The notice and labels have no hidden or false letters.")


def _odd(case: Case) -> Iterator[Finding]:
    if case.notice is not None:
        for odd in odd_characters(case.notice.text()):
            yield broken(f"The notice has {odd}.", case.notice)
    payers = {one.advertiser for one in case.facts.slots.values()}  # who may be called “ООО …”
    for label in pay_labels(case):
        for odd in odd_characters(without(words(label.text()), payers)):
            yield broken(f"A label has {odd}.", label)


TOLD = notice("commission")
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}}


def told(words: str) -> str:
    return f'<p id="told">{words}</p>{PAID_LINK}'


RULE = Rule(
    id="W08",
    blocking=True,
    promise="The notice and the labels have no invisible characters and no letters that only look right.",
    source="House rule informed by the Unicode Consortium's report 39 on security",
    hint="Type the words anew on a keyboard, and approve them as a new version.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}"),
        Example(f"{notice('placement')}{PLACED}<p>Soft\u00adhyphens and m\u043ere in the text</p>"),
        Example(
            notice("placement") + PLACED.replace("Coda Ltd", "\u041e\u041e\u041e Coda"),
            {"slots": {"7": Slot(True, "\u041e\u041e\u041e Coda")}},
        ),
        Example(told("We earn 5\u00a0% – “paid” by Żółw, Größe & Père…"), THEIRS),
        Example(told("Магазины платят нам за покупки по ссылкам, Amazon тоже."), THEIRS),
        Example(told("من از لینک\u200cها پول می\u200cگیرم. \u200f"), THEIRS),
        Example(
            told("We are paid \U0001f468\u200d\U0001f469\u200d\U0001f467 when you buy."), THEIRS
        ),
        Example("<p>Kettles</p>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(TOLD.replace("pay", "p\u200bay") + PAID_LINK),
        Example(TOLD.replace("pay", "p&shy;ay") + PAID_LINK),
        Example(TOLD.replace("pay", "p&#x430;y") + PAID_LINK),
        Example(TOLD + PAID_LINK.replace("paid", "p\u200daid")),
        Example(notice("placement") + PLACED.replace("Adv", "\u202eAdv")),
        Example(told("We e\u200ba\u200br\u200bn m\u043eney when you buy."), THEIRS),
        Example(told("Merchants \u0440\u0430\u0443 us when you buy."), THEIRS),
        Example(told("We are \U0001d629\U0001d622\U0001d62a\U0001d625 when you buy."), THEIRS),
        Example(told("Wir werden bezahlt, wenn Sie u\u0308ber Links kaufen."), THEIRS),
        Example(told("We\ufeff are paid\u2060 when you buy."), THEIRS),
    ),
)
