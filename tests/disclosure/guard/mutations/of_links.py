"""Links that pay, carried by whatever leads somewhere."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from tests.disclosure.guard.mutations.way import FOUND, PAID, put, way, with_attribute

FOREIGN = "https://www.amazon.com/dp/B000?tag=us-20"
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
