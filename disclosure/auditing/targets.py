"""What the arguments of the command mean: the site, a path of it, an address, a file, a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from django.urls import Resolver404, resolve

from disclosure.auditing import files, network, site
from disclosure.auditing.answers import Answer, NotJudgedError, Target
from disclosure.auditing.inside import Inside

MISSING = (404, 410)


class NoTargetError(Exception):
    """An argument that names nothing."""


def whole_site(at: datetime) -> tuple[list[Target], str]:
    """All pages of this site, and in words what they are. Raises site.NoSitemapError."""
    inside = Inside()
    listed = site.listed()
    beside = [path for path in site.beside(at) if path not in listed]
    pages = [Target(path, partial(inside.page, path)) for path in (*listed, *beside)]
    return pages, f"{_counted(len(listed))} in the sitemap, {len(beside)} beside it"


def named(arguments: Iterable[str]) -> list[Target]:
    """Each page once, in the order of the arguments. Raises NoTargetError."""
    inside = Inside()
    found = [target for argument in arguments for target in _named(argument, inside)]
    return list({target.source: target for target in found}.values())


def _named(argument: str, inside: Inside) -> Iterator[Target]:
    if argument.lower().startswith(("http://", "https://")):
        yield Target(argument, partial(_there, partial(network.page, argument)))
    elif _is_page_of_ours(argument):
        yield Target(argument, partial(_there, partial(inside.page, argument)))
    else:
        yield from _in_files(Path(argument))


def _there(fetch: Callable[[], Answer]) -> Answer:
    """A page that was asked for by name and is not there is a slip of the pen, not a clean page."""
    answer = fetch()
    if answer.status in MISSING:
        raise NotJudgedError(
            f"It answers {answer.status}: there is no such page. (A name that begins with / is a "
            "path of this site, unless such a file or folder is there.)"
        )
    return answer


def _is_page_of_ours(argument: str) -> bool:
    """A path of the site looks like a file. A file that is there goes first; of folders only one
    where the site has no page: "/" is the home page."""
    if not argument.startswith("/") or Path(argument).is_file():
        return False
    if not Path(argument).is_dir():
        return True
    try:
        resolve(argument)
    except Resolver404:
        return False
    return True


def _in_files(path: Path) -> Iterator[Target]:
    if path.is_dir():
        found = files.below(path)
        if not found:
            raise NoTargetError(f"There is no file of HTML in {path} or below.")
        for one in found:
            yield Target(files.shown(one), partial(files.page, one, root=path))
    elif path.exists():
        yield Target(files.shown(path), partial(files.page, path, root=path.parent))
    else:
        raise NoTargetError(
            f"“{path}” is no file, no folder, no path of this site (those begin with /) and no "
            "address (those begin with https:// or http://)."
        )


def _counted(count: int) -> str:
    return f"{count:,} page{'' if count == 1 else 's'}"
