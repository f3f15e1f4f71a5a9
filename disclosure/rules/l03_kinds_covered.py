"""The notice tells each kind of pay that acts on the page, and none that does not."""

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

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
from disclosure.examples import CLICK_LINK, MOVED, PAID_LINK, PLACED, PRICE, notice
from disclosure.page import Link
from disclosure.policy import KINDS, told


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("Only the registers of the site know which kinds of pay act here.")
    if case.notice is None:
        return inapplicable("There is no notice to compare with.")
    kinds = _listed(needed(case))
    return verdict(_differences(case), passed=f"The notice tells what acts here: {kinds}.")


def needed(case: Case) -> frozenset[str]:
    """By the registers and the HTML, whatever the notice says."""
    pay = told(case.kinds)
    in_force = {one.kind for one in case.facts.notices.values() if one.in_force}
    return pay | ({"general"} & in_force)


def _differences(case: Case) -> Iterator[Finding]:
    node = case.notice
    said = set((node.attributes.get("data-notice") or "").split()) if node else set()
    tokens = (node.attributes.get("data-notice-version") or "").split() if node else []
    versions = {one.kind for token in tokens if (one := case.facts.notices.get(token))}
    wanted = needed(case)
    if unknown := said - set(KINDS):
        yield broken(f"There is no such kind of pay: {_listed(unknown)}.", node)
    if missing := wanted - (said & versions):
        yield broken(
            f"The notice does not tell: {_listed(missing)}.", _paying(case, missing) or node
        )
    if extra := (said | versions) & set(KINDS) - wanted - {"general"}:
        yield broken(f"The notice tells what is not on the page: {_listed(extra)}.", node)


def _paying(case: Case, kinds: frozenset[str]) -> LexborNode | None:
    """What on the page pays by one of `kinds`, for whoever looks for it."""
    found = (link for link in case.paid if kind_of(case, link) in kinds)
    return next((link.node for link in found), None)


def kind_of(case: Case, link: Link) -> str:
    registered = case.destination(link)
    return registered.kind if registered else "commission"


def _listed(kinds: Iterable[str]) -> str:
    given = set(kinds)
    order = [*KINDS, *sorted(given - set(KINDS))]
    return ", ".join(sorted(given, key=order.index))


CARRIED = "https%3A%2F%2Fwww.amazon.com%2Fdp%2FB000000001%3Ftag%3Dkettles-20"
SAMPLE = '<p data-tie="sample">The maker gave it to us.</p>'
ORDER = '<table data-order="paid"><tr><td>Coda</td></tr></table>'
RULE = Rule(
    id="L03",
    blocking=True,
    promise="The notice tells every kind of pay that acts on the page, and no other.",
    source="16 CFR 255.5(a)",
    hint="Name in the notice each kind of pay that acts on the page. On this site, print links, rows "
    "and ties with the tags inside {% disclose %}, which names them.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(f"{notice('commission', 'click')}{PAID_LINK}{CLICK_LINK}"),
        Example(f"{notice('placement', 'sample')}{PLACED}{SAMPLE}"),
        Example(f"{notice('points')}{MOVED}"),
        Example(f"{notice('points')}{ORDER}"),
        Example(f"{notice('elsewhere')}{PRICE}"),
        Example(f"{notice('elsewhere')}<p>Words about commission and free samples.</p>"),
        Example(f"""{notice("elsewhere")}<a href="/search/?q={CARRIED}">More hits</a>"""),
        Example(
            f"{notice('loan', 'elsewhere')}<p>Kettles</p>", {"pay": {"/compare/kettles/": {"loan"}}}
        ),
        Example(f"{notice('commission')}{PAID_LINK}", {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"""{notice("elsewhere")}<a href="//kettles.example:81/?q={CARRIED}">More</a>"""),
        Example(f"{notice('commission')}{PAID_LINK}{CLICK_LINK}"),
        Example(f"{notice('commission')}{PAID_LINK}{PLACED}"),
        Example(f"{notice('commission')}{PAID_LINK}{SAMPLE}"),
        Example(f"{notice('commission', 'sample')}{PAID_LINK}"),
        Example(f"{notice('elsewhere')}{PAID_LINK}"),
        Example(f"{notice('commission')}<p>Kettles</p>"),
        Example(f"{notice('commission', 'elsewhere')}{PAID_LINK}"),
        Example(f"{notice('commission').replace(' general', '', 1)}{PAID_LINK}"),
        Example(f"{notice('click').replace('click general', 'commission general')}{PAID_LINK}"),
        Example(f"{notice('commission').replace('general', 'bribes', 1)}{PAID_LINK}"),
        Example(f'{notice("commission")}{PAID_LINK}<b data-points="0.2">8.2 of 10</b>'),
        Example(f"{notice('placement')}{ORDER}"),
        Example(f"{notice('placement', 'points')}{PLACED}"),
        Example(f"{notice('elsewhere')}<p>Kettles</p>", {"pay": {"/compare/kettles/": {"loan"}}}),
    ),
)
