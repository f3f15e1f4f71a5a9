"""A page as the rules read it: the HTML that a reader was sent, parsed once, and nothing else.

The parser builds the tree that browsers build, broken markup included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosure.addresses import absolute, parts

NOTICE = "[data-notice]"
HEADINGS = "title, h1, h2, h3, h4, h5, h6, caption, th, figcaption, legend, summary"
BADGES = '[class~="label"], [class~="badge"], [class~="ribbon"], [class~="tag"]'
NAVIGATING = {  # which attribute of which element takes a reader somewhere
    ("a", "href"),
    ("a", "xlink:href"),
    ("area", "href"),
    ("form", "action"),
    ("button", "formaction"),
    ("input", "formaction"),
    ("iframe", "src"),
    ("frame", "src"),
    ("embed", "src"),
    ("object", "data"),
    # A drawing can give a link its address while it plays.
    ("set", "to"),
    ("animate", "to"),
    ("animate", "from"),
    # Some browsers follow links of formulas.
    *((tag, "href") for tag in ("math", "mrow", "mi", "mn", "mo", "mtext", "mfrac", "msup")),
}
IDLE = {  # lead nowhere
    *("class", "id", "lang", "rel", "role", "scope", "style", "datetime", "value", "title", "alt"),
    *(
        "width",
        "height",
        "viewbox",
        "focusable",
        "aria-hidden",
        "aria-label",
        "preserveaspectratio",
    ),
    *("data-history", "data-was"),  # name an offer, and rules C05 and C11 ask which
}
# Content of these is not on the page when it opens, or not for everyone.
UNSEEN_TAGS = {
    "audio": "is only shown by browsers without sound",
    "canvas": "is only shown by browsers that cannot draw",
    "datalist": "is a list of suggestions",
    "details": "opens only on a click",
    "head": "stands outside the page",
    "iframe": "is only shown where frames are not",
    "noscript": "is only shown without scripts",
    "object": "is only shown where the object is not",
    "option": "is a choice in a list",
    "script": "is no text of the page",
    "select": "opens only on a click",
    "style": "is no text of the page",
    "template": "is not shown",
    "video": "is only shown by browsers without video",
}
UNSEEN_ATTRIBUTES = {
    "hidden": "is hidden",
    "inert": "is switched off (inert)",
    "popover": "opens only on demand (popover)",
}
ADDRESS = re.compile(r"""(?:https?:)?//[^\s"'<>\\)]+|(?<=["'(=])/[^\s"'<>\\)]+""", re.IGNORECASE)
# "0; url=/x/", "0, '/x/'" and "0 /x/" all lead there.
REFRESH = re.compile(r"^\s*[\d.]+[\s;,]+(?:url\s*=\s*)?['\"]?\s*([^'\"]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """A way from the page to somewhere else.

    `written` is what the markup says, `url` the absolute address that a browser makes of it.
    `carrier` is "a" for a plain link; else what carries it: "area", "form action", "ping", "script" …
    """

    node: LexborNode
    written: str
    url: str
    carrier: str
    place: int
    rel: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return words(self.node.text())


@dataclass(frozen=True)
class Price:
    """A figure in the markup of prices. `holder` is the element that must also hold its time."""

    node: LexborNode
    holder: LexborNode
    value: str
    currency: str
    times: tuple[str, ...]
    place: int


class Page:
    """`address` is the absolute URL at which it stands; `notice` the CSS selector of its notice.

    Raises ValueError if `notice` is no selector.
    """

    def __init__(self, html: str, *, address: str = "", notice: str = NOTICE) -> None:
        self.html = html
        self.address = address
        self.tree = LexborHTMLParser(html)
        self.selector = notice
        self.notices = self.tree.css(notice)

    # Where things stand

    @cached_property
    def elements(self) -> list[LexborNode]:
        """In the order of the document; what stands in a template or a `srcdoc` follows its holder."""
        if self.tree.css_first("template, iframe") is None:
            return self.tree.css("*")
        return list(self._walk())

    def _walk(self) -> Iterator[LexborNode]:
        """Without recursion, for templates may stand in templates as deep as anybody likes."""
        waiting = [iter(self.tree.css("*"))]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                continue
            yield node
            if node.tag in ("template", "iframe"):
                waiting.append(iter(self._inner(node)))

    def _inner(self, node: LexborNode) -> list[LexborNode]:
        """What a template or frame holds that is not among the elements of the page."""
        if node.tag == "template":
            return [one for part in node.template_fragments() for one in part.css("*")]
        if "srcdoc" not in node.attributes:
            return []
        inner = LexborHTMLParser(node.attributes["srcdoc"] or "")
        self._kept.append(inner)
        return inner.css("*")

    @cached_property
    def _kept(self) -> list[LexborHTMLParser]:
        return []  # nodes are of use only while their tree lives

    @cached_property
    def _places(self) -> dict[int, int]:
        return {node.mem_id: place for place, node in enumerate(self.elements)}

    def place(self, node: LexborNode) -> int:
        """Its number in the order of the document."""
        return self._places[node.mem_id]

    def unseen(self, node: LexborNode) -> str:
        """Why a reader who opens the page does not see `node`, by its markup alone; else empty."""
        why, passed = "", []
        for one in [node, *ancestors(node)]:
            if one.mem_id in self._out_of_sight:
                why = self._out_of_sight[one.mem_id]
                break
            passed.append(one.mem_id)
            if reason := hidden_by(one):
                why = f"<{one.tag}> {reason}"
                break
        self._out_of_sight.update(dict.fromkeys(passed, why))
        return why

    @cached_property
    def _out_of_sight(self) -> dict[int, str]:
        return {}  # what unseen() has found out, by element

    # What it says

    @cached_property
    def folded(self) -> str:
        """The HTML in lower case, for a quick look at what it may hold."""
        return self.html.lower()

    @cached_property
    def text(self) -> str:
        """The words of the body as they follow each other, without scripts and styles."""
        return words(readable(self.tree.body)) if self.tree.body else ""

    @cached_property
    def language(self) -> str:
        root = self.tree.css_first("html")
        return (root.attributes.get("lang") or "").strip().lower() if root else ""

    @cached_property
    def is_fragment(self) -> bool:
        """Whether it is a part of a page that a script puts into another."""
        return re.search(r"<html[\s>]", self.html, re.IGNORECASE) is None

    @cached_property
    def claims(self) -> list[tuple[LexborNode, str]]:
        """(element, words) of title, headings and labels: where a page speaks about its own ranking."""
        found = [(node, words(node.text())) for node in self.tree.css(f"{HEADINGS}, {BADGES}")]
        described = self.tree.css('meta[name="description"], meta[property="og:title"]')
        found += [(node, words(node.attributes.get("content") or "")) for node in described]
        return [(node, said) for node, said in found if said]

    # What it holds

    @cached_property
    def links(self) -> list[Link]:
        leading = (node for node in self.elements if _may_lead(node))
        return [link for node in leading for link in self._links_of(node)]

    @cached_property
    def prices(self) -> list[Price]:
        return [
            Price(
                node,
                holder,
                node.attributes.get("value") or "",
                node.attributes.get("data-currency") or "",
                tuple(one.attributes["datetime"] or "" for one in holder.css("time[datetime]")),
                self.place(node),
            )
            for node in self.tree.css("data[data-currency]")
            if (holder := node.parent) is not None
        ]

    @cached_property
    def placements(self) -> list[LexborNode]:
        return self.tree.css("[data-placement]")

    @cached_property
    def ties(self) -> list[LexborNode]:
        return self.tree.css("[data-tie]")

    @cached_property
    def points(self) -> list[LexborNode]:
        return self.tree.css("[data-points]")

    @cached_property
    def paid_orders(self) -> list[LexborNode]:
        """Lists whose order points moved, whether or not a product that has some is among the rows."""
        return self.tree.css('[data-order="paid"]')

    @cached_property
    def past(self) -> list[LexborNode]:
        """What says that it tells of earlier prices of an offer."""
        return self.tree.css("[data-history], [data-was]")

    @cached_property
    def styles(self) -> list[str]:
        """The sheets written into the page."""
        return [node.text() for node in self.tree.css("style")]

    @cached_property
    def base(self) -> str:
        """What relative addresses are relative to."""
        node = self.tree.css_first("base[href]")
        return absolute(node.attributes["href"] or "", self.address) if node else self.address

    def resolve(self, written: str) -> str:
        """The address that browsers make of what stands in an attribute; empty if it is none."""
        return absolute(written, self.base)

    @cached_property
    def _drawn(self) -> frozenset[int]:
        """The links inside of drawings."""
        return frozenset(node.mem_id for node in self.tree.css("svg a"))

    def _links_of(self, node: LexborNode) -> Iterator[Link]:
        tag, attributes = node.tag or "", node.attributes
        if tag == "script" and "ld+json" not in (attributes.get("type") or ""):
            yield from self._written_in(node, node.text(), "script")
        for name, value in attributes.items():
            if not value or name in IDLE:
                continue
            if (tag, name) in NAVIGATING:
                yield from self._navigating(node, name, value)
            else:
                yield from self._carried(node, name, value)

    def _navigating(self, node: LexborNode, name: str, value: str) -> Iterator[Link]:
        carrier = "a" if (node.tag, name) == ("a", "href") else f"{node.tag} {name}"
        yield self._link(node, value, carrier)
        if value.lstrip().lower().startswith("javascript:"):
            yield from self._written_in(node, value, "script in a link")

    def _carried(self, node: LexborNode, name: str, value: str) -> Iterator[Link]:
        """By an attribute that is not there for links, or not for one."""
        if name == "ping":
            yield from (self._link(node, one, name) for one in value.split())
        elif name == "values" and node.tag == "animate":
            yield from (self._link(node, one, "animate values") for one in value.split(";"))
        elif name == "content" and node.tag == "meta":
            yield from self._refreshed(node, value)
        elif name.startswith("on"):
            yield from self._written_in(node, value, name)
        elif name.startswith("data-") and value.strip().startswith(("/", "\\", "http")):
            yield self._link(node, value, name)

    def _refreshed(self, node: LexborNode, value: str) -> Iterator[Link]:
        target = REFRESH.search(value)
        if target and (node.attributes.get("http-equiv") or "").strip().lower() == "refresh":
            yield self._link(node, target[1], "meta refresh")

    def _written_in(self, node: LexborNode, code: str, carrier: str) -> Iterator[Link]:
        plain = code.replace("\\/", "/")  # as JSON and scripts write it
        for written in dict.fromkeys(ADDRESS.findall(plain)):
            yield self._link(node, written, carrier)

    def _link(self, node: LexborNode, written: str, carrier: str) -> Link:
        rel = frozenset((node.attributes.get("rel") or "").lower().replace(",", " ").split())
        if carrier == "a" and node.mem_id in self._drawn:
            carrier = "svg a"
        return Link(node, written, self.resolve(written), carrier, self.place(node), rel)


def _may_lead(node: LexborNode) -> bool:
    """Whether the element itself can hold an address; most hold none."""
    return node.tag == "script" or not IDLE.issuperset(node.attributes)


def past_of(node: LexborNode) -> list[str]:
    """Of which offers `node` says that it tells earlier prices, as written."""
    named = (node.attributes.get(name) for name in ("data-history", "data-was"))
    return [one for one in named if one]


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """From the nearest to the outermost."""
    above = node.parent
    while above is not None and above.is_element_node:
        yield above
        above = above.parent


def words(text: str) -> str:
    """`text` with each run of white space as one space."""
    return " ".join(text.split())


def readable(node: LexborNode) -> str:
    """The text of `node` without scripts and styles, with a space between elements."""
    if node.css_first("script, style, template") is None:
        return node.text(separator=" ")
    return " ".join(
        one.text_content or ""
        for one in node.traverse(include_text=True)
        if one.is_text_node
        and not (one.parent and one.parent.tag in ("script", "style", "template"))
    )


def start_tag(node: LexborNode) -> str:
    """The element without its content, for showing where something is."""
    markup = node.html or ""
    return markup[: markup.find(">") + 1]


@lru_cache(maxsize=4096)  # rules ask it of each link of a page
def host(url: str) -> str:
    """Of an http(s) address, in lower case; else empty."""
    try:
        read = parts(url)
        return (read.hostname or "").rstrip(".") if read.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def hidden_by(node: LexborNode) -> str:
    """Why the element itself, wherever it stands, is out of sight by its markup; else empty."""
    attributes = node.attributes
    if (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return "is kept from screen readers (aria-hidden)"
    if node.tag == "dialog" and "open" not in attributes:
        return "opens only on demand"
    for name, why in UNSEEN_ATTRIBUTES.items():
        if name in attributes:
            return why
    if node.tag == "details" and "open" in attributes:
        return ""
    return UNSEEN_TAGS.get(node.tag or "", "")
