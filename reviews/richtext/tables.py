"""Tables as assistive technology needs them: a head, and header cells that say what they head."""

from selectolax.lexbor import LexborHTMLParser, LexborNode


def normalise(html: str) -> str:
    """Put a first row of header cells into a `thead`, give header cells a scope, unwrap lone paragraphs."""
    if "<table" not in html:
        return html
    fragment = LexborHTMLParser(html, is_fragment=True)
    for table in fragment.css("table"):
        for cell in table.css("th, td"):
            _unwrap_lone_paragraph(cell)
        _add_head(table)
        _add_scopes(table)
    return fragment.html or ""


def _unwrap_lone_paragraph(cell: LexborNode) -> None:
    paragraphs = cell.css("p")
    others = [node for node in cell.iter() if node.tag != "p"]
    if len(paragraphs) == 1 and not others:
        paragraphs[0].unwrap()


def _add_head(table: LexborNode) -> None:
    rows = table.css("tr")
    if not rows or table.css_first("thead") or not _is_header(rows[0]):
        return
    first, body = rows[0], rows[0].parent
    if body is None or body.tag != "tbody":
        return
    head = LexborHTMLParser("").create_node("thead")
    markup = first.html or ""
    first.decompose()
    body.insert_before(head)
    placed = table.css_first("thead")
    if placed is not None:
        placed.inner_html = markup


def _is_header(row: LexborNode) -> bool:
    cells = list(row.iter())
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def _add_scopes(table: LexborNode) -> None:
    for cell in table.css("thead th"):
        cell.attrs["scope"] = "col"
    for cell in table.css("tbody th"):
        cell.attrs["scope"] = "row"
