"""Verdicts that follow from looks at a page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from disclosure.audit import Case, Finding, Verdict, broken, inapplicable, verdict
from disclosure.browser.renderings import SETTLED
from disclosure.page import NOTICE
from disclosure.sight import Look, Sight

NOTHING = "Nothing on the page needs a notice, and none was named."
BLIND = "The browser did not look for it: it was asked for fewer kinds of readers (--quick)."
MOST_NAMED = 3  # looks that one finding names


def needs_notice(case: Case) -> bool:
    """Whether there must be a notice to look at: money acts on the page, or one stands on it, or
    its reader named one."""
    return case.has_pay or bool(case.page.notices) or case.page.selector != NOTICE


def seen(case: Case) -> Sight:
    return case.sight or Sight()


def settled(look: Look) -> bool:
    """Whether the page stands as it stays: fades that belong to its opening are over."""
    return look.moment == f"after {SETTLED:g} s" or bool(look.problem)


def is_state(look: Look) -> bool:
    """Whether it is of a list that was sorted or turned: its notice may tell of other pay."""
    return look.moment.startswith("after “")


def plain(sight: Sight) -> list[Look]:
    """What readers see who set nothing: each width, in light colours, once the page stands."""
    return [look for look in sight.looks if look.is_plain and settled(look)]


def also(sight: Sight, *settings: str) -> list[Look]:
    """What readers see who set one of these, once the page stands."""
    return [
        look
        for look in sight.looks
        if settled(look) and any(look.rendering.endswith(f", {one}") for one in settings)
    ]


def readable(case: Case, looks: Iterable[Look], passed: str) -> Verdict:
    """Every word of the notice can be made out in each of the looks."""
    if not needs_notice(case):
        return inapplicable(NOTHING)
    asked = list(looks)
    if not asked:
        return blind(case)
    return verdict(unread(case, asked), passed=passed)


def legible(case: Case, kind: str, *, named: str, many: str, none: str) -> Verdict:
    """Every part of a kind can be made out. `named` begins a finding, and holds {about}; `many`
    begins what is said of all."""
    parts = seen(case).of(kind)
    if not parts:
        return blind(case) if lost(case) else inapplicable(none)
    hidden = {(one.about, one.place): one for one in parts if not one.is_readable}
    found = [
        broken(
            f"{named.format(about=one.about)} {one.fault} ({one.rendering}).",
            case.page.tree.css_first(one.place),
        )
        for one in hidden.values()
    ]
    return verdict(found, passed=f"{many.format(count=len(parts))} can be read.")


def lost(case: Case) -> bool:
    """Whether looks failed, so that what was not found may be there."""
    looks = seen(case).looks
    return not looks or any(look.problem for look in looks)


def blind(case: Case) -> Verdict:
    """Where there is nothing to judge by: a page that could not be looked at has not passed."""
    problems = [look for look in seen(case).looks if look.problem]
    if not problems:
        return inapplicable(BLIND)
    words = f"The page could not be looked at: {problems[0].problem} ({problems[0].name})."
    return verdict([broken(words, case.notice)], passed="")


def unread(case: Case, looks: Iterable[Look]) -> Iterator[Finding]:
    """One finding for each way in which the notice is not seen, with the looks that it is about."""
    where: dict[str, list[str]] = defaultdict(list)
    for look in looks:
        if fault := lacking(look):
            where[fault].append(look.name)
    for fault, names in where.items():
        yield broken(f"{fault} ({listed(names)}).", case.notice)


def lacking(look: Look) -> str:
    """What a reader misses of the notice; empty if nothing."""
    if look.problem:
        return f"The page could not be looked at: {look.problem}"
    if not look.found:
        return "The page has no such notice"
    if not look.words:
        return "The notice has no words that are drawn"
    if not look.unreadable:
        return ""
    return _faults(look)


def _faults(look: Look) -> str:
    fault, _ = Counter(word.fault for word in look.unreadable).most_common(1)[0]
    first = next(word.text for word in look.unreadable if word.fault == fault)
    cover = f"; over it lies {listed(list(look.covered_by))}" if look.covered_by else ""
    count, of = len(look.unreadable), len(look.words)
    which = f"None of the {of}" if count == of else f"{count} of the {of}"
    cannot = "can" if count == of else "cannot"
    return f"{which} words of the notice {cannot} be read: “{first}” {fault}{cover}"


def listed(names: list[str]) -> str:
    """The first of them, and how many more there are."""
    few = list(dict.fromkeys(names))
    more = f" and {len(few) - MOST_NAMED} more" if len(few) > MOST_NAMED else ""
    return "; ".join(few[:MOST_NAMED]) + more


def link_key(url: str) -> str:
    """The same for two ways to write one address."""
    return url.rstrip("/").casefold()
