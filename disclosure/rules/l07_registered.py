"""A link nobody registered may pay: it counts as paid until someone says otherwise."""

from collections.abc import Iterator

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
from disclosure.examples import CLICK_LINK, PAID_LINK
from disclosure.page import Link

PICTURES = {"img", "source", "picture", "video", "audio", "track"}  # whose data-src is no way out
SHOWN_LATER = ("script", "iframe", "frame", "embed", "object")  # of which only a browser knows more
SAYS_SO = {"sponsored", "nofollow"}


def check(case: Case) -> Verdict:
    judged = _unregistered if case.facts.ours else _undeclared
    ways_out = [link for link in case.page.links if case.is_outbound(link)]
    found = [finding for link in case.page.links for finding in judged(case, link)]
    if not found and not ways_out:
        return inapplicable("No link leaves the site.")
    return verdict(found, passed=f"All {len(ways_out)} ways out of the site are accounted for.")


def _unregistered(case: Case, link: Link) -> Iterator[Finding]:
    if case.destination(link):
        return
    known = case.programme(link)
    if not case.is_outbound(link):
        if "sponsored" in link.rel:
            yield broken(f"Marked as paid, but {link.url} is not in the register.", link.node)
    elif known.pays:
        yield broken(f"{link.url} is of {known.programme} and not in the register.", link.node)
    elif not _is_code(link):
        yield broken(f"{link.url} is not in the register of links ({link.carrier}).", link.node)


def _undeclared(case: Case, link: Link) -> Iterator[Finding]:
    """On a site that is not ours, as far as an address tells."""
    if not case.is_outbound(link) or link.rel & SAYS_SO:
        return
    known = case.programme(link)
    if known.pays and link.carrier.startswith(SHOWN_LATER):
        yield doubtful(f"Does this draw a link to {known.programme}? {link.url}", link.node)
    elif known.pays:
        yield broken(f"{link.url} is of {known.programme}; nothing declares that.", link.node)
    elif known.programme == "unknown" and not _is_code(link):
        yield doubtful(f"Where does {link.url} lead? {known.reason}.", link.node)


def _is_code(link: Link) -> bool:
    """Whether the address may be there for a script or a picture, not for readers."""
    if link.carrier.startswith("data-"):
        return link.node.tag in PICTURES
    return link.carrier.startswith(("script", "on"))


AMAZON = "https://www.amazon.com/dp/B000000001?tag=kettles-20"
SHOP = "https://shop.example/kettle"
STUDY = '<a href="https://boiling.example/study">Study</a>'
THEIRS: dict[str, object] = {"ours": False, "links": {}}
RULE = Rule(
    id="L07",
    blocking=True,
    promise="Every way out of the site is in the register of links, as paid or as unpaid.",
    source="House rule: what nobody has vouched for counts as paid",
    hint="Enter the address among the offers, or among the unpaid sites, or take the link out.",
    check=check,
    good=(
        Example(f"{STUDY}{PAID_LINK}{CLICK_LINK}"),
        Example(f'{STUDY}<img data-src="https://pictures.example/1.jpg" alt="">'),
        Example(f'{STUDY}<script>load("https://counter.example/c.js")</script>'),
        Example(f'{STUDY}<p>{SHOP}</p><a href="mailto:us@kettles.example">Write to us</a>'),
        Example('<a href="/about/">About</a><a href="#top">Top</a>', outcome=Outcome.INAPPLICABLE),
        Example(f'<a href="{SHOP}">Kettle</a>', THEIRS),
        Example(f'<a rel="nofollow" href="{AMAZON}">Kettle</a>', THEIRS),
    ),
    bad=(
        Example(f'<a href="{SHOP}">Kettle</a>'),
        Example(f'<a href="//shop.example/kettle">Kettle</a>{STUDY}'),
        Example(f'<a href="\\\\shop.example/kettle">Kettle</a>{STUDY}'),
        Example(f'<map><area href="{SHOP}" alt="Kettle"></map>'),
        Example(f'<form action="{SHOP}"><button>Buy</button></form>'),
        Example(f'<form><button formaction="{SHOP}">Buy</button></form>'),
        Example(f'<svg><a xlink:href="{SHOP}"><text>Buy</text></a></svg>'),
        Example(f'<button data-href="{SHOP}">Buy</button>'),
        Example(f'<a href="/about/" ping="{SHOP}">About</a>'),
        Example(f'<meta http-equiv="refresh" content="5; url={SHOP}">'),
        Example(f'<iframe src="{SHOP}"></iframe>'),
        Example(f'<template><a href="{SHOP}">Kettle</a></template>'),
        Example(f"<b onclick=\"location='{AMAZON}'\">Kettle</b>"),
        Example(f"<a href=\"javascript:location='{AMAZON}'\">Kettle</a>"),
        Example(f'<script>open("{AMAZON}")</script>'),
        Example(PAID_LINK.replace("/go/1/", "/go/99/")),
        Example(f'<a href="{AMAZON}">Kettle</a>', THEIRS),
        Example(f'<b data-href="{AMAZON}">Kettle</b>', THEIRS),
        Example(f'<script>open("{AMAZON}")</script>', THEIRS, Outcome.INCOMPLETE),
    ),
)
