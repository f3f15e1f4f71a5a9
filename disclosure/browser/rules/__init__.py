"""What is promised of a page as it is drawn: one module a rule, as in `disclosure.rules`.

V01b is what V01 promises, seen in a browser. Each module names in RENDERINGS for which readers its
examples are drawn.
"""

from importlib import import_module
from pkgutil import iter_modules

from disclosure.audit import Rule

BROWSER_RULES: tuple[Rule, ...] = tuple(
    sorted(
        (import_module(f"{__name__}.{module.name}").RULE for module in iter_modules(__path__)),
        key=lambda rule: rule.id,
    )
)
