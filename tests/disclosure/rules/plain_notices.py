"""Pages whose notice is in plain sight, whatever their sheets look like."""

from tests.disclosure.rules.kettles import BASE, NOTICE, PLACED, TEXT, VEIL, boxed, page

GOOD = {
    "nothing": page(),
    "no sheet at all": page().replace(f"<style>{BASE}</style>", ""),
    "box": page(
        ".n { border: 1px solid #ccc; border-radius: 8px; padding: 1rem 1.2rem; box-shadow: 0 1px 3px #0003 }"
    ),
    "dark box": page(".n { background: #111; color: #eee }"),
    "dark page": page("body { background: #121212; color: #e8e8e8 } .n { border-color: #888 }"),
    "both schemes": page(
        ":root { color-scheme: light dark; --ink: #111; --paper: #fff } body { color: var(--ink); background: var(--paper) }"
        "@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #111 } }"
    ),
    "light-dark()": page(
        ":root { color-scheme: light dark } body { color: light-dark(#111, #eee); background: light-dark(#fff, #111) }"
    ),
    "centred": page(".n { max-width: 44rem; margin: 1rem auto; text-align: center }"),
    "centred by translate": page(
        ".n { position: relative; left: 50%; transform: translateX(-50%); width: 90% }"
    ),
    "flex": page("main { display: flex; flex-direction: column; gap: 1rem }"),
    "flex with the notice first": page(
        "main { display: flex; flex-direction: column } .n { order: -1 }"
    ),
    "grid": page("main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem }"),
    "web font": page(
        "@font-face { font-family: Inter; src: url(inter.woff2) } body { font-family: Inter, sans-serif }"
    ),
    "nearly opaque": page(".n { opacity: .95 }"),
    "gradient": page(".n { background: linear-gradient(#fff, #f4f4f4) }"),
    "sticky header": page(
        "header { position: sticky; top: 0; height: 60px; background: #fff }",
        f"{NOTICE}<header></header>",
    ),
    "fixed bar with room": page(
        "#bar { position: fixed; top: 0; left: 0; right: 0; height: 56px; background: #fff } body { padding-top: 72px }",
        f"<div id='bar'>Menu</div>{NOTICE}",
    ),
    "footer bar": page(
        "footer { position: fixed; bottom: 0; left: 0; right: 0; height: 48px; background: #eee }"
    ),
    "chat button": page(
        "#chat { position: fixed; right: 16px; bottom: 16px; width: 56px; height: 56px; background: #05c }",
        after="<div id='chat'>?</div>",
    ),
    "skip link": page(
        ".skip { position: absolute; left: -9999px }", f"<a class='skip' href='#x'>Skip</a>{NOTICE}"
    ),
    "hidden elsewhere": page(".card p { display: none } .menu { visibility: hidden }"),
    "print of the menu": page("@media print { nav, footer { display: none } }"),
    "overruled": page(".n { display: none } p.n { display: block }"),
    "overruled by layer": page("@layer a { .n { display: none } } .n { display: block }"),
    "overruled by style": page(".n { opacity: 0 }", NOTICE.replace("id=", "style='opacity:1' id=")),
    "dialog below": page(
        "dialog { position: fixed; inset: 0; background: #fff }", after="<dialog>Cookies</dialog>"
    ),
    "veil behind": page(PLACED + ".o { z-index: -1 }", boxed(VEIL)),
    "notice on top": page(PLACED + ".n { position: relative; z-index: 2 }", boxed(VEIL)),
    "veil in a card": page(
        ".card { position: relative } .card::after { content: ''; position: absolute; inset: 0; background: #fff }"
    ),
    "clearing overflow": page("main { overflow: hidden }"),
    "border animation": page(
        "@keyframes glow { 50% { border-color: red } } .n { animation: glow 2s infinite }"
    ),
    "transition": page(".n { transition: background-color .2s }"),
    "larger letters": page(
        "body { font-size: 18px } .n { font-size: 1.1em; line-height: 1.6; letter-spacing: .01em }"
    ),
    "rem of 10 px": page("html { font-size: 62.5% } body, .n { font-size: 1.6rem }"),
    "link in it": page(
        body=f"<p class='n' id='disc'>{TEXT} <a href='/paid/'>How we are paid</a></p>"
    ),
    "bold lead": page(
        body=f"<div class='n' id='disc'><p><strong>Advertisement.</strong> {TEXT}</p></div>"
    ),
    "icon in it": page(body=f"<p class='n' id='disc'><span aria-hidden='true'>★</span> {TEXT}</p>"),
    "svg icon": page(
        body=f"<p class='n' id='disc'><svg width='16' height='16'><path d='M0 0'/></svg> {TEXT}</p>"
    ),
    "structured data": page(after="<script type='application/ld+json'>{}</script>"),
    "closed details below": page(after="<details><summary>More</summary>Tests</details>"),
    "words at an edge": page(".n::before { content: 'Note: '; font-weight: 700 }"),
    "small hero": page("h1 { min-height: 200px; background: url(hero.jpg) }"),
    "picture above": page(body=f"<img src='a.jpg' width='300' height='200' alt=''>{NOTICE}"),
    "hover on links": page("a:hover { text-decoration: none; color: #05c }"),
    "named header": page(body=f"<div id='header' class='added'>{NOTICE}</div>"),
    "columns on wide screens": page(
        "@media (min-width: 60em) { main { max-width: 60rem } .n { columns: 2 } }"
    ),
    "vendor prefixes": page(
        ".n { -webkit-font-smoothing: antialiased; -webkit-tap-highlight-color: transparent; -moz-osx-font-smoothing: grayscale }"
    ),
    "sr-only elsewhere": page(
        ".sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap }",
        f"<span class='sr'>Heading</span>{NOTICE}",
    ),
}
