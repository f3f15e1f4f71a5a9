"""Pages that hide a notice, each in a way of its own, and pages that only look as if they did.

No page that hides its notice may pass all rules of group V; where only a browser can tell, they say so.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from disclosure.audit import Case, Outcome
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.rules import RULES

RULES_V = [rule for rule in RULES if rule.group == "V"]
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
CERTAIN, OPEN = Outcome.VIOLATION, Outcome.INCOMPLETE


def page(sheet: str = "", body: str = NOTICE, *, after: str = "", head: str = "") -> str:
    """A page of kettles with `body` in the place of its notice."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Kettles</title>'
        f"<style>{BASE}{sheet}</style>{head}</head><body><main><h1>Kettles</h1>{body}{CARD}{CARD}</main>"
        f"<footer>© Kettles</footer>{after}</body></html>"
    )


def worst(html: str) -> Outcome:
    """What the rules of group V make of it."""
    case = Case(
        Page(html, address="https://kettles.example/", notice="#disc"),
        Facts(at=datetime(2026, 5, 4, tzinfo=UTC), base_url="https://kettles.example", ours=False),
    )
    outcomes = {rule.check(case).outcome for rule in RULES_V}
    return next((one for one in (CERTAIN, OPEN) if one in outcomes), Outcome.PASS)


def boxed(inner: str = "", *, before: str = "") -> str:
    return f'<div class="w">{before}{NOTICE}{inner}</div>'


VEIL = '<div class="o"></div>'
PLACED = ".w { position: relative } .o { position: absolute; inset: 0; background: #fff }"

