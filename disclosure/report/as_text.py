"""For a person at a terminal: violations page by page, what a person must look at once, a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from disclosure.audit import Finding, Outcome, Result, Rule
from disclosure.report import looks
from disclosure.report.escaping import snippet, visible
from disclosure.report.explaining import WHAT_GROUPS_ARE_ABOUT
from disclosure.report.run import Judged, Note, Run, findings

Paint = Callable[[Outcome, str], str]
SHOWN = 5  # different findings of one rule on one page
NAMED = 3  # pages of many for which the same holds


def plain(outcome: Outcome, text: str) -> str:
    return text


def write(run: Run, paint: Paint = plain) -> str:
    lines = [
        *_violations(run, paint),
        *_incompletes(run, paint),
        *_passes(run, paint),
        *_notes("Could not be judged", run.failures),
        *_notes("Also seen", run.notes),
        *_summary(run, paint),
    ]
    return "\n".join(lines) + "\n"


def _violations(run: Run, paint: Paint) -> Iterator[str]:
    for page in run.pages:
        if page.report.violations:
            yield visible(page.report.source)
            for result in page.report.violations:
                yield from _violation(page, result, paint)
            yield ""


def _violation(page: Judged, result: Result, paint: Paint) -> Iterator[str]:
    """Each wording once with how often it was found; the first place is shown."""
    told = [one for one in findings(result) if one.outcome is Outcome.VIOLATION]
    times = Counter(one.words for one in told)
    firsts = {one.words: one for one in reversed(told)}
    name = paint(Outcome.VIOLATION, f"{result.rule.name:<5}")
    for words in list(times)[:SHOWN]:
        yield f"  {name} {visible(words)}{_times(times[words])}"
        yield from _place(page, firsts[words])
    if len(times) > SHOWN:
        yield f"        … and {len(times) - SHOWN} other findings of this rule"
    yield f"        To mend it: {result.rule.hint}"


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""


def _place(page: Judged, finding: Finding) -> Iterator[str]:
    line = page.line(finding)
    where = [visible(finding.where), f"line {line}" if line else ""]
    if any(where):
        yield f"        in {', '.join(filter(None, where))}"
    if finding.html:
        yield f"        {snippet(finding.html)}"


def _incompletes(run: Run, paint: Paint) -> Iterator[str]:
    """Grouped over all pages: most come from what pages have in common."""
    groups: dict[tuple[str, str], list[str]] = {}
    rules: dict[str, Rule] = {}
    for page, result in run.results:
        for finding in findings(result):
            if finding.outcome is Outcome.INCOMPLETE:
                rules[result.rule.id] = result.rule
                sources = groups.setdefault((result.rule.id, finding.words), [])
                if page.report.source not in sources[-1:]:
                    sources.append(page.report.source)
    if groups:
        seen = all(page.sight for page in run.pages)
        yield "For a person to look at" if seen else "For a person or a browser to look at"
    for (name, words), sources in sorted(groups.items()):
        shown = paint(Outcome.INCOMPLETE, f"{rules[name].name:<5}")
        yield f"  {shown} on {_counted(len(sources), 'page')}: {visible(words)}"
        yield f"        {_named(sources)}"
    if groups:
        yield ""


def _named(sources: list[str]) -> str:
    more = f" and {len(sources) - NAMED} more" if len(sources) > NAMED else ""
    return f"{', '.join(map(visible, sources[:NAMED]))}{more}"


def _passes(run: Run, paint: Paint) -> Iterator[str]:
    """In words for a single page without violations; of several, which promises were kept."""
    if run.count(Outcome.VIOLATION) or not run.pages:
        return
    if len(run.pages) == 1:
        told = "keeps these promises" if run.count(Outcome.INCOMPLETE) else "keeps its promises"
        yield f"{visible(run.pages[0].report.source)} {told}"
        for result in run.pages[0].report.having(Outcome.PASS):
            yield f"  {paint(Outcome.PASS, f'{result.rule.name:<5}')} {visible(result.verdict.words)}"
    else:
        yield "Kept on every page to which they apply"
        yield from _kept(run)
    yield ""


def _kept(run: Run) -> Iterator[str]:
    passed = {result.rule.id for _, result in run.results if result.verdict.outcome is Outcome.PASS}
    open_ = {
        result.rule.id for _, result in run.results if result.verdict.outcome is Outcome.INCOMPLETE
    }
    groups: dict[str, list[str]] = {}
    for rule in run.rules:
        if rule.id in passed - open_:
            groups.setdefault(rule.group, []).append(rule.name)
    for group, names in groups.items():
        about = WHAT_GROUPS_ARE_ABOUT.get(group, "")
        yield f"  {' '.join(names)}{f' ({about})' if about else ''}"


def _notes(title: str, notes: tuple[Note, ...]) -> Iterator[str]:
    """What holds for many pages once, with how many there are."""
    groups: dict[str, list[str]] = {}
    for note in notes:
        groups.setdefault(note.words, []).append(note.source)
    if groups:
        yield title
    for words, sources in groups.items():
        many = f"{_counted(len(sources), 'page')}, such as " if len(sources) > NAMED else ""
        yield f"  {many}{', '.join(map(visible, sources[:NAMED]))}: {visible(words)}"
    if groups:
        yield ""


def _summary(run: Run, paint: Paint) -> Iterator[str]:
    yield summary(run)
    if run.failures:
        yield paint(
            Outcome.VIOLATION, f"{_counted(len(run.failures), 'page')} could not be judged."
        )
    if run.blocked:
        yield paint(
            Outcome.VIOLATION,
            f"{_counted(run.blocked, 'page')} {'breaks' if run.blocked == 1 else 'break'} a ★ rule.",
        )


def summary(run: Run) -> str:
    """One line."""
    scope = f" ({run.scope})" if run.scope else ""
    return (
        f"Judged {_counted(len(run.pages), 'page')}{scope} by {_counted(len(run.rules), 'rule')}: "
        f"{_counted(run.count(Outcome.VIOLATION), 'violation')}, "
        f"{run.count(Outcome.INCOMPLETE):,} to look at, {run.count(Outcome.PASS):,} passed, "
        f"{run.count(Outcome.INAPPLICABLE):,} not applicable.{_seen(run)}"
    )


def _seen(run: Run) -> str:
    browser = looks.sums(run)
    if not browser:
        return ""
    return (
        f" Looked at {_counted(browser.pages, 'page')} in a browser: "
        f"{_counted(browser.looks, 'look')}, {_counted(browser.words, 'word')} measured."
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
