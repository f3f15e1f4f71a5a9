"""How a list is ranked, and how much each thing counts, is one click away from the list."""

import re
from urllib.parse import urlsplit

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
from disclosure.examples import PAID_LINK, notice
from disclosure.page import words
from disclosure.rankings import has_ranks, part, rankings

WAY = re.compile(
    r"\bweight|\bcriteri|how (?:we|the|it|this)\b.*\b(?:rank|scor|order|made)|"
    r"\bmethod|\bgewicht|\bkriteri|\breihenfolge|\bmethod",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict:
    lists = rankings(case.page)
    if not lists:
        return inapplicable("There is no ranked list on the page.")
    parts = {around.mem_id: around for around in map(part, lists)}
    told = {number for number, around in parts.items() if _has_way(case, around)}
    return verdict(
        [_finding(case, table) for table in lists if part(table).mem_id not in told],
        passed="A link beside each ranked list leads to its criteria and weights.",
    )


def _finding(case: Case, table: LexborNode) -> Finding:
    if case.facts.ours and case.facts.locale[:2] in ("en", "de") and has_ranks(table):
        return broken("No link beside this ranked list leads to its criteria and weights.", table)
    return doubtful("Where does a reader of this ranked list find how it is ranked?", table)


def _has_way(case: Case, around: LexborNode) -> bool:
    named = {one.attributes.get("id") for one in case.page.tree.css("[id]")}
    return any(
        WAY.search(words(link.text())) and _leads(case, link, named)
        for link in around.css("a[href]")
        if not case.page.unseen(link)
    )


def _leads(case: Case, link: LexborNode, named: set[str | None]) -> bool:
    """To another page of the site, or to a part of this one that is there."""
    there = urlsplit(case.page.resolve(link.attributes["href"] or ""))
    here = urlsplit(case.page.address)
    if there.netloc != here.netloc:
        return False
    if there.path != here.path:
        return True
    return there.fragment in named


TABLE = "<table><tr><th>Rank</th><th>Kettle</th></tr><tr><td>1</td><td>Coda</td></tr></table>"
WEIGHTS = '<p>Ranks are by score: <a href="/how-we-rank/#kettles">criteria and weights</a>.</p>'
RULE = Rule(
    id="R04",
    blocking=True,
    promise="From each ranked list a link leads straight to the criteria and their weights.",
    source="House rule informed by Directive 2005/29/EC, Article 7(4a)",
    hint="Link to the section with the weights in the same section as the ranked table.",
    check=check,
    good=(
        Example(f"{notice('elsewhere')}{WEIGHTS}{TABLE}"),
        Example(f'<a href="#how">How we rank</a>{TABLE}<h2 id="how">How</h2>'),
        Example(f'<div class="box" role="group">{TABLE}{WEIGHTS}</div>'),
        Example(f"{notice('commission')}{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(TABLE),
        Example(f"{WEIGHTS}<section>{TABLE}</section>"),
        Example(f'<a href="#how">How we rank</a>{TABLE}'),
        Example(f"{WEIGHTS.replace('<p>', '<p hidden>')}{TABLE}"),
        Example(f"<details><summary>More</summary>{WEIGHTS}</details>{TABLE}"),
        Example(f'{TABLE}<a href="https://boiling.example/weights">Weights</a>'),
        Example(TABLE.replace("<td>1</td>", "<td>=1</td>")),
        Example(TABLE.replace("<td>1</td>", "<td>1 <i>▲ without advertising 3rd</i></td>")),
        Example(
            TABLE.replace("Rank", "Position").replace("<td>1</td>", "<td>On the side</td>"),
            outcome=Outcome.INCOMPLETE,
        ),
        Example(TABLE, {"ours": False}, outcome=Outcome.INCOMPLETE),
    ),
)