# Declarations on the notice itself.
ON_THE_NOTICE = {
    "max-height: 0; overflow: hidden": CERTAIN,
    "max-height: 2em; overflow: hidden; line-clamp: 1": CERTAIN,
    "position: absolute; left: -9999px": CERTAIN,
    "position: absolute; right: -200vw": CERTAIN,
    "position: absolute; top: -500vh": CERTAIN,
    "position: fixed; top: 100%": CERTAIN,
    "position: fixed; bottom: 0": OPEN,
    "position: relative; left: calc(-100vw - 10px)": CERTAIN,
    "position: relative; left: 50%": OPEN,
    "margin-left: -9999px": CERTAIN,
    "margin-top: -40px": OPEN,
    "margin-inline-start: -200vw": CERTAIN,
    "padding-left: 100vw": CERTAIN,
    "float: left; width: 0; height: 0; overflow: clip": CERTAIN,
    "color: rgba(17, 17, 17, 0)": CERTAIN,
    "color: rgb(255 255 255 / 100%)": CERTAIN,
    "color: hsl(0deg 0% 100%)": CERTAIN,
    "color: #fefefe": CERTAIN,
    "color: oklch(1 0 0)": CERTAIN,
    "color: white; text-shadow: 0 0 1px white": CERTAIN,
    "color: #999": CERTAIN,
    "color: lab(100% 0 0)": OPEN,
    "color: color-mix(in srgb, white, white)": OPEN,
    "--c: #fff; color: var(--c)": CERTAIN,
    "color: var(--none, #fff)": CERTAIN,
    "color: white !important": CERTAIN,
    "background: #111": CERTAIN,
    "background: currentcolor": CERTAIN,
    "background: linear-gradient(90deg, #fff, #222)": CERTAIN,
    "background: url(dark.png)": OPEN,
    "background-image: url(words.png); color: transparent": OPEN,
    "background-clip: text; -webkit-background-clip: text": OPEN,
    "-webkit-text-fill-color: #fff": CERTAIN,
    "-webkit-text-fill-color: transparent": CERTAIN,
    "-webkit-text-security: disc": CERTAIN,
    "-webkit-text-stroke: 20px #fff": OPEN,
    "-webkit-box-reflect: below": OPEN,
    "mask: linear-gradient(transparent, transparent)": CERTAIN,
    "-webkit-mask-image: url(none.svg)": OPEN,
    "zoom: .1": CERTAIN,
    "font: 0/0 a": CERTAIN,
    "font-size: 0": CERTAIN,
    "font-size: .3em": CERTAIN,
    "font-size: 1vw": CERTAIN,
    "font-size: calc(1px + .1vw)": CERTAIN,
    "font-size: xx-small": CERTAIN,
    "font-size: 13px": OPEN,
    "font-family: 'Adobe Blank', sans-serif": OPEN,
    "font-size-adjust: .01": OPEN,
    "transform: matrix(0, 0, 0, 0, 0, 0)": CERTAIN,
    "transform: matrix(1, 0, 0, 1, 5000, 0)": CERTAIN,
    "transform: matrix3d(1,0,0,0,0,1,0,0,0,0,1,0,9999,0,0,1)": OPEN,
    "transform: translateX(-9999px)": CERTAIN,
    "transform: translate(-110%, 0)": CERTAIN,
    "transform: translateX(-50%)": OPEN,
    "transform: scale(.01)": CERTAIN,
    "transform: scale3d(0, 1, 1)": CERTAIN,
    "transform: skew(85deg)": CERTAIN,
    "transform: rotate(180deg)": CERTAIN,
    "transform: rotate3d(0, 1, 0, 90deg)": OPEN,
    "transform: perspective(1px) translateZ(-9999px)": OPEN,
    "scale: 0": CERTAIN,
    "scale: 10%": CERTAIN,
    "translate: -200vw": CERTAIN,
    "rotate: y 90deg": CERTAIN,
    "offset-path: path('M 9999 0')": OPEN,
    "line-height: 0": CERTAIN,
    "line-height: 1px": CERTAIN,
    "letter-spacing: -1em": CERTAIN,
    "letter-spacing: 3em": CERTAIN,
    "word-spacing: -10px": OPEN,
    "word-spacing: -2em": CERTAIN,
    "text-indent: 100%; white-space: nowrap; overflow: hidden": CERTAIN,
    "text-indent: -100em": CERTAIN,
    "writing-mode: vertical-rl": OPEN,
    "unicode-bidi: bidi-override; direction: rtl": OPEN,
    "text-decoration: line-through 2em #fff": OPEN,
    "columns: 6": OPEN,
    "clip-path: inset(50%)": CERTAIN,
    "clip-path: inset(0 0 100% 0)": CERTAIN,
    "clip-path: polygon(0 0, 0 0, 0 0)": CERTAIN,
    "clip-path: polygon(0 0, 50% 0, 50% 100%, 0 100%)": OPEN,
    "clip-path: circle(0)": CERTAIN,
    "clip-path: url(#none)": OPEN,
    "position: absolute; clip: rect(0 0 0 0)": CERTAIN,
    "position: absolute; clip: rect(1px, 1px, 1px, 1px)": CERTAIN,
    "filter: opacity(0)": CERTAIN,
    "filter: opacity(10%)": CERTAIN,
    "filter: contrast(0)": CERTAIN,
    "filter: brightness(1000%)": OPEN,
    "filter: url(#blank)": OPEN,
    "opacity: 0": CERTAIN,
    "opacity: 5%": CERTAIN,
    "opacity: .7": OPEN,
    "opacity: calc(1 - 1)": CERTAIN,
    "visibility: hidden": CERTAIN,
    "display: none !important": CERTAIN,
    "display: table-column": CERTAIN,
    "display: contents; position: static; font-size: 2px": CERTAIN,
    "content: url(empty.png)": CERTAIN,
    "content-visibility: hidden": CERTAIN,
    "contain: strict": OPEN,
    "container-type: size": OPEN,
    "overflow: auto; height: 20px": CERTAIN,
    "overflow-y: scroll; max-block-size: 1lh": CERTAIN,
    "block-size: 1px; overflow: hidden": CERTAIN,
    "width: 1px; overflow: hidden": CERTAIN,
    "width: 30px": OPEN,
    "overflow: hidden; white-space: nowrap; width: 4em": CERTAIN,
    "white-space: nowrap": CERTAIN,
    "min-width: 2000px": OPEN,
    "position: relative; z-index: -1": OPEN,
    "mix-blend-mode: difference": OPEN,
    "all: unset": OPEN,
    "some-new-property: hide": OPEN,
    "animation: none-such 1s; opacity: 0": CERTAIN,
    "animation: gone 3s forwards": CERTAIN,
    "animation: late 30s": CERTAIN,
    "animation: gone linear; animation-timeline: scroll()": CERTAIN,
    "animation: shrink 2s infinite": CERTAIN,
}
FRAMES = (
    "@keyframes gone { 90% { opacity: 1 } 100% { visibility: hidden } } @keyframes late { from { opacity: 0 } }"
    " @keyframes shrink { 50% { font-size: 0 } } "
)

