"""Judge pages by the rules, and say what was found; docs/auditing.md is its manual."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string
from django.utils import timezone
from selectolax.lexbor import SelectolaxError
from tqdm import tqdm

from disclosure.audit import Outcome, Report, Rule
from disclosure.auditing import judge, keeping, targets
from disclosure.auditing.answers import Target
from disclosure.auditing.decoding import decode
from disclosure.auditing.site import NoSitemapError
from disclosure.browser import chromium
from disclosure.browser.judging import ALL_RULES
from disclosure.page import Page, words
from disclosure.report import WRITERS, Run, as_text
from disclosure.report.as_html import context
from disclosure.report.choosing import UnknownRuleError, choose
from disclosure.report.explaining import explain
from disclosure.rules import RULES

FORMATS = (*WRITERS, "html")
UNTOLD = ("--output", "--pythonpath", "--settings")
STOPPED = 130  # what shells say of a program that Ctrl-C ended


class Command(BaseCommand):
    help = "Judge pages by the rules: this site, or pages of anybody. Exit 0 clean, 1 findings, 2 could not look."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "pages",
            nargs="*",
            metavar="PAGE",
            help="/path of this site, URL, file or folder of HTML; none: the whole site",
        )
        parser.add_argument("--only", **_rules_option(), help="judge by these rules or groups (V)")
        parser.add_argument("--skip", **_rules_option(), help="judge without these")
        parser.add_argument("--explain", **_rules_option(), help="say what rules mean; all: each")
        parser.add_argument(
            "--notice",
            metavar="CSS",
            default="",
            help="which element of a foreign page its notice is",
        )
        parser.add_argument(
            "--notice-text", metavar="FILE", type=Path, help="the words approved for that notice"
        )
        parser.add_argument("--format", choices=FORMATS, default="text")
        parser.add_argument("--output", metavar="FILE", type=Path, help="write the report there")
        parser.add_argument(
            "--browser",
            action="store_true",
            help="look at each page in Chromium as well, for all kinds of readers",
        )
        parser.add_argument(
            "--quick", action="store_true", help="with --browser: for the most usual ones alone"
        )
        parser.add_argument(
            "--sample",
            metavar="N",
            type=int,
            help="only the N pages looked at longest ago; --output names the folder that keeps score",
        )
        parser.add_argument(
            "--fail-on",
            choices=("violation", "incomplete", "never"),
            default="violation",
            help="what makes the exit code 1",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            code = self._explained(options) if options["explain"] else self._audited(options)
        except KeyboardInterrupt:
            raise CommandError("Stopped, without a report.", returncode=STOPPED) from None
        if code:
            sys.exit(code)

    def _explained(self, options: dict[str, Any]) -> int:
        everything = "all" in [name.lower() for name in options["explain"]]
        asked = ALL_RULES if everything else _chosen(ALL_RULES, only=options["explain"], skip=[])
        self._print(explain(asked) + "\n")
        return 0

    def _audited(self, options: dict[str, Any]) -> int:
        _refuse_half(options)
        catalogue = ALL_RULES if options["browser"] else RULES
        rules = _chosen(catalogue, only=options["only"], skip=options["skip"])
        at = timezone.now()
        if options["sample"] is not None:
            return self._sampled(rules, options, at)
        _refuse_place(options["output"])
        whole = not options["pages"]
        found, scope = _asked_for(options["pages"], at)
        run, ours = _run(options)(_watched(found), at=at, foreign=_foreign(options), scope=scope)
        if ours:
            keeping.keep(ours, at=at)
        if whole:
            seen = [report.source for report in ours]
            keeping.forget_all_but([*seen, *(note.source for note in run.failures)])
        self._report(run.by(rules), options)
        return run.by(rules).exit_code(options["fail_on"])

    def _sampled(self, rules: Sequence[Rule], options: dict[str, Any], at: datetime) -> int:
        """Keeps no verdicts for /audit/: those are of whole runs."""
        place = options["output"]
        if options["sample"] < 1 or place is None:
            raise CommandError(
                "--sample needs a number of pages, and --output a folder that remembers them: "
                "--sample 20 --output audits",
                returncode=2,
            )
        from disclosure.browser import folder, sampled  # noqa: PLC0415  (needs no browser, but time)

        found, scope = _asked_for(options["pages"], at)
        look = partial(_run(options), at=at, foreign=_foreign(options), scope=scope)
        try:
            run, changes, report = sampled.sampled(
                found,
                options["sample"],
                place,
                lambda asked: look(_watched(asked))[0].by(rules),
                tools=_tools(options),
                command=_command(),
            )
        except folder.FolderError as error:
            raise CommandError(str(error), returncode=2) from None
        self._print("\n".join([*changes.lines(), f"{as_text.summary(run)} Report: {report}", ""]))
        return run.exit_code(options["fail_on"])

    def _report(self, run: Run, options: dict[str, Any]) -> None:
        written, place = options["format"], options["output"]
        if place:
            _write(place, _written(run, options), "utf-8-sig" if written == "csv" else "utf-8")
            self._print(f"{as_text.summary(run)} Report: {place}\n")
        elif written == "text":
            self._print(as_text.write(run, self._paint))
        else:
            self._print(_written(run, options))

    def _paint(self, outcome: Outcome, text: str) -> str:
        """Django's styles, which are none where nobody looks on."""
        styles = {Outcome.VIOLATION: self.style.ERROR, Outcome.INCOMPLETE: self.style.WARNING}
        return str(styles.get(outcome, self.style.SUCCESS)(text))

    def _print(self, text: str) -> None:
        try:
            self.stdout.write(text, ending="")
            self.stdout.flush()
        except BrokenPipeError:  # `… | head` has seen enough
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  (for Python's own last flush)


def _refuse_half(options: dict[str, Any]) -> None:
    """Options that would do nothing."""
    if options["quick"] and not options["browser"]:
        raise CommandError("--quick is a way to look with --browser: ask for both.", returncode=2)
    if options["sample"] is not None and options["format"] != "text":
        raise CommandError(
            "--sample writes its reports as HTML and JSON into the folder of --output: leave "
            "--format out.",
            returncode=2,
        )


def _run(options: dict[str, Any]) -> Callable[..., tuple[Run, list[Report]]]:
    """How pages are judged: by their HTML, or in a browser, too."""
    if not options["browser"]:
        return judge.run
    try:
        path = chromium.found()
    except chromium.NoBrowserError as error:
        raise CommandError(str(error), returncode=2) from None
    # Its packages are optional, and here by now.
    from disclosure.browser import auditing, renderings  # noqa: PLC0415

    chosen = renderings.QUICK if options["quick"] else renderings.FULL
    return partial(auditing.run, chromium=path, renderings=chosen)


def _rules_option() -> dict[str, Any]:
    return {"action": "append", "default": [], "metavar": "ID,…"}


def _chosen(catalogue: Sequence[Rule], *, only: list[str], skip: list[str]) -> tuple[Rule, ...]:
    try:
        chosen = choose(catalogue, only=only, skip=skip)
    except UnknownRuleError as error:
        raise CommandError(str(error), returncode=2) from None
    if not chosen:
        raise CommandError("--skip leaves no rule to judge by.", returncode=2)
    return chosen


def _asked_for(pages: list[str], at: datetime) -> tuple[list[Target], str]:
    try:
        return (targets.named(pages), "") if pages else targets.whole_site(at)
    except (targets.NoTargetError, NoSitemapError) as error:
        raise CommandError(str(error), returncode=2) from None


def _watched(found: list[Target]) -> Iterator[Target]:
    """With a progress bar, if somebody is looking."""
    yield from tqdm(found, desc="Judging", unit=" pages", disable=None, leave=False)


def _foreign(options: dict[str, Any]) -> judge.Foreign:
    if options["notice"]:
        try:
            Page("", notice=options["notice"])
        except (SelectolaxError, ValueError):
            raise CommandError(
                f"--notice “{options['notice']}” is no CSS selector. Give one such as '#disclosure'.",
                returncode=2,
            ) from None
    return judge.Foreign(options["notice"], _text(options["notice_text"]))


def _text(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        found = words(decode(path.read_bytes()))
    except OSError as error:
        raise CommandError(
            f"--notice-text {path} cannot be read: {error.strerror}.", returncode=2
        ) from None
    if not found:
        raise CommandError(f"--notice-text {path} is empty.", returncode=2)
    return found


def _written(run: Run, options: dict[str, Any]) -> str:
    if options["format"] == "html":
        return render_to_string(
            "disclosure/report.html", context(run, tools=_tools(options), command=_command())
        )
    return WRITERS[options["format"]](run)


def _tools(options: dict[str, Any]) -> list[str]:
    """With what a report was made, so that it can be made again."""
    told = [f"the notice is what {options['notice']} selects"] if options["notice"] else []
    if options["notice_text"]:
        told.append(f"its words are those of {options['notice_text']}")
    if options["browser"]:
        told.append(chromium.version(chromium.found()))
        told.append("for few kinds of readers (--quick)" if options["quick"] else "for all kinds")
    return told


def _command() -> str:
    """What was typed, without passwords and where things lie on the machine of who typed it;
    nothing if another program called."""
    if sys.argv[1:2] != ["audit_pages"]:
        return ""
    told, words = ["manage.py"], iter(sys.argv[1:])
    for word in words:
        option, _, value = word.partition("=")
        if option in UNTOLD:
            if not value:
                next(words, None)
        else:
            told.append(re.sub(r"//[^/@]*@", "//…@", word))
    return shlex.join(told)


def _refuse_place(path: Path | None) -> None:
    """Before the work, not after it."""
    if path is None:
        return
    folder = path.parent
    if not folder.is_dir():
        raise CommandError(f"--output {path}: there is no folder {folder}.", returncode=2)
    if path.is_dir():
        raise CommandError(f"--output {path} is a folder; name a file.", returncode=2)


def _write(path: Path, text: str, encoding: str) -> None:
    """Whole or not at all: what stood there stays until the new report is complete."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        unfinished.write_text(text, encoding=encoding, newline="")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise CommandError(
            f"--output {path} cannot be written: {error.strerror}.", returncode=2
        ) from None
