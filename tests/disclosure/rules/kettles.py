"""A page of kettles that somebody else might have made, with a notice that may be hidden."""

TEXT = (
    "We earn money when you buy through links on this page. Sellers can pay us for a higher place."
)
NOTICE = f'<p class="n" id="disc">{TEXT}</p>'
CARD = (
    '<div class="card"><h2>1. Kettle One</h2><p>A good kettle.</p>'
    '<a rel="sponsored nofollow" href="https://shop.example/one">Buy now</a></div>'
)
BASE = (
    "* { box-sizing: border-box } body { margin: 0; font: 16px/1.5 sans-serif; color: #111; background: #fff }"
    " main { padding: 12px; max-width: 720px } .n { border: 2px solid #111; padding: 8px; margin: 8px 0 }"
    " .card { border: 1px solid #999; padding: 8px } "
)


def page(sheet: str = "", body: str = NOTICE, *, after: str = "", head: str = "") -> str:
    """A page of kettles with `body` in the place of its notice."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Kettles</title>'
        f"<style>{BASE}{sheet}</style>{head}</head><body><main><h1>Kettles</h1>{body}{CARD}{CARD}</main>"
        f"<footer>© Kettles</footer>{after}</body></html>"
    )


def boxed(inner: str = "", *, before: str = "") -> str:
    return f'<div class="w">{before}{NOTICE}{inner}</div>'


VEIL = '<div class="o"></div>'
PLACED = ".w { position: relative } .o { position: absolute; inset: 0; background: #fff }"