SHEETS = {
    # how a selector finds the notice
    "[id=disc] { display: none }": CERTAIN,
    "[class~='n' i] { display: none }": CERTAIN,
    "p:not(.card p) { display: none }": CERTAIN,
    ":is(main, aside) > :where(.n) { display: none }": CERTAIN,
    "h1 + p { display: none }": CERTAIN,
    "main:has(.card) .n { display: none }": CERTAIN,
    "main { .n { display: none } }": CERTAIN,
    "main { & > p { &.n { opacity: 0 } } }": CERTAIN,
    "main > :nth-child(2) { display: none }": CERTAIN,
    ".n:not(:hover) { opacity: 0 }": CERTAIN,
    ".n:lang(en) { display: none }": OPEN,
    ".n:hover { display: none }": OPEN,
    r".\6e { display: none }": CERTAIN,
    "* { color: #fff }": CERTAIN,
    "main, main * { visibility: hidden }": CERTAIN,
    # when it does
    "@media print { .n { display: none } }": CERTAIN,
    "@media (min-width: 1100px) { .n { display: none } }": CERTAIN,
    "@media (min-width: 700px) and (max-width: 900px) { .n { display: none } }": CERTAIN,
    "@media (width >= 1900px) { .n { opacity: 0 } }": CERTAIN,
    "@media (500px < width < 600px) { .n { opacity: 0 } }": CERTAIN,
    "@media (prefers-contrast: more) { .n { color: #fff } }": CERTAIN,
    "@media (prefers-reduced-motion: reduce) { .n { display: none } }": CERTAIN,
    "@media not all and (hover: hover) { .n { display: none } }": CERTAIN,
    "@media (orientation: portrait) { .n { display: none } }": CERTAIN,
    "@media (forced-colors: active) { .n { display: none } }": CERTAIN,
    "@media (prefers-color-scheme: dark) { .n { background: #000 } }": CERTAIN,
    ":root { color-scheme: light dark } body { background: canvas }": CERTAIN,
    "@supports (display: grid) { .n { display: none } }": CERTAIN,
    "@supports not (display: grid) { .n { display: none } }": CERTAIN,
    "@container (min-width: 10px) { .n { display: none } }": CERTAIN,
    "@layer a { .n { display: none } }": CERTAIN,
    "@layer a, b; @layer b { .n { display: none } } @layer a { .n { display: block } }": CERTAIN,
    "@layer a { .n { display: none !important } } .n { display: block !important }": CERTAIN,
    "@scope (main) { .n { display: none } }": CERTAIN,
    "@import url(hide.css);": OPEN,
    "@starting-style { .n { opacity: 0 } } .n { transition: opacity 60s }": OPEN,
    # what is around it
    "main { display: none }": CERTAIN,
    "body { opacity: .2 }": CERTAIN,
    "main { height: 30px; overflow: hidden }": CERTAIN,
    "main { height: 60px; overflow: hidden }": OPEN,
    "main { transform: translateX(-100vw) }": CERTAIN,
    "html { font-size: 30% } .n { font-size: 1rem }": CERTAIN,
    "body { color: #fff } .n { color: inherit }": CERTAIN,
    "body { filter: blur(6px) }": CERTAIN,
    "main { display: flex; flex-direction: column-reverse }": CERTAIN,
    "main { display: grid } .card { order: -1 }": CERTAIN,
    "main { display: grid } .n { grid-row: 9 }": OPEN,
    "h1 { height: 120vh }": CERTAIN,
    "h1 { margin-bottom: 1000px }": CERTAIN,
    "main { padding-top: 100vh }": CERTAIN,
    # what is over it
    "main::before { content: ''; position: fixed; inset: 0; background: #fff }": CERTAIN,
    ".n { position: relative } .n::after { content: ''; position: absolute; inset: 0; background: #fff }": CERTAIN,
    ".n::after { content: ' '; position: absolute; top: 0; left: 0; width: 100%; height: 100%; background: #fff }": CERTAIN,
    "footer { position: fixed; top: 0; left: 0; width: 100%; height: 100%; background: #eee }": CERTAIN,
    "footer { position: fixed; top: 0; height: 90vh; width: 100vw; background: #eeec }": CERTAIN,
    "footer { position: fixed; inset: 0; backdrop-filter: blur(9px) }": OPEN,
    "footer { position: fixed; inset: 0; background: url(x.png) }": OPEN,
    "h1 { position: fixed; top: 0; left: 0; right: 0; height: 150px; background: #fff }": CERTAIN,
    ".card { position: relative; margin-top: -200px; background: #fff }": CERTAIN,
    ".card { transform: translateY(-200px); background: #fff }": OPEN,
}

