"""A notice is made of sentences that somebody approved, in the versions that are in force."""

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
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, PRICE, notice


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("The approved versions of a site that is not ours are not known here.")
    notices = case.page.notices
    if not notices:
        return inapplicable("There is no notice on the page.")
    found = [finding for node in notices for finding in _unapproved(case, node)]
    return verdict(found, passed="The notice is made of approved versions that are in force.")


def _unapproved(case: Case, node: LexborNode) -> Iterator[Finding]:
    kinds = (node.attributes.get("data-notice") or "").split()
    versions = (node.attributes.get("data-notice-version") or "").split()
    approved = [case.facts.notices.get(version) for version in versions]
    if node.first_child is not None and any(one.is_element_node for one in node.iter()):
        yield broken("There is markup among the words of the notice, which can undo them.", node)
    if not versions:
        yield broken("The notice does not say of which versions it is made.", node)
    for version, one in zip(versions, approved, strict=True):
        if one is None:
            yield broken(f"Nobody approved a version “{version}”.", node)
        elif not one.in_force:
            yield broken(f"The version “{version}” is not in force.", node)
    if all(approved) and [one.kind for one in approved if one] != kinds:
        yield broken("The kinds of the notice are not those of its versions.", node)


PAID = notice("commission")
RULE = Rule(
    id="E01",
    blocking=True,
    promise="Each sentence of a notice is an approved version, in force at the time.",
    source="House rule informed by OWASP ASVS 5.0, 16.4.2",
    hint="Enter and approve the wording as a new version of the notice; versions never change.",
    check=check,
    good=(
        Example(f"{PAID}{PAID_LINK}"),
        Example(f"{notice('elsewhere')}{PRICE}"),
        Example(f"{notice('commission', 'click', 'placement', 'points', 'sample', 'loan')}"),
        Example("<p>Kettles</p>", outcome=Outcome.INAPPLICABLE),
        Example(PAID, {"ours": False, "notices": {}}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PAID.replace("pay", "<s>pay</s>") + PAID_LINK),
        Example(PAID.replace("commission-1", "commission-2")),
        Example(PAID.replace("general-1", "general-0")),
        Example(PAID.replace('"commission general"', '"commission sample general"')),
        Example(PAID.replace('"commission-1 general-1"', '"commission-1"')),
        Example(PAID.replace('"commission-1 general-1"', '"general-1 commission-1"')),
        Example(PAID.replace(' data-notice-version="commission-1 general-1"', "")),
        Example(PAID, {"notices": {}}),
    ),
)
