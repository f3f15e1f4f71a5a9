"""Rich text as lines of plain words with marks for their structure, so that two states can be compared."""

from selectolax.lexbor import LexborHTMLParser

from reviews.richtext.cleaning import clean

BEFORE = {
    "h2": "Heading: ",
    "h3": "Heading 3: ",
    "h4": "Heading 4: ",
    "ul > li": "• ",
    "ol > li": "#. ",  # without its number, which changes when another item comes in above
    "blockquote": "Quoted: ",
}
LINES = "p, h2, h3, h4, li, tr, blockquote, caption, br"


def outline(html: str) -> str:
    """One line for each paragraph, heading, list item and table row. Bold and the like leave no mark."""
    fragment = LexborHTMLParser(clean(html), is_fragment=True)
    for node in fragment.css("a[href]"):
        node.insert_after(f" [{node.attributes['href']}]")
    for selector, mark in BEFORE.items():
        for node in fragment.css(selector):
            first = node.child
            if first is not None:
                first.insert_before(mark)
    for node in fragment.css(LINES):
        node.insert_after("\n")
    for node in fragment.css("th + th, th + td, td + td, td + th"):
        node.insert_before(" | ")
    text = fragment.root.text() if fragment.root else ""
    return "\n".join(line for line in (" ".join(x.split()) for x in text.splitlines()) if line)