BODIES = {
    # what holds it
    f"<template shadowrootmode='open'>{NOTICE}</template>": CERTAIN,
    f"<div><template shadowrootmode='open'></template>{NOTICE}</div>": OPEN,
    f"<noscript>{NOTICE}</noscript>": CERTAIN,
    f"<iframe srcdoc='{NOTICE}'></iframe>": CERTAIN,
    f"<iframe>{NOTICE}</iframe>": CERTAIN,
    f"<object data='x.svg'>{NOTICE}</object>": CERTAIN,
    f"<video>{NOTICE}</video>": CERTAIN,
    f"<canvas>{NOTICE}</canvas>": CERTAIN,
    f"<dialog>{NOTICE}</dialog>": CERTAIN,
    f"<div popover>{NOTICE}</div>": CERTAIN,
    f"<div hidden>{NOTICE}</div>": CERTAIN,
    f"<div hidden='until-found'>{NOTICE}</div>": CERTAIN,
    f"<div inert>{NOTICE}</div>": CERTAIN,
    f"<details><summary>Notice</summary>{NOTICE}</details>": CERTAIN,
    f"<marquee>{NOTICE}</marquee>": CERTAIN,
    f"<svg><text id='disc'>{TEXT}</text></svg>": OPEN,
    f"<svg><title id='disc'>{TEXT}</title></svg>": CERTAIN,
    f"<svg><defs><text id='disc'>{TEXT}</text></defs></svg>": CERTAIN,
    f"<ruby>x<rp id='disc'>{TEXT}</rp></ruby>": CERTAIN,
    f"<select><option id='disc'>{TEXT}</option></select>": CERTAIN,
    f"<textarea id='disc'>{TEXT}</textarea>": OPEN,
    f"<!-- {NOTICE} -->": CERTAIN,
    f"<div aria-hidden='true'>{NOTICE}</div>": CERTAIN,
    f"<div role='img' aria-label='x'>{NOTICE}</div>": CERTAIN,
    f"<div role='tabpanel'>{NOTICE}</div>": OPEN,
    f"<div id='ad-box'>{NOTICE}</div>": CERTAIN,
    f"<div class='SponsoredContent'>{NOTICE}</div>": CERTAIN,
    f"<div style='opacity:0'>{NOTICE}</div>": CERTAIN,
    f"<div style='height:0;overflow:hidden'>{NOTICE}</div>": CERTAIN,
    f"<div style='width:100%;overflow-x:scroll;display:flex'><div style='min-width:100%'>Slide</div>{NOTICE}</div>": CERTAIN,
    f"<table><caption>x</caption><tr style='visibility:collapse'><td>{NOTICE}</table>": CERTAIN,
    f"<small><small><small>{NOTICE}</small></small></small>": CERTAIN,
    f"<font color='#ffffff'><span id='disc'>{TEXT}</span></font>": CERTAIN,
    f"<font size='1'><span id='disc'>{TEXT}</span></font>": CERTAIN,
    f"<div bgcolor='#111'>{NOTICE}</div>": CERTAIN,
    # where its words are
    f"<p id='disc' title='{TEXT}'>ⓘ</p>": CERTAIN,
    f"<p id='disc'><img src='i.png' alt='{TEXT}'></p>": CERTAIN,
    f"<input id='disc' placeholder='{TEXT}'>": CERTAIN,
    f"<input id='disc' type='button' value='{TEXT}'>": CERTAIN,
    "<p id='disc'></p>": CERTAIN,
    f"<p id='disc'><span style='display:none'>{TEXT}</span></p>": CERTAIN,
    f"<p id='disc'>We test. <span style='color:#fff'>{TEXT}</span></p>": CERTAIN,
    f"<p id='disc'>We test. <span hidden>{TEXT}</span></p>": CERTAIN,
    f"<p id='disc'>{TEXT} <button data-dismiss='alert'>×</button></p>": CERTAIN,
    f"<p id='disc'>{TEXT} <button>more</button></p>": OPEN,
    f"<p id='disc' style='font-size:9px'>{TEXT}</p>": CERTAIN,
    f"<p id='disc'><small>{TEXT}</small></p>": OPEN,
    f"<p id='disc' role='presentation'>{TEXT}</p>": CERTAIN,
    f"<p id='disc'><s>{TEXT}</s></p>": OPEN,
    # what else is on the page
    f"<div style='height:900px'></div>{NOTICE}": CERTAIN,
    f"<img src='hero.jpg' width='700' height='900'>{NOTICE}": CERTAIN,
    f"<input type='checkbox' id='x'><style>#x:checked ~ #disc {{ display: none }}</style>{NOTICE}": OPEN,
    f"<input type='checkbox' id='x' checked><style>#x:checked ~ #disc {{ display: none }}</style>{NOTICE}": CERTAIN,
    f"<style media='print'>.n {{ display: none }}</style>{NOTICE}": CERTAIN,
    f"<noscript><style>.n {{ display: none }}</style></noscript>{NOTICE}": CERTAIN,
    f"{NOTICE}<script>disc.hidden = true</script>": CERTAIN,
    f"{NOTICE}<script>document.querySelector('#disc').style.opacity = 0</script>": CERTAIN,
    f"{NOTICE}<script src='https://cdn.example/a.js'></script>": OPEN,
    f"{NOTICE}<script>track()</script>": OPEN,
    f"{NOTICE}<img src=x onerror='disc.remove()'>": CERTAIN,
    f"{NOTICE}<dialog open>Cookies?</dialog>": OPEN,
    f"{NOTICE}<div role='dialog' aria-modal='true' style='position:fixed;inset:0;background:white'>Cookies?</div>": CERTAIN,
}

