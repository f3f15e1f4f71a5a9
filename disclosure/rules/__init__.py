"""The catalogue: one module a rule, each with its `RULE`. Adding a rule is adding a file."""

from importlib import import_module
from pkgutil import iter_modules

from disclosure.audit import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (import_module(f"{__name__}.{module.name}").RULE for module in iter_modules(__path__)),
        key=lambda rule: rule.id,
    )
)
