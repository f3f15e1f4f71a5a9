"""What a rule promises, where that comes from, and what keeps and breaks it."""

from __future__ import annotations

from collections.abc import Iterable

from disclosure.audit import Example, Rule

WHAT_GROUPS_ARE_ABOUT = {
    "L": "that there is a notice, and labels",
    "V": "that readers can see it",
    "P": "that it stands where it counts",
    "W": "that its words are plain and nothing contradicts them",
    "R": "paid places and rankings",
    "T": "reviews, ratings and ties",
    "C": "prices and what qualifies them",
    "J": "labels that a market asks for",
    "E": "records",
}


def explain(rules: Iterable[Rule]) -> str:
    return "\n\n".join(_explained(rule) for rule in rules)


def _explained(rule: Rule) -> str:
    breaking = "A page that breaks it is served, and the finding is told to editors."
    if rule.blocking:
        fate = "should not be, but is," if rule.is_drawn else "is not"
        breaking = f"★ A page that breaks it {fate} served."
    about = WHAT_GROUPS_ARE_ABOUT.get(rule.group, "")
    lines = [
        f"{rule.name}  {rule.promise}",
        f"  Group:   {rule.group}{f', {about}' if about else ''}",
        f"  Source:  {rule.source}",
        f"  Breaks:  {breaking}",
        f"  Mend:    {rule.hint}",
        *_example("Keeps it", rule.good),
        *_example("Breaks it", rule.bad),
    ]
    return "\n".join(lines)


def _example(what: str, examples: tuple[Example, ...]) -> list[str]:
    """The first one: the others are its variations."""
    if not examples:
        return []
    return [f"  {what}:", *(f"    {line}" for line in examples[0].body.strip().splitlines())]