STACKS = {
    (PLACED, boxed(VEIL)): CERTAIN,
    (PLACED + ".o { opacity: .9 }", boxed(VEIL)): CERTAIN,
    (
        ".w { display: grid } .w > * { grid-area: 1 / 1 } .o { background: #fff }",
        boxed(VEIL),
    ): CERTAIN,
    (PLACED + ".o { background: linear-gradient(#fff, #fff) }", boxed(VEIL)): CERTAIN,
    (".w { overflow: hidden; height: 1px }", boxed()): CERTAIN,
    (".w { overflow: auto; max-height: 40px }", boxed(before="<p>Much else</p>")): CERTAIN,
    (
        ".w { display: flex; overflow-x: auto } .w > * { flex: none; width: 100% }",
        boxed(before="<p>1</p>"),
    ): CERTAIN,
    (".w { background: #eee } .n { position: relative; z-index: -1 }", boxed()): CERTAIN,
}

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

HIDDEN = [
    *((page(f"{FRAMES}.n {{ {one} }}"), least, one) for one, least in ON_THE_NOTICE.items()),
    *((page(sheet), least, sheet) for sheet, least in SHEETS.items()),
    *((page(body=body), least, body) for body, least in BODIES.items()),
    *((page(*stack), least, stack[0]) for stack, least in STACKS.items()),
]


@pytest.mark.parametrize(("html", "least", "way"), HIDDEN, ids=[way[:70] for _, _, way in HIDDEN])
def test_a_hidden_notice_is_found(html: str, least: Outcome, way: str) -> None:
    assert worst(html) is least


@pytest.mark.parametrize("html", GOOD.values(), ids=GOOD)
def test_a_notice_in_plain_sight_is_left_alone(html: str) -> None:
    assert worst(html) is Outcome.PASS
