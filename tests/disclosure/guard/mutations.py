"""Ways to break the promises of a page of this site, each as one small change of its HTML.

A way says what must come of it: `REFUSED` breaks a ★ rule and may never be served; `FOUND` is a
violation that people mend, and may be served; `ASKED` is at least a question to a person or a
browser. `HARMLESS` changes keep every promise and must pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.disclosure.guard.styles_that_hide import ON_A_PARENT, ON_THE_NOTICE, SHEETS

REFUSED, FOUND, ASKED, HARMLESS = "refused", "found", "asked", "harmless"
FOREIGN = "https://www.amazon.com/dp/B000?tag=us-20"
NOTICE = ".notice"
TOLD = "[data-notice]"
PAID = 'a[rel~="sponsored"]'
MARK = "@@here@@"


@dataclass(frozen=True)
class Way:
    """`change` takes a page and gives the broken one, or nothing where there is nothing to break."""

    name: str
    outcome: str
    change: Callable[[LexborHTMLParser], str | None]

    def broken(self, html: str) -> str | None:
        """`html` in this way; None if it would stay as it is."""
        whole = LexborHTMLParser(html)
        made = self.change(whole)
        return None if made == LexborHTMLParser(html).html else made


WAYS: list[Way] = []


def way(
    name: str, outcome: str = REFUSED
) -> Callable[[Callable[[LexborHTMLParser], str | None]], None]:
    def add(change: Callable[[LexborHTMLParser], str | None]) -> None:
        WAYS.append(Way(name, outcome, change))

    return add


# Tools


def put(tree: LexborHTMLParser, place: LexborNode | None, html: str, how: str) -> str | None:
    """The page with `html` before, after, at the end or in place of an element."""
    if place is None:
        return None
    if how == "before":
        place.insert_before(MARK)
    elif how == "after":
        place.insert_after(MARK)
    elif how == "inside":
        place.insert_child(MARK)
    else:
        place.replace_with(MARK)
    return (tree.html or "").replace(MARK, html)


def wrapped(tree: LexborHTMLParser, before: str, after: str) -> str | None:
    notice = tree.css_first(NOTICE)
    return put(tree, notice, f"{before}{notice.html}{after}", "instead") if notice else None


def moved(
    tree: LexborHTMLParser, to: str, how: str, before: str = "", after: str = ""
) -> str | None:
    notice = tree.css_first(NOTICE)
    if notice is None:
        return None
    html = f"{before}{notice.html}{after}"
    notice.decompose()
    return put(tree, tree.css_first(to), html, how)


def reworded(tree: LexborHTMLParser, old: str, new: str, selector: str = TOLD) -> str | None:
    """The text of the first such element with other letters."""
    node = tree.css_first(selector)
    if node is None or not re.search(old, node.text()):
        return None
    inner = re.sub(old, new, node.text(), count=1)
    attributes = " ".join(f'{name}="{value or ""}"' for name, value in node.attributes.items())
    return put(tree, node, f"<{node.tag} {attributes}>{inner}</{node.tag}>", "instead")


def with_attribute(
    tree: LexborHTMLParser, selector: str, name: str, value: str | None
) -> str | None:
    """Set, or (None) taken away."""
    node = tree.css_first(selector)
    if node is None:
        return None
    if value is not None:
        node.attrs[name] = value
    elif name in node.attributes:
        del node.attrs[name]
    return tree.html


def without(tree: LexborHTMLParser, selector: str) -> str | None:
    for node in tree.css(selector):
        node.decompose()
    return tree.html


# The notice


@way("the notice is left out")
def _(tree: LexborHTMLParser) -> str | None:
    return without(tree, NOTICE)


HOLDERS = {
    "a comment": ("<!--", "-->"),
    "a closed details": ("<details><summary>About</summary>", "</details>"),
    "a closed dialog": ("<dialog>", "</dialog>"),
    "a template": ("<template>", "</template>"),
    "noscript": ("<noscript>", "</noscript>"),
    "a hidden element": ("<div hidden>", "</div>"),
    "an inert element": ("<div inert>", "</div>"),
    "a popover": ("<div popover>", "</div>"),
    "an element hidden from screen readers": ('<div aria-hidden="true">', "</div>"),
    "a navigation": ("<nav>", "</nav>"),
    "a page in a frame": ("<iframe srcdoc='", "'></iframe>"),
    "an attribute": ("<p title='", "'>i</p>"),
    "a text field": ("<textarea>", "</textarea>"),
    "a choice": ("<select><option>", "</option></select>"),
    "a canvas": ("<canvas>", "</canvas>"),
    "an object": ("<object>", "</object>"),
    "a film": ("<video>", "</video>"),
    "a script": ("<script type='text/plain'>", "</script>"),
    "a box that scrolls": ('<div style="height:20px;overflow:auto">', "</div>"),
}


def _held(name: str, before: str, after: str) -> None:
    @way(f"the notice stands in {name}")
    def _(tree: LexborHTMLParser) -> str | None:
        return wrapped(tree, before, after)


for _name, (_before, _after) in HOLDERS.items():
    _held(_name, _before, _after)


@way("the notice stands in a margin column")
def _(tree: LexborHTMLParser) -> str | None:
    return moved(tree, "main", "before", "<aside>", "</aside>")


@way("the notice runs through the page", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return wrapped(tree, "<marquee>", "</marquee>")


@way("the notice stands in the footer")
def _(tree: LexborHTMLParser) -> str | None:
    return moved(tree, "footer", "inside") if tree.css_first(PAID) else None


@way("the notice stands at the end of the content")
def _(tree: LexborHTMLParser) -> str | None:
    return moved(tree, "main", "inside") if tree.css_first(PAID) else None


@way("the notice stands below the first paid link")
def _(tree: LexborHTMLParser) -> str | None:
    return moved(tree, PAID, "after")


@way("the notice stands five screens down", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    return wrapped(tree, "<p>" + "Water is boiled in a kettle. " * 400 + "</p>", "")


@way("a paid link stands above the notice")
def _(tree: LexborHTMLParser) -> str | None:
    link = tree.css_first(PAID)
    return put(tree, tree.css_first(NOTICE), f"<p>{link.html}</p>", "before") if link else None


@way("there are two notices")
def _(tree: LexborHTMLParser) -> str | None:
    notice = tree.css_first(NOTICE)
    return wrapped(tree, "", notice.html or "") if notice else None


@way("the notice is empty")
def _(tree: LexborHTMLParser) -> str | None:
    return reworded(tree, r"(?s).+", "")


@way("the notice is another one")
def _(tree: LexborHTMLParser) -> str | None:
    return reworded(tree, r"(?s).+", "We love kettles and test them with care.")


LETTERS = {
    "ends early": (r"(?s)\S+\s*$", ""),
    "begins late": (r"^\s*\S+", ""),
    "has a hedge": (r"pay(s?) ", "may pay "),
    "has another word": (r"\bus\b", "them"),
    "has a word more": (r"\. ", ". Do not worry. "),
    "denies": (r"pay ", "never pay "),
    "has a letter without width": (r"pay", "p\u200bay"),
    "has a soft hyphen": (r"pay", "p\u00aday"),
    "has a letter of another alphabet": (r"a", "а"),  # Cyrillic
    "has a mark that turns letters round": (r"pay", "\u202epay\u202c"),
    "has letters that are composed otherwise": (r"e", "e\u0301"),
    "has wide letters": (r"pay", "ｐａｙ"),
    "is in capitals": (r"pay", "PAY"),
    "has no spaces": (r" ", ""),
    "has letters of another colour": (r"pay", '<span style="color:#fff">pay</span>'),
    "has a word struck out": (r"pay", "<s>pay</s>"),
    "has a word hidden": (r"pay", "<span hidden>pay</span>"),
    "has a word made small": (r"pay", '<span style="font-size:1px">pay</span>'),
}


def _lettered(name: str, old: str, new: str) -> None:
    @way(f"the notice {name}")
    def _(tree: LexborHTMLParser) -> str | None:
        return reworded(tree, old, new)


for _name, (_old, _new) in LETTERS.items():
    _lettered(_name, _old, _new)


@way("the notice names a version that nobody approved")
def _(tree: LexborHTMLParser) -> str | None:
    return re.sub(r'(data-notice-version="\w+-)1', r"\g<1>9", tree.html or "", count=1)


@way("the notice names no version")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, TOLD, "data-notice-version", None)


@way("the notice names no kind of pay")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, TOLD, "data-notice", "")


@way("the notice lost its mark")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, TOLD, "data-notice", None)


@way("the notice is in another language than the page")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, "html", "lang", "de")


@way("the page does not say its language")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, "html", "lang", None)


# How it looks


def _styled(style: str, selector: str, what: str) -> None:
    @way(f"{what}: {style}")
    def _(tree: LexborHTMLParser) -> str | None:
        return with_attribute(tree, selector, "style", style)


for _style in ON_THE_NOTICE:
    _styled(_style, NOTICE, "the notice is hidden by its style")
for _style in ON_A_PARENT:
    _styled(_style, "main", "the notice is hidden by the style around it")


@way("the notice is struck out", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, NOTICE, "style", "text-decoration: line-through")


def _sheeted(sheet: str) -> None:
    @way(f"a sheet in the page hides the notice: {sheet}")
    def _(tree: LexborHTMLParser) -> str | None:
        return put(tree, tree.css_first("title"), f"<style>{sheet}</style>", "after")


for _sheet in SHEETS:
    _sheeted(_sheet)

COVER = "position:fixed;inset:0;background:#fff;z-index:9"


@way("something covers the whole screen")
def _(tree: LexborHTMLParser) -> str | None:
    return put(tree, tree.css_first("body"), f'<div style="{COVER}">Cookies?</div>', "inside")


@way("an open dialog stands over everything")
def _(tree: LexborHTMLParser) -> str | None:
    dialog = f'<dialog open style="{COVER};width:100%;height:100%">Subscribe!</dialog>'
    return put(tree, tree.css_first("body"), dialog, "inside")


@way("readers cannot enlarge the page")
def _(tree: LexborHTMLParser) -> str | None:
    fixed = "width=device-width, user-scalable=no, maximum-scale=1"
    return with_attribute(tree, 'meta[name="viewport"]', "content", fixed)


@way("a script takes the notice away", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    script = "<script>document.querySelector('.notice').remove()</script>"
    return put(tree, tree.css_first("body"), script, "inside")


# Links

CARRIERS = {
    "a link": '<a href="{}">Buy</a>',
    "a link with a label": '<a rel="sponsored nofollow" href="{}">Buy</a> <span class="label">paid link</span>',
    "an area": '<map name="m"><area href="{}" alt="Buy"></map>',
    "a form": '<form action="{}"><button>Buy</button></form>',
    "a button of a form": '<form><button formaction="{}">Buy</button></form>',
    "a picture that is a button": '<form><input type="image" alt="Buy" formaction="{}"></form>',
    "a frame": '<iframe src="{}"></iframe>',
    "an object": '<object data="{}"></object>',
    "an embedded thing": '<embed src="{}">',
    "a data attribute": '<button data-href="{}">Buy</button>',
    "a ping": '<a href="/about/" ping="{}">About</a>',
    "a drawing": '<svg><a href="{}"><text>Buy</text></a></svg>',
    "a drawing that plays": '<svg><a><set attributeName="href" to="{}"/><text>Buy</text></a></svg>',
    "a drawing that moves": '<svg><a><animate attributeName="href" values="/;{}"/></a></svg>',
    "a drawing of old": '<svg><a xlink:href="{}"><text>Buy</text></a></svg>',
    "a formula": '<math><mrow href="{}"><mi>x</mi></mrow></math>',
    "a template": '<template><a href="{}">Buy</a></template>',
    "a page in a frame": "<iframe srcdoc='<a href=\"{}\">Buy</a>'></iframe>",
    "a script": "<script>location='{}'</script>",
    "JSON for a script": '<script type="application/json">{{"url":"{}"}}</script>',
    "an attribute with a script": "<p onclick=\"location='{}'\">Buy</p>",
    "a link that is a script": "<a href=\"javascript:location='{}'\">Buy</a>",
    "an immediate refresh": '<meta http-equiv="refresh" content="0; url={}">',
    "a noscript": '<noscript><a href="{}">Buy</a></noscript>',
    "a comment's end": '<!-- > --><a href="{}">Buy</a>',
    "capitals": '<A HREF="{}">Buy</A>',
    "an address with odd slashes": '<a href="/\\{host}">Buy</a>',
    "an address with a line break": '<a href="ht\ntps:{slashes}">Buy</a>',
    "an address with entities": '<a href="https&colon;&sol;&sol;{host}">Buy</a>',
}


def _carried(name: str, html: str) -> None:
    @way(f"somebody else's paid link in {name}")
    def _(tree: LexborHTMLParser) -> str | None:
        host = FOREIGN.removeprefix("https://")
        link = html.format(FOREIGN, host=host, slashes=f"//{host}")
        return put(tree, tree.css_first("main"), link, "inside")


for _name, _html in CARRIERS.items():
    _carried(_name, _html)


@way("a link that nobody registered")
def _(tree: LexborHTMLParser) -> str | None:
    link = '<p><a href="https://kettles-for-you.example/">A shop</a></p>'
    return put(tree, tree.css_first("main"), link, "inside")


@way("a link through a shortener")
def _(tree: LexborHTMLParser) -> str | None:
    return put(tree, tree.css_first("main"), '<a href="https://bit.ly/3x">Buy</a>', "inside")


@way("all addresses lead elsewhere by <base>")
def _(tree: LexborHTMLParser) -> str | None:
    return put(tree, tree.css_first("title"), '<base href="https://www.amazon.com/">', "before")


UNPAID_PAGE = re.compile(r'data-notice="elsewhere')
SPELLINGS = (
    "/go/{number}/",
    "/go/{number}",
    "/go/{number}/?a=1",
    "/go/{number}/#x",
    "/%67o/{number}/",
    "/x/../go/{number}/",
    "\\go/{number}/",
    "http://127.0.0.1:8000/go/{number}/",
)


def _spelled(spelling: str) -> None:
    @way(f"a bare link of the register on a page without pay: {spelling}")
    def _(tree: LexborHTMLParser) -> str | None:
        if not UNPAID_PAGE.search(tree.html or ""):
            return None
        return put(tree, tree.css_first("main"), f'<a href="{spelling}">Buy</a>', "inside")


for _spelling in SPELLINGS:
    _spelled(_spelling)


@way("paid links lost their labels", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return (tree.html or "").replace(">paid link<", "><")


@way("paid links do not say so to search engines", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, PAID, "rel", "noopener")


@way("labels say “partner”", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return (tree.html or "").replace(">paid link<", ">partner<")


# Prices

FIGURE = "data[data-currency]"


@way("a price lost its time")
def _(tree: LexborHTMLParser) -> str | None:
    return without(tree, ".price time") if tree.css_first(f".price {FIGURE}") else None


@way("a price is three days old")
def _(tree: LexborHTMLParser) -> str | None:
    old = timezone.now() - timedelta(days=3)
    if not tree.css_first(f".price {FIGURE}"):
        return None
    return with_attribute(tree, ".price time", "datetime", old.isoformat(timespec="seconds"))


@way("a price is from tomorrow")
def _(tree: LexborHTMLParser) -> str | None:
    later = timezone.now() + timedelta(days=1)
    if not tree.css_first(f".price {FIGURE}"):
        return None
    return with_attribute(tree, ".price time", "datetime", later.isoformat(timespec="seconds"))


@way("a price is not the one on record", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, FIGURE, "value", "0.99")


@way("a price is written without its markup", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    figure = tree.css_first(f".price {FIGURE}")
    return put(tree, figure.parent, "$12.90", "instead") if figure and figure.parent else None


@way("a price is said to be cut")
def _(tree: LexborHTMLParser) -> str | None:
    return put(tree, tree.css_first(FIGURE), "<del>$99.00</del> ", "before")


@way("a price has no currency", FOUND)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, FIGURE, "data-currency", "")


# Places that are paid for

ROW = "[data-placement]"


@way("a paid row lost its label")
def _(tree: LexborHTMLParser) -> str | None:
    return without(tree, f"{ROW} .label")


@way("a paid row is called recommended")
def _(tree: LexborHTMLParser) -> str | None:
    html = tree.html or ""
    return html.replace("Advertisement", "Recommended") if tree.css_first(ROW) else None


@way("a paid row has a number that is in no register")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, ROW, "data-placement", "99999")


@way("a paid row has no number")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, ROW, "data-placement", "")


@way("a paid row is put in that nobody paid for")
def _(tree: LexborHTMLParser) -> str | None:
    row = '<div data-placement="77777"><strong class="label">Advertisement</strong> Coda</div>'
    return put(tree, tree.css_first("main"), row, "inside")


@way("the label of a paid row is hidden")
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(tree, f"{ROW} .label", "hidden", "")


# Words


def _claimed(name: str, selector: str, words: str) -> None:
    @way(name)
    def _(tree: LexborHTMLParser) -> str | None:
        if not tree.css_first(ROW):
            return None
        return reworded(tree, r"(?s).+", words, selector)


_claimed(
    "a page with paid rows calls its ranking unbiased", "h1", "Our unbiased ranking of kettles"
)
_claimed("a page with paid rows calls its ranking independent", "title", "Independent ranking")
_claimed("a page with paid rows says what is best", "h1", "The best kettles of the year")


@way("the way to the weights is gone")
def _(tree: LexborHTMLParser) -> str | None:
    if not tree.css_first(ROW):
        return None
    return without(tree, 'a[href*="how-we-rank"]')


@way("a label says “affiliate link”")
def _(tree: LexborHTMLParser) -> str | None:
    return (tree.html or "").replace(">paid link<", ">affiliate link<")


@way("praise that nobody signed", ASKED)
def _(tree: LexborHTMLParser) -> str | None:
    praise = "<blockquote><p>Best kettle of my life!</p></blockquote>"
    return put(tree, tree.css_first("main"), praise, "inside")


# What keeps every promise


@way("it is written out anew", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return f"{tree.html}\n"


@way("it has a comment and an own link more", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return put(
        tree, tree.css_first("main"), '<!-- x --><p><a href="/about/">Who we are</a></p>', "inside"
    )


@way("the notice has another frame", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return with_attribute(
        tree, NOTICE, "style", "border: 3px solid #111; padding: 1rem; opacity: .98"
    )


@way("its words are broken into lines", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return reworded(tree, r" ", "\n  ")


@way("it has a paragraph above the notice", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return wrapped(tree, "<p>Kettles boil water.</p>", "")


@way("it has capitals and line breaks in its tags", HARMLESS)
def _(tree: LexborHTMLParser) -> str | None:
    return (tree.html or "").replace("<body", "<BODY\n ").replace("<main", "<MAIN\n ")


def with_number(html: str, number: int) -> str:
    """The page with a link of the register that exists, where a way asks for one."""
    return html.replace("{number}", str(number))
