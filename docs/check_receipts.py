#!/usr/bin/env python3
"""Computes every score and position of a receipts export again, and says where it comes to something else.

    python3 check_receipts.py receipts.csv

Needs Python 3.9 and nothing else, and shares no code with the site: the rules are written down here
a second time. docs/auditing.md says what the columns hold. The exit code is 0 if all receipts add
up, 1 if any does not, 2 if the file cannot be read.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

TENTH = Decimal("0.1")
ZERO = Decimal(0)
NEEDED = {"comparison", "product", "line"}

Row = dict[str, str]
Key = tuple[str, str]  # comparison, product
Lines = dict[str, list[Row]]  # by “criterion”, “placement” and “score”
Score = tuple[Decimal, ...]


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        return stop(f"Give one file: {sys.argv[0]} receipts.csv")
    try:
        with Path(arguments[0]).open(encoding="utf-8-sig", newline="") as file:
            receipts = read(csv.DictReader(file))
        wrong = check(receipts)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return stop(f"{arguments[0]} cannot be read: {error}")
    except KeyError as error:
        return stop(f"{arguments[0]} has no column {error}: is it an export of receipts?")
    except (InvalidOperation, TypeError, ValueError) as error:
        return stop(f"{arguments[0]} holds something that is no number or no time: {error!r}")
    return report(receipts, wrong)


def read(rows: "csv.DictReader[str]") -> dict[Key, Lines]:
    """Raises KeyError for a file without the columns of an export."""
    for name in sorted(NEEDED - set(rows.fieldnames or ())):
        raise KeyError(name)
    receipts: dict[Key, Lines] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        receipts[row["comparison"], row["product"]][row["line"]].append(row)
    return receipts


def check(receipts: dict[Key, Lines]) -> dict[Key, list[str]]:
    """What is wrong with those that do not add up."""
    wrong: dict[Key, list[str]] = defaultdict(list)
    for key, lines in receipts.items():
        wrong[key] += faults(lines)
    for key, words in positions(receipts):
        wrong[key].append(words)
    return {key: found for key, found in wrong.items() if found}


def faults(lines: Lines) -> Iterator[str]:
    if len(lines["score"]) != 1:
        yield f"there are {len(lines['score'])} lines with its score instead of 1"
        return
    score = lines["score"][0]
    weights = sum((number(row, "weight") for row in lines["criterion"]), ZERO)
    if weights != 100:
        yield f"the weights add up to {weights}, not to 100"
    yield from parts(lines["criterion"], score)
    yield from pay(lines["placement"], score)


def parts(criteria: Iterable[Row], score: Row) -> Iterator[str]:
    """Weight × score of each criterion, and their sum, rounded half up to one decimal."""
    total = ZERO
    for row in criteria:
        gives = number(row, "weight") * number(row, "value") / 100
        total += gives
        if gives != number(row, "gives"):
            yield f"{row['item']} gives {gives}, and the file says {row['gives']}"
    blind = total.quantize(TENTH, ROUND_HALF_UP)
    if blind != number(score, "blind"):
        yield f"the score without pay is {blind}, and the file says {score['blind']}"


def pay(placements: list[Row], score: Row) -> Iterator[str]:
    """Points of all placements together, up to the cap, and to no more than the top of the scale."""
    agreed = sum((number(row, "value") for row in placements), ZERO)
    blind = number(score, "blind")
    points = max(min(agreed, number(score, "cap"), number(score, "top") - blind), ZERO)
    if points != number(score, "points"):
        yield f"pay adds {points}, and the file says {score['points']}"
    if blind + points != number(score, "shown"):
        yield f"the score with pay is {blind + points}, and the file says {score['shown']}"
    for row in placements:
        if not time(row, "starts_at") <= time(row, "at") < time(row, "ends_at"):
            yield f"placement {row['item']} did not run at {row['at']}"


def positions(receipts: dict[Key, Lines]) -> Iterator[tuple[Key, str]]:
    """Positions are those in the whole comparison: one more than the number that stand above.

    Pay breaks no tie: of equal scores with pay, the higher one without pay stands above.
    """
    comparisons: dict[str, dict[Key, Row]] = defaultdict(dict)
    for key, lines in receipts.items():
        for row in lines["score"][:1]:
            comparisons[key[0]][key] = row
    for rows in comparisons.values():
        for name, scores in (("position", ["shown", "blind"]), ("blind_position", ["blind"])):
            values = {key: tuple(number(row, one) for one in scores) for key, row in rows.items()}
            place = places(values.values())
            for key, row in rows.items():
                if place[values[key]] != number(row, name):
                    yield key, f"its {name} is {place[values[key]]}, and the file says {row[name]}"


def places(scores: Iterable[Score]) -> dict[Score, int]:
    """The place of each score, the highest first; equal ones share it."""
    first: dict[Score, int] = {}
    for place, score in enumerate(sorted(scores, reverse=True), start=1):
        first.setdefault(score, place)
    return first


def number(row: Row, name: str) -> Decimal:
    return Decimal(row[name])


def time(row: Row, name: str) -> datetime:
    return datetime.fromisoformat(row[name])


def report(receipts: dict[Key, Lines], wrong: dict[Key, list[str]]) -> int:
    for (comparison, product), found in sorted(wrong.items()):
        for words in found:
            say(f"{comparison}, {product}: {words}.")
    limits = sorted(
        {(row["cap"], row["top"]) for lines in receipts.values() for row in lines["score"]}
    )
    for cap, top in limits:
        say(f"Pay may add {cap} at most, and no score is above {top}.")
    say(f"{len(receipts) - len(wrong)} of {len(receipts)} receipts add up.")
    return 1 if wrong else 0


def stop(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return 2


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
