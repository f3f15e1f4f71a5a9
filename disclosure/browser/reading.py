"""What the page tells programs that read it out: Chromium's accessibility tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disclosure.browser.tab import Tab
from disclosure.sight import Spoken

# Of these a screen reader reads the name alone, though Chromium's tree keeps what is inside: WAI-ARIA
# 1.2, "children presentational", in the words of Chromium's tree.
NAME_ALONE = frozenset(
    {"button", "checkbox", "image", "img", "math", "menuitemcheckbox", "menuitemradio", "meter",
     "option", "progressbar", "radio", "scrollbar", "separator", "slider", "switch", "tab"}
)  # fmt: skip


def heard(tab: Tab) -> Spoken:
    """The words of the notice in that tree, and the links that are read before them."""
    notice = tab.element("notice")
    if notice is None:
        return Spoken(problem="There is no notice.")
    nodes = tab.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    own = next((one for one in nodes if one.get("backendDOMNodeId") == notice), None)
    if own is None:
        return Spoken(problem="The notice is not in the tree that screen readers read.")
    around = next((one for one in _above(own, by_id) if _role(one) in NAME_ALONE), None)
    if around is not None:
        return Spoken(
            problem=f"It is inside of a {_role(around)}: a screen reader reads only its name, "
            f"“{_name(around)}”."
        )
    inside = {one["nodeId"] for one in _below(own, by_id)}
    words = [_name(one) for one in _below(own, by_id) if _is_text(one)]
    before: list[str] = []
    for one in _below(nodes[0], by_id):
        if one["nodeId"] in inside:
            break
        if not one.get("ignored") and _role(one) == "link":
            before.append(_url(one))
    return Spoken(" ".join(" ".join(words).split()), tuple(before))


def _above(node: Any, by_id: dict[str, Any]) -> Iterator[Any]:
    """The node itself, what it is in, and so on to the page."""
    while node is not None:
        yield node
        node = by_id.get(node.get("parentId", ""))


def _below(node: Any, by_id: dict[str, Any]) -> Iterator[Any]:
    """In the order of reading."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [by_id[key] for key in reversed(one.get("childIds", ())) if key in by_id]


def _is_text(node: Any) -> bool:
    return not node.get("ignored") and _role(node) == "StaticText"


def _role(node: Any) -> str:
    return str(node.get("role", {}).get("value", ""))


def _name(node: Any) -> str:
    return str(node.get("name", {}).get("value", ""))


def _url(node: Any) -> str:
    for one in node.get("properties", ()):
        if one["name"] == "url":
            return str(one["value"].get("value", ""))
    return ""
