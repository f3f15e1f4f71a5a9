"""Small articles, and what is made of them."""

from pathlib import Path
from typing import Any

from reviews.importing.articles.parts import Article
from reviews.importing.articles.pictures import Pictures
from reviews.importing.articles.reading import read

MARKDOWN = """# How to descale a kettle

Vinegar does it, and so does citric acid.

## Key takeaways

- Use acid, not force.
- Rinse twice.

## Why scale forms

Hard water leaves lime behind.

### Where it sits

At the *bottom*, see [the study](https://water.example/study).

> Lime is only stone.
>
> — Dr. Ida Stone, water chemist

| Features | Benefits |
|---|---|
| Wide lid | Easy to reach in |
| Steel floor | No pores |

After the table.

## Conclusion

Descale once a month.

## FAQ

### Is it safe?

Yes, if you rinse.

### How often?

Once a month.

## Sources

- [On lime](https://www.lime.example/on) 2019
- Hard water and its kettles. Tin Press, 2021
"""


def article(text: str | bytes, format: str = "markdown", folder: Path | None = None) -> Article:  # noqa: A002
    found = text if isinstance(text, bytes) else text.encode()
    return read(found, format, Pictures(folder))


def kinds(of: Article) -> list[str]:
    return [placed.kind.__name__ for placed in of.placed]


def fields(of: Article, kind: str) -> list[dict[str, Any]]:
    """The fields of all blocks of `kind`, in their order."""
    return [placed.fields for placed in of.placed if placed.kind.__name__ == kind]


def told(of: Article) -> str:
    """All that a person is told about it."""
    return "\n".join(str(one) for one in [*of.left_out, *of.notes])
