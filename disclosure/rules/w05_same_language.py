"""The notice speaks the language of the page."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

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
from disclosure.examples import NOTICES, PAID_LINK, notice, page
from disclosure.page import ancestors
from disclosure.policy import Approved
from disclosure.wording import language_of, primary

NONE = {"", "und", "zxx", "mul"}
PARTS = {"section", "article", "div", "main", "li", "blockquote", "table"}
SAMPLE = 3000  # characters of a page that does not say its language


def check(case: Case) -> Verdict:
    if case.notice is None or not case.told:
        return inapplicable("There is no notice to read.")
    found = [*_differs(case, case.notice), *_other_parts(case, case.notice)]
    return verdict(found, passed="The notice is in the language of the page.")


def _differs(case: Case, told: LexborNode) -> Iterator[Finding]:
    said = primary(case.page.language)
    approved = primary(case.facts.locale)
    wanted = approved if case.facts.ours else said
    if case.facts.ours and not case.page.is_fragment and said != approved:
        yield broken(
            f"The page says lang=“{said}”, but its notice is approved for “{approved}”.", told
        )
    elif wanted in NONE:
        yield from _undeclared(case, told)
    elif (marked := _language(told)) not in NONE and marked != wanted:
        yield broken(f"The notice is marked as “{marked}” on a page in “{wanted}”.", told)
    elif (guessed := language_of(case.told)) and guessed != wanted:
        yield broken(f"The notice reads like “{guessed}” on a page in “{wanted}”.", told)


def _undeclared(case: Case, told: LexborNode) -> Iterator[Finding]:
    """A page that does not say its language: its words have to."""
    page_reads = language_of(case.page.text[:SAMPLE])
    if not page_reads or page_reads != language_of(case.told):
        yield doubtful("The page does not say its language: is it that of the notice?", told)


def _language(node: LexborNode) -> str:
    around = (one.attributes.get("lang") for one in [node, *ancestors(node)])
    return primary(next((one for one in around if one), ""))


def _other_parts(case: Case, told: LexborNode) -> Iterator[Finding]:
    """Parts in another language that recommend something."""
    spoken = _language(told) or primary(case.page.language)
    paid = {one.mem_id for link in case.paid for one in ancestors(link.node)}
    for node in case.page.tree.css("body [lang]"):
        other = primary(node.attributes.get("lang") or "")
        if node.tag in PARTS and other not in {*NONE, spoken} and node.mem_id in paid:
            yield doubtful(f"Paid links stand in a part in “{other}”: is it told there, too?", node)


TOLD = notice("commission")
GERMAN = (
    "Händler zahlen uns, wenn Sie über die Links auf dieser Seite kaufen. Wir sind nicht neutral."
)
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}}
MINE: dict[str, object] = {
    "locale": "de",
    "notices": {**NOTICES, "commission-1": Approved("commission", GERMAN)},
}
EARN = "We earn money when you buy through links on this page."


def in_german(body: str) -> str:
    return page(body).replace('lang="en"', 'lang="de-AT"')


def told(words: str) -> str:
    return f'<p id="told">{words}</p>{PAID_LINK}'


RULE = Rule(
    id="W05",
    blocking=True,
    promise="The notice is in the language in which the page recommends.",
    source="House rule informed by 16 CFR 465.1(c)",
    hint="Approve the sentences of the notice for the language of the page.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}"),
        Example(in_german(f"<p data-notice>{GERMAN}</p>{PAID_LINK}"), MINE),
        Example(in_german(told(GERMAN)), THEIRS),
        Example(f'{TOLD}<p lang="fr">Le prix est bon.</p>{PAID_LINK}'),
        Example(f'{TOLD}<p><i lang="de">{PAID_LINK}</i></p>'),
        Example(f'{TOLD}<div lang="en-US">{PAID_LINK}</div>'),
        Example(
            f"<html><body>{told(EARN)}<p>The kettle that we like is not here.</p></body></html>",
            THEIRS,
        ),
        Example(TOLD, {"fragment": True}),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(in_german(f"{TOLD}{PAID_LINK}")),
        Example(f"<p data-notice>{GERMAN}</p>{PAID_LINK}"),
        Example(f'<div lang="de">{TOLD}</div>{PAID_LINK}'),
        Example(in_german(told(EARN)), THEIRS),
        Example(told(GERMAN), THEIRS),
        Example(f'<p id="told" lang="de">Bezahlt</p>{PAID_LINK}', THEIRS),
        Example(f"<html><body>{TOLD}{PAID_LINK}</body></html>"),
        Example(
            f"<html><body>{told(GERMAN)}<p>We like the kettle that you see.</p></body></html>",
            THEIRS,
            Outcome.INCOMPLETE,
        ),
        Example(
            f'{TOLD}<section lang="de"><h2>Kessel</h2>{PAID_LINK}</section>',
            outcome=Outcome.INCOMPLETE,
        ),
    ),
)
