"""Runs of an audit to write reports of, with rules of their own, so that no change to the catalogue changes them."""

from datetime import UTC, datetime

from disclosure.audit import Case, Example, Finding, Outcome, Report, Result, Rule, Verdict
from disclosure.report import Judged, Note, Run

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
# What a stranger may write to harm who reads the report: terminal, XML, spreadsheet, HTML, direction.
NASTY = "<b>\x1b[31m</b>\x00\x9b\u202e]]>&\u200b<script>alert(1)</script>"
DIGEST = "0123456789abcdef" * 4
FORMULA = '=HYPERLINK("https://evil.example","x")'


def never(case: Case) -> Verdict:
    raise AssertionError


def rule(name: str, *, blocking: bool = False) -> Rule:
    return Rule(
        id=name,
        promise=f"Promise {name} is kept.",
        source="16 CFR 255.5(a)",
        hint=f"Mend {name}.",
        check=never,
        good=(Example("<p>good</p>"),),
        bad=(Example("<p>bad</p>"),),
        blocking=blocking,
    )


RULES = (rule("L01", blocking=True), rule("L02"), rule("V01", blocking=True), rule("V02"))


def finding(
    outcome: Outcome = Outcome.VIOLATION,
    words: str = "There is no notice.",
    html: str = '<a href="/go/1/">',
    where: str = "main > a",
) -> Finding:
    return Finding(outcome, words, html, where)


def verdict(*found: Finding) -> Verdict:
    """The worst of `found`, which come worst first."""
    return Verdict(found[0].outcome, found[0].words, tuple(found))


PASSED = Verdict(Outcome.PASS, "The notice stands first.")
OPEN = verdict(finding(Outcome.INCOMPLETE, "Only a browser can tell.", "", ""))
BROKEN = verdict(finding())
BESIDE = Verdict(Outcome.INAPPLICABLE, "Nothing pays.")


def page(
    source: str = "/kettles/", verdicts: tuple[Verdict, ...] = (PASSED, PASSED, OPEN, BESIDE)
) -> Judged:
    results = tuple(Result(one, said) for one, said in zip(RULES, verdicts, strict=True))
    uri = f"https://kettles.example{source}" if source.startswith("/") else source
    return Judged(Report(source, results), uri, {'<a href="/go/1/">': 12}, digest=DIGEST)


def run(*pages: Judged, failures: tuple[Note, ...] = (), notes: tuple[Note, ...] = ()) -> Run:
    return Run(AT, RULES, pages or (page(),), failures, notes)


CLEAN = run(page(verdicts=(PASSED, PASSED, PASSED, BESIDE)))
MIXED = run(
    page("/kettles/", (BROKEN, PASSED, OPEN, BESIDE)),
    page("/cups/", (PASSED, verdict(finding()), OPEN, BESIDE)),
    page("/"),
    page("/pots/"),
    failures=(Note("/broken/", "It answers 500 Internal Server Error: KeyError: 'x'."),),
    notes=(Note("/old/", "leads to https://kettles.example/new/"),),
)
HOSTILE = run(
    page(
        f"/{NASTY}/",
        (verdict(finding(words=FORMULA, html=NASTY, where=NASTY)), PASSED, OPEN, BESIDE),
    ),
    page(
        "=cmd.html",
        (PASSED, verdict(finding(Outcome.INCOMPLETE, NASTY, NASTY, NASTY)), PASSED, BESIDE),
    ),
    failures=(Note(NASTY, NASTY),),
    notes=(Note(NASTY, NASTY),),
)
EMPTY = Run(AT, RULES, failures=(Note("x.html", "It cannot be read."),))
EVERY = {"clean": CLEAN, "mixed": MIXED, "hostile": HOSTILE, "empty": EMPTY}
