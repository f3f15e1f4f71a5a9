"""In German, “Anzeige” or “Werbung” says it; an asterisk alone does not."""

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
from disclosure.examples import PAID_LINK, PLACED, notice, page
from disclosure.items import label_comes_late, unlabelled
from disclosure.page import Link
from disclosure.wording import primary


def check(case: Case) -> Verdict:
    if primary(case.locale) != "de":
        return inapplicable("The page is not in German.")
    if not (case.paid or case.page.placements):
        return inapplicable("There is no paid link and no paid place on the page.")
    found = [*_places(case), *_stars(case)]
    return verdict(
        found, passed="Paid places say “Anzeige” first, and no link has only an asterisk."
    )


def _places(case: Case) -> Iterator[Finding]:
    for node in case.page.placements:
        if why := label_comes_late(node, case.labels.placement):
            yield broken(f"This paid place {why}.", node)


def _stars(case: Case) -> Iterator[Finding]:
    explained = not case.facts.ours and "*" in case.told
    for link in unlabelled(case):
        if _has_star(link):
            if explained:
                yield doubtful(
                    "Does the notice above explain the asterisk of this link?", link.node
                )
            else:
                yield broken("An asterisk is all that marks this paid link.", link.node)


def _has_star(link: Link) -> bool:
    if link.text.strip("()").endswith("*"):
        return True
    after, before = _next_to(link.node, forward=True), _next_to(link.node, forward=False)
    return after.startswith(("*", "(*")) or before.endswith("*")


def _next_to(node: LexborNode, *, forward: bool) -> str:
    """The nearest text beside it in its own element."""
    one = node.next if forward else node.prev
    while one is not None and not one.text().strip():
        one = one.next if forward else one.prev
    return one.text().strip() if one is not None else ""


TOLD = notice("placement")
ROW = '<table><tr data-placement="7"><td>{}</td></tr></table>'
CODA = '<a href="/products/coda/">Coda</a>'
LINK = '<a rel="sponsored nofollow" href="/go/1/">Alder</a>'
DE: dict[str, object] = {"locale": "de-DE", "links": {}}
THEIRS: dict[str, object] = {**DE, "ours": False, "notice": "#told"}


def in_german(body: str) -> str:
    return page(body).replace('lang="en"', 'lang="de"')


RULE = Rule(
    id="J02",
    blocking=True,
    promise="In German, a paid place begins with “Anzeige” or “Werbung”; an asterisk alone marks nothing.",
    source="LG München I, 9 July 2024, 1 HK O 12576/23, on § 5a (4) UWG",
    hint="Begin the row with “Anzeige”, and write “Anzeige” or “bezahlter Link” beside the link.",
    check=check,
    good=(
        Example(TOLD + ROW.format(f"<b>Anzeige von Coda</b> {CODA}"), DE),
        Example(TOLD + ROW.format(f"Werbung: {CODA}"), DE),
        Example(f"{TOLD}<p>{LINK}* (Anzeige)</p>", DE),
        Example(f"{TOLD}<p>{LINK} bezahlter Link. 5 * 3 = 15</p>", DE),
        Example(f"{TOLD}<p>{LINK}</p><p>* ohne Versand</p>", DE),
        Example(f"{TOLD}{PLACED}{LINK}*", outcome=Outcome.INAPPLICABLE),
        Example('<p>Anzeige*</p><a href="/x/">x*</a>', DE, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(TOLD + ROW.format(f"<b>*</b> {CODA}"), DE),
        Example(TOLD + ROW.format(f"{CODA} <small>Anzeige</small>"), DE),
        Example(TOLD + ROW.format(f"<b>Advertisement</b> {CODA}"), DE),
        Example(f"{TOLD}<p>{LINK}*</p>", DE),
        Example(f"{TOLD}<p>{LINK.replace('Alder', 'Alder*')}</p>", DE),
        Example(f"{TOLD}<p>{LINK}<sup>*</sup></p><footer>* Anzeige</footer>", DE),
        Example(
            in_german(f'<p id="told">Händler zahlen uns.</p>{PAID_LINK}*').replace("paid link", ""),
            THEIRS,
        ),
        Example(
            in_german(f'<p id="told">Für Links mit * zahlen uns Händler.</p>{LINK}*'),
            THEIRS,
            Outcome.INCOMPLETE,
        ),
    ),
)
